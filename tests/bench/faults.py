"""Refuse every single call that the program makes of the system, one at a time.

    python tests/bench/faults.py [STEP]

For every command of `tests/support/refusals.py` and every kind of call: the command runs again and again, and each time
another of its calls fails (every STEP-th, 1 by default). It must succeed or fail with a sentence and an exit code that
says so, and leave an index of the state before or after, which the next run brings up to date.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.support.faults import KINDS
from tests.support.refusals import COMMANDS, refuse_each


def main(step: int = 1) -> None:
    """Refuse every `step`-th call."""
    for command in COMMANDS:
        for kind in KINDS:
            with tempfile.TemporaryDirectory() as folder:
                print(f"{command}, {kind}: {dict(refuse_each(Path(folder), command, kind, step))}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
