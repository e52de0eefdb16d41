"""Merging segments into one, column by column and in bounded memory; deleted documents are left out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress
from pathlib import Path

import numpy as np

from indexer.engine.storage.array_file import ArrayFileWriter
from indexer.engine.storage.array_ops import Array, Ints
from indexer.engine.storage.column_writer import ColumnWriter
from indexer.engine.storage.document_store import Compressor, write_stored
from indexer.engine.storage.fields import FIELD_BITS, FIELD_GROUPS
from indexer.engine.storage.lexicon import Lexicon, write_folded, write_forms
from indexer.engine.storage.posting_block import merged, renumbered
from indexer.engine.storage.postings import Postings
from indexer.engine.storage.postings_writer import PostingsWriter
from indexer.engine.storage.segment import EXTENSION, SegmentInfo
from indexer.engine.storage.segment_reader import SegmentReader, write_lengths
from indexer.engine.writing.form_keys import KeysOf, key_table

POSTINGS_AT_ONCE = 300_000
BLOCKS_AT_ONCE = 32
ARTICLES_AT_ONCE = 20_000


def merge(segments: Sequence[SegmentReader], folder: Path, keys_of: KeysOf, rekey: bool = False) -> SegmentInfo:
    """Write one segment of several, documents in the same order, and return it.

    Forms have the keys that they have in the segments; with `rekey` they get new ones from `keys_of`.
    """
    kept = [_kept(segment) for segment in segments]
    info = SegmentInfo(sum(map(len, kept)))
    lexicons = [] if rekey else [segment.lexicon for segment in segments]
    new_documents = _new_documents(segments, kept)
    with ArrayFileWriter(folder / info.make_filename(EXTENSION), info.segment_id()) as file:
        count, new_forms = _merge_lexicons(file, segments, keys_of, lexicons)
        _release(segments)
        for group, fields in FIELD_GROUPS.items():
            postings = [segment.postings[group] for segment in segments]
            bounds = _bounds(postings, new_forms, count)
            _merge_postings(file, group, segments, new_forms, new_documents, bounds)
            lengths = [segment.lengths(group)[chosen] for segment, chosen in zip(segments, kept, strict=True)]
            write_lengths(file, group, np.concatenate([*lengths, np.zeros((0, len(fields)), np.uint8)]))
            _release(segments)
        _merged_columns(segments, kept).write(file)
        signatures = [segment.signatures[chosen].reshape(-1) for segment, chosen in zip(segments, kept, strict=True)]
        file.write_pieces("minhash", np.dtype(np.uint8), signatures)
        _merge_stored(file, segments, kept)
    return info


def _release(segments: Sequence[SegmentReader]) -> None:
    """Keep what was read of large segments from filling the memory."""
    for segment in segments:
        segment.file.release()


def _kept(segment: SegmentReader) -> Ints:
    return np.flatnonzero(segment.live) if segment.live is not None else np.arange(segment.count)


def _new_documents(segments: Sequence[SegmentReader], kept: Sequence[Ints]) -> list[Ints]:
    """Return, segment by segment, the new number of every document, -1 for those that are left out."""
    numbers, base = [], 0
    for segment, chosen in zip(segments, kept, strict=True):
        new = np.full(segment.count, -1, np.int64)
        new[chosen] = np.arange(base, base + len(chosen))
        numbers.append(new)
        base += len(chosen)
    return numbers


def _merge_lexicons(
    file: ArrayFileWriter, segments: Sequence[SegmentReader], keys_of: KeysOf, known: Sequence[Lexicon]
) -> tuple[int, list[Ints]]:
    """Write the lexicon of all, and return its size and, segment by segment, the new number of every form.

    Forms of which no live document is left get -1.
    """
    live = [_live_frequencies(segment) for segment in segments]
    present: set[bytes] = set()
    for segment, counts in zip(segments, live, strict=True):
        present.update(compress(segment.lexicon.forms, counts.tolist()))
    forms = sorted(present)
    del present
    number = dict(zip(forms, range(len(forms)), strict=True))
    frequencies, capitals = np.zeros(len(forms), np.int64), np.zeros(len(forms), np.int64)
    new_forms = []
    for segment, counts in zip(segments, live, strict=True):
        new = np.fromiter((number.get(form, -1) for form in segment.lexicon.forms), np.int64, len(counts))
        left = new >= 0
        frequencies[new[left]] += counts[left]
        capitals[new[left]] += np.minimum(segment.lexicon.capitals, counts)[left]
        new_forms.append(new)
    del number
    write_forms(file, forms, frequencies, capitals)
    key_table(forms, frequencies, capitals, known, keys_of).write(file)
    write_folded(file, forms)
    return len(forms), new_forms


def _live_frequencies(segment: SegmentReader) -> Ints:
    if segment.live is None:
        return segment.lexicon.frequencies.astype(np.int64)
    counts = np.zeros(len(segment.lexicon.forms), np.int64)
    for postings in segment.postings.values():
        for block in postings.blocks(_even_bounds(postings)):
            live = segment.live[block.units >> FIELD_BITS]
            counts += np.bincount(np.repeat(block.forms, block.counts)[live], block.freqs[live], len(counts)).astype(
                np.int64
            )
    return counts


def _even_bounds(postings: Postings) -> list[int]:
    """Split the forms so that each part has about POSTINGS_AT_ONCE postings."""
    if not len(postings.forms):
        return []
    ends = postings.starts[1:]
    cuts = np.searchsorted(ends, np.arange(POSTINGS_AT_ONCE, int(ends[-1]), POSTINGS_AT_ONCE), side="left") + 1
    inner = postings.forms[cuts[cuts < len(postings.forms)]].tolist()
    return [*dict.fromkeys(inner), int(postings.forms[-1]) + 1]


def _bounds(postings: Sequence[Postings], new_forms: Sequence[Ints], count: int) -> Ints:
    """Return bounds of new form numbers between which all segments together have about POSTINGS_AT_ONCE postings."""
    sizes = np.zeros(count + 1, np.int64)
    for some, new in zip(postings, new_forms, strict=True):
        np.add.at(sizes, new[some.forms], np.diff(some.starts))  # forms left out add to the last cell
    before = np.cumsum(sizes[:-1])
    total = int(before[-1]) if count else 0
    cuts = np.searchsorted(before, np.arange(POSTINGS_AT_ONCE, total, POSTINGS_AT_ONCE)) + 1
    return np.unique(np.append(cuts, count))


def _merge_postings(
    file: ArrayFileWriter,
    group: str,
    segments: Sequence[SegmentReader],
    new_forms: Sequence[Ints],
    new_documents: Sequence[Ints],
    bounds: Ints,
) -> None:
    writer = PostingsWriter(file, group)
    streams = [
        segment.postings[group].blocks(_old_bounds(new, bounds).tolist())
        for segment, new in zip(segments, new_forms, strict=True)
    ]
    for number, blocks in enumerate(zip(*streams, strict=True)):
        writer.add(
            merged(
                [
                    renumbered(block, new, documents)
                    for block, new, documents in zip(blocks, new_forms, new_documents, strict=True)
                ]
            )
        )
        if number % BLOCKS_AT_ONCE == 0:
            _release(segments)
    writer.finish()


def _old_bounds(new: Ints, bounds: Ints) -> Ints:
    """Translate bounds of new form numbers into bounds of a segment's own: numbers rise in both."""
    left = np.flatnonzero(new >= 0)
    ends = np.append(left, len(new))
    return ends[np.searchsorted(new[left], bounds)]


def _merged_columns(segments: Sequence[SegmentReader], kept: Sequence[Ints]) -> ColumnWriter:
    whole = ColumnWriter()
    for segment, chosen in zip(segments, kept, strict=True):
        whole.extend(segment.columns, chosen)
    return whole


def _merge_stored(file: ArrayFileWriter, segments: Sequence[SegmentReader], kept: Sequence[Ints]) -> None:
    """Copy the compressed articles; those of another dictionary than the largest segment's are compressed anew."""
    dictionary = max(segments, key=lambda segment: segment.count).stored.dictionary if segments else b""
    sizes: list[Array] = []
    pieces: list[Iterable[bytes]] = []
    for segment, chosen in zip(segments, kept, strict=True):
        if segment.stored.dictionary == dictionary:
            sizes.append(segment.stored.sizes(chosen))
            pieces.append(_copied(segment, chosen))
        else:
            compress = Compressor(dictionary).compress
            again = [compress(segment.stored[document]) for document in chosen.tolist()]
            sizes.append(np.fromiter(map(len, again), np.int64, len(again)))
            pieces.append(again)
    write_stored(file, dictionary, np.concatenate([*sizes, np.zeros(0, np.int64)]), chain.from_iterable(pieces))


def _copied(segment: SegmentReader, documents: Ints) -> Iterator[bytes]:
    """Yield the compressed articles of some documents."""
    for start in range(0, len(documents), ARTICLES_AT_ONCE):
        yield from segment.stored.all_compressed(documents[start : start + ARTICLES_AT_ONCE])
        segment.file.release()
