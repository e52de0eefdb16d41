"""A run of indexing as a process of its own: `python -m tui.index_process INDEX [--rebuild] [FOLDER...]`.

It writes lines of JSON: how far it is, `{"stage", "done", "total"}`, and at its end `{"articles", "new", "changed",
"gone", "failures"}`, or `{"error"}` with a sentence.
"""

import json
import sys
from time import monotonic

from indexer import Configuration, PrasowkaError, update
from indexer.messages import _

TELL_EVERY = 0.1
"""Seconds between two lines on how far it is."""


def main(index: str, *options: str) -> None:
    """Bring an index up to date, with more folders if any are given."""
    told = 0.0

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal told
        if monotonic() - told > TELL_EVERY:
            told = monotonic()
            _say(stage=_(stage), done=done, total=total)

    rebuild = "--rebuild" in options
    folders = [folder for folder in options if folder != "--rebuild"]
    try:
        settings = Configuration.of(index)
        report = update(index, folders, rebuild=rebuild, ignore=settings.ignore, fields=settings.fields, progress=tell)
    except (PrasowkaError, OSError) as error:
        _say(error=str(error))
        return
    _say(
        articles=report.total,
        new=report.new,
        changed=report.changed,
        gone=report.gone,
        failures=len(report.failures) + report.known_failures,
    )


def _say(**values: object) -> None:
    print(json.dumps(values), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
