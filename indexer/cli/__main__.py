"""`python -m indexer.cli` is `prasowka`."""

from indexer.cli.main import run

run()
