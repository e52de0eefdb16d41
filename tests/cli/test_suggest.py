"""`prasowka suggest` over the sample archive."""

import json
import subprocess
from collections.abc import Callable

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_completions_are_words_of_the_archive(prasowka: Run) -> None:
    answer = json.loads(prasowka("suggest", "most", "w", "tcze", "--json").stdout)
    texts = [completion["text"] for completion in answer["completions"]]
    assert any(text.endswith(("tczewie", "tczewa")) for text in texts)
    frequencies = [completion["frequency"] for completion in answer["completions"]]
    assert frequencies == sorted(frequencies, reverse=True)
    assert len(prasowka("suggest", "tcze", "-n", "1").stdout.splitlines()) == 1


def test_a_misspelt_word_has_a_correction(prasowka: Run) -> None:
    run = prasowka("suggest", "lodołamaxze")
    assert run.returncode == 0
    assert "Czy chodziło o: lodołamacze" in run.stdout


def test_nothing_to_suggest(prasowka: Run) -> None:
    run = prasowka("suggest", "qqqqqqqqqq")
    assert (run.returncode, run.stdout) == (1, "")
