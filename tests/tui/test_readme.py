import runpy
from pathlib import Path

SCRIPT = Path(__file__).with_name("readme.py")


def test_the_page_lists_the_keys_that_there_are() -> None:
    written = runpy.run_path(str(SCRIPT))
    page = written["README"].read_text(encoding="utf-8")
    assert page == written["page"](), "write it again: python tests/tui/readme.py"
