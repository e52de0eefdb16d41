from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
import rensa
from hypothesis import given
from hypothesis import strategies as st

import indexer.engine.writing.segment_builder
from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.snapshot import Snapshot, open_snapshot
from indexer.engine.storage.documents import Document
from indexer.engine.writing.index_writer import IndexWriter
from tests.support.invented import FEW, document, keys_of
from tests.support.mould import edited, text, words
from tests.support.sample import ARTICLES, STORIES

Partition = set[frozenset[str]]


def commit(folder: Path, *documents: Document, delete: Sequence[str] = (), optimize: bool = False) -> Snapshot:
    with IndexWriter(folder, keys_of) as writer:
        for segment in writer.segments:
            for id in delete:
                writer.delete(segment, segment.columns.documents_with_id(id))
        for some in documents:
            writer.add(some)
        writer.commit(Catalog(analyser="1"), optimize=optimize)
    return open_snapshot(folder)


def stories(snapshot: Snapshot) -> Partition:
    """The ids of the live documents, by story."""
    found: dict[int, set[str]] = {}
    for segment in snapshot.segments:
        for number in range(segment.count):
            if not segment.info.is_deleted(number):
                found.setdefault(int(segment.columns["copy_group"][number]), set()).add(segment.columns.id(number))
    return set(map(frozenset, found.values()))


def partition(*groups: Iterable[str]) -> Partition:
    return {frozenset(group) for group in groups}


def test_the_stories_of_the_sample_archive_come_out_exactly(sample_index: Path) -> None:
    alone = set(ARTICLES) - set().union(*STORIES)
    assert stories(open_snapshot(sample_index)) == {*STORIES, *(frozenset([id]) for id in alone)}


@FEW
@given(st.lists(st.integers(0, 3), max_size=10), st.sets(st.integers(0, 10)), st.booleans())
def test_near_copies_share_a_story_however_they_come(
    tmp_path_factory: pytest.TempPathFactory, groups: list[int], cuts: set[int], optimize: bool
) -> None:
    folder = tmp_path_factory.mktemp("stories")
    documents = [document(f"{n}.txt", body=edited(group, edit=n, every=40)) for n, group in enumerate(groups)]
    for start, stop in pairwise([0, *sorted(cut for cut in cuts if cut < len(groups)), len(groups)]):
        commit(folder, *documents[start:stop])
    expected = {frozenset(f"{n}.txt" for n, one in enumerate(groups) if one == group) for group in set(groups)}
    assert stories(commit(folder, optimize=optimize)) == expected


def test_stories_join_over_the_parts_of_a_large_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.engine.writing.segment_builder, "MOST_DOCUMENTS", 5)
    found = stories(commit(tmp_path, *(document(f"{n}", body=edited(n % 3, edit=n)) for n in range(12))))
    assert found == partition(*([f"{n}" for n in range(12) if n % 3 == group] for group in range(3)))


def test_an_article_that_has_changed_leaves_its_story(tmp_path: Path) -> None:
    commit(tmp_path, document("a", body=text(1)), document("b", body=edited(1, 2)))
    assert stories(commit(tmp_path, document("a", body=text(2)), delete=["a"])) == partition("a", "b")
    assert stories(commit(tmp_path, document("a", body=edited(1, 3)), delete=["a"])) == partition("ab")


def test_what_was_deleted_has_no_copies(tmp_path: Path) -> None:
    first = commit(tmp_path, document("a", body=text(1)), document("b", body=text(2)))
    second = commit(tmp_path, document("c", body=text(1)), delete=["a"])
    assert stories(second) == partition("b", "c")
    assert second.segments[1].columns["copy_group"][0] not in first.segments[0].columns["copy_group"]


def test_a_story_outlives_the_article_it_began_with(tmp_path: Path) -> None:
    commit(tmp_path, document("a", body=text(1)), document("b", body=edited(1, 2)), document("c", body=text(2)))
    commit(tmp_path, delete=["a"], optimize=True)
    assert stories(commit(tmp_path, document("d", body=edited(1, 3)))) == partition("bd", "c")


def test_stories_that_have_numbers_stay_apart(tmp_path: Path) -> None:
    long = words(1, 150)
    begin, middle, end = (
        document(id, body=" ".join(long[start : start + 100])) for id, start in (("a", 0), ("b", 25), ("c", 50))
    )
    assert stories(commit(tmp_path / "at once", begin, middle, end)) == partition("abc")
    commit(tmp_path / "one by one", begin)
    commit(tmp_path / "one by one", end)
    assert stories(commit(tmp_path / "one by one", middle)) in (partition("ab", "c"), partition("a", "bc"))


@pytest.mark.parametrize("at_once", [True, False])
def test_what_appears_every_day_is_no_story_without_end(tmp_path: Path, at_once: bool) -> None:
    daily = [document(f"{day:02}", body=edited(1, day), published=f"2022-07-{day:02}T08:00") for day in range(1, 31)]
    for some in [daily] if at_once else [[one] for one in daily]:
        snapshot = commit(tmp_path, *some)
    found = stories(snapshot)
    assert all(int(max(story)) - int(min(story)) <= 7 for story in found)
    assert len(found) < 12


def test_an_article_without_a_date_or_with_an_imprecise_one_joins(tmp_path: Path) -> None:
    dates = {"a": "2022-07-01T18:20", "b": None, "c": "2022-07", "d": "2022"}
    copies = (document(id, body=text(1), published=date) for id, date in dates.items())
    later = document("e", body=edited(1, 2), published="2022-08-15")
    assert stories(commit(tmp_path, *copies, later)) == partition("abcd", "e")


def test_texts_too_short_to_compare_are_stories_of_their_own(tmp_path: Path) -> None:
    assert stories(commit(tmp_path, document("a", "Most"), document("b", "Most"), document("c"))) == partition(*"abc")


def test_signatures_of_another_algorithm_are_not_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(tmp_path, document("a", body=text(1)))
    sketch = rensa.RMinHash.digest_matrix_from_flat_token_hashes
    newer = SimpleNamespace(digest_matrix_from_flat_token_hashes=sketch, ALGORITHM_VERSION=99)
    monkeypatch.setattr(rensa, "RMinHash", newer)
    snapshot = commit(tmp_path, document("b", body=text(1)), document("c", body=text(1)))
    assert stories(snapshot) == partition("a", "bc")
