"""Flip bits of an index, one at a time, and see whether anybody notices.

    python tests/bench/flips.py [FLIPS] [SEED]

Each time `check` must name the damage, and no article may be read otherwise than it was written: it is right, or there
is an error. Also asks a few queries, and says how many flips change an answer without a word: what a search touches is
not verified by the search.
"""

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from indexer import Archive, Article, PrasowkaError, Request, check, update
from tests.support.sample import ARCHIVE, FORMS

QUERIES = [*FORMS, '"most w Tczewie"', "tramwaj*", "lukaszenka macron", "date:2022"]


def articles(index: Path, ids: list[str]) -> dict[str, Article | None]:
    """Every article, None for one that cannot be read."""
    found: dict[str, Article | None] = {}
    with Archive.open(index) as archive:
        for id in ids:
            try:
                found[id] = archive.article(id)
            except PrasowkaError:
                found[id] = None
    return found


def answers(index: Path) -> list[tuple[int, list[str]]]:
    """How many articles each query finds, and the best."""
    with Archive.open(index) as archive:
        results = [archive.search(Request(query)) for query in QUERIES]
    return [(result.total, [hit.id for hit in result.hits]) for result in results]


def main(flips: int = 2_000, seed: int = 1) -> int:
    """Flip so many bits."""
    chance, outcomes, wrong = random.Random(seed), Counter[str](), []
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        update(index, [ARCHIVE])
        with Archive.open(index) as archive:
            ids = archive.ids(Request("", limit=0)) or [hit.id for hit in archive.search(Request("*", limit=1000)).hits]
        right, told = articles(index, ids), answers(index)
        files = sorted(path for path in index.iterdir() if path.stat().st_size)
        sizes = [path.stat().st_size for path in files]
        for number in range(flips):
            path = chance.choices(files, sizes)[0]
            data = path.read_bytes()
            place, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
            path.write_bytes(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
            if not check(index):
                wrong.append(f"{path.name}:{place} ^ {bit}: check finds nothing")
            try:
                read = articles(index, ids)
                outcomes["an article cannot be read"] += None in read.values()
                wrong += [
                    f"{path.name}:{place} ^ {bit}: {id} is wrong" for id in ids if read[id] not in (None, right[id])
                ]
                outcomes["an answer is another, without a word"] += answers(index) != told
            except PrasowkaError:
                outcomes["an error"] += 1
            path.write_bytes(data)
            if number % 200 == 199:
                print(f"{number + 1}/{flips}: {dict(outcomes)}, {len(wrong)} wrong", flush=True)
    print(*wrong, dict(outcomes), sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
