"""Draw the picture of the README: the sample archive, searched for a name in any of its cases.

    python tests/tui/screenshot.py

writes tests/tui/prasowka.svg; test_screenshot.py says when that is due.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["PRASOWKA_LANG"] = "pl"

from indexer import Archive, Request, Results, update
from tui.app import PrasowkaApp
from tui.widgets.article_view import ArticleView
from tui.widgets.result_list import ResultList

PICTURE = Path(__file__).with_name("prasowka.svg")
QUERY = "łukaszenka soczi"
SIZE = (118, 34)
HIT = 3


class SteadyArchive(Archive):
    """Always says 3 ms, so that the picture changes only when there is something else to see."""

    def search(self, request: Request) -> Results:
        return replace(super().search(request), took_ms=3.0)


async def draw(index: Path) -> str:
    """Index the sample archive, search it, walk to a hit in the first article, and return what is on the screen."""
    update(index, [ROOT / "indexer" / "sample"])
    with SteadyArchive.open(index) as archive:
        app = PrasowkaApp(archive, QUERY)
        async with app.run_test(size=SIZE) as pilot:
            results, article = app.screen.query_one(ResultList), app.screen.query_one(ArticleView)

            async def until(condition: Callable[[], bool]) -> None:
                while not condition():
                    await pilot.pause(0.01)

            await until(lambda: results.hit is not None)
            await pilot.press("down")
            while article.current != HIT:
                await pilot.press("n")
            await until(lambda: all(worker.is_finished for worker in app.workers))
            await pilot.pause()
            return app.export_screenshot(title="Prasówka")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_text(asyncio.run(draw(Path(folder))), encoding="utf-8")
