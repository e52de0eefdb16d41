"""What the commands share that make something of all articles that match: their filters, and a query understood."""

from dataclasses import replace

from indexer import Archive, Request, Results, UsageError
from indexer.cli.arguments import Arguments, Option
from indexer.cli.console import Console
from indexer.cli.hit_commands import FILTERS
from indexer.cli.search import refusal
from indexer.messages import N_

__all__ = ["FILTERS", "LENIENT", "OPTIONS", "request", "understood"]

LENIENT = Option(
    "--lenient", N_("ignores conditions that are not understood also in formats for scripts"), default=False
)

OPTIONS = (
    *FILTERS,
    Option("--fold", N_("one article of each group of near-copies"), default=False),
    LENIENT,
)


def request(arguments: Arguments, query: str, *, sort: str = "relevance") -> Request:
    """The request for all articles that match a query and the filters."""
    return Request(
        query,
        sort=sort,
        since=arguments.since,
        until=arguments.until,
        sources=arguments.source,
        authors=arguments.author,
        fold=getattr(arguments, "fold", False),
    )


def understood(archive: Archive, asked: Request, console: Console, *, lenient: bool) -> Results:
    """Ask how many articles match, and say what there is to say; unless `lenient`, nothing may have been ignored."""
    results = archive.search(replace(asked, limit=0, offset=0))
    if not lenient and (refused := refusal(results)):
        raise UsageError(refused.text)
    for note in results.notes:
        console.note(note.text)
    return results
