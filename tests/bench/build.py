"""Time the building of an index: build.py [PATH...] [--articles N] [--jobs N].

Indexes PATHs into a temporary folder, or, without any, N made-up articles whose words are spread as in a language.
Prints seconds, articles a second, the size of the index and the peak of memory.
"""

import argparse
import json
import random
import resource
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from indexer import update

WORDS = 60_000
TOKENS = 350
SYLLABLES = "ba bie cza do dzi ga ją ka kie ła mi na nie po prze ro rze się sta szy ta to wa wie za zie żu".split()


def articles(count: int) -> Iterator[str]:
    """Records of JSON Lines with made-up words, the n-th most frequent of them 1/n as frequent as the first."""
    chance = random.Random(1)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 5))) for _ in range(WORDS)]
    weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))
    for number in range(count):
        text = " ".join(chance.choices(words, cum_weights=weights, k=TOKENS))
        yield json.dumps({"id": f"a{number}", "title": text[:60], "text": text, "clean": True}, ensure_ascii=False)


def main() -> None:
    """Build once and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        paths = arguments.paths
        if not paths:
            paths = [Path(folder, "articles.jsonl")]
            paths[0].write_text("\n".join(articles(arguments.articles)), encoding="utf-8")
        index = Path(folder, "index")
        started = perf_counter()
        report = update(index, paths, jobs=arguments.jobs)
        seconds = perf_counter() - started
        size = sum(path.stat().st_size for path in index.iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = report.total / seconds
    print(f"{report.total} articles in {seconds:.1f} s ({rate:.0f}/s), index {size / 1e6:.1f} MB, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
