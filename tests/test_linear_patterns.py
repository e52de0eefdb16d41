"""Every pattern over what a stranger wrote runs in linear time, whatever the stranger wrote."""

import ast
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from types import FrameType

import pytest

import indexer
from indexer.polish import dates
from tests.support.attacks import Used, attacks, patterns_of

PACKAGE = Path(indexer.__file__).parent
ROOMS = ("scrapes", "polish", "search")
"""What strangers wrote is read here."""
PATTERNS = [
    *patterns_of(indexer),
    *(Used("indexer.polish.dates.whole", pattern, ("fullmatch",)) for pattern in dates._grammar().whole),
    *(Used("indexer.polish.dates.inside", pattern, ("search",)) for pattern in dates._grammar().inside),
]
LENGTH = 1_500
TIMES_LONGER = 20
# Seconds of this process. What is linear takes less than a millisecond for the shorter and a few hundredths for the
# longer; quadratic patterns take 400 times as long for it, others never end.
NOTHING = 0.004
MOST = 1.0


class Endless(Exception):
    """A pattern took too long."""


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """Interrupt what takes longer, as counted by the clock of this process."""

    def end(number: int, frame: FrameType | None) -> None:
        raise Endless

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds_for(used: Used, text: str) -> float:
    started = process_time()
    try:
        with ended_after(MOST):
            for method in used.methods:
                getattr(used.pattern, method)(text)
    except Endless:
        return MOST
    return process_time() - started


def longer(text: str) -> str:
    """The same input, repeated in its middle."""
    middle = len(text) // 2
    return text[:middle] + text[middle - 400 : middle] * (LENGTH * (TIMES_LONGER - 1) // 400) + text[middle:]


def slow_input(used: Used) -> str | None:
    """An input for which a pattern takes more than linear time, None where there seems to be none."""
    for text in attacks(used.pattern, LENGTH):
        seconds = seconds_for(used, text)
        if seconds == MOST or (seconds > NOTHING and seconds_for(used, longer(text)) == MOST):
            return text
    return None


needs_clock = pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="Windows has no such clock")


@needs_clock
@pytest.mark.parametrize("used", PATTERNS, ids=lambda used: used.name)
def test_a_pattern_takes_linear_time(used: Used) -> None:
    assert slow_input(used) is None


@needs_clock
@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"/(?:,\s?[^/]{1,60})*$", r"\s+$", r"[\w-]+\.pl", r"a*b?a*c"])
def test_what_takes_more_is_seen(pattern: str) -> None:
    assert slow_input(Used(pattern, re.compile(pattern), ("search",))) is not None


@pytest.mark.parametrize(
    "path",
    [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_patterns_are_kept_by_modules_where_this_test_finds_them(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re":
            assert node.attr in ("compile", "Pattern", "Match", "IGNORECASE", "MULTILINE", "escape", "error"), (
                ast.unparse(node)
            )
