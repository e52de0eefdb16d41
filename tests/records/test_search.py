from indexer.messages import message
from indexer.records.search import Note, Notes, shortened


def test_each_thing_is_said_once_in_the_order_of_appearance() -> None:
    notes = Notes()
    notes.say("b", message("Najpierw to."))
    notes.say("a", message("Potem tamto."))
    notes.say("b", message("Najpierw to."))
    assert notes.all() == (Note("b", "Najpierw to."), Note("a", "Potem tamto."))


def test_what_deserves_the_same_sentence_shares_it() -> None:
    notes = Notes()
    for typed in ("AND", "OR", "AND", "{}", "NOT", "NEAR"):
        notes.quote("ignored", message("Pominięto: {typed}."), typed)
    assert notes.all() == (Note("ignored", "Pominięto: „AND”, „OR”, „{}” (i jeszcze 2)."),)


def test_long_quotes_are_cut() -> None:
    assert shortened("a" * 40) == "a" * 40
    assert shortened("a" * 41) == "a" * 39 + "…"
