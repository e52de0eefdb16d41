from datetime import date

import pytest

from indexer.search.language.parser import parse

TODAY = date(2024, 5, 10)


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("Sejm  i   Senat", "sejm i senat"),
        ("„Rada Miasta”", '"rada miasta"'),
        ('"rada miasta"~3 wybory', '"rada miasta"~3 wybory'),
        ('="Rada Miasta"', '="Rada Miasta"'),
        ('a "rad* miasta~"', 'a "rad* miasta~"'),
        ("NOT wojna", "-wojna"),
        ("a AND b c", "c +a +b"),
        ("a OR (b AND c)", "a OR b AND c"),
        ("(a OR b) AND c", "(a OR b) AND c"),
        ("c a NEAR b", "c a NEAR/10 b"),
        ("tytuł:(a NEAR/2 b)", "title:a NEAR/2 title:b"),
        ("źródło:onet a", "a source:onet"),
        ("data:24 lutego 2022 a", "a date:2022-02-24"),
        ("data:7d..", "date:2024-05-03.."),
        ("data:brak", "date:none"),
        ("Polsko-Białoruski", "polsko-białoruski"),
        ("pis.u PiS-u", "pis.u pis-u"),
        ("nowo-jorsk~2", "nowo-jorsk~2"),
        ("=F-16 sejn~ pre* *x*", "=F-16 sejn~ pre* *x*"),
        ('id:"mój plik.txt"', 'id:"mój plik.txt"'),
        ('id:«mój "plik".txt»', 'id:«mój "plik".txt»'),
        ('id:"plik.txt"', "id:plik.txt"),
        ('id:"a*"', 'id:"a*"'),
        ("id:a*", "id:a*"),
        ("", "*"),
        ("???", "()"),
    ],
)
def test_canonical_form(typed: str, canonical: str) -> None:
    assert parse(typed, TODAY).understood == canonical
    assert parse(canonical, TODAY).understood == canonical
