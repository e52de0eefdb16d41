"""Damage scrapes of every format by chance, read each, and say what that cost.

    python tests/bench/mutants.py [COUNT] [FIRST]

Reads the mutants FIRST … FIRST + COUNT - 1 of `tests/support/mutations.py`, in a process for each thousand of them, as
a run of indexing would. Prints every exception, every mutant that took more than a second of processor time, and the
most memory that a process had. Exits with 1 where there was an exception.
"""

import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from indexer.errors import UnreadableScrape
from indexer.scrapes import TookTooLong, each_in_time, read_bytes
from tests.support.mutations import mutated

AT_ONCE = 1_000
SLOW_S = 1.0


def read_some(first: int, count: int) -> tuple[list[str], list[str], int]:
    """What went wrong with some mutants, which of them were slow, and the most memory of this process in kB."""
    wrong, slow = [], []
    for seed in range(first, first + count):
        name, data = mutated(seed)
        started = process_time()
        try:
            for _found in each_in_time(read_bytes(data, name)):
                pass
        except UnreadableScrape:
            pass
        except (Exception, TookTooLong) as error:
            wrong.append(f"{seed} ({name}): {type(error).__name__}: {error}")
        if (seconds := process_time() - started) > SLOW_S:
            slow.append(f"{seed} ({name}, {len(data)} bytes): {seconds:.1f} s")
    return wrong, slow, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(count: int = 10_000, first: int = 0) -> int:
    """Read so many mutants from the first on."""
    wrong, slow, memory = [], [], 0
    starts = range(first, first + count, AT_ONCE)
    sizes = [min(AT_ONCE, first + count - start) for start in starts]
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        for start, found in zip(starts, pool.map(read_some, starts, sizes), strict=True):
            wrong += found[0]
            slow += found[1]
            memory = max(memory, found[2])
            print(f"{start - first + AT_ONCE}/{count}: {len(wrong)} wrong, {len(slow)} slow", flush=True)
    print(*wrong, *slow, f"the most memory: {memory // 1000} MB", sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
