"""`prasowka check`, over a sound index and a damaged one."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_sound_index(prasowka: Run) -> None:
    run = prasowka("check")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "Indeks jest w porządku.\n")


def test_a_damaged_index_is_named_and_survived(prasowka: Run, index: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(index, copy)
    largest = max((file for file in copy.rglob("*") if file.is_file()), key=lambda file: file.stat().st_size)
    content = bytearray(largest.read_bytes())
    content[len(content) // 2] ^= 0xFF
    largest.write_bytes(content)
    run = prasowka("check", "--index", copy)
    assert run.returncode == 2
    assert largest.name in run.stdout
    assert f"Zbuduj indeks od nowa: prasowka index --index {copy} --rebuild" in run.stderr
    assert prasowka("index", "--index", copy, "--rebuild").returncode == 0
    assert prasowka("check", "--index", copy).returncode == 0
