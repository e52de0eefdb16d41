from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.engine.writing.segment_merger
from indexer.engine.storage.documents import Document
from indexer.engine.storage.lexicon import Lexicon
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.writing.segment_merger import merge
from tests.support.invented import FEW, FormKeys, archives, built, content, document, keys_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("merge")


@pytest.fixture(autouse=True, scope="module")
def _small_blocks() -> Iterator[None]:
    """Merge a few postings at once, so that what is merged in blocks is seen to be."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexer.engine.writing.segment_merger, "POSTINGS_AT_ONCE", 5)
        yield


def words(lexicon: Lexicon) -> list[tuple[str, int, list[bytes], list[bytes]]]:
    """The lexicon as a table: form, frequency, keys and fallback keys."""
    return [
        (form.decode(), int(lexicon.frequencies[n]), lexicon.keys_of(n), lexicon.fallback_keys_of(n))
        for n, form in enumerate(lexicon.forms)
    ]


def merged(folder: Path, segments: list[SegmentReader], **options: Any) -> SegmentReader:
    return SegmentReader(folder, merge(segments, folder, keys_of, **options))


@FEW
@given(archives(), st.lists(st.integers(0, 8), max_size=3))
def test_a_merge_is_as_if_all_had_been_built_at_once(folder: Path, documents: list[Document], cuts: list[int]) -> None:
    bounds = [0, *sorted(cuts), len(documents)]
    parts = [documents[a:b] for a, b in pairwise(bounds)]
    whole = built(folder, documents)
    found = merged(folder, [built(folder, part) for part in parts])
    assert content(found) == content(whole)
    assert words(found.lexicon) == words(whole.lexicon)
    assert found.lexicon.capitals.tolist() == whole.lexicon.capitals.tolist()
    assert list(found.lexicon.folded) == list(whole.lexicon.folded)


@FEW
@given(archives(), st.sets(st.integers(0, 7)), st.integers(0, 8))
def test_deleted_documents_leave_no_trace(folder: Path, documents: list[Document], deleted: set[int], cut: int) -> None:
    parts = [built(folder, documents[:cut]), built(folder, documents[cut:])]
    kept = [some for number, some in enumerate(documents) if number not in deleted]
    numbers = [number for number in sorted(deleted) if number < len(documents)]
    for segment, first in zip(parts, (0, cut), strict=True):
        own = [number - first for number in numbers if 0 <= number - first < segment.count]
        if own:
            segment.info.delete_documents(np.array(own))
    found, whole = merged(folder, parts), built(folder, kept)
    assert content(found) == content(whole)
    assert [row[:2] for row in words(found.lexicon)] == [row[:2] for row in words(whole.lexicon)]
    assert found.info.deleted == b""


def test_keys_are_taken_from_the_leaves(folder: Path) -> None:
    asked: list[str] = []

    def record(forms: Sequence[str], capitals: frozenset[str]) -> list[FormKeys]:
        asked.extend(forms)
        return keys_of(forms, capitals)

    merge(
        [built(folder, [document("a", body="most Tczew")]), built(folder, [document("b", body="mostu")])],
        folder,
        record,
    )
    assert asked == []


def test_other_keys_replace_the_old_ones_when_asked(folder: Path) -> None:
    segment = built(folder, [document("a", body="most mostu")])
    info = merge([segment], folder, lambda forms, capitals: [((f"~{form}",), ()) for form in forms], rekey=True)
    lexicon = SegmentReader(folder, info).lexicon
    assert [lexicon.keys_of(n) for n in range(2)] == [[b"~most"], [b"~mostu"]]
    assert lexicon.forms_with([b"=mos"]).tolist() == []


def test_articles_of_another_dictionary_are_packed_anew(folder: Path) -> None:
    many = [document(f"{n}.txt", body=f"Most numer {n} w Tczewie otwarto po {n * n} dniach. " * 20) for n in range(300)]
    segments = [built(folder, many), built(folder, [document("inny.txt", body="Żółw wrócił nad Wisłę.")])]
    assert segments[0].stored.dictionary != segments[1].stored.dictionary == b""
    found = merged(folder, segments)
    assert found.stored.dictionary == segments[0].stored.dictionary
    assert content(found)["stored"] == [*content(segments[0])["stored"], *content(segments[1])["stored"]]
