"""Folding, over the sample archive and over an archive that is all copies."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from indexer import Archive, Hit, Request
from indexer.engine.commits.catalog import Catalog
from indexer.engine.writing.index_writer import IndexWriter
from tests.support.invented import document, keys_of
from tests.support.mould import edited
from tests.support.sample import ARTICLE_COUNT, ARTICLES, STORIES

EVERYTHING = "date:..2030 OR date:none"
STORY_OF = {id: story for story in STORIES for id in story}
REQUESTS = [
    Request(EVERYTHING),
    Request("Kijów"),
    Request("Macron Scholz Zełenski"),
    Request("most w Tczewie", sort="newest"),
    Request("Wałęsa", sort="oldest"),
]


def hits(archive: Archive, request: Request, **changes: Any) -> list[Hit]:
    return list(archive.search(replace(request, **changes)).hits)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive in two segments, 40 copies each of two texts and one article of its own."""
    folder = tmp_path_factory.mktemp("copies")
    for some in (range(25), range(25, 81)):
        with IndexWriter(folder, keys_of) as writer:
            for number in some:
                writer.add(document(f"{number:02}", "Kronika", edited(number % 2 if number < 80 else 2, number)))
            writer.commit(Catalog(roots=(str(folder),), analyser="1"))
    with Archive.open(folder) as archive:
        yield archive


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request.query)
def test_the_best_of_every_story_is_shown_and_the_order_stays(sample_archive: Archive, request_: Request) -> None:
    unfolded = hits(sample_archive, request_, limit=100)
    expected: dict[frozenset[str], list[str]] = {}
    for hit in unfolded:
        expected.setdefault(STORY_OF.get(hit.id, frozenset([hit.id])), []).append(hit.id)
    folded = sample_archive.search(replace(request_, limit=100, fold=True))
    assert [(hit.id, list(hit.copies)) for hit in folded.hits] == [(a, sorted(b)) for a, *b in expected.values()]
    assert [hit.rank for hit in folded.hits] == list(range(1, len(expected) + 1))
    assert (folded.total, folded.stories) == (len(unfolded), len(expected))


def test_all_stories_of_the_sample_archive_fold(sample_archive: Archive) -> None:
    folded = sample_archive.search(Request(EVERYTHING, limit=100, fold=True))
    assert folded.total == ARTICLE_COUNT
    assert folded.stories == ARTICLE_COUNT - sum(len(story) - 1 for story in STORIES)
    assert {frozenset([hit.id, *hit.copies]) for hit in folded.hits if hit.copies} == set(STORIES)
    assert {id for hit in folded.hits for id in (hit.id, *hit.copies)} == set(ARTICLES)


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request.query)
@pytest.mark.parametrize("size", [1, 2, 7])
def test_pages_continue_each_other(sample_archive: Archive, request_: Request, size: int) -> None:
    whole = hits(sample_archive, request_, limit=100, fold=True)
    pages = [
        hit
        for offset in range(0, len(whole) + size, size)
        for hit in hits(sample_archive, request_, limit=size, offset=offset, fold=True)
    ]
    assert pages == whole


def test_copies_are_those_that_match_the_query(sample_archive: Archive) -> None:
    story = STORIES[0]
    for id in story:
        (hit,) = hits(sample_archive, Request(f'Kijów id:"{id}"'), fold=True)
        assert (hit.id, hit.copies) == (id, ())


def test_unfolded_says_nothing_of_stories(sample_archive: Archive) -> None:
    results = sample_archive.search(Request("Kijów", limit=100))
    assert results.stories is None
    assert not any(hit.copies for hit in results.hits)


@pytest.mark.parametrize("limit", [1, 2, 3, 10])
def test_a_page_is_full_however_many_copies_are_in_its_way(copies: Archive, limit: int) -> None:
    results = copies.search(Request("kronika", limit=limit, fold=True))
    assert (results.total, results.stories) == (81, 3)
    assert len(results.hits) == min(limit, 3)
    assert all(len(hit.copies) in (0, 39) for hit in results.hits)


def test_stories_are_counted_where_no_hits_are_asked_for(copies: Archive) -> None:
    results = copies.search(Request("kronika", limit=0, fold=True))
    assert (results.total, results.stories, results.hits) == (81, 3, ())


def test_nothing_found_is_no_story(copies: Archive) -> None:
    results = copies.search(Request("nieobecne", fold=True))
    assert (results.total, results.stories, results.hits) == (0, 0, ())
