"""How quick the terminal UI is, over an index that is there already:

    python tests/bench/desk.py INDEX

prints a table for tui/README.md. The first frame and the letters are those of the real program in a terminal of its
own; the rest is measured inside the app, from a key until what it asks for is on the screen. Run it on a quiet machine:
the load is printed with it.
"""

import asyncio
import json
import os
import random
import select
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from textual.events import Key
from textual.pilot import Pilot

from indexer import Archive, Request, update
from tui.app import PrasowkaApp
from tui.screens.search import SearchScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.result_list import ResultList
from tui.widgets.search_field import SearchField

SIZE = (120, 40)
STARTS = 5
WORDS_TYPED = 30
SEARCHES = 1000
LONG_ARTICLE = 990_000
"""Characters of an article: an index takes no longer one."""
PATIENCE = 60.0


class Program:
    """`prasowka tui` in a terminal of its own."""

    def __init__(self, index: Path, home: Path) -> None:
        self.descriptor, theirs = os.openpty()
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
        environment |= {"COLUMNS": str(SIZE[0]), "LINES": str(SIZE[1]), "HOME": str(home), "XDG_STATE_HOME": str(home)}
        command = [sys.executable, "-m", "indexer.cli", "--index", str(index), "tui"]
        self.process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
        os.close(theirs)

    def read_until(self, wanted: bytes) -> None:
        """Read what it draws until something has come."""
        seen, end = b"", monotonic() + PATIENCE
        while wanted not in seen and select.select([self.descriptor], [], [], max(0.0, end - monotonic()))[0]:
            seen += os.read(self.descriptor, 65536)

    def read_for(self, seconds: float) -> None:
        """Read what it draws for a while."""
        end = monotonic() + seconds
        while select.select([self.descriptor], [], [], max(0.0, end - monotonic()))[0]:
            os.read(self.descriptor, 65536)

    def type(self, letter: str) -> float:
        """Type a letter; return the seconds until something is drawn."""
        started = perf_counter()
        os.write(self.descriptor, letter.encode())
        select.select([self.descriptor], [], [], PATIENCE)
        return perf_counter() - started

    def end(self) -> None:
        """Let go of it."""
        self.process.kill()
        self.process.wait()
        os.close(self.descriptor)


def in_a_terminal(index: Path) -> tuple[list[float], list[float]]:
    """Return the seconds to the first frame, and those from a key to its letter."""
    frames, letters = [], []
    with tempfile.TemporaryDirectory() as home:
        for _start in range(STARTS):
            started = perf_counter()
            program = Program(index, Path(home))
            try:
                program.read_until("Prasówka".encode())
                frames.append(perf_counter() - started)
                program.read_for(1.5)
                for letter in "pogoda w gorach":
                    letters.append(program.type(letter))
                    program.read_for(0.3)
            finally:
                program.end()
    return frames, letters


class Desk:
    """The app, driven from inside."""

    def __init__(self, pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, PrasowkaApp)
        assert isinstance(pilot.app.screen, SearchScreen)
        self.pilot, self.app, self.screen = pilot, pilot.app, pilot.app.screen

    async def until(self, condition: Callable[[], bool]) -> None:
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, "it never came"
            await asyncio.sleep(0.0005)

    def is_idle(self, *groups: str) -> bool:
        return all(worker.is_finished for worker in self.app.workers if not groups or worker.group in groups)

    def press(self, key: str, character: str | None = None) -> None:
        self.app.post_message(Key(key, character).set_sender(self.app))

    async def type(self, letter: str) -> tuple[float, float]:
        """Type a letter; return the seconds until its results are shown, and until they are counted by facets."""
        words = self.screen.session.words + letter
        started = perf_counter()
        self.press("space" if letter == " " else letter, letter)
        await self.until(lambda: self.screen.session.words == words and self.screen.session.is_answered)
        answered = perf_counter()
        await self.until(lambda: self.is_idle("facets"))
        return answered - started, perf_counter() - answered

    async def ask(self, words: str) -> None:
        self.screen.query_one(SearchField).value = words
        await self.until(lambda: self.screen.session.words == words and self.screen.session.is_answered)

    async def timed(self, action: Callable[[], object], condition: Callable[[], bool]) -> float:
        started = perf_counter()
        result = action()
        if asyncio.iscoroutine(result):
            await result
        await self.until(condition)
        return perf_counter() - started


def frequent_words(archive: Archive) -> tuple[list[str], str]:
    """Return words to type, and one that at least 10,000 articles have (or most, where the archive is smaller)."""
    completed = (word for start in "abcdefgijklmnoprstuwz" for word, _count in archive.suggest(start, 40).completions)
    words = sorted({word for word in completed if len(word) > 4})
    counts = {word: archive.search(Request(word, limit=0)).total for word in words[::6]}
    return random.Random(1).sample(words, min(WORDS_TYPED, len(words))), max(counts, key=lambda word: counts[word])


async def while_typing(archive: Archive, words: list[str]) -> tuple[list[float], list[float]]:
    """Type words letter by letter; return the seconds to results, and from there to facets and timeline."""
    answers, facets = [], []
    async with PrasowkaApp(archive).run_test(size=SIZE) as pilot:
        desk = Desk(pilot)
        await desk.until(lambda: desk.screen.session.is_answered and desk.is_idle())
        for word in words:
            for letter in word:
                answered, counted = await desk.type(letter)
                answers.append(answered)
                facets.append(counted)
            await desk.ask("")
    return answers, facets


async def over_many_hits(archive: Archive, word: str) -> dict[str, float]:
    """Go to the end of a long list, fold it and resize it."""
    async with PrasowkaApp(archive, word).run_test(size=SIZE) as pilot:
        desk = Desk(pilot)
        session, results = desk.screen.session, desk.screen.query_one(ResultList)
        await desk.until(lambda: session.is_answered and desk.is_idle())
        await pilot.press("enter")
        times = {"hits": float(session.row_count)}
        last = session.row_count - 1
        times["End"] = await desk.timed(
            lambda: desk.press("end"), lambda: results.row == last and results.hit is not None
        )
        before = session.answer
        times["f"] = await desk.timed(lambda: desk.press("f", "f"), lambda: session.answer is not before)
        await desk.until(desk.is_idle)
        times["resize"] = await desk.timed(
            lambda: pilot.resize_terminal(SIZE[0] - 20, SIZE[1] - 5), lambda: desk.app.size.width == SIZE[0] - 20
        )
        return times


async def over_a_long_article(folder: Path) -> dict[str, float]:
    """Open an article as long as one can be, in which the word stands tens of thousands of times."""
    sentence = "Tama na rzece wytrzymała, choć starosta zapowiadał, że do rana puści. "
    text = "\n".join([sentence * 5] * (LONG_ARTICLE // len(sentence) // 5))
    record = {"id": "tama", "title": "Długi artykuł o tamie", "text": text, "clean": True}
    (folder / "tama.jsonl").write_text(json.dumps(record), encoding="utf-8")
    update(folder / "index", [folder / "tama.jsonl"])
    with Archive.open(folder / "index") as archive:
        async with PrasowkaApp(archive, "").run_test(size=SIZE) as pilot:
            desk = Desk(pilot)
            article = desk.screen.query_one(ArticleView)
            started = perf_counter()
            await desk.until(lambda: len(article.text) > LONG_ARTICLE // 2)
            times = {"plain": perf_counter() - started}
            await desk.ask("")
            started = perf_counter()
            await desk.ask("tama ")
            await desk.until(lambda: article.hit_count > 0)
            times |= {"lit": perf_counter() - started, "hits": float(article.hit_count)}
            times["n"] = await desk.timed(lambda: article.walk(1), lambda: article.current == 0)
            return times


async def memory_of_searches(archive: Archive, words: list[str]) -> tuple[float, float]:
    """Return the megabytes of the process after 100 searches and after a thousand more."""
    async with PrasowkaApp(archive).run_test(size=SIZE) as pilot:
        desk = Desk(pilot)
        await desk.until(lambda: desk.screen.session.is_answered)
        sizes = []
        for count in (100, SEARCHES):
            for number in range(count):
                await desk.ask(f"{words[number % len(words)]} {words[(number * 7 + 1) % len(words)]} ")
            await desk.until(desk.is_idle)
            sizes.append(_megabytes())
    return sizes[0], sizes[1]


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _milliseconds(times: list[float]) -> str:
    ordered = sorted(time * 1000 for time in times)
    return f"{ordered[len(ordered) // 2]:.0f} / {ordered[len(ordered) * 95 // 100]:.0f} ms"


def main(index: Path) -> None:
    """Print the table."""

    def row(what: str, figure: str) -> None:
        print(f"| {what} | {figure} |", flush=True)

    print(f"Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n\n| p50 / p95 | |\n|---|---|")
    frames, letters = in_a_terminal(index)
    row("first frame", _milliseconds(frames))
    row("key to letter", _milliseconds(letters))
    with Archive.open(index) as archive:
        words, frequent = frequent_words(archive)
        answers, facets = asyncio.run(while_typing(archive, words))
        row("key to results", _milliseconds(answers))
        row("results to facets and timeline", _milliseconds(facets))
        times = asyncio.run(over_many_hits(archive, frequent))
        row(
            f"{times['hits']:,.0f} hits: End · f · resize",
            " · ".join(f"{times[name] * 1000:.0f}" for name in ("End", "f", "resize")) + " ms",
        )
        before, after = asyncio.run(memory_of_searches(archive, words))
        row(f"memory after 100 searches, and after {SEARCHES:,} more", f"{before:.0f} → {after:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        times = asyncio.run(over_a_long_article(Path(folder)))
    row("an article of a million characters", f"{times['plain'] * 1000:.0f} ms")
    row(f"the same with {times['hits']:,.0f} words lit · n", f"{times['lit'] * 1000:.0f} · {times['n'] * 1000:.0f} ms")
    print(f"\nLoad {os.getloadavg()[0]:.1f} at the end.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
