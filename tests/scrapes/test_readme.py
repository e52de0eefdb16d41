"""The README of the room leads to every module of it, and to nothing that is not there."""

import re
from pathlib import Path

ROOM = Path(__file__).resolve().parents[2] / "indexer" / "scrapes"
README = (ROOM / "README.md").read_text("utf-8")


def test_every_module_is_named_and_every_named_module_exists() -> None:
    named = {path for path in re.findall(r"`([\w/]+\.py)`", README) if not path.startswith("tests/")}
    modules = {path.relative_to(ROOM).as_posix() for path in ROOM.rglob("*.py") if path.name != "__init__.py"}
    assert named == modules


def test_names_of_code_that_it_mentions_are_there() -> None:
    code = "\n".join(path.read_text("utf-8") for path in ROOM.rglob("*.py"))
    for name in re.findall(r"`([A-Za-z_]+)`", README):
        assert name in code or name in ("Reading", "Failure", "gz", "zip"), name


def test_it_can_be_read_at_once() -> None:
    assert len(README.splitlines()) <= 100
