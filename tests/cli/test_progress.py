"""The progress bar."""

from io import StringIO

import pytest

from indexer.cli import progress
from indexer.cli.progress import ProgressBar


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, set by the test."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_it_draws_over_itself_and_leaves_nothing(clock: list[float]) -> None:
    terminal = StringIO()
    bar = ProgressBar(terminal, width=80)
    bar.show("Czytanie", 0, 8)
    bar.show("Czytanie", 1, 8)  # too soon to be drawn
    clock[0] = 1.0
    bar.show("Czytanie", 4, 8)
    bar.show("Czytanie", 8, 8)  # the end is drawn at once
    bar.show("Zapis", 3, 0)
    bar.clear()
    assert terminal.getvalue().split("\r\x1b[K") == [
        "",
        f"Czytanie {'─' * 24}   0%  0/8",
        f"Czytanie {'━' * 12}{'─' * 12}  50%  4/8",
        f"Czytanie {'━' * 24} 100%  8/8",
        "Zapis 3",
        "",
    ]


def test_it_keeps_to_one_line(clock: list[float]) -> None:
    terminal = StringIO()
    ProgressBar(terminal, width=20).show("Czytanie artykułów", 1, 2)
    assert len(terminal.getvalue().removeprefix("\r\x1b[K")) < 20
