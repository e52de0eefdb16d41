"""What runs stand for: the articles here are one sentence each, all of an archive together."""

import pytest

from indexer.polish import dictionary
from indexer.polish.names import Evidence, Kind, NameTable, mentions_of


@pytest.fixture(autouse=True)
def _needs_the_dictionary(request: pytest.FixtureRequest) -> None:
    if "no_dictionary" not in request.fixturenames and not dictionary.available():
        pytest.skip("Morfeusz has no wheel here")


def names(*articles: str) -> list[tuple[str, Kind]]:
    """The names of the last article, with what the archive says of their kinds."""
    mentions = [mentions_of([article]) for article in articles]
    evidence = Evidence()
    for of_article in mentions:
        evidence.add(of_article)
    table = NameTable(evidence)
    return [
        (name.base, table.kinds[name.base])
        for mention in mentions[-1]
        for name in table.names(mention.text, mention.initial)
    ]


@pytest.mark.parametrize(
    ("text", "base", "kind"),
    [
        ("rozmawiał z Donaldem Tuskiem", "Donald Tusk", Kind.PERSON),
        ("rozmawiał z Angelą Merkel", "Angela Merkel", Kind.PERSON),
        ("list do Barbary Nowackiej", "Barbara Nowacka", Kind.PERSON),
        ("książka Jana Pawła II", "Jan Paweł II", Kind.PERSON),
        ("w Wielkiej Brytanii", "Wielka Brytania", Kind.PLACE),
        ("w W. Brytanii", "W. Brytania", Kind.PLACE),
        ("w Stanach Zjednoczonych", "Stany Zjednoczone", Kind.PLACE),
        ("w Irlandii Północnej", "Irlandia Północna", Kind.PLACE),
        ("w Nowym Jorku", "Nowy Jork", Kind.PLACE),
        ("nad Morzem Bałtyckim", "Morze Bałtyckie", Kind.PLACE),
        ("do Hiszpanii", "Hiszpania", Kind.PLACE),
        ("członek Unii Europejskiej", "Unia Europejska", Kind.ORGANISATION),
        ("wyrok Sądu Najwyższego", "Sąd Najwyższy", Kind.ORGANISATION),
        ("posiedzenie Izby Gmin", "Izba Gmin", Kind.ORGANISATION),
        ("decyzja Światowej Organizacji Handlu", "Światowa Organizacja Handlu", Kind.ORGANISATION),
        ("zarząd PiS-u", "PiS", Kind.ORGANISATION),
        ("budżet ONZ", "ONZ", Kind.ORGANISATION),
        ("spór Brytyjczyków", "Brytyjczycy", Kind.OTHER),
    ],
)
def test_base_form_and_kind(text: str, base: str, kind: Kind) -> None:
    assert names(text) == [(base, kind)]


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("szef Rady Europejskiej Donald Tusk", ["Rada Europejska", "Donald Tusk"]),
        ("rzecznik MSZ Jan Kowalski", ["MSZ", "Jan Kowalski"]),
        ("prezydent Rosji Władimir Putin", ["Rosja", "Władimir Putin"]),
        ("lot UE-Londyn", ["UE", "Londyn"]),
        ("Komisja Europejska i Wielka Brytania", ["Komisja Europejska", "Wielka Brytania"]),
        ("Uniwersytet Adama Mickiewicza", ["Uniwersytet Adama Mickiewicza"]),
    ],
)
def test_where_one_name_ends_and_the_next_begins(text: str, bases: list[str]) -> None:
    assert [base for base, _ in names(text)] == bases


@pytest.mark.parametrize(
    "text",
    [
        "Jednak pada.",
        "Premier milczy.",
        "Według mnie pada.",
        "Poniedziałek był zimny.",
        "wzrost PKB i VAT",
        "Fot. archiwum",
        "w Internecie",
    ],
)
def test_what_only_has_a_capital_is_no_name(text: str) -> None:
    assert names(text) == []


def test_a_title_is_no_part_of_the_name() -> None:
    assert names("Prezydent Andrzej Duda milczy.") == [("Andrzej Duda", Kind.PERSON)]


def test_what_no_dictionary_knows_has_the_nominative_that_the_archive_uses() -> None:
    archive = ["wczoraj Ryanbird ogłosił", "dziś Ryanbird lata", "samoloty Ryanbirda stoją"]
    assert names(*archive) == [("Ryanbird", Kind.ORGANISATION)]
    assert names("samoloty Ryanbirda stoją") == [("Ryanbirda", Kind.ORGANISATION)]


def test_a_foreign_person_has_first_and_last_name_in_one_case() -> None:
    archive = ["wczoraj Theressa Maybe przyjechała", "premier Theressa Maybe mówiła", "rząd Theressy Maybe upadł"]
    assert names(*archive) == [("Theressa Maybe", Kind.PERSON)]


def test_the_archive_says_whether_the_first_word_of_a_sentence_is_a_name() -> None:
    assert names("Wspólnota się zbiera.") == []
    archive = [
        "kraje Wspólnoty",
        "w Wspólnocie",
        "gdy Wspólnota",
        "niech Wspólnota",
        "że Wspólnota",
        "Wspólnota się zbiera.",
    ]
    assert names(*archive) == [("Wspólnota", Kind.ORGANISATION)]


def test_a_surname_alone_is_a_person_where_the_archive_has_the_full_name() -> None:
    archive = ["dyrektor Fawad Czaudri przyszedł", "przyszedł tam Czaudri"]
    assert names(*archive) == [("Czaudri", Kind.PERSON)]


def test_without_a_dictionary_names_are_still_found(no_dictionary: None) -> None:
    archive = ["minister Fawad Czaudri przyszedł", "wtedy Fawad Czaudri wyszedł", "list Fawada Czaudriego"]
    assert names(*archive)[0][1] is Kind.PERSON


def test_ten_thousand_capitals_and_a_phone_book_are_settled() -> None:
    words = " ".join(f"Słowo{number}" for number in range(3_000))
    book = "\n".join(f"Nowak{number} Anna 22 123 45 {number % 100}" for number in range(2_000))
    assert len(names(words, book)) < 10_000
