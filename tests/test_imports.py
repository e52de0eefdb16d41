"""What is never loaded for a search: each proof is a process of its own, because modules stay loaded."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sample import ARCHIVE

ROOT = Path(__file__).parents[1]
HEAVY = {"textual", "rich", "tui"}
FOR_READING = {"lxml", "dateparser", "charset_normalizer", "ftfy", "watchfiles", "tqdm"}
FOR_WORDS = {"morfeusz2", "stempel", "pystempel", "snowballstemmer", "Stemmer"}
SLOW = {"whoosh", "argparse", "click", "multiprocessing.pool", "platformdirs", "tomlkit", "tomllib"}
NEVER = HEAVY | FOR_READING | FOR_WORDS | SLOW
NOT_FOR_ONE_SEARCH = {
    "calendar",
    "gettext",
    "hashlib",
    "indexer.cli.formats.text",
    "indexer.engine.storage.documents",
    "indexer.engine.whoosh_api.query_translation",
    "indexer.engine.commits.whoosh_schema",
    "indexer.engine.writing.index_writer",
    "indexer.polish.dates",
    "indexer.records.scrape",
    "indexer.records.report",
    "indexer.search.results.analysis",
    "indexer.search.suggest.suggestions",
    "indexer.statistics",
    "pkgutil",
    "random",
    "tempfile",
    "urllib.request",
}

MOST_PASSED_THROUGH = 29
"""How many modules of ours a search for two words may run code of, from the archive to the hits."""

MODULES_AFTER = "import json, sys; {code}; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"


def loaded_by(code: str, index: Path) -> set[str]:
    """The names of all modules, and of the packages around them, that a process has loaded after running some code."""
    run = subprocess.run(
        [sys.executable, "-c", MODULES_AFTER.format(code=code)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PRASOWKA_INDEX": str(index)},
        encoding="utf-8",
        capture_output=True,
        check=True,
    )
    modules = json.loads(run.stderr.splitlines()[-1])
    return {name for module in modules for name in (module, module.partition(".")[0])}


PASSED_THROUGH = """
import json, sys
from pathlib import Path
from indexer import Archive, Request
passed = set()
def called(frame, event, argument):
    if event == "call":
        passed.add(frame.f_globals.get("__name__", ""))
with Archive.open(Path(sys.argv[1])) as archive:
    archive.search(Request("pociąg"))
    sys.setprofile(called)
    archive.search(Request("most łódź"))
    sys.setprofile(None)
print(json.dumps(sorted(name for name in passed if name.split(".")[0] == "indexer")))
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("imports") / "index"
    command: list[str | Path] = [sys.executable, "-m", "indexer.cli", "index", "--quiet", "--index", folder, ARCHIVE]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder


def test_the_library_is_light_to_import(index: Path) -> None:
    assert sorted(loaded_by("import indexer", index) & NEVER) == []


@pytest.mark.parametrize("words", [["Łukaszence", "Kijów"], ["most*", "--format", "json"], ['"stary most"~3']])
def test_a_search_for_words_of_the_archive_loads_nothing_that_it_does_not_need(words: list[str], index: Path) -> None:
    loaded = loaded_by(f"from indexer.cli.main import main; main({['search', *words]!r})", index)
    assert "numpy" in loaded
    assert sorted(loaded & NEVER) == []


def test_whoever_follows_a_search_for_two_words_passes_through_few_modules(index: Path) -> None:
    command = [sys.executable, "-c", PASSED_THROUGH, str(index)]
    run = subprocess.run(command, cwd=ROOT, encoding="utf-8", capture_output=True, check=True)
    passed = json.loads(run.stdout)
    assert "indexer.search.language.parser" in passed
    assert len(passed) <= MOST_PASSED_THROUGH, passed


def test_a_search_for_a_program_loads_nothing_that_answers_something_else(index: Path) -> None:
    words = ["search", "Łukaszence", "-n", "10", "--format", "json"]
    loaded = loaded_by(f"from indexer.cli.main import main; main({words!r})", index)
    assert "indexer.cli.formats.json_objects" in loaded
    assert sorted(loaded & NOT_FOR_ONE_SEARCH) == []


def test_records_that_are_clean_are_added_without_what_cleans_pages(tmp_path: Path) -> None:
    record = {"id": "1", "title": "Most", "text": "Most w Tczewie jest zamknięty.", "clean": True}
    (tmp_path / "articles.jsonl").write_text(json.dumps(record), encoding="utf-8")
    words = ["index", "--quiet", str(tmp_path)]
    loaded = loaded_by(f"from indexer.cli.main import main; main({words!r})", tmp_path / "index")
    assert "indexer.scrapes.reading" in loaded
    assert sorted(loaded & {"indexer.scrapes.page.page", "indexer.scrapes.html", "multiprocessing", "numpy.ma"}) == []


def test_only_the_command_that_runs_is_loaded(index: Path) -> None:
    loaded = loaded_by("from indexer.cli.main import main; main(['stats'])", index)
    assert "indexer.cli.stats" in loaded
    assert not loaded & {"indexer.cli.search", "indexer.cli.index", "indexer.cli.tui", "tui", "textual"}
