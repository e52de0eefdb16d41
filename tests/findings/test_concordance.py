"""The concordance: every place where something stands, in its context."""

import json
from pathlib import Path
from typing import Any

import pytest

from indexer import Archive, ConcordanceLine, Request, UsageError, update


def lines(
    archive: Archive, query: str, width: int = 60, sort: str = "articles", **values: Any
) -> list[ConcordanceLine]:
    return list(archive.concordance(Request(query, **values), width, sort))


def test_every_occurrence_in_every_inflection_has_a_line(archive: Archive) -> None:
    found = [(line.id, line.field, line.keyword) for line in lines(archive, "most", sort="articles")]
    assert sorted(found) == [
        ("bez", "body", "most"),
        ("kra", "body", "most"),
        ("kra", "body", "most"),
        ("kra", "body", "moście"),
        ("promy", "body", "most"),
        ("promy", "body", "mostu"),
        ("promy", "title", "mostów"),
        ("remont", "body", "Mostem"),
        ("remont", "body", "moście"),
        ("remont", "title", "mostu"),
    ]


def test_a_line_is_what_stands_there(archive: Archive) -> None:
    (line,) = lines(archive, '"nie pojedzie"')
    assert (line.keyword, line.right, line.title, line.published, line.source) == (
        "nie pojedzie", " nikt.", "Remont mostu", "2024-02-03", "Kurier",
    )  # fmt: skip
    body = archive.article("remont").body
    assert body[line.start : line.end] == line.keyword
    assert body.replace("\n", " ").endswith(line.left + line.keyword + line.right)


def test_the_context_has_whole_words_and_no_more_than_its_width(archive: Archive) -> None:
    (line,) = lines(archive, "tramwaj", width=12)
    assert (line.left, line.keyword, line.right) == ("jeździ ", "tramwaj", ".")
    for width in range(30):
        for line in lines(archive, "most", width=width):
            assert len(line.left) <= width
            assert len(line.right) <= width
            text = line.left + line.keyword + line.right
            article = archive.article(line.id)
            whole = f" {getattr(article, line.field)} ".replace("\n", " ")
            assert text in whole
            assert not whole[whole.index(text) - 1].isalnum() or not text[0].isalnum()


def test_of_a_phrase_only_the_whole_is_an_occurrence(archive: Archive) -> None:
    assert [line.keyword for line in lines(archive, '"stary most"', sort="left")] == ["Starego mostu", "Stary most"]
    both = {line.keyword for line in lines(archive, '"stary most" tramwaj')}
    assert both == {"Starego mostu", "Stary most", "tramwaj"}
    assert [line.keyword for line in lines(archive, '"stary most"~1')].count("stary, drewniany most") == 1
    assert "moście" in {line.keyword for line in lines(archive, '"stary most" most')}


def test_lines_sorted_by_what_stands_beside(archive: Archive) -> None:
    right = [line.right.split()[0] for line in lines(archive, "body:most", sort="right")]
    assert right == [".", ".", "jeździ", "już", "nie", "pójdą", "skrzypi.", "stoi,"]
    left = [line.left.split()[-1] for line in lines(archive, "body:most", sort="left")]
    assert left[0] == "drewniany"
    assert [word.lower() for word in left] == sorted((word.lower() for word in left), key=lambda w: w.strip("."))


def test_polish_letters_have_their_places_in_the_alphabet(tmp_path: Path) -> None:
    words = ["zima", "życie", "źrebię", "cena", "ćma", "łoś", "lód", "lato"]
    record = {"id": "1", "text": " ".join(f"stop {word}." for word in words), "clean": True}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), "utf-8")
    update(tmp_path / "index", [tmp_path / "a.jsonl"])
    with Archive.open(tmp_path / "index") as archive:
        found = [line.right.split()[0].strip(".") for line in lines(archive, "=stop", width=9, sort="right")]
    assert found == ["cena", "ćma", "lato", "lód", "łoś", "zima", "źrebię", "życie"]


def test_articles_come_in_the_order_of_the_request(archive: Archive) -> None:
    ids = [line.id for line in lines(archive, "most", sort="articles", limit=1)]
    assert set(ids) == {"kra", "remont", "promy", "bez"}
    request = Request("most", sort="oldest")
    assert list(dict.fromkeys(line.id for line in archive.concordance(request))) == ["kra", "remont", "promy", "bez"]


def test_filters_hold(archive: Archive) -> None:
    assert {line.id for line in lines(archive, "most", sources=("Gazeta",))} == {"promy", "bez"}
    assert {line.id for line in lines(archive, "most date:2024", sort="articles")} == {"kra", "remont"}
    assert {line.keyword for line in lines(archive, "title:most")} == {"mostu", "mostów"}
    assert {line.id for line in lines(archive, "most -tramwaj -prom")} == {"remont", "bez"}


def test_capitals_that_were_asked_for_are_looked_for(archive: Archive) -> None:
    assert {line.keyword for line in lines(archive, "=PO")} == {"PO"}
    assert {line.keyword for line in lines(archive, "PO")} == {"PO"}


@pytest.mark.parametrize("query", ["", "source:Kurier", "date:2024", "-most"])
def test_without_a_word_of_the_text_there_is_nothing_to_show(archive: Archive, query: str) -> None:
    with pytest.raises(UsageError):
        lines(archive, query)


def test_nothing_found_is_no_line_and_nonsense_is_refused(archive: Archive) -> None:
    assert lines(archive, "hipopotam") == []
    for width, sort in ((-1, "articles"), (10, "middle")):
        with pytest.raises(UsageError):
            lines(archive, "most", width, sort)


def test_lines_come_while_others_ask(archive: Archive) -> None:
    found = archive.concordance(Request("most"))
    first = next(found)
    assert archive.search(Request("most")).total == 4
    assert 1 + len(list(found)) == len(lines(archive, "most"))
    assert first.id in {"kra", "remont", "promy", "bez"}
