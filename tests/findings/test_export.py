"""Exports: whole articles in every format, and what an index reads back."""

import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest

from indexer import Archive, Article, Request, UsageError, update
from indexer.findings.export import FORMATS, export
from tests.support.sample import ARTICLE_COUNT

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = Article(
    id="portal/=zły plik.txt",
    title='=HYPERLINK("http://zlo.example"; "klik") & 100% {x}_y',
    lead="Lead z „cudzysłowem”, 50% i <b>znacznikiem</b>.",
    body="1. Pierwszy akapit.\n- drugi\n# trzeci *gruby*\n@czwarty",
    authors=("+Jan Kowalski", "Nowak, Anna", "Biuro Badań and Synowie"),
    published="2024-05-12T07:15",
    source="@portal",
    agencies=("PAP", "AFP"),
    url="https://portal.example/a?b=1&c={2}",
    captions=("-Fot. Jan\tNowak",),
)
PLAIN = Article(id="2", title="", body='"Cytat" na początku i koniec', published="2022")
ARTICLES = (HOSTILE, PLAIN)


def written(format: str, *, raw_csv: bool = False, excel: bool = False) -> bytes:
    file = io.BytesIO()
    assert export(ARTICLES, file, format, raw_csv=raw_csv, excel=excel) == 2
    return file.getvalue()


@pytest.mark.parametrize("name", ["jsonl", "csv", "tsv", "bibtex", "ris"])
def test_the_bytes_are_the_contract(name: str) -> None:
    golden = GOLDEN / f"articles.{name}"
    if os.environ.get("PRASOWKA_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(written(name))
    assert written(name) == golden.read_bytes()


def test_markdown_is_a_file_an_article(tmp_path: Path) -> None:
    assert export(ARTICLES, tmp_path / "notes", "md") == 2
    files = {file.name: file.read_text("utf-8") for file in (tmp_path / "notes").iterdir()}
    assert sorted(files) == ["2.md", "portal-zły-plik.md"]
    golden = GOLDEN / "article.md"
    if os.environ.get("PRASOWKA_GOLDEN") == "write":
        golden.write_text(files["portal-zły-plik.md"], "utf-8")
    assert files["portal-zły-plik.md"] == golden.read_text("utf-8")


def test_two_articles_never_share_a_file_of_markdown(tmp_path: Path) -> None:
    ids = ["a/b", "a b", "A b", "..", "/", "x" * 300, "x" * 301, "ż" * 90]
    export([replace(PLAIN, id=id) for id in ids], tmp_path, "md")
    names = [file.name for file in tmp_path.iterdir()]
    assert len({name.casefold() for name in names}) == len(ids)
    assert all(len(name.encode()) < 200 and re.fullmatch(r"[\w-][\w.-]*\.md", name) for name in names)
    export([replace(PLAIN, id=id) for id in ids], tmp_path, "md")
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(names)


def test_csv_may_be_raw_and_for_excel() -> None:
    assert b",'@portal," in written("csv")
    assert b",@portal," in written("csv", raw_csv=True)
    assert written("csv", excel=True) == "\ufeff".encode() + written("csv")


def test_a_workbook_has_dates_and_links_and_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx"))).active
    assert sheet is not None
    header = [cell.value for cell in sheet[1]]
    first = dict(zip(header, sheet[2], strict=True))
    assert first["title"].value == HOSTILE.title
    assert first["title"].data_type == "s"
    assert first["published"].is_date
    assert str(first["published"].value) == "2024-05-12 07:15:00"
    assert HOSTILE.url is not None
    assert first["url"].hyperlink.target == HOSTILE.url.replace("{", "%7b").replace("}", "%7d")
    assert dict(zip(header, sheet[3], strict=True))["published"].value == "2022"


def test_parquet_has_lists_and_texts() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(written("parquet")))
    first, second = table.to_pylist()
    assert (first["text"], first["authors"]) == (HOSTILE.body, list(HOSTILE.authors))
    assert (second["published"], second["source"], second["captions"]) == ("2022", None, [])


def test_only_the_fields_that_were_asked_for() -> None:
    file = io.BytesIO()
    export([PLAIN], file, "jsonl", ("published", "id"))
    assert file.getvalue() == b'{"published": "2022", "id": "2"}\n'
    for format, fields in (("jsonl", ("wiek",)), ("docx", None)):
        with pytest.raises(UsageError):
            export([PLAIN], io.BytesIO(), format, fields)


def test_a_file_stays_as_it_was_until_the_new_one_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text("old")

    def broken() -> Iterator[Article]:
        yield PLAIN
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        export(broken(), file, "jsonl")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("all.jsonl", "old")]


def test_what_was_written_is_read_back_into_the_same_archive(sample_archive: Archive, tmp_path: Path) -> None:
    assert sample_archive.export(Request(""), tmp_path / "all.jsonl") == ARTICLE_COUNT
    update(tmp_path / "index", [tmp_path / "all.jsonl"])
    queries = ["most", "Łukaszence", '"nie wiadomo" OR Kijów', "date:2024", "tytuł:most", "person:Tusk", "podpis:most"]
    with Archive.open(tmp_path / "index") as again:
        assert {one.id: one for one in again.articles(Request(""))} == {
            one.id: one for one in sample_archive.articles(Request(""))
        }
        for query in queries:
            here, there = (one.search(Request(query, limit=100)) for one in (sample_archive, again))
            assert [(hit.id, hit.snippet) for hit in here.hits] == [(hit.id, hit.snippet) for hit in there.hits]
            assert here.total == there.total


def test_entities_in_a_title_are_what_they_are(tmp_path: Path) -> None:
    article = Article(id="1", title="Tusk rekomenduje &quot;27&quot;", body="Tekst o umowie.")
    export([article], tmp_path / "a.jsonl", "jsonl")
    update(tmp_path / "index", [tmp_path / "a.jsonl"])
    with Archive.open(tmp_path / "index") as archive:
        assert archive.article("1") == article


def test_near_copies_can_be_left_out(sample_archive: Archive) -> None:
    every = list(sample_archive.articles(Request("")))
    folded = list(sample_archive.articles(Request("", fold=True)))
    assert len(every) == ARTICLE_COUNT
    assert len(folded) == len({one.id for one in folded}) < ARTICLE_COUNT


def test_articles_come_in_the_order_of_the_request(archive: Archive) -> None:
    assert [one.id for one in archive.articles(Request("", sort="oldest"))] == [
        "kra",
        "remont",
        "partia",
        "promy",
        "bez",
    ]
    assert [one.id for one in archive.articles(Request(""))] == ["promy", "partia", "remont", "kra", "bez"]
    assert {one.id for one in archive.articles(Request("most", limit=1, sources=("gazeta",)))} == {"promy", "bez"}


def test_every_format_is_tried() -> None:
    assert set(FORMATS) == {"jsonl", "csv", "tsv", "xlsx", "parquet", "bibtex", "ris", "md"}
    assert json.loads(written("jsonl").splitlines()[1])["clean"] is True
