"""`prasowka stats` over the sample archive."""

import json
import subprocess
from collections.abc import Callable

from tests.support.sample import ARCHIVE, ARTICLE_COUNT

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_figures_for_people(prasowka: Run) -> None:
    run = prasowka("stats")
    assert (run.returncode, run.stderr) == (0, "")
    assert f"artykuły:{' ' * 23}{ARTICLE_COUNT}\n" in run.stdout
    assert str(ARCHIVE) in run.stdout


def test_figures_for_scripts(prasowka: Run) -> None:
    stats = json.loads(prasowka("stats", "--json").stdout)
    assert (stats["schema"], stats["articles"]) == (1, ARTICLE_COUNT)
    assert stats["roots"] == [str(ARCHIVE)]
