"""`prasowka optimize` over a copy of the sample archive."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_optimizing_changes_no_answer(prasowka: Run, index: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(index, copy)
    before = prasowka("search", "--index", copy, "Kijów", "--format", "trec").stdout
    assert prasowka("optimize", "--index", copy).returncode == 0
    assert json.loads(prasowka("stats", "--index", copy, "--json").stdout)["segments"] == 1
    assert prasowka("search", "--index", copy, "Kijów", "--format", "trec").stdout == before
