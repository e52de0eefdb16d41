"""`prasowka search`: asks the archive, once or in a batch."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from indexer import Archive, Note, Request, Results, UsageError, search_corrected
from indexer.cli import hit_commands
from indexer.cli.arguments import Arguments, Command, Option, some_of, whole
from indexer.cli.batch import BatchLine, batch_lines
from indexer.cli.console import Console, Exit
from indexer.cli.formats import WITH_FIELDS
from indexer.cli.formats.answer import Answer
from indexer.cli.output import Output
from indexer.messages import N_, _, message

Ask = Callable[[Archive, BatchLine], Answer]

NOT_UNDERSTOOD = ("unknown-field", "bad-date")
"""The codes of notes on a condition that is ignored, so that more is found than was asked for."""


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the answers; exit 1 where no query found anything."""
    _check(arguments)
    batched = arguments.batch is not None
    format = hit_commands.format_of(arguments)
    name = "count" if arguments.count and format == "text" else format
    lines = batch_lines(arguments.batch) if batched else [BatchLine("1", " ".join(arguments.operands))]
    for_people = name == "text" and not batched
    lenient = arguments.lenient or for_people
    request = _request(arguments, fold=for_people)
    with Archive.open(arguments.index) as archive:
        corrects = for_people and output.screen.terminal
        ask = partial(_answer, asked=request, corrects=corrects, explains=arguments.explain, lenient=lenient)
        answers = _answers(lines, ask, archive, arguments)
        layout = hit_commands.layout(arguments, archive, output, batched=batched)
        return hit_commands.write(answers, name, arguments, output, console, batched=batched, layout=layout)


def _answers(lines: Iterable[BatchLine], ask: Ask, archive: Archive, arguments: Arguments) -> Iterator[Answer]:
    """Ask lines one after the other, here or in several processes."""
    if arguments.jobs == 1:
        return (ask(archive, line) for line in lines)
    from indexer.cli.parallel import answers_of  # brings multiprocessing along

    return answers_of(lines, ask, archive, arguments.index, arguments.jobs)


def refusal(results: Results) -> Note | None:
    """The note on a condition that was not understood, None where all were."""
    return next((note for note in results.notes if note.code in NOT_UNDERSTOOD), None)


def refused_answer(qid: str, query: str, refused: Note) -> Answer:
    """The answer to a query with a condition that was not understood."""
    error = _("The query was refused; with --lenient: {note}").format(note=refused.text)
    return Answer(qid, query, error=error, code=refused.code)


def _check(arguments: Arguments) -> None:
    """Refuse what makes no sense together, rather than leave an option without effect."""
    if arguments.batch is not None and arguments.operands:
        raise UsageError(message("Give the query either on the command line or in the file of --batch."))
    if arguments.batch is None and arguments.jobs != 1:
        raise UsageError(message("--jobs works with --batch only."))
    narrowed = any(
        (arguments.since, arguments.until, arguments.source, arguments.author, arguments.facets, arguments.count)
    )
    if arguments.batch is None and not narrowed and not " ".join(arguments.operands).strip():
        raise UsageError(message("The query is missing."))
    if arguments.format not in ("text", "json"):
        for name in ("count", "facets", "explain"):
            if getattr(arguments, name):
                raise UsageError(message("--{option} works with the formats text and json only.", option=name))


def _request(arguments: Arguments, *, fold: bool) -> Request:
    request = hit_commands.request(arguments, fold=fold)
    limit = 0 if arguments.count else request.limit
    copies = arguments.format in WITH_FIELDS or arguments.template is not None
    snippets = arguments.format not in ("paths", "paths0", "trec")
    return replace(request, limit=limit, sort=arguments.sort, facets=arguments.facets, snippets=snippets, copies=copies)


def _answer(
    archive: Archive, line: BatchLine, *, asked: Request, corrects: bool, explains: bool, lenient: bool
) -> Answer:
    """Ask one query; unless `lenient`, a condition of it that would be ignored makes it an error."""
    if line.error is not None:
        return Answer(line.qid, line.query, error=line.error, code=line.code)
    request = replace(asked, query=line.query)
    results = search_corrected(archive, request) if corrects else archive.search(request)
    if not lenient and (refused := refusal(results)):
        return refused_answer(line.qid, line.query, refused)
    if results.query != request.query:
        said = _("“{query}” was not found. These are the results for “{proposal}”.")
        note = Note("corrected", said.format(query=request.query, proposal=results.query))
        results = replace(results, notes=(note, *results.notes))
    words = tuple(archive.explain(results.query)) if explains else None
    return Answer(line.qid, line.query, results, words=words)


COMMAND = Command(
    "search",
    N_("finds articles; the best come first"),
    N_(
        "Finds words in every inflection: “mostem” also finds “mosty”. Capitals do not matter, and Polish letters may "
        "be left out.\n"
        'In a query: "a phrase in any inflection", ="exactly so", +must, -not, AND OR NOT ( ), prefix*, mispeling~, '
        '"a b"~5, a NEAR/5 b, title: author: source: agency: date: and other fields.\n'
        "The only short options are -n and -h: any other word with one dash belongs to the query, and after -- "
        "everything does. Exit code 0: something was found, 1: nothing, 2: an error."
    ),
    run,
    operands=N_("QUERY..."),
    most=None,
    free_text=True,
    options=(
        *hit_commands.SHAPED,
        hit_commands.SORT,
        Option(
            "--facets",
            N_("how many articles there are in each source, by each author, in each month, with each name"),
            "source,author,agency,month,day,person,place,org",
            read=some_of("source", "author", "agency", "month", "day", "person", "place", "org"),
            default=(),
        ),
        Option("--count", N_("only the number of articles found"), default=False),
        Option(
            "--batch",
            N_("queries from a file (- is standard input), one a line: QUERY or NAME⇥QUERY"),
            N_("FILE"),
        ),
        Option(
            "--jobs",
            N_("how many processes answer a batch at once (1 by default); the order stays"),
            N_("NUMBER"),
            read=whole(1),
            default=1,
        ),
        Option(
            "--lenient",
            N_("ignores conditions that are not understood also in formats for scripts, batches and --count"),
            default=False,
        ),
        Option("--explain", N_("shows how the query was understood, the forms of words, and scores"), default=False),
    ),
    examples=(
        (N_("prasowka search lukaszence soczi"), N_("any inflection, any order")),
        (N_("prasowka search '\"rada ministrow\" -sejm'"), N_("a phrase, without the word sejm")),
        ("prasowka search tusk --since 2024-05 --sort newest", N_("from May 2024 on, the newest first")),
        ("prasowka search inflacja --format paths0 | xargs -0 grep -l NBP", N_("files for other tools")),
        (N_("prasowka search --batch queries.tsv --format trec"), N_("many queries at once")),
    ),
)
