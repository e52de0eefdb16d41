"""Time queries on an index, warm, in one process: queries.py INDEX QUERIES [--repeats N].

QUERIES has a query a line, or `kind TAB query`. Of every query the fastest of N runs counts, because what else the
machine does can only add to it. Prints, kind by kind, p50 / p95 / p99 in milliseconds with and without snippets.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from indexer import Archive, Request


def fastest(archive: Archive, request: Request, repeats: int) -> float:
    """The shortest time, in milliseconds, that an answer took."""
    times = []
    for _ in range(repeats):
        started = perf_counter()
        archive.search(request)
        times.append((perf_counter() - started) * 1000)
    return min(times)


def percentiles(times: list[float]) -> str:
    """The times that 50, 95 and 99 of 100 queries stay below."""
    ordered = sorted(times)
    return " / ".join(f"{ordered[min(len(ordered) - 1, len(ordered) * share // 100)]:6.2f}" for share in (50, 95, 99))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    kinds: dict[str, list[str]] = defaultdict(list)
    for line in arguments.queries.read_text(encoding="utf-8").splitlines():
        kind, tab, query = line.partition("\t")
        kinds[kind if tab else "all"].append(query if tab else line)
    with Archive.open(arguments.index) as archive:
        for kind, queries in kinds.items():
            for name, snippets in (("with snippets", True), ("without", False)):
                requests = [Request(query, snippets=snippets) for query in queries]
                times = [fastest(archive, request, arguments.repeats) for request in requests]
                print(f"{kind:10} {name:14} {percentiles(times)}  ({len(queries)} queries)")


if __name__ == "__main__":
    main()
