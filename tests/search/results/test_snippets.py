from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import Snippet
from indexer.engine.storage.stored_article import fields_of
from indexer.search.planning.ranking_constants import SNIPPET_LENGTH
from indexer.search.results.highlights import Highlighter
from indexer.search.results.snippets import MOST_COUNTED, QueryWords, _best_passage, best_snippet
from tests.support.invented import document

HIGHLIGHTER = Highlighter({"most": 0, "mostu": 0, "tczew": 1})
WEIGHTS = [1.0, 3.0]
DULL = "Nic się tu nie dzieje od rana do wieczora. "


def best(**texts: Any) -> tuple[Snippet, int]:
    article = fields_of(document("a", **texts).packed())
    return best_snippet(article, HIGHLIGHTER.spans(article.text), HIGHLIGHTER, QueryWords(WEIGHTS))


def snippet(**texts: object) -> Snippet:
    return best(**texts)[0]


def highlighted(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.highlights]


def test_the_passage_with_most_to_tell_is_shown_from_its_sentence_on() -> None:
    found = snippet(body=f"Most stoi.\n{DULL * 20}Potem Tczew dostał nowy most. Otwarto go.\n{DULL}")
    assert found.text.startswith("Potem Tczew dostał nowy most.")
    assert highlighted(found) == ["Tczew", "most"]
    assert found.zone == "body"


def test_a_rare_word_tells_more_than_a_common_one_twice() -> None:
    assert "Tczew" in highlighted(snippet(body=f"Most i most.\n{DULL * 10}Jest i Tczew."))


def test_a_caption_only_where_nothing_else_is_highlighted() -> None:
    captions = ("Most w Tczewie fot. PAP",)
    assert snippet(body="Most stoi.", captions=captions).zone == "body"
    found = snippet(body=DULL, captions=captions)
    assert (found.zone, highlighted(found)) == ("caption", ["Most"])


def test_the_beginning_where_nothing_is_highlighted() -> None:
    found = snippet(title="Most", lead=DULL.strip(), body="Dalej nic.")
    assert (found.text, found.highlights, found.zone) == (DULL.strip(), (), "lead")


def test_an_empty_article_has_an_empty_snippet() -> None:
    assert snippet() == Snippet("")


def test_the_paragraph_is_counted_over_all_zones() -> None:
    assert best(title="Tytuł", lead="Wstęp", body="Nic.\nStoi tam Tczew.", captions=("Zdjęcie",))[1] == 3


ZONES = {"title": "Tytuł", "lead": "Wstęp.\nDrugi.", "body": "Nic.\nStoi tam.\nI tu."}


@pytest.mark.parametrize("filled", [zones for size in range(4) for zones in combinations(ZONES, size)])
def test_only_what_has_a_text_is_a_paragraph(filled: tuple[str, ...]) -> None:
    zones = {zone: text for zone, text in ZONES.items() if zone in filled}
    paragraphs = "\n".join([*zones.values(), "Zdjęcie", "Most"]).split("\n")
    for zone in zones:
        if zone != "title":
            there = zones | {zone: f"{zones[zone]}\nMost."}
            assert best(**there)[1] == "\n".join(there.values()).split("\n").index("Most.")
    assert best(**zones, captions=("Zdjęcie", "Most"))[1] == paragraphs.index("Most")


def test_words_of_the_next_paragraph_tell_nothing_of_this_one() -> None:
    lead = "Wiadomo, że stoi tu stary most."
    body = f"Wczoraj Tczew spał.\n{DULL}\nBurmistrz miasta Tczew otworzył nowy most."
    found = snippet(lead=lead, body=body)
    assert (found.text, highlighted(found)) == ("Burmistrz miasta Tczew otworzył nowy most.", ["Tczew", "most"])


def test_what_is_cut_out_of_a_long_sentence_says_so() -> None:
    found = snippet(body="słowo " * 200 + "most " + "słowo " * 200)
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert highlighted(found) == ["most"]


WORDS = st.sampled_from(["most", "Mostu.", "Tczew,", "rzeka", "Rzeka.", "\n", "bardzo" * 9])


@given(st.lists(WORDS, max_size=120), st.lists(WORDS, max_size=5))
def test_a_snippet_is_short_and_lights_whole_words(body: list[str], captions: list[str]) -> None:
    found = snippet(body=" ".join(body), captions=tuple(captions))
    assert len(found.text) <= 3 * SNIPPET_LENGTH
    assert "\n" not in found.text
    assert {word.lower() for word in highlighted(found)} <= {"most", "mostu", "tczew"}


GAPS = st.lists(st.tuples(st.integers(1, SNIPPET_LENGTH), st.booleans(), st.integers(0, 2)), min_size=1, max_size=30)


@given(GAPS)
def test_no_stretch_of_a_paragraph_tells_more_than_the_best_one(gaps: list[tuple[int, bool, int]]) -> None:
    weights, spans, text = [1.0, 3.0, 0.5], [], ""
    for gap, is_new_paragraph, number in gaps:
        text += "\n".rjust(gap) if is_new_paragraph else " " * gap
        spans.append((len(text), len(text) + 4, number))
        text += "most"
    scored = []
    for first, (start, _, _) in enumerate(spans):
        stop = min(start + SNIPPET_LENGTH, f"{text}\n".index("\n", start))
        inside = [span for span in spans[first:] if span[1] <= stop]
        words = sum(weight for number, weight in enumerate(weights) if number in {span[2] for span in inside})
        scored.append((words + 0.01 * min(len(inside), MOST_COUNTED), start, inside[-1][1]))
    assert _best_passage(text, spans, QueryWords(weights)) == max(scored, key=lambda one: one[0])[1:]
