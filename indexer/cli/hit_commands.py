"""What the commands that answer with hits share: their options, their request, and how answers are written."""

from collections.abc import Iterable, Iterator
from typing import Any

from indexer import Archive, Request, Results, UsageError
from indexer.cli.arguments import Arguments, Option, one_of, some_of, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats import FIELDS, FORMATS, WITH_FIELDS, format_named
from indexer.cli.formats.answer import Answer, Layout
from indexer.cli.output import Output
from indexer.messages import N_, _, message
from indexer.presentation import counted_articles, grouped

FILTERS = (
    Option("--since", N_("no older than: 2022, 2022-05, 24.02.2022, 7d (the last 7 days)…"), N_("DATE")),
    Option("--until", N_("no newer than, likewise"), N_("DATE")),
    Option("--source", N_("only from this portal; may be repeated"), N_("SOURCE"), many=True),
    Option("--author", N_("only by this author; may be repeated"), N_("AUTHOR"), many=True),
)

PERIOD = (
    Option("--since", N_("articles from this date on"), N_("DATE")),
    Option("--until", N_("articles up to this date"), N_("DATE")),
)
"""The same of time alone, for commands whose answers are no articles."""

SORT = Option(
    "--sort",
    N_("the most relevant, the newest or the oldest first"),
    "relevance|newest|oldest",
    read=one_of("relevance", "newest", "oldest"),
    default="relevance",
)

OPTIONS = (
    Option("--limit", N_("how many hits (default 10)"), N_("NUMBER"), short="-n", read=whole(0), default=10),
    Option("--offset", N_("how many of the best hits to leave out"), N_("NUMBER"), read=whole(0), default=0),
    *FILTERS,
    Option("--fold", N_("one article of each group of near-copies (the default of the format text)")),
    Option("--no-fold", N_("all articles (the default of all other formats and of --batch)"), key="fold", sets=False),
    Option(
        "--format",
        N_("the form of the results; all but text are for scripts"),
        "|".join(FORMATS),
        read=one_of(*FORMATS),
        setting="format",
    ),
)


def _template(text: str) -> Any:
    from indexer.cli.formats.hit_fields import read_template  # few searches have one

    return read_template(text)


_OF_SHEETS = (*FORMATS, "xlsx")

SHAPED = (
    *(
        option._replace(metavar="|".join(_OF_SHEETS), read=one_of(*_OF_SHEETS)) if option.name == "--format" else option
        for option in OPTIONS
    ),
    Option("--fields", N_("only these, in this order, of tables and JSON"), ",".join(FIELDS), read=some_of(*FIELDS)),
    Option("--template", N_("a line a hit, such as '{published} {title}'"), N_("TEMPLATE"), read=_template),
    Option("--excel", N_("CSV begins with a byte order mark, by which Excel knows its letters"), default=False),
    Option("--raw-csv", N_("CSV as it is: no apostrophe before what a spreadsheet takes for a formula"), default=False),
)
"""The same where one may also say what is written of a hit."""


def format_of(arguments: Arguments) -> str:
    """The format in which hits are written; what makes no sense with it is refused."""
    if arguments.template is not None:
        if arguments.fields or arguments.excel or arguments.raw_csv:
            raise UsageError(message("--template says all of a line: no --fields, --excel or --raw-csv go with it."))
        return "template"
    if arguments.fields and arguments.format not in WITH_FIELDS:
        raise UsageError(message("--fields works with the formats {formats}.", formats=", ".join(WITH_FIELDS)))
    if arguments.format != "csv" and (arguments.excel or arguments.raw_csv):
        raise UsageError(message("--excel and --raw-csv work with the format csv only."))
    return str(arguments.format)


def layout(arguments: Arguments, archive: Archive, output: Output, *, batched: bool = False) -> Layout:
    """How hits are laid out, as the shaped options say."""
    return Layout(
        batched,
        output.screen,
        arguments.fields or (),
        archive.article,
        arguments.template,
        arguments.raw_csv,
        arguments.excel,
    )


def request(arguments: Arguments, *, fold: bool) -> Request:
    """The request that the shared options make, still without a query; `fold` is what holds by default."""
    return Request(
        query="",
        limit=arguments.limit,
        offset=arguments.offset,
        since=arguments.since,
        until=arguments.until,
        sources=arguments.source,
        authors=arguments.author,
        fold=fold if arguments.fold is None else arguments.fold,
    )


def write(
    answers: Iterable[Answer],
    name: str,
    arguments: Arguments,
    output: Output,
    console: Console,
    *,
    batched: bool = False,
    layout: Layout | None = None,
) -> Exit:
    """Write every answer in the format `name` as soon as it is there, and say how it went.

    Where queries of a batch could not be answered, that counts more than what the others found, unless --lenient.
    """
    found = refused = False

    def watched() -> Iterator[Answer]:
        nonlocal found, refused
        for answer in answers:
            found = found or (answer.results is not None and answer.results.total > 0)
            refused = refused or answer.results is None
            yield answer
            # Whoever asks for the next one has written this one.
            _tell(answer, name, arguments.offset, console, prefix=f"{answer.qid}: " if batched else "")

    layout = layout or Layout(batched, output.screen)
    if name == "xlsx":
        _write_workbook(watched(), output, layout)
    else:
        put = output.text if name == "text" else output.data
        for text in format_named(name)(watched(), layout):
            put(text)
    if refused and not batched:
        return Exit.FAILED
    if refused and not arguments.lenient:
        return Exit.REFUSED
    return Exit.DONE if found else Exit.NOTHING


def _write_workbook(answers: Iterable[Answer], output: Output, layout: Layout) -> None:
    from indexer.cli.formats import spreadsheets, tables

    rows = (row for answer in answers for row in tables.rows(answer, layout))
    spreadsheets.write(output, tables.header(layout), rows)


def _tell(answer: Answer, name: str, offset: int, console: Console, *, prefix: str) -> None:
    """Say what the format `name` has no place for: the notes and, to people, how much was found."""
    if name == "json":
        return
    if answer.results is None:
        (console.warn if prefix else console.error)(f"{prefix}{answer.error}")
        return
    for note in answer.results.notes:
        console.note(f"{prefix}{note.text}")
    if name == "text":
        console.note(prefix + _summary(answer.results, offset))


def _summary(results: Results, offset: int) -> str:
    if not results.total:
        return _("Nothing was found.")
    found = counted_articles(results.total)
    if results.stories is not None and results.stories != results.total:
        found = _("{articles}, {stories} without near-copies").format(articles=found, stories=grouped(results.stories))
    summary = _("Found {found} ({milliseconds} ms)").format(found=found, milliseconds=round(results.took_ms))
    first, last = offset + 1, offset + len(results.hits)
    if results.hits and last < (results.total if results.stories is None else results.stories):
        shown = _("this is hit {first}") if first == last else _("these are hits {first}–{last}")
        summary += "; " + shown.format(first=grouped(first), last=grouped(last))
        summary += _(", more by: --offset {offset}").format(offset=last)
    return f"{summary}."
