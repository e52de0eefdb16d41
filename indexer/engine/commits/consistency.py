"""Consistency: whether the arrays of a segment agree with each other, beyond being what was written.

Checksums tell what the disk has changed. What was written wrongly, or made by somebody else, only shows where
everything is decoded and every part is held against the others.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
from zstandard import ZstdError

from indexer.engine.commits.commit import latest_generation, problems, read_commit
from indexer.engine.storage.array_ops import Array, Ints, offsets_of
from indexer.engine.storage.columns import ENTITIES, NAMES, NUMBERS, NameColumn
from indexer.engine.storage.document_store import unpacked
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.engine.storage.posting_block import PostingBlock
from indexer.engine.storage.postings import Postings
from indexer.engine.storage.segment import SegmentInfo
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.storage.string_table import StringTable
from indexer.errors import DamagedIndex
from indexer.polish.tokens import fold

FORMS_AT_ONCE = 20_000
UNDECODABLE = (
    AssertionError,
    AttributeError,
    DamagedIndex,
    IndexError,
    KeyError,
    MemoryError,
    OverflowError,
    TypeError,
    ValueError,
    ZstdError,
)
"""What decoding raises where numbers lead nowhere; texts that are no UTF-8 and no JSON are a ValueError."""


def all_problems(folder: Path) -> list[str]:
    """Say what is wrong with the current commit: what was changed on the disk, else what contradicts itself."""
    damaged = problems(folder)
    if damaged:
        return damaged
    commit = read_commit(folder)
    found = [problem for info in commit.segments for problem in _contradictions_in(folder, info)]
    # A writer may have removed this commit meanwhile, because it has made a newer one.
    return found if latest_generation(folder) == commit.generation else all_problems(folder)


def problems_of_segment(folder: Path, info: SegmentInfo) -> list[str]:
    """Say what in a segment is not as it was written, a sentence each, else what contradicts itself."""
    try:
        return SegmentReader(folder, info).file.problems() or _contradictions_in(folder, info)
    except DamagedIndex as error:
        return [str(error)]


def _contradictions_in(folder: Path, info: SegmentInfo) -> list[str]:
    try:
        segment = SegmentReader(folder, info)
    except DamagedIndex as error:
        return [str(error)]
    return [str(segment.file.contradiction_in(part)) for part in contradictions(segment)]


def contradictions(segment: SegmentReader) -> list[str]:
    """Decode everything in a segment and return the names of the parts that contradict others, each once."""
    found: dict[str, None] = {}
    checks: dict[str, Callable[[SegmentReader], Iterator[str]]] = {
        "ids": _ids,
        "column": _columns,
        "minhash": _signatures,
        "stored.articles": _stored,
        "lexicon": _lexicon,
        **{group: partial(_postings, group=group) for group in FIELD_GROUPS},
        "lexicon.frequencies": _frequencies,
    }
    for part, wrong_parts in checks.items():
        try:
            for wrong in wrong_parts(segment):
                found[wrong] = None
        except UNDECODABLE:
            found.setdefault(part)
    return list(found)


def _ids(segment: SegmentReader) -> Iterator[str]:
    ids, order = list(segment.columns.ids), segment.file["ids.order"]
    if len(ids) != segment.count or not _is_table(segment.columns.ids):
        yield "ids"
    elif not _are_all(order, len(ids)) or any(ids[a] > ids[b] for a, b in pairwise(order.tolist())):
        yield "ids.order"


def _columns(segment: SegmentReader) -> Iterator[str]:
    columns = segment.columns
    for name in NUMBERS:
        if len(columns[name]) != segment.count:
            yield f"column.{name}"
    if (columns["start"] > columns["end"]).any():
        yield "column.start"
    for name in (*NAMES, *ENTITIES):
        if not _is_name_column(columns.names(name), segment.count):
            yield f"column.{name}"


def _is_name_column(column: NameColumn, count: int) -> bool:
    return (
        _is_sorted_table(column.values)
        and len(column.starts) == count + 1
        and _are_offsets(column.starts, len(column.ordinals))
        and _are_below(column.ordinals, len(column.values))
    )


def _signatures(segment: SegmentReader) -> Iterator[str]:
    if segment.signatures.shape[0] != segment.count:
        yield "minhash"


def _stored(segment: SegmentReader) -> Iterator[str]:
    """Read every article back; the numbers of its names stand beside it in columns."""
    authors = segment.columns.names("author")
    for document in range(segment.count):
        article = unpacked(segment.columns.id(document), segment.stored[document]).article
        if article.authors != authors.of(document):
            yield "stored.articles"
            return


def _lexicon(segment: SegmentReader) -> Iterator[str]:
    lexicon, file = segment.lexicon, segment.file
    for name, table in (("forms", lexicon.forms), ("keys", lexicon.keys)):
        if not _is_sorted_table(table):
            yield f"lexicon.{name}"
    forms, keys = len(lexicon.forms), len(lexicon.keys)
    if len(lexicon.capitals) != forms or (lexicon.capitals > lexicon.frequencies).any():
        yield "lexicon.capitals"
    for there, back in (("keys_of", "forms_of"), ("fallback_keys_of", "fallback_forms_of")):
        pairs = _pairs(file[f"lexicon.{there}.starts"], file[f"lexicon.{there}.targets"], forms, keys)
        reverse = _pairs(file[f"lexicon.{back}.starts"], file[f"lexicon.{back}.targets"], keys, forms)
        if pairs is None or reverse is None or not np.array_equal(pairs, _turned(reverse)):
            yield f"lexicon.{there}"
    unfolded = file["lexicon.unfolded"]
    folded = list(lexicon.folded)
    if (
        len(unfolded) != len(folded)
        or not _are_below(unfolded, forms)
        or any(a > b for a, b in pairwise(folded))
        or [fold(lexicon.forms[number].decode()).encode() for number in unfolded.tolist()] != folded
    ):
        yield "lexicon.folded"


def _pairs(starts: Array, targets: Array, sources: int, count: int) -> Ints | None:
    """Return the pairs of a relation, sorted, or None where it is none."""
    if len(starts) != sources + 1 or not _are_offsets(starts, len(targets)) or not _are_below(targets, count):
        return None
    sizes = starts[1:].astype(np.int64) - starts[:-1]
    pairs = np.stack((np.repeat(np.arange(sources), sizes), targets.astype(np.int64)), axis=1)
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def _turned(pairs: Ints) -> Ints:
    return pairs[np.lexsort((pairs[:, 0], pairs[:, 1]))][:, ::-1]


def _postings(segment: SegmentReader, group: str) -> Iterator[str]:
    """Decode the postings of a group, and hold them against the lengths of the documents."""
    postings, lengths = segment.postings[group], segment.lengths(group).astype(np.int64)
    if not _are_rising(postings.forms) or not _are_below(postings.forms, len(segment.lexicon.forms)):
        yield f"{group}.forms"
    if len(postings.starts) != len(postings.forms) + 1 or not _are_offsets(postings.starts, len(postings.lows)):
        yield f"{group}.starts"
    counted = np.zeros(lengths.size, np.int64)
    for block in _blocks(postings):
        if wrong := _wrong_in(block, lengths.reshape(-1)):
            yield f"{group}.{wrong}"
            return
        counted += np.bincount(block.units, block.freqs, lengths.size).astype(np.int64)
    if not np.array_equal(counted, lengths.reshape(-1)):
        yield f"{group}.lengths"
    if not np.array_equal(lengths.sum(axis=1), segment.document_lengths(group)):
        yield f"{group}.document_lengths"
    if not np.array_equal(lengths.sum(axis=0), segment.total_lengths(group)):
        yield f"{group}.totals"


def _blocks(postings: Postings) -> Iterator[PostingBlock]:
    bounds = postings.forms[FORMS_AT_ONCE::FORMS_AT_ONCE].tolist()
    return postings.blocks([*bounds, int(postings.forms[-1]) + 1] if len(postings.forms) else [])


def _wrong_in(block: PostingBlock, lengths: Ints) -> str | None:
    """Return which part of some postings cannot be: units rise within a list, and positions within a unit."""
    list_starts, posting_starts = offsets_of(block.counts)[:-1], offsets_of(block.freqs)[:-1]
    if (block.counts < 1).any() or not _rise(block.units, list_starts) or not _are_below(block.units, len(lengths)):
        return "lows"
    if (block.freqs < 1).any():
        return "freqs"
    ends = np.repeat(lengths[block.units], block.freqs)
    if not _rise(block.positions, posting_starts) or (block.positions >= ends).any() or (block.positions < 0).any():
        return "positions"
    return None


def _frequencies(segment: SegmentReader) -> Iterator[str]:
    """Hold the frequencies of forms against their postings."""
    counted = np.zeros(len(segment.lexicon.forms), np.int64)
    for postings in segment.postings.values():
        for block in _blocks(postings):
            counted += np.bincount(np.repeat(block.forms, block.counts), block.freqs, len(counted)).astype(np.int64)
    if not np.array_equal(counted, segment.lexicon.frequencies):
        yield "lexicon.frequencies"


def _rise(values: Array, starts: Ints) -> bool:
    """Tell whether values rise in every stretch; the first of one may be whatever it is."""
    falls = np.diff(values.astype(np.int64)) <= 0
    falls[starts[1:] - 1] = False
    return not falls.any()


def _is_table(table: StringTable) -> bool:
    blob, offsets = table.bytes_and_offsets()
    return _are_offsets(offsets, len(blob))


def _is_sorted_table(table: StringTable) -> bool:
    """Tell whether the strings of a table rise, and every one of them is found where it stands."""
    if not _is_table(table):
        return False
    strings = list(table)
    return all(a < b for a, b in pairwise(strings)) and np.array_equal(
        table.numbers_of(strings), np.arange(len(strings))
    )


def _are_offsets(offsets: Array, end: int) -> bool:
    return len(offsets) > 0 and offsets[0] == 0 and offsets[-1] == end and _never_fall(offsets)


def _never_fall(values: Array) -> bool:
    return bool((np.diff(values.astype(np.int64)) >= 0).all())


def _are_rising(values: Array) -> bool:
    return bool((np.diff(values.astype(np.int64)) > 0).all())


def _are_below(values: Array, bound: int) -> bool:
    return not len(values) or int(values.max()) < bound


def _are_all(numbers: Array, count: int) -> bool:
    return len(numbers) == count and np.array_equal(np.sort(numbers), np.arange(count))
