"""The grammar of the command line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import UsageError
from indexer.cli.arguments import Arguments, Option, one_of, parse, some_of, whole

OPTIONS = (
    Option("--limit", "ile", "LICZBA", short="-n", read=whole(0), default=10),
    Option("--source", "skąd", "ŹRÓDŁO", many=True),
    Option("--fold", "zwija"),
    Option("--no-fold", "nie zwija", key="fold", sets=False),
    Option("--help", "pomoc", short="-h", default=False),
)


def read(*words: str) -> Arguments:
    return parse(words, OPTIONS, free_text=True)


def test_words_and_options_come_in_any_order() -> None:
    arguments = read("rada", "--limit", "3", "ministrów", "--source=pap", "--source", "kurier")
    assert arguments.operands == ["rada", "ministrów"]
    assert arguments.limit == 3
    assert arguments.source == ("pap", "kurier")
    assert arguments.fold is None


@pytest.mark.parametrize("word", ["-nato", "-ukraina", "-10", "-", "—", "-n=5", "-ha", "-ń", '-"rada ministrów"'])
def test_other_words_with_one_dash_are_text(word: str) -> None:
    assert read("sejm", word).operands == ["sejm", word]


@pytest.mark.parametrize("words", [("-n", "7"), ("-n7",), ("--limit", "7"), ("--limit=7",)])
def test_a_number_is_given_in_every_usual_way(words: tuple[str, ...]) -> None:
    arguments = read(*words)
    assert arguments.limit == 7
    assert arguments.operands == []


def test_after_two_dashes_everything_is_text() -> None:
    assert read("--", "--limit", "-n", "5", "--").operands == ["--limit", "-n", "5", "--"]


def test_the_last_of_two_flags_counts() -> None:
    assert read("--fold", "--no-fold").fold is False
    assert read("--no-fold", "--fold").fold is True


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--limt", "3"), "Nie ma opcji --limt. Może chodziło o --limit?"),
        (("--xyz",), "Nie ma opcji --xyz."),
        (("--limit",), "Po opcji --limit brakuje wartości: --limit LICZBA."),
        (("--limit", "--fold"), "Po opcji --limit brakuje wartości: --limit LICZBA."),
        (("-n", "nato"), "--limit nato: to ma być liczba całkowita, co najmniej 0."),
        (("--limit=-1",), "--limit -1: to ma być liczba całkowita, co najmniej 0."),
        (("--fold=tak",), "Opcja --fold nie przyjmuje wartości."),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(*words)
    assert str(refused.value) == sentence


def test_without_free_text_an_unknown_short_option_is_refused() -> None:
    with pytest.raises(UsageError, match="Nie ma opcji -x"):
        parse(["-x"], OPTIONS)


def test_the_first_operand_can_end_the_options() -> None:
    arguments = parse(["-n", "3", "search", "--anything"], OPTIONS, operands_end_options=True)
    assert arguments.limit == 3
    assert arguments.operands == ["search", "--anything"]


def test_readers_of_choices() -> None:
    assert one_of("a", "b")("b") == "b"
    assert some_of("a", "b")("b, a,b") == ("b", "a")
    with pytest.raises(ValueError, match="do wyboru są: a, b"):
        some_of("a", "b")("a,c")


@given(st.lists(st.text(max_size=8)))
def test_any_words_are_read_or_refused(words: list[str]) -> None:
    try:
        arguments = read(*words)
    except UsageError:
        return
    assert len(arguments.operands) <= len(words)


@given(st.lists(st.text(max_size=8)))
def test_no_word_after_two_dashes_is_lost(words: list[str]) -> None:
    assert read("--", *words).operands == words
