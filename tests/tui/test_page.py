from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content, Span

from indexer import Article
from tui.answers import Highlights
from tui.page import typeset
from tui.styles import CURRENT_HIT, HIT

ARTICLE = Article(
    id="a",
    title="Sejm przyjął ustawę",
    lead="Ustawa wchodzi w życie.\nPodpisze ją prezydent.",
    body="Za ustawą głosowało 300 posłów.\nPrzeciw było 120.\nSejm wróci do niej jesienią.",
    authors=("Jan Lis", "amk"),
    published="2024-05",
    source="gazeta.example",
    agencies=("PAP", "AFP"),
    url="https://gazeta.example/1",
    captions=("Sala Sejmu. Fot. AFP", "Sejm nocą"),
)


def lights(text: str, *words: str) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((text.index(word), text.index(word) + len(word)) for word in words))


def test_everything_known_of_an_article_is_on_its_page() -> None:
    text = typeset(ARTICLE, Highlights(captions=((), ())), copies=("b.txt", "c.txt")).text
    assert text.split("\n") == [
        "Sejm przyjął ustawę",
        "Jan Lis, amk · maj 2024 · gazeta.example · PAP, AFP",
        "https://gazeta.example/1",
        "",
        "Ustawa wchodzi w życie.",
        "",
        "Podpisze ją prezydent.",
        "",
        "Za ustawą głosowało 300 posłów.",
        "",
        "Przeciw było 120.",
        "",
        "Sejm wróci do niej jesienią.",
        "",
        "Podpis: Sala Sejmu. Fot. AFP",
        "Podpis: Sejm nocą",
        "",
        "Prawie ten sam tekst także w: b.txt · c.txt",
    ]


def test_hits_follow_their_words_into_the_page_in_reading_order() -> None:
    page = typeset(
        ARTICLE,
        Highlights(
            title=lights(ARTICLE.title, "Sejm", "ustawę"),
            lead=lights(ARTICLE.lead, "Ustawa", "prezydent"),
            body=lights(ARTICLE.body, "ustawą", "Sejm"),
            captions=(lights(ARTICLE.captions[0], "Sejmu"), lights(ARTICLE.captions[1], "Sejm")),
        ),
    )
    assert [page.text[start:end] for start, end in page.hits] == [
        *("Sejm", "ustawę"),
        *("Ustawa", "prezydent"),
        *("ustawą", "Sejm"),
        *("Sejmu", "Sejm"),
    ]


def test_an_article_of_nothing_but_a_body_has_its_first_words_for_a_title() -> None:
    page = typeset(Article(id="a", body="Tylko jedno zdanie."), Highlights())
    assert page.text == "Tylko jedno zdanie.\n\nTylko jedno zdanie."


def test_the_current_hit_stands_out() -> None:
    page = typeset(ARTICLE, Highlights(title=lights(ARTICLE.title, "Sejm", "ustawę"), captions=((), ())))
    end = len(ARTICLE.title)
    plain, walked = page.line(0, end), page.line(0, end, current=1)
    assert plain.plain == walked.plain == ARTICLE.title
    assert [span.style for span in walked.spans if span.style == CURRENT_HIT] == [CURRENT_HIT]
    assert walked.plain[walked.spans[-1].start : walked.spans[-1].end] == "ustawę"


@given(st.integers(0, 200), st.integers(1, 60))
def test_a_line_has_the_styles_of_its_part_of_the_page(start: int, length: int) -> None:
    page = typeset(ARTICLE, Highlights(body=lights(ARTICLE.body, "Sejm"), captions=((), ())))
    end = min(len(page.text), start + length)
    whole = Content(page.text, [*page.spans, *(Span(*hit, HIT) for hit in page.hits)])
    expected = {(place, span.style) for span in whole.spans for place in range(span.start, span.end)}
    line = page.line(start, end)
    styled = {(start + place, span.style) for span in line.spans for place in range(span.start, span.end)}
    assert styled == {(place, style) for place, style in expected if start <= place < end}
