"""Evidence adds up: furniture that no phrase list knows, and text that rules would drop."""

import numpy as np

from indexer.scrapes.page.label import REPEATED, TEXT, Role, furniture
from indexer.scrapes.page.line_model import STATES, LineModel, line_model, read_weights, write_weights
from indexer.scrapes.page.page import read_page
from indexer.scrapes.page.weighing import overrule

TITLE = "Bobry budują tamę pod mostem kolejowym"
TEXTS = (
    "Na Osie pod Grudziądzem bobry zbudowały tamę w miejscu, w którym kolejarze planowali przepust dla ryb.",
    "Woda podeszła pod nasyp, ale pociągi jeżdżą bez opóźnień. Dyżurny ruchu mówi, że bobry pracują nocami.",
    "Przyrodnicy proszą, żeby tamy nie ruszać do jesieni. Wtedy młode będą już umiały znaleźć sobie nowy dom.",
)


def test_prompts_that_no_list_has():
    page = "\n\n".join((TITLE, *TEXTS)) + (
        "\n\nTwoje konto czeka\nUruchom powiadomienia\nPrzewodnik po promocjach\nZnajdź nas w sieci\n"
    )
    draft = read_page(page)
    assert [paragraph.text for paragraph in (*draft.lead, *draft.body)] == list(TEXTS)


def test_paragraphs_between_furniture_stay():
    first, second, third = TEXTS
    page = f"{TITLE}\nReklama\n{first}\nUdostępnij\nFacebook\n{second}\nCzytaj także:\nReklama\n{third}\nKomentarze"
    draft = read_page(page)
    assert [paragraph.text for paragraph in (*draft.lead, *draft.body)] == list(TEXTS)


def test_the_model_overrules_only_where_it_is_sure_and_never_what_is_certain():
    labels = [TEXT, TEXT, TEXT, furniture("x"), furniture("x"), furniture(REPEATED)]
    overruled = overrule(labels, [True, True, False, True, True, True], np.array([0.9, 0.01, 0.4, 0.95, 0.6, 0.99]))
    kept, dropped = Role.TEXT, Role.FURNITURE
    assert [label.role for label in overruled] == [kept, dropped, dropped, kept, dropped, dropped]


def test_a_subhead_between_paragraphs_stays_where_a_short_line_would_not():
    labels = [TEXT, TEXT, TEXT, TEXT]
    overruled = overrule(labels, [True, False, True, False], np.array([0.9, 0.3, 0.9, 0.3]))
    assert [label.role for label in overruled] == [Role.TEXT, Role.TEXT, Role.TEXT, Role.FURNITURE]


def test_weights_are_read_as_they_were_written():
    model = line_model()
    again = read_weights(write_weights(model))
    assert again.numbers == model.numbers
    assert np.allclose(again.weights, model.weights)
    assert np.allclose(again.transitions, model.transitions)


def test_probabilities_are_those_of_all_ways_through_the_page():
    """Against a sum over every sequence of states, which a small model allows."""
    chance = np.random.default_rng(1)
    size = len(STATES)
    model = LineModel(
        {"a": 0, "b": 1}, chance.normal(size=(2, size)), chance.normal(size=(size, size)), chance.normal(size=size)
    )
    features = [["a"], ["a", "b"], ["unknown", "b"]]
    expected = np.zeros((3, size))
    for path in np.ndindex(size, size, size):
        score = model.first[path[0]] + sum(model.transitions[path[at], path[at + 1]] for at in range(2))
        score += model.weights[0, path[0]] + model.weights[:, path[1]].sum() + model.weights[1, path[2]]
        for at in range(3):
            expected[at, path[at]] += np.exp(score)
    assert np.allclose(model.probabilities(features), expected / expected.sum(axis=1, keepdims=True))


def test_the_strongest_evidence_speaks_for_a_line():
    model = LineModel(
        {"prose": 0, "prompts": 1},
        np.array([[0.0, 0, 0, 2, 0, 0, 0], [0.0, 0, 0, -1, 0, 0, 3]]),
        np.zeros((7, 7)),
        np.zeros(7),
    )
    assert model.strongest(["prose", "prompts", "unknown"], for_text=True) == ["prose"]
    assert model.strongest(["prose", "prompts", "unknown"], for_text=False) == ["prompts"]
