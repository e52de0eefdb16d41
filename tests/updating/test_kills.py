"""A writer that is killed at any file operation leaves a commit behind, and no lock; see `tests/bench/kills.py`."""

import signal
import sys
from pathlib import Path

import pytest

from indexer import NoIndex, check
from tests.bench.kills import Victim

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows nie zna SIGKILL")


def test_killed_at_any_file_operation(tmp_path: Path) -> None:
    victim = Victim(tmp_path, seed=5)
    operations = victim.finish()
    outcomes = set()
    for moment in range(1, operations, max(1, operations // 8)):
        victim.change()
        killed = victim.start(moment)
        killed.communicate()
        assert killed.returncode == -signal.SIGKILL
        outcomes.add(victim.judge())
    assert "przed zatwierdzeniem" in outcomes
    victim.finish()


def test_killed_before_the_first_commit(tmp_path: Path) -> None:
    victim = Victim(tmp_path, seed=6)
    victim.start(3).communicate()
    with pytest.raises(NoIndex):
        check(victim.index)
    victim.finish()
