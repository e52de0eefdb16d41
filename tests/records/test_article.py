import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import Article


def test_an_article_is_shown_under_its_title() -> None:
    assert Article("a", "Most otwarty", body="Tłumy przeszły mostem.").heading == "Most otwarty"


@pytest.mark.parametrize(
    ("article", "heading"),
    [
        (Article("a", body="Krótki  tekst\nz przerwą"), "Krótki tekst z przerwą"),
        (Article("a", lead="Lead.", body="Treść."), "Lead."),
        (Article("a", captions=("Most w Tczewie", "Wisła")), "Most w Tczewie Wisła"),
        (Article("a", body="słowo " * 20), "słowo " * 12 + "słowo…"),
        (Article("a", body="ą" * 200), "ą" * 80 + "…"),
        (Article("a"), ""),
    ],
)
def test_an_article_without_a_title_is_shown_under_its_first_words(article: Article, heading: str) -> None:
    assert (article.title, article.heading) == ("", heading)


@given(st.text())
def test_first_words_are_one_line(text: str) -> None:
    opening = Article("a", body=text).opening
    assert opening == " ".join(opening.split())
    assert len(opening) <= 81
