"""The labelled scrapes beside the repository: what was reached once is not lost again."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("PRASOWKA_SHARED", ROOT.parent / "shared"))
GOLD = SHARED / "data" / "cleaning"
FLOORS = {
    "dev": {
        "F1": 0.98,
        "title exact": 0.97,
        "date stated": 0.97,
        "authors stated": 0.90,
        "is_article accuracy": 0.97,
    },
    "dev2": {
        "F1": 0.98,
        "title exact": 0.97,
        "date stated": 0.97,
        "authors stated": 0.90,
        "is_article accuracy": 0.93,
    },
}
HIGHEST_LEAK = {"dev": 0.05, "dev2": 0.12}
NEVER_FOUND = (
    "Widziałeś coś ważnego",
    "Przyślij zdjęcie, film lub napisz",
    "Skorzystaj z naszej Wrzutni",
    "Poniżej dalsza część artykułu",
    "Dalsza część artykułu pod",
    "Dołącz do nas na Facebooku",
    "Zachęcamy do polubienia profilu",
    "Dalszy ciąg materiału pod wideo",
    "Wróć na i.pl",
    "Polecane oferty",
    "Powrót do strony głównej",
    "Komentowanie artykułów jest możliwe",
)

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=f"no labelled scrapes in {GOLD}")


@pytest.fixture(scope="module", params=FLOORS)
def folder(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def predictions(folder: str) -> str:
    command: list[str | Path] = [sys.executable, ROOT / "tests" / "quality" / "cleaning.py", GOLD / folder]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_scores_stay_above_their_floors(folder, predictions, tmp_path):
    file = tmp_path / "predictions.jsonl"
    file.write_text(predictions, "utf-8")
    command = [sys.executable, GOLD / "score.py", GOLD / folder, file]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = {
        "F1": r"article text .* F1 (\S+)",
        "title exact": r"title exact +(\S+)",
        "date stated": r"date exact .*?stated: ([\d.]+)",
        "authors stated": r"authors exact .*?stated: ([\d.]+)",
        "is_article accuracy": r"is_article +accuracy (\S+)",
        "leak": r"leak macro (\S+)",
    }
    scores = {name: float(match[1]) for name, pattern in found.items() if (match := re.search(pattern, report))}
    assert scores.keys() == found.keys()
    assert scores.pop("leak") <= HIGHEST_LEAK[folder]
    assert {name: score for name, score in scores.items() if score < FLOORS[folder][name]} == {}


@pytest.mark.parametrize("phrase", NEVER_FOUND)
def test_inline_furniture_is_found_nowhere(predictions, phrase):
    assert phrase.lower() not in predictions.lower()
