"""`prasowka similar` over the sample archive."""

import json
import subprocess
from collections.abc import Callable

Run = Callable[..., subprocess.CompletedProcess[str]]

ID = "kurier-wislany/2024-05-12-most-w-tczewie.txt"


def test_similar_articles_are_about_the_same(prasowka: Run) -> None:
    run = prasowka("similar", ID, "--format", "json", "--no-fold")
    assert run.returncode == 0
    answer = json.loads(run.stdout)
    ids = [hit["id"] for hit in answer["hits"]]
    assert ID not in ids
    assert ids[0] == "kurier-wislany/archiwum/most w Tczewie (kopia).txt"
    assert "hor-2024-018" in ids


def test_nothing_is_similar_to_an_unknown_article(prasowka: Run) -> None:
    run = prasowka("similar", "nie-ma.txt")
    assert (run.returncode, run.stdout) == (1, "")
    assert "nie-ma.txt" in run.stderr
