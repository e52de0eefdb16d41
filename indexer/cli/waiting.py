"""Waiting for another run that writes the index."""

from collections.abc import Callable
from math import inf
from time import monotonic, sleep
from typing import TypeVar

from indexer import IndexBusy
from indexer.cli.arguments import Option, whole
from indexer.cli.console import Console
from indexer.messages import N_, _

_AGAIN_S = 0.25

WAIT = Option(
    "--wait",
    N_("waits, so many seconds at most, while another run writes the index"),
    N_("SECONDS"),
    read=whole(0),
    default=0,
    sets=inf,
    may_be_bare=True,
)

Done = TypeVar("Done")


def waiting(work: Callable[[], Done], seconds: float, console: Console) -> Done:
    """Do what needs the index alone, again and again for so many seconds. Raises IndexBusy when they are over."""
    end = monotonic() + seconds
    said = False
    while True:
        try:
            return work()
        except IndexBusy:
            if monotonic() >= end:
                raise
        if not said:
            console.note(_("Another run is writing the index; waiting for it."))
            said = True
        sleep(_AGAIN_S)
