from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content, Span

from indexer import Article
from tui.answers import Highlights
from tui.styles import CURRENT_HIT, HIT
from tui.typeset_article import typeset

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


def test_everything_known_of_an_article_is_on_its_article() -> None:
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


def test_hits_follow_their_words_into_the_article_in_reading_order() -> None:
    article = typeset(
        ARTICLE,
        Highlights(
            title=lights(ARTICLE.title, "Sejm", "ustawę"),
            lead=lights(ARTICLE.lead, "Ustawa", "prezydent"),
            body=lights(ARTICLE.body, "ustawą", "Sejm"),
            captions=(lights(ARTICLE.captions[0], "Sejmu"), lights(ARTICLE.captions[1], "Sejm")),
        ),
    )
    assert [article.text[start:end] for start, end in article.hits] == [
        *("Sejm", "ustawę"),
        *("Ustawa", "prezydent"),
        *("ustawą", "Sejm"),
        *("Sejmu", "Sejm"),
    ]


def test_an_article_of_nothing_but_a_body_has_its_first_words_for_a_title() -> None:
    article = typeset(Article(id="a", body="Tylko jedno zdanie."), Highlights())
    assert article.text == "Tylko jedno zdanie.\n\nTylko jedno zdanie."


def test_the_current_hit_stands_out() -> None:
    article = typeset(ARTICLE, Highlights(title=lights(ARTICLE.title, "Sejm", "ustawę"), captions=((), ())))
    end = len(ARTICLE.title)
    plain, walked = article.line(0, end), article.line(0, end, current=1)
    assert plain.plain == walked.plain == ARTICLE.title
    assert [span.style for span in walked.spans if span.style == CURRENT_HIT] == [CURRENT_HIT]
    assert walked.plain[walked.spans[-1].start : walked.spans[-1].end] == "ustawę"


@given(st.integers(0, 200), st.integers(1, 60))
def test_a_line_has_the_styles_of_its_part_of_the_article(start: int, length: int) -> None:
    article = typeset(ARTICLE, Highlights(body=lights(ARTICLE.body, "Sejm"), captions=((), ())))
    end = min(len(article.text), start + length)
    whole = Content(article.text, [*article.spans, *(Span(*hit, HIT) for hit in article.hits)])
    expected = {(place, span.style) for span in whole.spans for place in range(span.start, span.end)}
    line = article.line(start, end)
    styled = {(start + place, span.style) for span in line.spans for place in range(span.start, span.end)}
    assert styled == {(place, style) for place, style in expected if start <= place < end}
