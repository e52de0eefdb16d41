import csv
import io
import json

import pytest

from indexer import Article
from tui.export import FORMATS, Kept, export, quotation

ARTICLE = Article(
    id="kurier/most.txt",
    title="Most {w} Tczewie & 50% *taniej*",
    lead="Po remoncie.",
    body="Pierwsze zdanie.\nDrugie zdanie.",
    authors=("Anna Kowal", "Jan Lis"),
    published="2024-05-12T09:30",
    source="kurier.example",
    agencies=("PAP",),
    url="https://kurier.example/most",
)
BARE = Article(id="bez.txt", title="", body="=SUMA(A1)")
KEPT = [Kept(ARTICLE, ("tama", "woda"), "sprawdzić"), Kept(BARE)]


def test_a_quotation_says_whose_and_from_where_it_is() -> None:
    assert quotation(ARTICLE, "Pierwsze\n zdanie.") == (
        "„Pierwsze zdanie.” (Anna Kowal, Jan Lis, Most {w} Tczewie & 50% *taniej*, kurier.example, 12 maja 2024, "
        "https://kurier.example/most)"
    )
    assert quotation(BARE, "Zdanie.") == "„Zdanie.” (bez.txt)"


def test_json_lines_can_be_indexed_again() -> None:
    records = [json.loads(line) for line in export(KEPT, ".jsonl").splitlines()]
    assert [record["id"] for record in records] == ["kurier/most.txt", "bez.txt"]
    assert records[0]["text"] == ARTICLE.body
    assert (records[0]["tags"], records[0]["note"], records[0]["clean"]) == (["tama", "woda"], "sprawdzić", True)


def test_a_table_has_a_row_for_each_and_no_formulas() -> None:
    dangerous = Kept(Article(id="a", title="=HYPERLINK(1)"))
    rows = list(csv.DictReader(io.StringIO(export([*KEPT, dangerous], ".csv"))))
    assert rows[0]["authors"] == "Anna Kowal; Jan Lis"
    assert rows[2]["title"] == "'=HYPERLINK(1)"


def test_markdown_takes_nothing_of_an_article_for_markup() -> None:
    text = export(KEPT, ".md")
    assert r"## Most \{w\} Tczewie & 50% \*taniej\*" in text
    assert "Pierwsze zdanie.\n\nDrugie zdanie." in text
    assert r"sprawdzić \#tama \#woda" in text


def test_bibliographies_have_their_fields() -> None:
    bibtex = export(KEPT, ".bib")
    assert "@article{prasowka2024-1," in bibtex
    assert r"title = {Most \{w\} Tczewie \& 50\% *taniej*}," in bibtex
    assert "author = {Anna Kowal and Jan Lis}," in bibtex
    ris = export(KEPT, ".ris")
    assert ris.startswith("TY  - NEWS\n")
    assert "AU  - Anna Kowal\nAU  - Jan Lis\n" in ris
    assert "DA  - 2024/05/12\n" in ris
    assert ris.count("ER  - ") == 2


@pytest.mark.parametrize("ending", FORMATS)
def test_no_articles_are_a_text_too(ending: str) -> None:
    assert isinstance(export([], ending), str)
