from hypothesis import given
from hypothesis import strategies as st
from invented import document

from indexer import Snippet
from indexer.engine.documents import fields_of
from indexer.search.highlights import Lights
from indexer.search.settings import SNIPPET_LENGTH
from indexer.search.snippets import MOST_COUNTED, _best_stretch, best_snippet

LIGHTS = Lights({"most": 0, "mostu": 0, "tczew": 1})
WEIGHTS = [1.0, 3.0]
DULL = "Nic się tu nie dzieje od rana do wieczora. "


def best(**texts: object) -> tuple[Snippet, int]:
    article = fields_of(document("a", **texts).packed())
    return best_snippet(article, LIGHTS.spans(article.text), LIGHTS, WEIGHTS)


def snippet(**texts: object) -> Snippet:
    return best(**texts)[0]


def lit(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.highlights]


def test_the_passage_with_most_to_tell_is_shown_from_its_sentence_on() -> None:
    found = snippet(body=f"Most stoi.\n{DULL * 20}Potem Tczew dostał nowy most. Otwarto go.\n{DULL}")
    assert found.text.startswith("Potem Tczew dostał nowy most.")
    assert lit(found) == ["Tczew", "most"]
    assert found.zone == "body"


def test_a_rare_word_tells_more_than_a_common_one_twice() -> None:
    assert "Tczew" in lit(snippet(body=f"Most i most.\n{DULL * 10}Jest i Tczew."))


def test_a_caption_only_where_nothing_else_is_lit() -> None:
    captions = ("Most w Tczewie fot. PAP",)
    assert snippet(body="Most stoi.", captions=captions).zone == "body"
    found = snippet(body=DULL, captions=captions)
    assert (found.zone, lit(found)) == ("caption", ["Most"])


def test_the_beginning_unlit_where_nothing_is_lit() -> None:
    found = snippet(title="Most", lead=DULL.strip(), body="Dalej nic.")
    assert (found.text, found.highlights, found.zone) == (DULL.strip(), (), "lead")


def test_an_empty_article_has_an_empty_snippet() -> None:
    assert snippet() == Snippet("")


def test_the_paragraph_is_counted_over_all_zones() -> None:
    assert best(title="Tytuł", lead="Wstęp", body="Nic.\nStoi tam Tczew.", captions=("Zdjęcie",))[1] == 3


def test_what_is_cut_out_of_a_long_sentence_says_so() -> None:
    found = snippet(body="słowo " * 200 + "most " + "słowo " * 200)
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert lit(found) == ["most"]


WORDS = st.sampled_from(["most", "Mostu.", "Tczew,", "rzeka", "Rzeka.", "\n", "bardzo" * 9])


@given(st.lists(WORDS, max_size=120), st.lists(WORDS, max_size=5))
def test_a_snippet_is_short_and_lights_whole_words(body: list[str], captions: list[str]) -> None:
    found = snippet(body=" ".join(body), captions=tuple(captions))
    assert len(found.text) <= 3 * SNIPPET_LENGTH
    assert "\n" not in found.text
    assert {word.lower() for word in lit(found)} <= {"most", "mostu", "tczew"}


GAPS = st.lists(st.tuples(st.integers(1, SNIPPET_LENGTH), st.integers(0, 2)), min_size=1, max_size=30)


@given(GAPS)
def test_no_stretch_tells_more_than_the_best_one(gaps: list[tuple[int, int]]) -> None:
    weights, spans, end = [1.0, 3.0, 0.5], [], 0
    for gap, number in gaps:
        spans.append((end + gap, end + gap + 4, number))
        end += gap + 4
    told = []
    for first, (start, _, _) in enumerate(spans):
        inside = [span for span in spans[first:] if span[1] <= start + SNIPPET_LENGTH]
        words = sum(weight for number, weight in enumerate(weights) if number in {span[2] for span in inside})
        told.append((words + 0.01 * min(len(inside), MOST_COUNTED), start, inside[-1][1]))
    assert _best_stretch(spans, weights) == max(told, key=lambda one: one[0])[1:]
