"""The pages of help, whatever the terminal."""

import re
import subprocess
from collections.abc import Callable, Iterator

import pytest

from indexer.cli import help
from indexer.cli.main import COMMANDS, OPTIONS, load
from indexer.locale.catalogues import catalogue_files, read

Run = Callable[..., subprocess.CompletedProcess[str]]

POLISH = {entry.id: entry.string for entry in read(next(catalogue_files())) if isinstance(entry.id, str)}


def explanations(name: str) -> Iterator[str]:
    """Every text of a command that people are to read in their own language."""
    command = load(name)
    yield from command.description.splitlines()
    yield command.operands if command.operands != "ID" else ""
    yield from (meaning for _, meaning in command.examples)
    for option in (*command.options, *OPTIONS):
        yield option.help
        if not re.fullmatch(r"[a-z0-9|,]*", option.metavar):  # words of the language of commands stay as they are
            yield option.metavar


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_explanations_keep_to_the_width_of_the_terminal(name: str, width: int) -> None:
    lines = help.command_page(load(name), OPTIONS, width).splitlines()
    assert not [line for line in lines if line.startswith("      ") and len(line) > width]


def test_an_explanation_stands_below_its_option_where_beside_is_no_room() -> None:
    page = help.command_page(load("suggest"), OPTIONS, 40).splitlines()
    assert page[page.index("  --json") + 1] == "      wynik jako obiekt JSON"
    assert "  --json                             wynik jako obiekt JSON" in help.command_page(
        load("suggest"), OPTIONS, 80
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_english_for_who_reads_english(name: str, prasowka: Run) -> None:
    page = prasowka(name, "--help", PRASOWKA_LANG="en")
    assert page.stdout.startswith(f"Usage: prasowka {name}")
    assert not re.search("[ąćęłńóśźż„]", page.stdout, re.IGNORECASE)
    words = " ".join(page.stdout.split())
    for text in filter(None, explanations(name)):
        assert " ".join(text.split()) in words


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_polish_to_the_last_word_for_who_reads_polish(name: str, prasowka: Run) -> None:
    page = prasowka(name, "--lang=pl", "--help", PRASOWKA_LANG="en")
    assert page.stdout.startswith(f"Użycie: prasowka {name}")
    words = " ".join(page.stdout.split())
    for text in filter(None, explanations(name)):
        whole = POLISH[next(id for id in POLISH if text in id.splitlines())]
        assert " ".join(whole.split()) in words
        assert text not in page.stdout or len(text) < 8


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_first_page_is_in_the_language_asked(language: str, prasowka: Run) -> None:
    page = prasowka("--help", "--lang", language, PRASOWKA_LANG="en" if language == "pl" else "pl").stdout
    assert page.startswith("Użycie" if language == "pl" else "Usage")
    assert bool(re.search("[ąćęłńóśźż]", page, re.IGNORECASE)) is (language == "pl")
    for name in COMMANDS:
        summary = load(name).summary
        assert str(POLISH[summary] if language == "pl" else summary) in " ".join(page.split())


def test_what_is_refused_is_said_in_the_language_asked_wherever_it_was_asked_for(prasowka: Run) -> None:
    assert prasowka("search", "--limt", "3", "--lang", "en").stderr.startswith("Error: There is no option --limt.")
    assert prasowka("--lang=en", "serch").stderr.startswith("Error: There is no command “serch”.")
    assert prasowka("search", "--lang", "de").stderr.startswith("Błąd: --lang de: do wyboru są: en, pl.")
    assert prasowka("search", "most", "--lang", "en").stderr.startswith("Found ")
    assert prasowka("search", "xyzzy", "--", "--lang", "en").stderr.endswith("Nic nie znaleziono.\n")


def test_formats_and_codes_do_not_depend_on_the_language(prasowka: Run) -> None:
    for name in ("jsonl", "csv", "tsv", "paths", "trec"):
        polish, english = (prasowka("search", "most", "--format", name, "--lang", lang) for lang in ("pl", "en"))
        assert polish.stdout == english.stdout
