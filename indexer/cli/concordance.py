"""`prasowka concordance`: every place where something stands, a line each, with the text on both sides of it."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from itertools import chain, islice

from indexer import Archive, ConcordanceLine, Request, UsageError
from indexer.cli import conditions
from indexer.cli.arguments import Arguments, Command, Option, one_of, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats import rows
from indexer.cli.formats.aligned_table import columns
from indexer.cli.output import Output
from indexer.cli.screen import Screen, cells
from indexer.messages import N_, _, message
from indexer.presentation import harmless

_COLUMNS = ("left", "keyword", "right", "published", "source", "title", "id", "field", "start", "end")
_ORDERS = {"relevance": "relevance", "date": "oldest", "newest": "newest", "left": "oldest", "right": "oldest"}
"""In which order the articles come for every order of the lines."""
_OF_WORDS = ("word", "together", "frequency", "log_likelihood", "log_dice")
_TITLES = (N_("word"), N_("beside it"), N_("altogether"), N_("log-likelihood"), N_("logDice"))
MEASURES = ("likelihood", "logdice")
_MOST_WORDS = 30
_WIDTH = 60
_DATE = 10
_ALIKE = 14
"""So many cells a keyword has, when those on both sides of it are shared out."""
_AT_ONCE = 100


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the lines as they are found; exit 1 where there are none."""
    if arguments.json and arguments.format not in ("text", "json"):
        raise UsageError(message("--json goes only with --format json."))
    if not arguments.collocates:
        for name in ("window", "by", "least"):
            if getattr(arguments, name) is not None:
                raise UsageError(message("--{option} works with --collocates only.", option=name))
    format = "json" if arguments.json else arguments.format
    request = conditions.request(arguments, " ".join(arguments.operands), sort=_ORDERS[arguments.sort])
    if arguments.collocates:
        return _collocates(arguments, request, format, output, console)
    width = arguments.width if arguments.width is not None else _width(output.screen)
    sort = arguments.sort if arguments.sort in ("left", "right") else "articles"
    with Archive.open(arguments.index) as archive:
        found = conditions.understood(archive, request, console, lenient=arguments.lenient or format == "text")
        lines = islice(archive.concordance(request, width, sort), arguments.limit)
        first = next(lines, None)
        if first is None and format == "text":
            return Exit.NOTHING
        every = chain([] if first is None else [first], lines)
        if format == "text":
            texts = _text(every, width, output.screen, cut=arguments.width is None)
            while piece := "".join(islice(texts, _AT_ONCE)):
                output.text(piece)
        else:
            about = {"query": found.query, "understood": found.understood, "total": found.total}
            lines_of_cells = ({column: row[column] for column in _COLUMNS} for row in map(asdict, every))
            rows.write(output, arguments, format, _COLUMNS, lines_of_cells, about, "lines")
    return Exit.NOTHING if first is None else Exit.DONE


def _collocates(arguments: Arguments, request: Request, format: str, output: Output, console: Console) -> Exit:
    """Write the words beside the keywords instead of the lines."""
    window, least = arguments.window or 5, arguments.least or 3
    measure = arguments.by or MEASURES[0]
    with Archive.open(arguments.index) as archive:
        found = conditions.understood(archive, request, console, lenient=arguments.lenient or format == "text")
        words = archive.collocates(replace(request, limit=arguments.limit or _MOST_WORDS), window, measure, least)
    if format == "text":
        cells_of = [[getattr(word, column) for column in _OF_WORDS] for word in words]
        output.text(columns([_(title) for title in _TITLES], cells_of, output.screen) if words else "")
    else:
        about = {"query": found.query, "understood": found.understood, "total": found.total, "window": window}
        rows.write(output, arguments, format, _OF_WORDS, map(asdict, words), about, "collocates")
    return Exit.DONE if words else Exit.NOTHING


def _width(screen: Screen) -> int:
    """How many cells there are on each side of a keyword."""
    return _WIDTH if screen.width is None else max((screen.width - _DATE - 4 - _ALIKE) // 2, 10)


def _text(lines: Iterable[ConcordanceLine], width: int, screen: Screen, *, cut: bool) -> Iterator[str]:
    """The lines with their keywords below each other; on a terminal, `cut` at its edge."""
    edge = screen.width if cut else None
    for line in lines:
        left, keyword, right = map(harmless, (line.left, line.keyword, line.right))
        while cells(left) > width:
            left = left[1:]
        room = None if edge is None else edge - _DATE - 2 - width
        while room is not None and right and cells(keyword + right) > room:
            right = right[:-1]
        date = screen.paint(f"{(line.published or '')[:_DATE]:{_DATE}}", "faint")
        yield f"{date}  {' ' * (width - cells(left))}{left}{screen.paint(keyword, 'lit')}{right}\n"


COMMAND = Command(
    "concordance",
    N_("shows every place where a word or a phrase stands, in its context"),
    N_(
        "Shows every place where a word or a phrase of the query stands in the articles that match, a line each, with "
        "the text on both sides of it. Lines come as they are found; sorted by their context, they show what stands "
        "beside the word."
    ),
    run,
    operands=N_("QUERY..."),
    least=1,
    most=None,
    options=(
        Option(
            "--width",
            N_("characters of context on each side (default 60; on a terminal as many as fit)"),
            N_("NUMBER"),
            read=whole(0),
        ),
        Option(
            "--sort",
            N_("the best articles first, by date (the oldest or the newest first), or by the words on one side"),
            "|".join(_ORDERS),
            read=one_of(*_ORDERS),
            default="relevance",
        ),
        Option(
            "--collocates",
            N_("instead of lines, the words that stand near the keyword more often than elsewhere"),
            default=False,
        ),
        Option("--window", N_("how many words away they may stand (default 5)"), N_("NUMBER"), read=whole(1)),
        Option("--by", N_("what they are sorted by (default likelihood)"), "|".join(MEASURES), read=one_of(*MEASURES)),
        Option("--least", N_("only words that stand there so many times (default 3)"), N_("NUMBER"), read=whole(1)),
        Option("--limit", N_("how many lines (all by default) or words (30)"), N_("NUMBER"), short="-n", read=whole(1)),
        *conditions.OPTIONS,
        *rows.OPTIONS,
        Option("--json", N_("the result as a JSON object"), default=False),
    ),
    examples=(
        (N_("prasowka concordance most --sort right"), N_("what is said of bridges")),
        (N_("prasowka concordance '\"rada ministrow\"' --width 30"), N_("a phrase, with less around it")),
        (N_("prasowka concordance most --collocates"), N_("the words that go with bridges")),
        (N_("prasowka concordance Putin --format csv > putin.csv"), N_("all lines, as a table")),
    ),
    free_text=True,
)
