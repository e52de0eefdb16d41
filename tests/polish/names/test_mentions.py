import pytest

from indexer.polish.names import Kind, Mention, mentions_of


def runs(text: str) -> list[str]:
    return [mention.text for mention in mentions_of([text])]


def only(text: str) -> Mention:
    (mention,) = mentions_of([text])
    return mention


@pytest.mark.parametrize(
    "name",
    [
        "Jan Paweł II",
        "Nord Stream 2",
        "Ursula von der Leyen",
        "Osama bin Laden",
        "W. Brytania",
        "Wlk. Brytania",
        "Irlandia Płn.",
        "Bank of England",
        "Jean-Claude Juncker",
        "Farage'owi",
        "Lloyd’s",
        "Leave.EU",
        "PiS-u",
        "COVID-19",
        "Ministerstwo Rodziny, Pracy i Polityki Społecznej",
        "Ministerstwo ds. Brexitu",
    ],
)
def test_a_name_is_one_run(name: str) -> None:
    assert runs(f"wczoraj {name} i tyle") == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("w Gdańsku 3 maja padało", ["Gdańsku"]),
        ("w Gdańsku 12 osób tańczyło", ["Gdańsku"]),
        ("obie, Francja i Hiszpania, grały", ["Francja", "Hiszpania"]),
        ("pisze jan@Poczta.pl i @Jan", []),
        ("nic tu nie ma wielkiego", []),
    ],
)
def test_what_stands_beside_a_name_is_none_of_it(text: str, found: list[str]) -> None:
    assert runs(text) == found


@pytest.mark.parametrize(
    ("text", "initial"),
    [
        ("Bobry wróciły.", True),
        ("Padało. Bobry wróciły.", True),
        ("– Bobry wróciły – cieszył się leśnik.", True),
        ("powiedział: „Bobry wróciły nad rzekę”", True),
        ("czyta „Bobry” do snu", False),
        ("widział Bobry w rzece", False),
        ("pisał o tym prof. Bobry w maju", False),
        ("m.in. Bobry w maju", False),
    ],
)
def test_whether_a_capital_has_to_stand_there(text: str, initial: bool) -> None:
    (mention,) = [mention for mention in mentions_of([text]) if mention.text == "Bobry"]
    assert mention.initial is initial


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("dziennikarz Xerxes", Kind.PERSON),
        ("prof. Xerxes", Kind.PERSON),
        ("nad jeziorem Xerxes", Kind.PLACE),
        ("spółka Xerxes", Kind.ORGANISATION),
        ("wtedy Xerxes powiedział", Kind.PERSON),
        ("wtedy Xerxes", Kind.OTHER),
    ],
)
def test_the_words_around_say_what_it_is(text: str, kind: Kind) -> None:
    assert only(text).cue[0] is kind


def test_the_abbreviation_in_brackets() -> None:
    assert [mention.short for mention in mentions_of(["to Zakład Mostów Polskich (ZMP) buduje"])] == ["ZMP", ""]


def test_places_are_told_by_text_and_in_code_points() -> None:
    title, body = "Żubr w Białowieży", "Widział go Jan Żółw."
    for mention in mentions_of([title, body]):
        text = (title, body)[mention.field]
        assert text[mention.start : mention.end] == mention.text


def test_a_headline_in_capitals_has_no_names() -> None:
    assert runs("RZĄD ZAPOWIADA ZMIANY\nw Gdańsku") == ["Gdańsku"]


@pytest.mark.parametrize(
    "text",
    [
        "Aaa " * 10_000,
        "AAA BBB " * 10_000,
        "A. " * 20_000,
        "Rada i " * 20_000,
        "Rada, " * 20_000,
        "Aa-" * 20_000,
        "Aa.b" * 20_000,
        "Aa de la " * 10_000,
        "Kowalska Anna 22 123 45 67\n" * 5_000,
        "Владимир Путин приехал в Минск. " * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_texts_take_linear_time_and_few_words_a_run(text: str) -> None:
    assert all(len(mention.text.split()) < 60 for mention in mentions_of([text]))


def test_a_cyrillic_page_has_no_names() -> None:
    assert runs("Владимир Путин приехал в Минск.") == []
