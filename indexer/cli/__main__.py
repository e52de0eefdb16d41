"""`python -m indexer.cli` is `prasowka`."""

from indexer.cli.start import run

run()
