"""Every limit that the documentation names is the one of the code, and a test reaches it."""

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| [^|]+ \| ([0-9,]+) ([^|]*) ?\| `([\w.]+)\.([A-Z_]+)` \| `(test_\w+)` \|$", re.MULTILINE)
LIMITS = ROW.findall((ROOT / "indexer" / "README.md").read_text("utf-8"))
TESTS = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))


def test_the_table_is_read() -> None:
    assert len(LIMITS) >= 20


@pytest.mark.parametrize(("number", "unit", "module", "name", "test"), LIMITS, ids=lambda part: part)
def test_a_limit_is_that_of_the_code_and_tested(number: str, unit: str, module: str, name: str, test: str) -> None:
    bytes_of_unit = 1 << 20 if unit.startswith("MB") else 1
    assert int(number.replace(",", "")) * bytes_of_unit == getattr(import_module(f"indexer.{module}"), name)
    assert f"def {test}(" in TESTS


def test_every_limit_of_a_scrape_is_told() -> None:
    source = (ROOT / "indexer" / "scrapes" / "limits.py").read_text("utf-8")
    told = {name for _, _, module, name, _ in LIMITS if module == "scrapes.limits"}
    inner = {"LARGEST_OBJECT", "LONGEST_SOURCE", "MOST_LOOKED_AHEAD", "TOO_LONG"}  # nothing is refused for them alone
    assert set(re.findall(r"^([A-Z_]+) =", source, re.MULTILINE)) == told | inner
