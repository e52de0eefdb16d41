"""A few invented articles, written so that every count of theirs can be told by hand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import Archive, update

ARTICLES: dict[str, tuple[str, str, str | None, str]] = {
    "kra": (
        "Kra na Wiśle",
        "Stary most skrzypi. Nowy most stoi, a po moście jeździ tramwaj.",
        "2024-01-15",
        "Kurier",
    ),
    "remont": (
        "Remont mostu",
        "Remont potrwa rok. Mostem pójdą piesi.\nPo moście nie pojedzie nikt.",
        "2024-02-03",
        "Kurier",
    ),
    "partia": ("Narada PO", "PO obraduje po południu. Działacze mówią o drogach.", "2024-02-20", "Gazeta"),
    "promy": (
        "Promy zamiast mostów",
        "Starego mostu już nie ma. Zostały promy i stary, drewniany most.",
        "2025-03-01",
        "Gazeta",
    ),
    "bez": ("Żółw na drodze", "Żółw szedł drogą przez most.", None, "Gazeta"),
}


@pytest.fixture(scope="session")
def articles_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the articles are read from."""
    records = [
        {"id": id, "title": title, "text": text, "published": published, "source": source, "clean": True}
        for id, (title, text, published, source) in ARTICLES.items()
    ]
    file = tmp_path_factory.mktemp("findings") / "articles.jsonl"
    file.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return file


@pytest.fixture(scope="session")
def findings_index(articles_file: Path) -> Path:
    """An index of these articles; nobody may change it."""
    folder = articles_file.parent / "index"
    update(folder, [articles_file])
    return folder


@pytest.fixture
def archive(findings_index: Path) -> Iterator[Archive]:
    """The archive of these articles."""
    with Archive.open(findings_index) as opened:
        yield opened
