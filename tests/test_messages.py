"""What is said to people: complete in Polish, and in the language that they read."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from indexer import messages
from indexer.locale.catalogues import catalogue_files, messages_of_code, read
from indexer.messages import Message, _, message, ngettext

PL = next(catalogue_files())
ROOT = Path(__file__).parents[1]
MARKS = {"_", "N_", "message", "ngettext", "pgettext"}


@pytest.fixture
def in_polish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRASOWKA_LANG", "pl")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def texts(found: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else tuple(found or ())


def test_every_message_of_the_code_is_in_the_polish_catalogue_and_nothing_else_is() -> None:
    known = {(entry.context, texts(entry.id)) for entry in read(PL) if entry.id}
    asked = {(entry.context, texts(entry.id)) for entry in messages_of_code() if entry.id}
    assert sorted(map(str, asked - known)) == [], "python -m indexer.locale.catalogues adds them"
    assert sorted(map(str, known - asked)) == [], "python -m indexer.locale.catalogues drops them"


def test_every_message_is_translated_with_the_same_placeholders() -> None:
    for entry in read(PL):
        if not entry.id:
            continue
        assert not entry.fuzzy, entry.id
        assert all(texts(entry.string)), f"not translated: {entry.id}"
        wanted = placeholders(texts(entry.id)[-1])
        for translated in texts(entry.string):
            assert placeholders(translated) <= wanted, entry.id
        assert set().union(*map(placeholders, texts(entry.string))) == wanted, entry.id


def test_a_plural_has_the_three_forms_of_polish() -> None:
    assert all(len(texts(entry.string)) == 3 for entry in read(PL) if isinstance(entry.id, tuple))


def test_messages_in_the_code_are_english() -> None:
    for entry in messages_of_code():
        for text in texts(entry.id):
            assert not re.search("[ąćęłńóśźż]", re.sub(r"„[^”]*”|“[^”]*”|Prasówka", "", text)), text


def test_no_message_hides_in_an_f_string_where_it_is_not_found_for_the_catalogues() -> None:
    for folder in ("indexer", "tui"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for outer in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(outer, ast.JoinedStr):
                    calls = (node for node in ast.walk(outer) if isinstance(node, ast.Call))
                    hidden = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in MARKS]
                    assert not [call for call in hidden if isinstance(call.args[0], ast.Constant)], file


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "pl_PL.UTF-8"}, "pl"),
        ({"LANG": "pl_PL.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "pl_PL"}, "pl"),
        ({"LC_ALL": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "pl"}, "pl"),
        ({"LC_ALL": "pl_PL.UTF-8", "PRASOWKA_LANG": "en"}, "en"),
    ],
)
def test_the_language_is_that_of_the_environment(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PRASOWKA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert messages.language() == language


def test_a_message_that_is_kept_is_translated_when_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = message("No article has the id {id}.", id="a.txt")
    assert kept == Message("No article has the id {id}.", {"id": "a.txt"})
    monkeypatch.setenv("PRASOWKA_LANG", "en")
    assert str(kept) == "No article has the id a.txt."
    monkeypatch.setenv("PRASOWKA_LANG", "pl")
    assert str(kept) == "Nie ma artykułu o identyfikatorze a.txt."


@pytest.mark.usefixtures("in_polish")
@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 artykuł"), (2, "2 artykuły"), (5, "5 artykułów"), (12, "12 artykułów"), (22, "22 artykuły")],
)
def test_numbers_go_with_their_nouns_as_polish_wants_them(count: int, said: str) -> None:
    assert ngettext("{count} article", "{count} articles", count).format(count=count) == said


def test_nothing_is_said_as_nothing() -> None:
    assert _("") == ""


def test_a_message_is_kept_as_json_with_the_messages_inside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = message("the file is empty")
    kept = message("line {line}: {reason}", line=2, reason=inner)
    again = Message.from_json(kept.to_json())
    assert again == kept
    monkeypatch.setenv("PRASOWKA_LANG", "pl")
    assert str(again) == "wiersz 2: plik jest pusty"
    monkeypatch.setenv("PRASOWKA_LANG", "en")
    assert str(again) == "line 2: the file is empty"


@pytest.mark.parametrize("text", ["plik {jest} pusty", "7", "[]", '["a"]', '["a", 1]', "null", ""])
def test_a_sentence_that_is_no_json_of_a_message_says_itself(text: str) -> None:
    assert str(Message.from_json(text)) == text
