"""Archives of a few invented articles, indexed as people's are."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from indexer import Archive, Request, update
from indexer.engine.storage.lexicon import Lexicon

ArchiveOf = Callable[..., Archive]


@pytest.fixture
def archive_of(tmp_path: Path) -> Iterator[ArchiveOf]:
    """Index articles by id: each is its text, or a record of JSON Lines."""
    with ExitStack() as opened:

        def make(**articles: str | dict[str, Any]) -> Archive:
            records = [
                {"id": id, "clean": True, "title": "", **({"text": said} if isinstance(said, str) else said)}
                for id, said in articles.items()
            ]
            scrapes = tmp_path / "articles.jsonl"
            scrapes.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
            update(tmp_path / "index", [scrapes])
            return opened.enter_context(Archive.open(tmp_path / "index"))

        yield make


@pytest.fixture
def lexicons(archive_of: ArchiveOf) -> list[Lexicon]:
    """The lexicon of two articles with words in several inflections, some alike but for their diacritics."""
    archive = archive_of(
        a="Łukaszenka rozmawiał z Macronem. Macron pytał, a Łukaszence odpowiadał tłumacz.",
        b="Sąd w sadzie: sad stary, sądy nowe. Sejm obradował, sejmowa komisja także.",
    )
    return [segment.lexicon for segment in archive._snapshot.segments]


@pytest.fixture
def ids() -> Callable[..., list[str]]:
    """The ids that a query finds, best first."""

    def found(archive: Archive, query: str, **request: Any) -> list[str]:
        return [hit.id for hit in archive.search(Request(query, snippets=False, **request)).hits]

    return found
