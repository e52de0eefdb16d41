"""Numbers with their nouns."""

import pytest

from indexer.cli.counts import articles, number, size


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
        (21, "21 artykułów"),
        (22, "22 artykuły"),
        (112, "112 artykułów"),
        (1106, "1106 artykułów"),
        (69_849, "69\u00a0849 artykułów"),
    ],
)
def test_the_noun_goes_with_its_number(count: int, said: str) -> None:
    assert articles(count) == said


def test_numbers_and_sizes_for_people() -> None:
    assert number(1234567) == "1\u00a0234\u00a0567"
    assert size(999) == "999 B"
    assert size(1_500) == "1,5 kB"
    assert size(12_345_678) == "12,3 MB"
    assert size(2_000_000_000) == "2,0 GB"
