"""What the pages of documentation name is there: files, modules, tests."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    page
    for folder in (ROOT, ROOT / ".github", ROOT / "indexer", ROOT / "tui", ROOT / "tests")
    for page in (folder.glob("*.md") if folder == ROOT else folder.rglob("*.md"))
)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`([a-z_.]+(?:/[a-z_]+)*/?[a-z_]+\.(?:py|md|po|toml))`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_are_named_are_there(page: Path) -> None:
    """A page names files from the repository's root, or from its own room."""
    text = page.read_text(encoding="utf-8")
    named = {name for name in PATH.findall(text) if "/" in name}
    assert sorted(name for name in named if not (ROOT / name).exists() and not (page.parent / name).exists()) == []


def test_every_room_explains_itself() -> None:
    rooms = [init.parent for init in (ROOT / "indexer").rglob("__init__.py")]
    for room in rooms:
        said = (room / "__init__.py").read_text(encoding="utf-8")
        assert said.startswith('"""'), room
    for name in ("indexer", "tui", "tests"):
        assert (ROOT / name / "README.md").exists()
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120
