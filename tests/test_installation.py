"""What a user gets: the wheel, built from the sources and installed into an empty environment."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.sample import ARCHIVE

pytestmark = pytest.mark.xdist_group("installation")  # one process makes the environment once

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PRASOWKA_"))}


def run(*command: str | Path, folder: Path, **variables: str) -> str:
    ended = subprocess.run(
        command, cwd=folder, env=ENVIRONMENT | variables, encoding="utf-8", capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by what builds it for everybody, from nothing but the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("indexer", "tui"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
    build = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir")
    run(*build, folder / "dist", ".", folder=folder)
    (built,) = (folder / "dist").glob("prasowka-*.whl")
    return built


@pytest.fixture(scope="module")
def commands(wheel: Path) -> Path:
    """The folder of the commands of an environment that has the wheel, and what that asks for, and nothing else."""
    folder = wheel.parent / "environment"
    venv.create(folder, with_pip=True)
    found = folder / ("Scripts" if os.name == "nt" else "bin")
    run(found / "python", "-m", "pip", "install", "--quiet", wheel, folder=folder)
    return found


def test_the_wheel_has_the_catalogues_and_no_tests(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert "indexer/locale/pl/LC_MESSAGES/prasowka.mo" in names
    assert "tui/app.tcss" in names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"indexer", "tui"}


def test_a_user_indexes_and_searches(commands: Path, tmp_path: Path) -> None:
    run(commands / "prasowka", "index", "--quiet", ARCHIVE, folder=tmp_path)
    found = run(commands / "prasowka", "search", "--format", "paths", "łukaszence", folder=tmp_path)
    assert "lukaszenka-rozmowa-z-macronem.txt" in found
    run(commands / "python", "-c", "import tui", folder=tmp_path)
    run(commands / "python", "-m", "pip", "check", folder=tmp_path)


def test_a_user_is_spoken_to_in_the_language_that_they_ask_for(commands: Path, tmp_path: Path) -> None:
    in_polish = run(commands / "prasowka", "--help", folder=tmp_path, PRASOWKA_LANG="pl")
    assert "polecenia" in in_polish.lower()
