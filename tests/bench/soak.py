"""A scraper works for two minutes while `prasowka watch` follows it and three readers search.

    python tests/bench/soak.py [SECONDS] [SEED]

The scraper writes, rewrites, renames, moves and deletes 2,000 files, as scrapers do: at once, in pieces with pauses, or
under a temporary name. What has moved is not rewritten for a while, nor the other way round: what has another text at
another place, where no run has seen it in between, cannot be told from a new article. Every article names its number
in its title, whatever becomes of its file. `prasowka watch --run-saved` runs as a process of its own; readers open the
archive anew, refresh it, and search through the command line. At the end, when all is quiet, the watcher is ended by
SIGTERM. Then

* no process has ended with an error, and no reader has met one;
* the saved search has given every article that is left exactly once, and none twice;
* the index has the articles that one built from scratch has: the same titles and bodies, by the same files.

Prints figures, and exits with 1 where one of these does not hold.
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
from threading import Event, Thread

sys.path.insert(0, str(Path(__file__).parents[2]))

from indexer import Archive, Request, SavedSearch, SavedSearches, check, update

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "indexer.cli")
FILES = 2_000
PORTALS = ("kurier", "goniec", "echo")
WORDS = ("most", "latarnia", "tramwaj", "fontanna", "pomnik", "bulwar", "żuraw", "łódka", "rynek", "szkoła", "wiadukt")
APART_S = 30
MARK = "kronika"
"""Stands in every article, so that one saved search finds them all."""


class Scraper:
    """Changes a folder, and knows which articles are in it: the number of each, by its file."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._random = random.Random(seed)
        self.numbers: dict[Path, int] = {}
        self.done: Counter[str] = Counter()
        self._touched: dict[Path, tuple[str, float]] = {}
        self._next = 0
        for portal in PORTALS:
            (folder / portal).mkdir(parents=True)

    def work(self, seconds: float) -> None:
        """Spread so many changes over the time that 2,000 files are there at its end."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            done = 1 - (end - time.monotonic()) / seconds
            while len(self.numbers) < FILES * done:
                self._write_new()
            self._change()
            time.sleep(self._random.uniform(0, 0.05))

    def _change(self) -> None:
        if not self.numbers:
            return
        kind = self._random.choices(("rewrite", "rename", "move", "delete"), (6, 2, 1, 1))[0]
        file = self._random.choice(list(self.numbers))
        kind_before, moment = self._touched.get(file, (kind, 0.0))
        is_other = (kind == "rewrite") != (kind_before == "rewrite")
        if kind != "delete" and is_other and time.monotonic() - moment < APART_S:
            return
        if kind == "rewrite":
            self._write(file, self.numbers[file])
        elif kind == "delete":
            file.unlink()
            del self.numbers[file]
        else:
            folder = file.parent if kind == "rename" else self._folder / self._random.choice(PORTALS)
            to = folder / f"{file.stem}-{self._random.randrange(1000)}.txt"
            if to in self.numbers:
                return
            file.rename(to)
            self.numbers[to] = self.numbers.pop(file)
            file = to
        self._touched[file] = (kind, time.monotonic())
        self.done[kind] += 1

    def _write_new(self) -> None:
        self._next += 1
        file = self._folder / self._random.choice(PORTALS) / f"{self._next:06}.txt"
        self._write(file, self._next)
        self.numbers[file] = self._next
        self.done["write"] += 1

    def _write(self, file: Path, number: int) -> None:
        text = self._text(number)
        way = self._random.random()
        if way < 0.1:  # in pieces, as a slow connection gives them
            with file.open("w", encoding="utf-8") as out:
                for start in range(0, len(text), 300):
                    out.write(text[start : start + 300])
                    out.flush()
                    time.sleep(0.02)
        elif way < 0.5:
            half = file.with_suffix(".tmp")
            half.write_text(text, encoding="utf-8")
            half.replace(file)
        else:
            file.write_text(text, encoding="utf-8")

    def _text(self, number: int) -> str:
        words = [" ".join(self._random.choices(WORDS, k=12)) for line in range(self._random.randrange(3, 8))]
        paragraphs = "\n\n".join(f"W mieście {line}, o czym pisze {MARK}." for line in words)
        return f"Artykuł numer {number} o sprawach miasta\n\n{paragraphs}\n"


class Readers:
    """Three who search until they are told to stop, and keep what went wrong."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._stop = Event()
        self.searches: Counter[str] = Counter()
        self.errors: list[str] = []
        ways = {"opens": self._open, "refreshes": self._refresh, "command": self._command}
        self._threads = [Thread(target=self._repeat, args=pair) for pair in ways.items()]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _repeat(self, name: str, search) -> None:
        while not self._stop.wait(0.1):
            try:
                search()
                self.searches[name] += 1
            except Exception as error:
                self.errors.append(f"{name}: {type(error).__name__}: {error}")

    def _open(self) -> None:
        with Archive.open(self._index) as archive:
            self._ask(archive)

    def _refresh(self) -> None:
        with Archive.open(self._index) as archive:
            for _turn in range(20):
                self._ask(archive)
                archive.refresh()
                if self._stop.wait(0.1):
                    break

    def _ask(self, archive: Archive) -> None:
        results = archive.search(Request(f"{MARK} {random.choice(WORDS)}", limit=5))
        for hit in results.hits:
            if MARK not in archive.article(hit.id).body:
                raise ValueError(f"{hit.id} has not what was searched for")

    def _command(self) -> None:
        run = subprocess.run(
            [*COMMAND, "search", MARK, "--count", "--index", str(self._index)],
            cwd=ROOT,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        if run.returncode not in (0, 1):
            raise ValueError(f"exit {run.returncode}: {run.stderr}")


def main(seconds: float, seed: int) -> int:
    """Let them work, then compare."""
    with tempfile.TemporaryDirectory(prefix="soak-") as place:
        folder, index, given = Path(place, "prasa"), Path(place, "index"), Path(place, "given.jsonl")
        scraper = Scraper(folder, seed)
        update(index, [folder])
        SavedSearches(index).add(SavedSearch("wszystko", MARK))
        words = ["watch", "--every", "1", "--json", "--run-saved", "--format", "jsonl", "--index", str(index)]
        with (
            given.open("w") as out,
            subprocess.Popen(
                [*COMMAND, *words], cwd=ROOT, stdout=out, stderr=subprocess.PIPE, encoding="utf-8"
            ) as watcher,
        ):
            with Readers(index) as readers:
                scraper.work(seconds)
                settled = _wait_until_settled(index, scraper)
            watcher.send_signal(signal.SIGTERM)
            said = watcher.communicate()[1]
        return _report(scraper, readers, watcher.returncode, said, settled, given, folder, index, Path(place, "anew"))


def _wait_until_settled(index: Path, scraper: Scraper) -> float:
    """Wait until the index has what the scraper left, a minute at most; return how long that took."""
    begun = time.monotonic()
    wanted = sorted(scraper.numbers.values())
    while time.monotonic() - begun < 60:
        if _numbers(index) == wanted:
            time.sleep(3)  # for what is new to be given
            break
        time.sleep(0.5)
    return time.monotonic() - begun


def _numbers(index: Path) -> list[int]:
    with Archive.open(index) as archive:
        hits = archive.search(Request(MARK, limit=10 * FILES, snippets=False)).hits
    return sorted(_number(hit.title) for hit in hits)


def _number(title: str) -> int:
    return int(title.split()[2])


def _report(scraper, readers, code, said, settled, given, folder, index, anew) -> int:
    lines = [json.loads(line) for line in given.read_text(encoding="utf-8").splitlines()]
    commits = [line for line in lines if "took_s" in line]
    times = Counter(_number(line["title"]) for line in lines if "title" in line)
    left = set(scraper.numbers.values())
    update(anew, [folder])
    ours, theirs = _content(index), _content(anew)
    problems = [
        *(f"the watcher ended with {code}: {said}" for _once in range(1) if code or said),
        *dict.fromkeys(readers.errors),
        *(f"article {number} was given {count} times" for number, count in times.items() if count > 1),
        *(f"article {number} was never given" for number in sorted(left - times.keys())),
        *(
            f"{file} differs from an index built anew"
            for file in sorted(ours.keys() | theirs.keys())
            if ours.get(file) != theirs.get(file)
        ),
        *check(index),
    ]
    print(f"scraper: {dict(scraper.done)}, {len(left)} files left")
    print(f"watcher: {len(commits)} commits, the last one {settled:.1f} s after the scraper (3 s of it waiting)")
    print(f"given: {sum(times.values())} articles, {len(times.keys() - left)} of them deleted since")
    print(f"readers: {dict(readers.searches)} searches")
    print(f"problems: {len(problems)}")
    for problem in problems[:20]:
        print(" ", problem)
    return bool(problems)


def _content(index: Path) -> dict[str, tuple[str, str]]:
    """Every article of an index by its id: its title and its body."""
    with Archive.open(index) as archive:
        articles = map(archive.article, archive.ids(Request(MARK)))
        return {article.id: (article.title, article.body) for article in articles}


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(asked + [120, 1][len(asked) :])))
