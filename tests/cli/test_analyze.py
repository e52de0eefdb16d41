"""`prasowka analyze` over the sample archive."""

import json
import subprocess
from collections.abc import Callable

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_forms_of_the_archive_that_are_the_same_word(prasowka: Run) -> None:
    run = prasowka("analyze", "tczewowi")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("tczewowi\n")
    for form in ("tczewa", "tczewie"):
        assert f"{form} " in run.stdout


def test_words_for_scripts(prasowka: Run) -> None:
    answer = json.loads(prasowka("analyze", "kijowem", "gdańsku", "--json").stdout)
    assert [word["word"] for word in answer["words"]] == ["kijowem", "gdańsku"]
    assert {"kijowa", "kijowie"} <= {form["form"] for form in answer["words"][0]["forms"]}


def test_a_word_that_the_archive_does_not_have(prasowka: Run) -> None:
    run = prasowka("analyze", "xyzzy")
    assert run.returncode == 1
    assert "nie ma w archiwum" in run.stdout
