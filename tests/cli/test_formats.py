"""The bytes of every format, over answers made by hand. PRASOWKA_GOLDEN=write writes the golden files anew."""

import csv
import io
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import FormInfo, Hit, Note, Results, Snippet, WordAnalysis
from indexer.cli.formats import FORMATS, format_named
from indexer.cli.formats.answer import Answer, Layout
from indexer.cli.screen import Screen

GOLDEN = Path(__file__).parent / "golden"

BRIDGE = Hit(
    rank=1,
    score=12.3456789,
    id="kurier/most 100%.txt",
    title='Most, który "łączy"',
    published="2024-05-12T07:30",
    source="kurier.example",
    authors=("Anna Bielik", "Jan Żak"),
    agencies=("PAP",),
    url="https://kurier.example/most?a=1&b=2",
    path="/archiwum/kurier/most 100%.txt",
    line=7,
    snippet=Snippet("Przez most\tprzeszły\n„tłumy” 👍, a pod mostem płynęła Wisła.", ((6, 10), (38, 44))),
    title_highlights=((0, 4),),
    copies=("gazeta/most.txt", "gazeta/most-2.txt"),
)
FOOTBRIDGE = Hit(
    rank=2,
    score=0.5,
    id="p1",
    title="Kładka",
    published=None,
    source=None,
    authors=(),
    agencies=(),
    url=None,
    path="/archiwum/paczka.jsonl",
    line=3,
    snippet=Snippet("Kładka jak most, fot. Z. Lis", ((11, 15),), "caption"),
)
PIER = Hit(
    rank=3,
    score=0.25,
    id="p2",
    title="Molo\x1b[2J",
    published="2024",
    source="kurier.example",
    authors=(),
    agencies=(),
    url=None,
    path="/archiwum/paczka.jsonl",
    line=4,
    snippet=Snippet("To nie jest most.", ((12, 16),)),
)
FOUND = Results(
    query="most",
    understood="most",
    total=5,
    took_ms=1.23456,
    hits=(BRIDGE, FOOTBRIDGE, PIER),
    notes=(Note("undated", "Pominięto 1 artykuł bez daty."),),
    facets={"source": (("kurier.example", 4), ("gazeta.example", 1)), "month": (("2024-05", 2),)},
    stories=3,
)
NOT_FOUND = Results(
    "mozt", "mozt", 0, 0.5, (), (Note("spelling", "Nie ma słowa „mozt”. Czy chodziło o: most?", "most"),)
)
WORDS = (WordAnalysis("most", ("=most",), (FormInfo("most", 12_000, "=most"), FormInfo("mostem", 3, "=most"))),)

BATCH = (
    Answer("n1", "most", FOUND, words=WORDS),
    Answer("2", "mozt", NOT_FOUND),
    Answer("n 3", "\ufffd", error="wiersz 3 nie jest tekstem w UTF-8.", code="not-utf8"),
    Answer("4", "most", FOUND),
)


@pytest.mark.parametrize("name", [*FORMATS, "count"])
@pytest.mark.parametrize("batched", [False, True], ids=["single", "batch"])
def test_the_bytes_are_the_contract(name: str, batched: bool) -> None:
    answers = BATCH if batched else [Answer("1", "most", FOUND)]
    written = "".join(format_named(name)(answers, Layout(batched)))
    golden = GOLDEN / f"{'batch' if batched else 'single'}.{name}"
    if os.environ.get("PRASOWKA_GOLDEN") == "write":
        golden.write_bytes(written.encode())
    assert written.encode() == golden.read_bytes()


@pytest.mark.parametrize("name", [*FORMATS, "count"])
def test_an_answer_is_written_before_the_next_is_asked(name: str) -> None:
    asked: list[str] = []

    def answers() -> Iterator[Answer]:
        for answer in BATCH:
            asked.append(answer.qid)
            yield answer

    texts = format_named(name)(answers(), Layout(batched=True))
    while not asked:  # the header of a table comes before
        next(texts)
    assert asked == ["n1"]


@given(st.text(st.characters() | st.sampled_from("\udc80\ud800\x1b\n\u2028")))
def test_json_is_one_line_of_valid_unicode_whatever_was_asked(query: str) -> None:
    (written,) = format_named("json")([Answer("1", query, error="nie da się")], Layout())
    assert written.encode().count(b"\n") == 1
    assert json.loads(written) == {
        "schema": 1,
        "qid": "1",
        "query": query,
        "code": None,
        "error": "nie da się",
    }


@given(st.text(), st.text())
def test_a_line_of_a_run_always_has_six_columns(qid: str, id: str) -> None:
    hit = replace(BRIDGE, id=id or "x")
    (written,) = format_named("trec")([Answer(qid or "1", "most", replace(FOUND, hits=(hit,)))], Layout())
    assert len(written.split()) == 6
    assert written.splitlines() == [written.removesuffix("\n")]


def test_nothing_hostile_reaches_a_screen() -> None:
    screen = Screen(terminal=True, colour=False, width=60)
    (written,) = format_named("text")([Answer("1", "most", FOUND)], Layout(screen=screen))
    assert "\x1b" not in written
    assert "Molo␛[2J" in written


def test_people_see_the_first_words_of_an_untitled_article_and_scripts_see_no_title() -> None:
    untitled = replace(BRIDGE, title="", title_highlights=(), opening="Przez most przeszły…")
    answer = Answer("1", "most", replace(FOUND, hits=(untitled,)))
    written = {name: "".join(format_named(name)([answer], Layout())) for name in ("text", "json", "tsv")}
    assert written["text"].startswith(" 1. Przez most przeszły…\n")
    assert json.loads(written["json"])["hits"][0]["title"] == ""
    assert "Przez most przeszły…" not in written["tsv"]


def test_words_of_the_query_are_lit_in_title_and_snippet() -> None:
    screen = Screen(terminal=True, colour=True, width=100)
    (written,) = format_named("text")([Answer("1", "most", FOUND)], Layout(screen=screen))
    assert written.startswith(" 1. \x1b[1;31mMost\x1b[0m\x1b[1m, który")
    assert "podpis zdjęcia: Kładka jak \x1b[1;31mmost\x1b[0m, fot." in written


def test_a_carriage_return_is_quoted_as_a_line_feed_is() -> None:
    hit = replace(BRIDGE, title="Most\rw Tczewie")
    written = "".join(format_named("csv")([Answer("1", "most", replace(FOUND, hits=(hit,)))], Layout()))
    (row,) = csv.DictReader(io.StringIO(written, newline=""))
    assert row["title"] == "Most\rw Tczewie"


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_every_row_of_a_table_has_all_columns(name: str) -> None:
    written = "".join(format_named(name)(BATCH, Layout(batched=True)))
    rows = list(csv.reader(io.StringIO(written, newline=""), "excel" if name == "csv" else "excel-tab"))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [row[0] for row in rows if row[-1]] == ["qid", "n 3"]
