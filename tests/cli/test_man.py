"""`prasowka man`: the manual page."""

import re
import shutil
import subprocess
from collections.abc import Callable

import pytest

from indexer.cli.main import COMMANDS, load

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_every_command_and_option_is_in_it(prasowka: Run) -> None:
    run = prasowka("man", "--lang", "en")
    assert run.stderr == ""
    page = run.stdout.replace("\\&", "").replace("\\-", "-")
    for name in COMMANDS:
        assert f".SS {name}" in page
        for option in load(name).options:
            assert re.search(rf"(?m)^\.B .*{option.name}\b", page), option.name


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff")
@pytest.mark.parametrize("language", ["pl", "en"])
def test_roff_finds_no_fault_in_it(language: str, prasowka: Run) -> None:
    page = prasowka("man", "--lang", language).stdout
    run = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww"], input=page, capture_output=True, encoding="utf-8", check=True
    )
    assert run.stderr == ""
    assert "Prasówka" in run.stdout or "prasowka" in run.stdout
