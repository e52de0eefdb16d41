"""What was written is decoded and held against itself: damage that has the right checksum is found as well."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.commit import write_commit
from indexer.engine.commits.consistency import all_problems, contradictions
from indexer.engine.storage.array_file import ArrayFileWriter
from indexer.engine.storage.array_ops import Array
from indexer.engine.storage.documents import Document
from indexer.engine.storage.segment_reader import SegmentReader
from tests.support.invented import FEW, archives, built, document

DOCUMENTS = [
    document(
        "a.txt",
        "Most w Tczewie",
        "Most stoi. Żółw płynie pod mostem do Łodzi.",
        authors=("Anna Kowal",),
        published="2022-07",
    ),
    document("b.txt", "Tczew", "Żółwia widziano w Tczewie, na moście i pod mostem.", source="kurier.example"),
    document("c.txt", "Łódź", "PAP pisze o Łodzi.", agencies=("PAP",)),
]


@pytest.fixture
def segment(tmp_path: Path) -> SegmentReader:
    return built(tmp_path, DOCUMENTS)


def rewritten(segment: SegmentReader, name: str, change: Callable[[Array], Array]) -> SegmentReader:
    """The same segment with one array changed, and all checksums right."""
    arrays = {part: segment.file[part].copy() for part in segment.file}
    arrays[name] = change(arrays[name])
    with ArrayFileWriter(segment.file.path, segment.info.segment_id()) as file:
        for part, array in arrays.items():
            file.write(part, array)
    changed = SegmentReader(segment.file.path.parent, segment.info)
    assert changed.file.problems() == []
    return changed


@FEW
@given(archives())
def test_what_is_written_agrees_with_itself(
    tmp_path_factory: pytest.TempPathFactory, documents: list[Document]
) -> None:
    assert contradictions(built(tmp_path_factory.mktemp("segment"), documents)) == []


def first_one_more(array: Array) -> Array:
    return np.concatenate((array[:1] + 1, array[1:])).astype(array.dtype)


def last_one_less(array: Array) -> Array:
    return np.concatenate((array[:-1], array[-1:] - 1)).astype(array.dtype)


def reverse(array: Array) -> Array:
    return array[::-1]


def without_last(array: Array) -> Array:
    return array[:-1]


def all_ones(array: Array) -> Array:
    return np.full_like(array, -1 if array.dtype.kind == "i" else np.iinfo(array.dtype).max)


@pytest.mark.parametrize(
    ("name", "change", "found"),
    [
        ("ids.offsets", last_one_less, "ids"),
        ("ids.order", reverse, "ids.order"),
        ("column.start", without_last, "column.start"),
        ("column.end", all_ones, "column.start"),
        ("column.source.ordinals", all_ones, "column.source"),
        ("column.file.starts", first_one_more, "column.file"),
        ("column.author.ordinals", without_last, "column.author"),
        ("minhash", without_last, "minhash"),
        ("stored.articles", reverse, "stored.articles"),
        ("stored.offsets", first_one_more, "stored.articles"),
        ("lexicon.forms.blob", reverse, "lexicon.forms"),
        ("lexicon.forms.heads", first_one_more, "lexicon.forms"),
        ("lexicon.frequencies", first_one_more, "lexicon.frequencies"),
        ("lexicon.capitals", all_ones, "lexicon.capitals"),
        ("lexicon.keys_of.targets", all_ones, "lexicon.keys_of"),
        ("lexicon.forms_of.targets", reverse, "lexicon.keys_of"),
        ("lexicon.fallback_forms_of.starts", first_one_more, "lexicon.fallback_keys_of"),
        ("lexicon.unfolded", reverse, "lexicon.folded"),
        ("text.forms", reverse, "text.forms"),
        ("text.starts", last_one_less, "text.starts"),
        ("text.lows", all_ones, "text.lows"),
        ("text.freqs", first_one_more, "text"),
        ("text.positions.0", all_ones, "text.positions"),
        ("text.runs.sizes", first_one_more, "text"),
        ("text.lengths", first_one_more, "text.lengths"),
        ("text.document_lengths", first_one_more, "text.document_lengths"),
        ("names.totals", last_one_less, "names.totals"),
    ],
)
def test_what_contradicts_itself_is_named(
    segment: SegmentReader, name: str, change: Callable[[Array], Array], found: str
) -> None:
    assert found in [part[: len(found)] for part in contradictions(rewritten(segment, name, change))]


def test_an_index_is_checked_as_a_whole(segment: SegmentReader, tmp_path: Path) -> None:
    write_commit(tmp_path, 0, (segment.info,), Catalog())
    assert all_problems(tmp_path) == []
    path = rewritten(segment, "lexicon.frequencies", first_one_more).file.path
    assert all_problems(tmp_path) == [f"Plik indeksu {path.name} przeczy sam sobie (część lexicon.frequencies)."]
    path.write_bytes(path.read_bytes()[:-1])
    assert all_problems(tmp_path) == [f"Plik indeksu {path.name} jest ucięty albo ma uszkodzony koniec."]
