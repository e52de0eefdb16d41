import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("morfeusz2", reason="the picture was drawn with the dictionary")

SCRIPT = Path(__file__).with_name("screenshot.py")


async def test_the_picture_of_the_readme_is_up_to_date(
    tmp_path: Path, lines_of_picture: Callable[[str], list[str]]
) -> None:
    drawn = await runpy.run_path(str(SCRIPT))["draw"](tmp_path)
    kept = SCRIPT.with_name("prasowka.svg").read_text(encoding="utf-8")
    assert lines_of_picture(drawn) == lines_of_picture(kept), "draw it again: python tests/tui/screenshot.py"
