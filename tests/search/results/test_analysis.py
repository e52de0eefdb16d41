import pytest

from indexer import Archive

TEXTS = {"a": "Macron mówił z Macronem o sądzie, sady i sąd. Mowa była krótka.", "b": "Sad przy drodze, Macron."}


@pytest.fixture
def archive(archive_of) -> Archive:
    return archive_of(**TEXTS)


def test_a_word_has_its_forms_most_frequent_first(archive: Archive) -> None:
    (macron,) = archive.analyze("Macrona")
    assert [(info.form, info.frequency) for info in macron.forms] == [("macron", 2), ("macronem", 1)]


def test_words_that_differ_in_diacritics_stand_apart(archive: Archive) -> None:
    (orchard,) = archive.analyze("sad")
    assert {info.form for info in orchard.forms} == {"sad", "sady"}
    assert {info.form for info in orchard.folded} == {"sąd", "sądzie"}
    assert {info.key for info in orchard.folded} == {"bez znaków diakrytycznych"}


def test_a_word_without_diacritics_has_all_the_forms_that_a_search_for_it_lights(archive_of) -> None:
    archive = archive_of(a="Łódź płynie łodzią z Łodzi, a w Łodzi stoi inna łódka.")
    (boat,) = archive.analyze("lodz")
    text = archive.article("a").body
    highlighted = {text[start:end].lower() for start, end in archive.highlights("lodz", text)}
    assert {info.form for info in (*boat.forms, *boat.folded)} == highlighted == {"łódź", "łodzią", "łodzi"}
    assert [info.frequency for info in boat.folded] == [2, 1, 1]


def test_stems_are_never_shown(archive: Archive) -> None:
    for word in archive.analyze("Macrona blargowi sądem"):
        for shown in (*word.keys, *(info.key for info in word.forms)):
            kinds = {key.split(":")[0] for key in shown.split(", ")}
            assert kinds <= {"słownik", "rdzeń (Stempel)", "rdzeń (Snowball)", "ta sama forma"}


def test_every_word_of_a_text_is_analysed_in_order(archive: Archive) -> None:
    assert [word.word for word in archive.analyze("PiS-u, mowa i sądy!")] == ["pis-u", "mowa", "i", "sądy"]
    assert archive.analyze("!?") == []


def test_a_query_is_explained_by_what_it_searches_for(archive: Archive) -> None:
    query = '+mac* =sad -mowa tytuł:macron date:none "krótka mowa" droge~ sąd NEAR/5 sady'
    explained = {word.word: {info.form for info in word.forms} for word in archive.explain(query)}
    assert set(explained) == {"mac*", "=sad", "macron", "krótka", "mowa", "droge~", "sąd", "sady"}
    assert explained["mac*"] == {"macron", "macronem"}
    assert explained["=sad"] == {"sad"}
    assert explained["droge~"] == {"drodze"} or explained["droge~"] == set()
