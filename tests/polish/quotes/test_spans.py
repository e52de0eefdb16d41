from itertools import pairwise

import pytest

from indexer.polish.quotes import quotes_in


def said(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotes_in(text)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("„Most stoi i będzie stał” – powiedział burmistrz.", "Most stoi i będzie stał"),
        ('"Most stoi i będzie stał", mówił burmistrz.', "Most stoi i będzie stał"),
        ("„Stoi” – powiedział burmistrz.", "Stoi"),
        ("Burmistrz powiedział: „Most stoi i będzie stał”.", "Most stoi i będzie stał"),
        ("Dodał, że most „wytrzyma jeszcze sto lat, albo i dłużej”.", "wytrzyma jeszcze sto lat, albo i dłużej"),
        ("– Nie komentuję plotek – stwierdziła minister.", "Nie komentuję plotek"),
        ("- Nie komentuję plotek! - krzyczała minister.", "Nie komentuję plotek"),
        ("Spadnie śnieg i przyjdzie mróz – zapowiada meteorolog.", "Spadnie śnieg i przyjdzie mróz"),
        ("Jak poinformował rzecznik policji, kierowca uciekł w las.", "kierowca uciekł w las"),
        ("Według Anny Nowak, szefowej muzeum, obraz jest fałszywy.", "obraz jest fałszywy"),
        ("Zdaniem Nowaka obraz jest na pewno fałszywy.", "obraz jest na pewno fałszywy"),
        ("Jego zdaniem obraz jest na pewno fałszywy.", "obraz jest na pewno fałszywy"),
        ("– Most stoi – mówił burmistrz. – I będzie stał długo – dodał.", "Most stoi"),
    ],
)
def test_what_is_said(text: str, quote: str) -> None:
    assert said(text)[0] == quote


def test_a_quote_goes_on_after_its_speaker() -> None:
    assert said("– Most stoi – mówił burmistrz. – I będzie stał długo – dodał. Potem wyszedł.") == [
        "Most stoi",
        "I będzie stał długo",
    ]


def test_the_answers_of_an_interview() -> None:
    text = "Jan Nowak: Kiedy most powstał?\nAnna Kos: Przed wojną.\nJan Nowak: A kto go zbudował?\nAnna Kos: Nie wiem."
    assert said(text) == ["Kiedy most powstał?", "Przed wojną.", "A kto go zbudował?", "Nie wiem."]


@pytest.mark.parametrize(
    "text",
    [
        "Czytali „Gazetę Mostową” i „Kurier”.",
        "Tak zwany „cud gospodarczy” trwa.",
        "Według danych urzędu most ma sto lat i stoi.",
        "Według najnowszych sondaży most jest lubiany.",
        "Pociąg Gdańsk – Warszawa jedzie.",
        "Nikt nic nie mówił.",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert said(text) == []


def test_a_mark_that_nobody_closed_takes_no_other_quote_along() -> None:
    assert said('Koniec" - mówił Kos. "Most stoi i będzie stał" - dodał.') == ["Koniec", "Most stoi i będzie stał"][1:]


def test_the_words_that_tell_by_whom() -> None:
    text = "„Most stoi i stał” – powiedział Jan Kos z urzędu. Potem wyszedł."
    (quote,) = quotes_in(text)
    assert text[quote.by : quote.by_end] == "powiedział Jan Kos z urzędu"


@pytest.mark.parametrize(
    "text",
    [
        "„" * 10_000,
        '"a ' * 10_000,
        "– A" * 10_000,
        "– A – mówił B. " * 5_000,
        "Jak mówił A" * 5_000,
        "A b: C. " * 5_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_texts_end(text: str) -> None:
    quotes = quotes_in(text)
    assert all(one.end <= other.start for one, other in pairwise(quotes))
