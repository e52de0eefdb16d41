"""The first lines of the `prasowka` command: what belongs to its process, before anything slow is imported."""

import os
import signal


def run() -> None:
    """The entry point of the command. A Ctrl-C while it is still loading ends it without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # starting threads for linear algebra would double the start
    from indexer.cli.main import run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()
