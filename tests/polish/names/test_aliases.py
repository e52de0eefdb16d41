import pytest

from indexer.polish import dictionary
from indexer.polish.names import ArticleName, Evidence, Kind, NameTable, mentions_of, names_of

pytestmark = pytest.mark.skipif(not dictionary.available(), reason="Morfeusz has no wheel here")


def names(*texts: str) -> list[ArticleName]:
    mentions = mentions_of(texts)
    evidence = Evidence()
    evidence.add(mentions)
    return names_of(mentions, NameTable(evidence))


def shown(*texts: str) -> list[str]:
    return [name.name for name in names(*texts)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Był tu Donald Tusk. Potem Tuska nie było.", ["Donald Tusk"]),
        ("Pisał Jan Żółwiński, a Żółwińskiemu odpisano.", ["Jan Żółwiński"]),
        ("Jest Zakład Mostów Polskich (ZMP). Szef ZMP milczy.", ["Zakład Mostów Polskich"]),
        ("Komisja Europejska radzi, bo Komisja musi.", ["Komisja Europejska"]),
        ("Warszawski Uniwersytet Medyczny uczy, a WUM leczy.", ["Warszawski Uniwersytet Medyczny"]),
        ("w Stanach Zjednoczonych i w USA", ["Stany Zjednoczone"]),
        ("w UE i w Unii", ["UE"]),
        ("w Irlandii i w Irlandii Północnej", ["Irlandia", "Irlandia Północna"]),
        ("Jest Nord Stream i jest Nord Stream 2, a Nord Stream 2 płynie.", ["Nord Stream", "Nord Stream 2"]),
    ],
)
def test_a_short_form_is_the_full_name_that_it_can_only_be(text: str, found: list[str]) -> None:
    assert shown(text) == found


def test_a_party_in_brackets_is_no_other_name_of_its_member() -> None:
    assert shown("Mówił Jan Kowalski (PiS), a PiS słuchał.") == ["Jan Kowalski", "PiS"]


def test_every_place_of_a_name_is_told() -> None:
    title, body = "Tusk w Gdańsku", "Donald Tusk przyjechał do Gdańska."
    by_name = {name.name: name for name in names(title, body)}
    tusk = by_name["Donald Tusk"]
    assert tusk.kind is Kind.PERSON
    assert [(title, body)[span.field][span.start : span.end] for span in tusk.spans] == ["Tusk", "Donald Tusk"]
    assert by_name["Gdańsk"].kind is Kind.PLACE


def test_an_article_without_names() -> None:
    assert names("nic tu nie ma") == []
