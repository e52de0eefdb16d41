import pytest

from indexer.presentation.numbers import counted_articles, decimal, duration, grouped


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 artykułów"),
        (1, "1 artykuł"),
        (2, "2 artykuły"),
        (4, "4 artykuły"),
        (5, "5 artykułów"),
        (11, "11 artykułów"),
        (12, "12 artykułów"),
        (14, "14 artykułów"),
        (21, "21 artykułów"),
        (22, "22 artykuły"),
        (112, "112 artykułów"),
        (124, "124 artykuły"),
        (1106, "1106 artykułów"),
        (69_849, "69\N{NO-BREAK SPACE}849 artykułów"),
    ],
)
def test_the_noun_goes_with_its_number(count: int, said: str) -> None:
    assert counted_articles(count) == said


def test_thousands_stand_apart_from_five_digits_on() -> None:
    assert [grouped(count) for count in (9999, 10_000, 1_234_567)] == [
        "9999",
        "10\N{NO-BREAK SPACE}000",
        "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567",
    ]


def test_numbers_are_written_as_the_reader_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (decimal(1.25, 1), decimal(3, 1)) == ("1,2", "3,0")
    monkeypatch.setenv("PRASOWKA_LANG", "en")
    assert (decimal(1.25, 1), grouped(1_234_567)) == ("1.2", "1,234,567")


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(0.2, "poniżej 1 ms"), (8.4, "8 ms"), (999.4, "999 ms"), (1240.0, "1,2 s"), (61_000.0, "61,0 s")],
)
def test_durations(milliseconds: float, words: str) -> None:
    assert duration(milliseconds) == words
