"""Runs commands while single calls of theirs fail (`faults.py`), and judges what they leave behind."""

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from indexer import Archive, NoIndex, Request, check
from indexer.cli.console import Exit
from indexer.cli.main import main
from tests.support.faults import injected

PROSE = "Zarząd miasta ogłosił wczoraj, że nowy most w Tczewie zostanie otwarty dopiero na wiosnę przyszłego roku."
COMMANDS: dict[str, tuple[str, ...]] = {
    "first index": ("index", "{root}"),
    "index": ("index",),
    "rebuild": ("index", "--rebuild"),
    "reclean": ("index", "--reclean"),
    "optimize": ("optimize",),
    "search": ("search", "most", "--format", "json"),
    "check": ("check",),
}
"""What is run, over two segments and files that have changed since, but for the first."""


def refuse_each(folder: Path, command: str, kind: str, step: int = 1, first: int = 1) -> Counter[str]:
    """Run a command as often as it makes calls of a kind, each time with another one refused; say how it ended.

    From the first on, every `step`-th call is refused. AssertionError where an end is none that a command may come to.
    """
    root, index = folder / "prasa", folder / "index"
    root.mkdir()
    ends: Counter[str] = Counter()
    number = first
    while True:
        _prepare(root, index, is_first=command == "first index", version=number)
        before = _state(index)
        with injected(kind, number, root, index) as faults:
            code, said = _run([word.format(root=root) for word in COMMANDS[command]], index)
        if faults.count < number:
            assert code in (Exit.DONE, Exit.INCOMPLETE), said
            break
        ends[_judged(code, said, command)] += 1
        _judge_index(root, index, before)
        number += step
    return ends


def _prepare(root: Path, index: Path, *, is_first: bool, version: int) -> None:
    for path in index.glob("*"):
        path.unlink()
    for name in ("a.txt", "b.txt", "c.txt"):
        (root / name).write_text(f"Most numer {name}\n\n{PROSE}\n\n{PROSE}\n", "utf-8")
    (root / "c.txt").unlink()
    if not is_first:
        assert _run(["index", str(root)], index)[0] is Exit.DONE
        (root / "c.txt").write_text(f"Most trzeci\n\n{PROSE}\n", "utf-8")
        assert _run(["index"], index)[0] is Exit.DONE
        (root / "a.txt").write_text(f"Wydanie {version}\n\n{PROSE} Most stoi.\n", "utf-8")
        (root / "b.txt").unlink()
    records = [{"id": f"r{number}", "title": f"Most {number}", "text": PROSE} for number in range(3)]
    (root / "d.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")


def _run(words: Sequence[str], index: Path) -> tuple[Exit, str]:
    out, errors = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(errors):
        code = main([*words, "--index", str(index)])
    return code, errors.getvalue()


def _judged(code: Exit, said: str, command: str) -> str:
    """Name the end of a command. AssertionError where it is a crash, or there is no sentence."""
    assert code is not Exit.CRASHED, said
    assert "Traceback" not in said
    if code is Exit.FAILED:
        assert said.strip()
    else:
        assert code in (Exit.DONE, Exit.INCOMPLETE), (code, said)
        assert code is Exit.DONE or command != "search", said
    return code.name


def _state(index: Path) -> dict[str, str] | None:
    """The title of every article, None where there is no index."""
    try:
        with Archive.open(index) as archive:
            return {hit.id: hit.title for hit in archive.search(Request("most OR wydanie", limit=100)).hits}
    except NoIndex:
        return None


def _judge_index(root: Path, index: Path, before: dict[str, str] | None) -> None:
    """AssertionError where the index is damaged, or the next run does not bring it up to date."""
    left = _state(index)
    if left is not None:
        assert check(index) == []
    code, said = _run(["index", str(root)], index)
    assert code is Exit.DONE, said
    after = _state(index)
    assert check(index) == []
    assert after is not None
    assert len(after) == len(list(root.iterdir())) - 1 + 3
    known = before or {}
    # A run goes on past a file that it could not read; what it leaves of every article somebody has written.
    assert left is None or all(title in (known.get(id), after.get(id)) for id, title in left.items())
