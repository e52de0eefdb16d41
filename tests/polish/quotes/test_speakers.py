import pytest

from indexer.polish import dictionary
from indexer.polish.names import Evidence, NameTable, mentions_of, names_of
from indexer.polish.quotes import speakers

pytestmark = pytest.mark.skipif(not dictionary.available(), reason="Morfeusz has no wheel here")


def who(*texts: str) -> list[str]:
    mentions = mentions_of(texts)
    evidence = Evidence()
    evidence.add(mentions)
    return [quote.speaker for quote in speakers(texts, names_of(mentions, NameTable(evidence)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("„Most stoi i stał” – powiedział Jan Kowalski.", ["Jan Kowalski"]),
        ("Wtedy Jan Kowalski powiedział: „Most stoi i stał”.", ["Jan Kowalski"]),
        ("– Most stoi – mówi prezes spółki Anna Nowak z Gdańska.", ["Anna Nowak"]),
        ("Zdaniem Anny Nowak most jest bardzo stary.", ["Anna Nowak"]),
        ("Jak podkreślił Jan Kowalski, most jest bardzo stary.", ["Jan Kowalski"]),
        ("Był tam Jan Kowalski. – Most stoi – mówił Kowalski.", ["Jan Kowalski"]),
        ("– Most stoi – mówił Jan Kowalski. – I będzie stał – dodał.", ["Jan Kowalski", "Jan Kowalski"]),
        ("Przyszedł premier Jan Kowalski. Była też Anna Nowak. – Most stoi – ocenił premier.", ["Jan Kowalski"]),
        ("Jan Kowalski milczał. Anna Nowak nie. – Most stoi – oceniła.", ["Anna Nowak"]),
        ("Po moście chodzi Jan Kowalski. Jego zdaniem most jest bardzo stary.", ["Jan Kowalski"]),
        ("– Most stoi – krzyczał ktoś z tłumu.", [""]),
    ],
)
def test_who_says_it(text: str, found: list[str]) -> None:
    assert who(text) == found


def test_the_title_tells_of_whom_the_text_speaks() -> None:
    assert who("Jan Kowalski o moście", "– Most stoi i będzie stał – zapewnił.") == ["Jan Kowalski"]


def test_a_woman_speaks_where_the_verb_says_so() -> None:
    text = "– Most stoi – mówił Jan Kowalski z mostu. Przyszła Anna Nowak. – Nie stoi – odparła."
    assert who(text) == ["Jan Kowalski", "Anna Nowak"]
