"""Whatever the system refuses, a command ends with a sentence, and the index is whole; see `tests/bench/faults.py`."""

from pathlib import Path

import pytest

from tests.support.faults import KINDS, injected
from tests.support.refusals import refuse_each

SOME = {"read": 90, "write": 90}
"""Of a command that is run in full, every so many calls of a kind fail, else every third one."""


@pytest.mark.parametrize("command", ["first index", "index", "rebuild", "optimize", "search"])
def test_every_so_many_calls_may_fail(tmp_path: Path, command: str) -> None:
    refused = 0
    for place, kind in enumerate(KINDS):
        folder = tmp_path / kind
        folder.mkdir()
        refused += refuse_each(folder, command, kind, SOME.get(kind, 3), first=place + 1).total()
    assert refused


def test_the_call_with_the_number_fails(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("most", "utf-8")
    with injected("open", 2, tmp_path) as faults:
        (tmp_path / "a").read_text("utf-8")
        with pytest.raises(OSError):
            (tmp_path / "a").read_text("utf-8")
        (tmp_path / "a").read_text("utf-8")
    assert faults.count == 3
