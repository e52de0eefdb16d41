"""What an HTML page says of itself for machines."""

import json

import pytest

from indexer.scrapes.markup.declared import Declared, read_declared
from indexer.scrapes.markup.flatten import parse


def declared(head: str, body: str = "<p>x</p>") -> Declared:
    return read_declared(parse(f"<html><head>{head}</head><body>{body}</body></html>"))


def linked_data(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | values)}</script>'


def test_an_article_in_linked_data():
    found = declared(
        linked_data(
            headline="Młyn nad Brdą znów miele",
            datePublished="2023-05-06T06:30:00+02:00",
            dateModified="2024-01-01",
            author=[{"@type": "Person", "name": "Iga Koło"}, {"@type": "Person", "name": "Jan Zapora"}],
        )
    )
    assert found.titles == ("Młyn nad Brdą znów miele",)
    assert found.published == "2023-05-06T06:30"
    assert found.authors == ("Iga Koło", "Jan Zapora")
    assert found.is_article is True


def test_linked_data_inside_a_graph_and_with_broken_lines():
    script = (
        '{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "headline": "Dwa\nwiersze", "author": "Iga Koło"}]}'
    )
    found = declared(f'<script type="application/ld+json">{script}</script>')
    assert found.titles == ("Dwa wiersze",)
    assert found.authors == ("Iga Koło",)


@pytest.mark.parametrize(
    "author",
    ["Redakcja", {"@type": "Organization", "name": "Jan Kowalski Media"}, "https://x.example/iga", "pl", 7, None],
)
def test_newsrooms_portals_and_addresses_are_no_authors(author):
    assert declared(linked_data(author=author)).authors == ()


@pytest.mark.parametrize("empty", ["1970-01-01T00:00:00", "0001-01-01", "wkrótce", ""])
def test_a_date_that_was_never_filled_is_none(empty):
    head = linked_data(datePublished=empty) + '<meta property="article:published_time" content="2023-05-06">'
    assert declared(head).published == "2023-05-06"


def test_the_time_of_a_change_is_not_that_of_publication():
    assert declared(linked_data(dateModified="2024-01-01")).published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="generator" content="vBulletin 3.8.4">',
        '<script type="application/ld+json">{"@type": "DiscussionForumPosting"}</script>',
    ],
)
def test_a_forum_says_that_it_is_one(head):
    assert declared(head).is_article is False


def test_linked_data_that_is_none_is_ignored():
    assert declared('<script type="application/ld+json">{"@type": </script>') == declared("")
