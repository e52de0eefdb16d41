import pytest

from indexer.scrapes.metadata.agencies import find_agencies
from indexer.scrapes.metadata.authors import has_first_name, is_person, split_people
from indexer.scrapes.metadata.biography import find_biography, is_position
from indexer.scrapes.metadata.blocks import find_metadata
from indexer.scrapes.metadata.dateline import find_dateline
from indexer.scrapes.metadata.meta_line import MetaLine
from indexer.scrapes.metadata.metadata_lines import DATED_RULES, UNDATED_RULES, read_meta, recognise
from indexer.scrapes.metadata.signatories import find_signatories, judge
from indexer.scrapes.metadata.signature import find_signature
from indexer.scrapes.metadata.source import source_of_lines, source_of_path, source_of_url
from indexer.scrapes.metadata.title import clean_title


@pytest.mark.parametrize(
    ("credit", "agencies"),
    [
        ("Foto: EPA / PAP", ("EPA", "PAP")),
        ("Źródło: Belta.by", ("BelTA",)),
        ("fot. REUTERS/Jan Nowak", ("Reuters",)),
        ("Getty Images, Fot: Dan", ("Getty Images",)),
        ("KAPITAN", ()),
        ("(PAP/AFP/PAP)", ("PAP", "AFP")),
        ("Źródło informacji: Polska Agencja Prasowa", ("PAP",)),
        ("Informacyjna Agencja Radiowa/Katolicka Agencja Informacyjna", ("IAR", "KAI")),
    ],
)
def test_agencies(credit, agencies):
    assert find_agencies(credit) == agencies


def test_people():
    assert split_people("opr. Anna Kowal, Jan Nowak (PAP), redakcja") == ("Anna Kowal", "Jan Nowak")
    assert is_person("Anna Maria Kowal-Nowak")
    assert not is_person("most w Tczewie")
    assert has_first_name("Łukasz Most")
    assert not has_first_name("Bank Polski")


@pytest.mark.parametrize(
    ("line", "meta"),
    [
        ("Publikacja: 01.07.2022 18:20", MetaLine(published="2022-07-01T18:20", is_labelled=True)),
        ("Aktualizacja: 02.07.2022", MetaLine(is_labelled=True)),
        ("1 lipca 2022, 18:20", MetaLine(published="2022-07-01T18:20")),
        ("piątek, 1 lipca 2022 r., 18:20", MetaLine(published="2022-07-01T18:20")),
        ("24.03.2022, 13:49Polska", MetaLine(published="2022-03-24T13:49")),
        ("lipiec 2022", MetaLine(published="2022-07")),
        ("Opublikowano: pon, 14 sie 2023", MetaLine(published="2023-08-14", is_labelled=True)),
        ("dzisiaj, 12:30", MetaLine()),
        ("Autor:MAK", MetaLine(("MAK",), is_labelled=True)),
        ("opr. Anna Kowal", MetaLine(("Anna Kowal",), is_labelled=True)),
        ("laf/PAP", MetaLine(("laf",), agencies=("PAP",))),
        ("amk", MetaLine(("amk",))),
        ("Jan Nowak (PAP)", MetaLine(("Jan Nowak",), agencies=("PAP",), is_labelled=True)),
        ("Z Londynu Jan Nowak (PAP)", MetaLine(("Jan Nowak",), agencies=("PAP",), is_labelled=True)),
        ("Jan Nowak", MetaLine(("Jan Nowak",), is_byline=True)),
        ("Jan Nowak, Anna Kowal | 01.07.2022", MetaLine(("Jan Nowak", "Anna Kowal"), "2022-07-01")),
        ("Źródło: PAP", MetaLine(agencies=("PAP",), source="PAP", is_labelled=True)),
        ("Autorka/Autor: Anna Kowal", MetaLine(("Anna Kowal",), is_labelled=True)),
        ("1 lipca 2022 18:20 / Anna Kowal / 2 komentarze", MetaLine(("Anna Kowal",), "2022-07-01T18:20")),
        ("jn (KAI) / Gniezno", MetaLine(("jn",), agencies=("KAI",))),
        ("Data 01.07.2022; Czas 05:04 min. Słowa kluczowe", MetaLine(published="2022-07-01", is_labelled=True)),
        ("Tekst Anny Kowal, dyrektorki muzeum:", None),
        ("Autor podkreśla znaczenie mostu.", None),
        ("1 lipca 2022 otwarto most", None),
        ("się", None),
        ("2022", None),
    ],
)
def test_lines_of_metadata(line, meta):
    assert read_meta(line) == meta


def test_metadata_over_several_lines():
    lines = [
        "Dodano:",
        "1",
        "lipca",
        "2022",
        ",",
        "18:20",
        "Autor:",
        "wini/gp",
        "Źródło:",
        "PAP",
        "Most",
        "3",
        "Reklama",
    ]
    found = {at: meta for at, meta in find_metadata(lines, 0, len(lines)).items() if meta != MetaLine()}
    assert found == {
        0: MetaLine(published="2022-07-01T18:20", is_labelled=True),
        6: MetaLine(("wini", "gp"), is_labelled=True),
        8: MetaLine(agencies=("PAP",), source="PAP", is_labelled=True),
    }


@pytest.mark.parametrize(
    ("signature", "authors", "agencies", "published"),
    [
        ("(PAP)", (), ("PAP",), None),
        ("(PAP) autor: Jan Nowak, Anna Kowal", ("Jan Nowak", "Anna Kowal"), ("PAP",), None),
        ("osk/ akl/ Źródło:", ("osk", "akl"), (), None),
        ("ps / kurier.pl / PAP", ("ps",), ("PAP",), None),
        ("APW, PAP.", ("APW",), ("PAP",), None),
        ("(mim)", ("mim",), (), None),
        ("(JOK, 20.01.2018)", ("JOK",), (), "2018-01-20"),
        ("Opracowała Anna Kowal, Kurier.pl.", ("Anna Kowal",), (), None),
        ("Z Londynu Jan Nowak (PAP)", ("Jan Nowak",), ("PAP",), None),
        ("Źródło: PAP", (), ("PAP",), None),
        ("Źródło informacji: Polska Agencja Prasowa", (), ("PAP",), None),
        ("Informacyjna Agencja Radiowa/Polska Agencja Prasowa.", (), ("IAR", "PAP"), None),
        ("Polska Agencja Prasowa", (), ("PAP",), None),
        ("Gazeta Wiślana/Jan Nowak", ("Jan Nowak",), (), None),
        ("TASS/Anna Kowal", ("Anna Kowal",), ("TASS",), None),
        ("Z Brukseli Jan Nowak (PAP) jn/ ak/", ("Jan Nowak",), ("PAP",), None),
        ("Z Brukseli Jan Nowak", ("Jan Nowak",), (), None),
        ("rbb, dpa / stas.", ("rbb", "stas"), ("DPA",), None),
        ("(AM)", ("AM",), (), None),
        ("PAP, kw.", ("kw",), ("PAP",), None),
        ("Mly/ PAP.", (), ("PAP",), None),
        ("red. / kurier.pl", (), (), None),
        ("Anna Kowal 11.06.2023", ("Anna Kowal",), (), "2023-06-11"),
    ],
)
def test_signatures_at_the_end_of_a_text(signature, authors, agencies, published):
    text = f"Most będzie zamknięty do jesieni. {signature}"
    found = find_signature(text, is_last=True)
    assert found
    assert text[: found.start].strip() == "Most będzie zamknięty do jesieni."
    assert (found.meta.authors, found.meta.agencies, found.meta.published) == (authors, agencies, published)


@pytest.mark.parametrize(
    "text",
    [
        "Rannych było pięć osób (w tym dzieci).",
        "Most waży 200 ton. Ważył 200 kg.",
        "Na miejsce przyjechali st. sierż. Jan Nowak.",
        "Most otworzył senator Jan Nowak (PiS).",
        "Autor podkreśla, że most jest potrzebny.",
        "Program jest na stronie muzeum.tczew.edu.pl/en",
        "Most otworzyła Unia Europejska/Gmina Tczew",
        "Na miejsce przyjechała orkiestra. Z Gniewu Wielkiego.",
    ],
)
def test_endings_that_are_no_signatures(text):
    assert find_signature(text, is_last=True) is None


def test_many_capitals_take_no_time():
    assert find_signature("Koniec. " + "Aa Bb " * 100 + "koniec", is_last=True) is None


@pytest.mark.parametrize(
    ("text", "authors", "published"),
    [
        ("Anna Kowal 5 września 2022 Most będzie zamknięty.", ("Anna Kowal",), "2022-09-05"),
        ("18 kwietnia 2024 r., 16:45 Most będzie zamknięty.", (), "2024-04-18T16:45"),
        ("Most będzie zamknięty. Data publikacji: 02.05.2023 Kierowcy czekają.", (), "2023-05-02"),
        ("7 czerwca 2018; 18:38; Most zamknięto.", (), "2018-06-07T18:38"),
    ],
)
def test_datelines(text, authors, published):
    found = find_dateline(text)
    assert found
    assert (found.meta.authors, found.meta.published) == (authors, published)


def test_the_date_of_the_story_is_no_dateline():
    assert find_dateline("24 lutego 2022 r. Most został zamknięty.") is None
    assert find_dateline("Most zamknięto 24 lutego 2022 r. o 12:30 Czasu lokalnego.") is None


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("Most zamknięty do jesieni - Onet Wiadomości", "Most zamknięty do jesieni"),
        ("Most zamknięty do jesieni | kurier.pl", "Most zamknięty do jesieni"),
        ("Most zamknięty - Polityka - rp.pl", "Most zamknięty"),
        ("Most Tczew – Lisewo", "Most Tczew – Lisewo"),
        ("Most zamknięty dzisiaj, 22 minuty temu", "Most zamknięty"),
        ("Most zamknięty 5 min. temu Drogowcy zamknęli most do jesieni.", "Most zamknięty"),
        ("Most zamknięto dwie godziny temu", "Most zamknięto dwie godziny temu"),
        ("Tusk - Duda: spór o most", "Tusk - Duda: spór o most"),
    ],
)
def test_titles_lose_the_name_of_the_portal(title, cleaned):
    assert clean_title(title) == cleaned


def test_sources():
    assert source_of_url("https://www.kurier.pl/a?b#c") == "kurier.pl"
    assert source_of_url("kurier.pl/a") == "kurier.pl"
    assert source_of_url("https://[zły") is None
    assert source_of_url(None) is None
    assert source_of_path("archiwum/kurier.pl/2022/a.txt") == "kurier.pl"
    assert source_of_path("covid-19/a.txt") is None
    assert source_of_lines(["Coś", "Wróć na kurier.pl Portal kurier.pl"]) == "kurier.pl"


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Anna Kowal jest reporterką, pisze o rzekach.", ("Anna Kowal",)),
        ("Jan Nowak – publicysta „Kuriera”, autor trzech książek o promach.", ("Jan Nowak",)),
        ("Jan Nowak jest burmistrzem Tczewa.", None),
        ("Bank Polski jest wydawcą.", None),
    ],
)
def test_notes_about_authors(text, authors):
    found = find_biography(text)
    assert (found.authors if found else None) == authors


def test_what_an_author_works_as():
    assert is_position("dziennikarka działu miasto")
    assert is_position("Redaktor naczelny")
    assert not is_position("Dziennikarka upadła, ale mecz trwał dalej. Nikt tego nie widział.")


RULES = {
    "date alone": "12 października 2023, 8:15",
    "dated signature": "Hanna Wilk | 12.10.2023",
    "labelled date": "Opublikowano: 12.10.2023, dział Powiat w ruchu",
    "date among fillers": "12.10.2023, czas czytania 3 min",
    "date and sections": "12 października 2023 11:22/w Powiat, Ludzie",
    "empty label": "Autor:",
    "collective": "Redakcja portalu",
    "relative date": "wczoraj, po południu",
    "labelled author": "Autor: Hanna Wilk",
    "labelled source": "Źródło: Urząd Gminy",
    "author and more": "Hanna Wilk, fot. Jan Borsuk",
    "signature": "hw/PAP",
}


@pytest.mark.parametrize("rule", RULES)
def test_a_line_of_metadata_is_known_by_a_rule_with_a_name(rule):
    found = recognise(RULES[rule])
    assert found
    assert found.rule == rule


def test_every_rule_has_an_example():
    assert list(RULES) == ["date alone", *DATED_RULES, *UNDATED_RULES]


@pytest.mark.parametrize(
    ("text", "rule", "signs"),
    [
        ("Forum", "section", False),
        ("PAP/Jan Nowak", "credit of a picture", False),
        ("KO i Jan Nowak", "subhead", False),
        ("hw/PAP", "agency", True),
        ("Hanna Wilk", "byline", True),
        ("hw, jn", "initials", True),
        ("KO", "no signature", False),
    ],
)
def test_what_names_and_initials_are_is_decided_by_a_rule_with_a_name(text, rule, signs):
    found = find_signatories(text)
    assert found
    name, meta = judge(found)
    assert (name, meta is not None) == (rule, signs)
