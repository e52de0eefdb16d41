from collections import Counter
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import Snippet
from indexer.engine.storage.document_store import fields_of
from indexer.polish.tokens import TOKEN, form
from indexer.search.planning.ranking_constants import SNIPPET_LENGTH
from indexer.search.results.snippets import (
    MOST_COUNTED,
    MOST_LITERALS,
    Highlighter,
    QueryWords,
    _best_passage,
    best_snippet,
    outline,
    within,
)
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


OF_PARTIES = Highlighter({"most": 0, "mostu": 0, "pis": 1, "pis-u": 1, "łodzi": 2})


def lit_words(text: str, highlighter: Highlighter = OF_PARTIES) -> list[str]:
    return [text[start:end] for start, end, _ in highlighter.spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Most bez mostu, MOST!", ["Most", "mostu", "MOST"]),
        ("mosty i pomost", []),
        ("PiS-u i PiS", ["PiS-u", "PiS"]),
        ("polsko-most", ["most"]),
        ("W Łodzi", ["Łodzi"]),
        ("most_most", ["most", "most"]),
        ("", []),
    ],
)
def test_whole_tokens_are_lit_words(text: str, expected: list[str]) -> None:
    assert lit_words(text) == expected


def test_a_letter_that_becomes_two_in_lower_case_shifts_nothing() -> None:
    assert lit_words("İİİ most") == ["most"]


def test_only_the_letters_that_are_looked_for_otherwise_become_ascii_in_lower_case() -> None:
    characters = [chr(number) for number in range(0x110000)]
    assert [c for c in characters if len(c.lower()) > 1] == ["İ"]
    assert [c for c in characters if not c.isascii() and c.lower()[0].isascii()] == ["İ", "\N{KELVIN SIGN}"]
    assert lit_words("5 \N{KELVIN SIGN}m", Highlighter({"km": 0})) == ["\N{KELVIN SIGN}m"]


def test_an_outline_has_one_byte_for_every_character() -> None:
    assert outline("Łódź, 𝄞!".encode()) == b"\x80\x80d\x80, \x80!"


def test_what_only_has_the_outline_of_a_word_is_not_lit_words() -> None:
    assert lit_words("lądzi, w ŁODZI i–aźa", Highlighter({"łodzi": 0, "aźa": 1})) == ["ŁODZI", "aźa"]
    assert lit_words("a–aźa", Highlighter({"aźa": 0})) == ["aźa"]


def test_words_without_a_letter_of_ascii_are_highlighted_like_others() -> None:
    assert lit_words("Київ, київський КИЇВ, żółć", Highlighter({"київ": 0, "żółć": 1})) == ["Київ", "КИЇВ", "żółć"]


SPELLINGS = st.sampled_from(
    ["Most", "MOSTU", "łódź", "ŁÓDŹ", "lódz", "są", "się", "PiS", "PiS-u", "Harry’ego", "polsko-ruski", "F-16", "żółć"]
)
PIECES = SPELLINGS | st.sampled_from(list(" ,.-’'_–„”\n")) | st.text(max_size=3)


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(SPELLINGS | st.text(max_size=6), max_size=6))
def test_exactly_the_tokens_whose_form_is_asked_for_are_lit_words(text: str, spellings: list[str]) -> None:
    text = text.replace("Σ", "")  # of which the lower case depends on what stands around the token
    words = {form(token): number for number, token in enumerate(TOKEN.findall(" ".join(spellings)))}
    highlighted_tokens = [token.span() for token in TOKEN.finditer(text) if form(token.group()) in words]
    outlined = outline(text.encode())
    assert [(start, end) for start, end, _ in Highlighter(words).spans(text, outlined=outlined)] == highlighted_tokens


TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(st.tuples(TEXTS, TEXTS, TEXTS), st.lists(SPELLINGS, max_size=4))
def test_zones_parted_by_newlines_are_highlighted_as_by_themselves(
    zones: tuple[str, ...], spellings: list[str]
) -> None:
    zones = tuple(zone.replace("Σ", "") for zone in zones)
    highlighter = Highlighter({form(token): number for number, token in enumerate(TOKEN.findall(" ".join(spellings)))})
    starts = [0, len(zones[0]) + 1, len(zones[0]) + len(zones[1]) + 2]
    apart = [
        (start + shift, end + shift, number)
        for zone, shift in zip(zones, starts, strict=True)
        for start, end, number in highlighter.spans(zone)
    ]
    assert highlighter.spans("\n".join(zones)) == apart


def test_many_forms_are_highlighted_like_few() -> None:
    many = Highlighter({"most": 0, "pis-u": 1, **{f"słowo{number}": 2 for number in range(MOST_LITERALS)}})
    text = "Most, słowo7, PiS-u i mosty"
    assert lit_words(text, many) == ["Most", "słowo7", "PiS-u"]


def test_spans_are_in_order_and_know_their_word() -> None:
    assert OF_PARTIES.spans("PiS o moście: most") == [(0, 3, 1), (14, 18, 0)]


def test_spans_within_a_stretch_lie_wholly_in_it() -> None:
    spans = [(0, 4, 0), (5, 9, 1), (10, 14, 0)]
    assert within(spans, 4, 14) == spans[1:]
    assert within(spans, 0, 8) == spans[:1]


def test_where_there_are_very_many_no_word_leaves_none_to_another() -> None:
    text = "most " * 50 + "pis " * 50
    found = OF_PARTIES.spans(text, most=8)
    assert Counter(number for _, _, number in found) == {0: 8, 1: 8}
