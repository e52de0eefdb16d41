"""Merging segments into one, column by column and in bounded memory; deleted documents are left out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engine.storage.array_file import Array, ArrayFileWriter
from indexer.engine.storage.column_writer import ColumnEntries
from indexer.engine.storage.document_store import Compressor, write_stored
from indexer.engine.storage.fields import FAMILIES, ZONE_BITS
from indexer.engine.storage.lexicon import Lexicon, write_folded, write_forms
from indexer.engine.storage.posting_block import merged, renumbered
from indexer.engine.storage.postings import Postings
from indexer.engine.storage.postings_writer import PostingsWriter
from indexer.engine.storage.segment import EXTENSION, Leaf, PressSegment, write_lengths
from indexer.engine.writing.form_keys import KeysOf, key_table

POSTINGS_AT_ONCE = 300_000
BLOCKS_AT_ONCE = 32
ARTICLES_AT_ONCE = 20_000

Ints = NDArray[np.int64]


def merge(leaves: Sequence[Leaf], folder: Path, keys_of: KeysOf, rekey: bool = False) -> PressSegment:
    """Write one segment of several, documents in the same order, and return it.

    Forms have the keys that they have in the leaves; with `rekey` they get new ones from `keys_of`.
    """
    kept = [_kept(leaf) for leaf in leaves]
    segment = PressSegment(sum(map(len, kept)))
    lexicons = [] if rekey else [leaf.lexicon for leaf in leaves]
    new_documents = _new_documents(leaves, kept)
    with ArrayFileWriter(folder / segment.make_filename(EXTENSION)) as file:
        count, new_forms = _merge_lexicons(file, leaves, keys_of, lexicons)
        _release(leaves)
        for family, zones in FAMILIES.items():
            postings = [leaf.postings[family] for leaf in leaves]
            bounds = _bounds(postings, new_forms, count)
            _merge_postings(file, family, leaves, new_forms, new_documents, bounds)
            lengths = [leaf.lengths(family)[chosen] for leaf, chosen in zip(leaves, kept, strict=True)]
            write_lengths(file, family, np.concatenate([*lengths, np.zeros((0, len(zones)), np.uint8)]))
            _release(leaves)
        _merged_columns(leaves, kept).write(file)
        sketches = [leaf.sketches[chosen].reshape(-1) for leaf, chosen in zip(leaves, kept, strict=True)]
        file.write_pieces("sketches", np.dtype(np.uint8), sketches)
        _merge_stored(file, leaves, kept)
    return segment


def _release(leaves: Sequence[Leaf]) -> None:
    """Keep what was read of large segments from filling the memory."""
    for leaf in leaves:
        leaf.file.release()


def _kept(leaf: Leaf) -> Ints:
    return np.flatnonzero(leaf.live) if leaf.live is not None else np.arange(leaf.count)


def _new_documents(leaves: Sequence[Leaf], kept: Sequence[Ints]) -> list[Ints]:
    """Return, leaf by leaf, the new number of every document, -1 for those that are left out."""
    numbers, base = [], 0
    for leaf, chosen in zip(leaves, kept, strict=True):
        new = np.full(leaf.count, -1, np.int64)
        new[chosen] = np.arange(base, base + len(chosen))
        numbers.append(new)
        base += len(chosen)
    return numbers


def _merge_lexicons(
    file: ArrayFileWriter, leaves: Sequence[Leaf], keys_of: KeysOf, known: Sequence[Lexicon]
) -> tuple[int, list[Ints]]:
    """Write the lexicon of all, and return its size and, leaf by leaf, the new number of every form.

    Forms of which no live document is left get -1.
    """
    live = [_live_frequencies(leaf) for leaf in leaves]
    present: set[bytes] = set()
    for leaf, counts in zip(leaves, live, strict=True):
        present.update(compress(leaf.lexicon.forms, counts.tolist()))
    forms = sorted(present)
    del present
    number = dict(zip(forms, range(len(forms)), strict=True))
    frequencies, capitals = np.zeros(len(forms), np.int64), np.zeros(len(forms), np.int64)
    new_forms = []
    for leaf, counts in zip(leaves, live, strict=True):
        new = np.fromiter((number.get(form, -1) for form in leaf.lexicon.forms), np.int64, len(counts))
        left = new >= 0
        frequencies[new[left]] += counts[left]
        capitals[new[left]] += np.minimum(leaf.lexicon.capitals, counts)[left]
        new_forms.append(new)
    del number
    write_forms(file, forms, frequencies, capitals)
    key_table(forms, frequencies, capitals, known, keys_of).write(file)
    write_folded(file, forms)
    return len(forms), new_forms


def _live_frequencies(leaf: Leaf) -> Ints:
    if leaf.live is None:
        return leaf.lexicon.frequencies.astype(np.int64)
    counts = np.zeros(len(leaf.lexicon.forms), np.int64)
    for postings in leaf.postings.values():
        for block in postings.blocks(_even_bounds(postings)):
            live = leaf.live[block.units >> ZONE_BITS]
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
    """Return bounds of new form numbers between which all leaves together have about POSTINGS_AT_ONCE postings."""
    sizes = np.zeros(count + 1, np.int64)
    for some, new in zip(postings, new_forms, strict=True):
        np.add.at(sizes, new[some.forms], np.diff(some.starts))  # forms left out add to the last cell
    before = np.cumsum(sizes[:-1])
    total = int(before[-1]) if count else 0
    cuts = np.searchsorted(before, np.arange(POSTINGS_AT_ONCE, total, POSTINGS_AT_ONCE)) + 1
    return np.unique(np.append(cuts, count))


def _merge_postings(
    file: ArrayFileWriter,
    family: str,
    leaves: Sequence[Leaf],
    new_forms: Sequence[Ints],
    new_documents: Sequence[Ints],
    bounds: Ints,
) -> None:
    writer = PostingsWriter(file, family)
    streams = [
        leaf.postings[family].blocks(_old_bounds(new, bounds).tolist())
        for leaf, new in zip(leaves, new_forms, strict=True)
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
            _release(leaves)
    writer.finish()


def _old_bounds(new: Ints, bounds: Ints) -> Ints:
    """Translate bounds of new form numbers into bounds of a leaf's own: numbers rise in both."""
    left = np.flatnonzero(new >= 0)
    ends = np.append(left, len(new))
    return ends[np.searchsorted(new[left], bounds)]


def _merged_columns(leaves: Sequence[Leaf], kept: Sequence[Ints]) -> ColumnEntries:
    whole = ColumnEntries()
    for leaf, chosen in zip(leaves, kept, strict=True):
        whole.extend(leaf.columns, chosen)
    return whole


def _merge_stored(file: ArrayFileWriter, leaves: Sequence[Leaf], kept: Sequence[Ints]) -> None:
    """Copy the compressed articles; those of another dictionary than the largest leaf's are compressed anew."""
    dictionary = max(leaves, key=lambda leaf: leaf.count).stored.dictionary if leaves else b""
    sizes: list[Array] = []
    pieces: list[Iterable[bytes]] = []
    for leaf, chosen in zip(leaves, kept, strict=True):
        if leaf.stored.dictionary == dictionary:
            sizes.append(leaf.stored.sizes(chosen))
            pieces.append(_copied(leaf, chosen))
        else:
            compress = Compressor(dictionary).compress
            again = [compress(leaf.stored[document]) for document in chosen.tolist()]
            sizes.append(np.fromiter(map(len, again), np.int64, len(again)))
            pieces.append(again)
    write_stored(file, dictionary, np.concatenate([*sizes, np.zeros(0, np.int64)]), chain.from_iterable(pieces))


def _copied(leaf: Leaf, documents: Ints) -> Iterator[bytes]:
    """Yield the compressed articles of some documents."""
    for start in range(0, len(documents), ARTICLES_AT_ONCE):
        yield from leaf.stored.all_compressed(documents[start : start + ARTICLES_AT_ONCE])
        leaf.file.release()
