from indexer.records.search import Note
from indexer.search.language.notes import Notes, shortened


def test_each_thing_is_said_once_in_the_order_of_appearance() -> None:
    notes = Notes()
    notes.say("b", "Najpierw to.")
    notes.say("a", "Potem tamto.")
    notes.say("b", "Najpierw to.")
    assert notes.all() == (Note("b", "Najpierw to."), Note("a", "Potem tamto."))


def test_what_deserves_the_same_sentence_shares_it() -> None:
    notes = Notes()
    for typed in ("AND", "OR", "AND", "{}", "NOT", "NEAR"):
        notes.quote("ignored", "Pominięto: {}.", typed)
    assert notes.all() == (Note("ignored", "Pominięto: „AND”, „OR”, „{}” (i jeszcze 2)."),)


def test_long_quotes_are_cut() -> None:
    assert shortened("a" * 40) == "a" * 40
    assert shortened("a" * 41) == "a" * 39 + "…"
