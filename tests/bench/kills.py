"""Kill the indexer again and again, and see what is left of the index.

    python tests/bench/kills.py [KILLS] [SEED]

A small archive changes a little, `prasowka index` is started over it, and killed (SIGKILL, as `kill -9` or the kernel
does it) at a random moment. After each kill the index must be sound and hold exactly one of two states: that of the
last commit, or that of the files on disk. At the end an undisturbed run must bring it up to date. Prints how many of
the kills came before the first commit, left the older state, or came after the newer one had been committed. Runs that
came to their end before they were killed are told as well, but not counted.

`tests/test_kills.py` does the same at every so many file operations, a few times, and without a clock.
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from indexer import Archive, NoIndex, Request, check

ROOT = Path(__file__).parents[2]
FINISHED = "skończony wcześniej"
WORDS = ("most", "latarnia", "tramwaj", "fontanna", "pomnik", "bulwar", "żuraw", "łódka")

# Runs the command line with processes that read and make keys; kills itself at file operation argv[1] on the index.
PROGRAM = """
import os, signal, sys
import indexer.engine.writing.key_worker
import indexer.updating.reading
from indexer.cli.main import main

moment, index, steps = int(sys.argv[1]), sys.argv[2], 0
indexer.updating.reading.FEWEST_FOR_PROCESSES = 10
indexer.engine.writing.key_worker.FORMS_AT_ONCE = 20


def step(event, arguments):
    global steps
    if event in ("open", "os.rename", "os.remove") and index in str(arguments[0]):
        steps += 1
        if steps == moment:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.addaudithook(step)
    code = main(["index", "--quiet", "--jobs", "2", "--index", index, *sys.argv[3:]])
    print(steps)
    sys.exit(code)
"""


class Victim:
    """An archive that changes, and its index; `state` is what the files on disk say: the title of every id."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.root, self.index = folder / "prasa", folder / "index"
        self.root.mkdir()
        self.state: dict[str, str] = {}
        self.committed: dict[str, str] = {}
        self._random = random.Random(seed)
        self._version = 0
        for number in range(40):
            self._write(number)
        self._write_records()

    def change(self) -> None:
        """Change, add and delete some files."""
        for number in self._random.sample(range(60), 6):
            path = self.root / f"{number}.txt"
            if self._random.random() < 0.3 and path.exists():
                path.unlink()
                del self.state[path.name]
            else:
                self._write(number)
        self._write_records()

    def _write(self, number: int) -> None:
        title = self._title()
        body = " ".join(self._random.choices(WORDS, k=60))
        (self.root / f"{number}.txt").write_text(f"{title}\n\nW Tczewie {body}.\n", "utf-8")
        self.state[f"{number}.txt"] = title

    def _write_records(self) -> None:
        lines = []
        for number in range(30):
            self.state[f"r-{number}"] = title = self._title() if self._random.random() < 0.5 else f"Zapis {number}"
            lines.append(json.dumps({"id": f"r-{number}", "title": title, "text": f"W Tczewie {title}."}))
        (self.root / "paczka.jsonl").write_text("\n".join(lines), "utf-8")

    def _title(self) -> str:
        self._version += 1
        return f"Wydanie {self._version}: {self._random.choice(WORDS)}"

    def start(self, moment: int = 0) -> subprocess.Popen[str]:
        """Start the indexer; it kills itself at a file operation, never where `moment` is 0."""
        command = [sys.executable, "-c", PROGRAM, str(moment), str(self.index), str(self.root)]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish(self) -> int:
        """Run the indexer undisturbed, see that it catches up, and return how many file operations that took."""
        output, errors = self.start().communicate()
        assert not errors, errors
        self.committed = self.read()
        assert self.committed == self.state
        return int(output)

    def judge(self) -> str:
        """Say what a killed indexer left; AssertionError where that is no commit."""
        try:
            found = self.read()
        except NoIndex:
            assert not self.committed, "indeks zniknął"
            return "przed pierwszym zatwierdzeniem"
        assert found in (self.committed, self.state), "to nie jest żaden z zatwierdzonych stanów"
        kind = "po zatwierdzeniu" if found == self.state else "przed zatwierdzeniem"
        self.committed = found
        return kind

    def read(self) -> dict[str, str]:
        """The title of every id of the index."""
        with Archive.open(self.index) as archive:
            assert check(self.index) == []
            hits = archive.search(Request("Tczewie", limit=1000)).hits
            assert len(hits) == archive.stats().articles
            return {hit.id: hit.title for hit in hits}


def main(kills: int = 200, seed: int = 1) -> None:
    """Kill that many runs at random moments."""
    moments = random.Random(seed)
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        victim = Victim(Path(folder), seed)
        started = time.perf_counter()
        Victim(Path(tempfile.mkdtemp(dir=folder)), seed).finish()
        whole = time.perf_counter() - started
        while (killed := outcomes.total() - outcomes[FINISHED]) < kills:
            victim.change()
            process = victim.start()
            try:
                process.communicate(timeout=moments.uniform(0.2, 1.0) * whole)
                whole *= 0.9  # it came to its end: aim earlier
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                whole *= 1.05
            assert process.returncode in (0, -signal.SIGKILL), "indekser sam się poddał"
            found = victim.judge()
            outcomes[found if process.returncode else FINISHED] += 1
            if killed % 20 == 19:
                print(f"{killed + 1}/{kills}: {dict(outcomes)}", flush=True)
        victim.finish()
    print(f"{dict(outcomes)}; każdy indeks był cały, ostatni nadrobił wszystko.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
