"""A run of indexing that was started from the terminal UI, and how far it is.

It is a process of its own: the screen stays quick, and what it has not committed when one leaves is made up for next
time.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.messages import _, language, ngettext
from indexer.presentation import counted_articles, grouped

_BAR = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` of `total` in a stage; a total of 0 is not known."""

    stage: str
    done: int
    total: int

    @property
    def sentence(self) -> str:
        """The same for people, with a bar."""
        if not self.total:
            return f"{self.stage} {grouped(self.done) if self.done else ''}".rstrip()
        full = min(_BAR, _BAR * self.done // self.total)
        return f"{self.stage} {'━' * full}{'─' * (_BAR - full)} {grouped(self.done)}/{grouped(self.total)}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: with how many articles in the archive, or with an `error`; the sentence says it for people."""

    sentence: str
    articles: int = 0
    is_failed: bool = False


class IndexRun:
    """Brings an index up to date, with folders that it did not know before, if any."""

    def __init__(self, index: Path, folders: Sequence[Path] = (), *, rebuild: bool = False) -> None:
        options = ["--rebuild"] if rebuild else []
        self._command = [sys.executable, "-m", "tui.index_process", str(index), *options, *map(str, folders)]
        self._process: subprocess.Popen[str] | None = None

    def steps(self) -> Iterator[Progress | Outcome]:
        """Run it and yield how far it is, and at last its outcome. Waits for the process: for a worker thread."""
        # The modules are found where this one was, and sentences come in the language of the screen.
        path = os.pathsep.join(filter(None, [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env={**os.environ, "PRASOWKA_LANG": language(), "PYTHONPATH": path, "PYTHONUTF8": "1"},
            start_new_session=True,
        )
        last: Progress | Outcome | None = None
        with self._process as process:
            assert process.stdout is not None
            for line in process.stdout:
                last = _step(json.loads(line))
                yield last
        if not isinstance(last, Outcome):
            code = self._process.returncode
            yield Outcome(_("Indexing ended too early (exit code {code}).").format(code=code), is_failed=True)

    def stop(self) -> None:
        """End it; the index stays as it was after its last commit."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()


def _step(values: dict[str, object]) -> Progress | Outcome:
    if "stage" in values:
        return Progress(str(values["stage"]), _whole(values["done"]), _whole(values["total"]))
    if "error" in values:
        return Outcome(str(values["error"]), is_failed=True)
    said = _("Up to date: {new} new, {changed} changed, {gone} removed; the archive has {articles}.").format(
        new=grouped(_whole(values["new"])),
        changed=grouped(_whole(values["changed"])),
        gone=grouped(_whole(values["gone"])),
        articles=counted_articles(_whole(values["articles"])),
    )
    if failures := _whole(values["failures"]):
        unread = ngettext(
            "{count} file could not be read (list: prasowka stats).",
            "{count} files could not be read (list: prasowka stats).",
            failures,
        )
        said = f"{said} {unread.format(count=grouped(failures))}"
    return Outcome(said, _whole(values["articles"]))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
