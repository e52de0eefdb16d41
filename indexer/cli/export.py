"""`prasowka export`: whole articles, for other programs and for people."""

from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from indexer import Archive, Request, UsageError
from indexer.cli import conditions
from indexer.cli.arguments import Arguments, Command, Option, one_of, some_of
from indexer.cli.console import Console, Exit
from indexer.cli.formats import spreadsheets
from indexer.cli.hit_commands import SORT
from indexer.cli.output import Output
from indexer.messages import N_, _, message
from indexer.presentation import counted_articles

FORMATS = ("jsonl", "csv", "tsv", "xlsx", "parquet", "md", "bibtex", "ris")
FIELDS = ("id", "title", "lead", "text", "captions", "authors", "published", "source", "agencies", "url")
_WITHOUT_TEXT = tuple(field for field in FIELDS if field not in ("lead", "text", "captions"))
_BYTES = ("xlsx", "parquet")
"""These are no text, and nothing that a terminal could show."""


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the articles; exit 1 where there are none."""
    _check(arguments, output)
    request = conditions.request(arguments, " ".join(arguments.operands), sort=arguments.sort)
    fields = arguments.fields
    if fields is None and arguments.text is not None:
        fields = FIELDS if arguments.text else _WITHOUT_TEXT
    with Archive.open(arguments.index) as archive:
        if request.query.strip() or request.since or request.until or request.sources or request.authors:
            conditions.understood(archive, request, console, lenient=arguments.lenient)
        count = _write(archive, request, fields, arguments, output)
    if arguments.output is not None:
        console.note(
            _("{articles} written to {place}.").format(articles=counted_articles(count), place=arguments.output)
        )
    return Exit.DONE if count else Exit.NOTHING


def _check(arguments: Arguments, output: Output) -> None:
    if arguments.format == "md" and arguments.output is None:
        raise UsageError(message("Markdown is written into a folder: --output FOLDER."))
    if arguments.format in _BYTES and arguments.output is None and output.screen.terminal:
        raise UsageError(message("This format is for a file: --output FILE."))
    spreadsheets.check(arguments, arguments.format)
    if arguments.fields is not None and arguments.text is not None:
        raise UsageError(message("Say either --fields or whether there is to be --text."))


def _write(
    archive: Archive, request: Request, fields: tuple[str, ...] | None, arguments: Arguments, output: Output
) -> int:
    format, excel, raw_csv = arguments.format, arguments.excel, arguments.raw_csv
    if arguments.output is not None:
        return archive.export(request, arguments.output, format, fields, excel=excel, raw_csv=raw_csv)
    if format not in _BYTES:
        with output.file() as file:
            return archive.export(request, file, format, fields, excel=excel, raw_csv=raw_csv)
    with TemporaryFile() as file, output.file() as out:  # a pipe cannot be gone back in
        count = archive.export(request, cast(BinaryIO, file), format, fields)
        file.seek(0)
        copyfileobj(file, out)
        return count


COMMAND = Command(
    "export",
    N_("writes whole articles, for other programs"),
    N_(
        "Writes all articles that match, whole and with everything that is known of them; without a query all articles "
        "there are. What is written as jsonl is read back by “prasowka index” into the same archive. xlsx and parquet "
        "need an extra: pip install 'prasowka[sheets]' or 'prasowka[parquet]'."
    ),
    run,
    operands=N_("[QUERY...]"),
    least=0,
    most=None,
    options=(
        Option("--format", N_("format of the output"), "|".join(FORMATS), read=one_of(*FORMATS), default="jsonl"),
        Option(
            "--output", N_("the file, or the folder of Markdown (by default standard output)"), N_("PATH"), read=Path
        ),
        Option("--text", N_("with lead, text and captions (the default of jsonl, parquet and md)")),
        Option("--no-text", N_("without them (the default of all others)"), key="text", sets=False),
        Option("--fields", N_("only these, in this order"), ",".join(FIELDS), read=some_of(*FIELDS)),
        Option("--dedupe", N_("one article of each group of near-copies"), key="fold", default=False),
        SORT,
        *conditions.FILTERS,
        conditions.LENIENT,
        *spreadsheets.OPTIONS,
    ),
    examples=(
        (N_("prasowka export --output archive.jsonl"), N_("everything, to be kept or indexed elsewhere")),
        (N_("prasowka export most --format md --output notes/"), N_("a note for every article about bridges")),
        (N_("prasowka export --since 2024 --format bibtex > press.bib"), N_("references")),
    ),
    free_text=True,
)
