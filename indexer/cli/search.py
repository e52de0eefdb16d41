"""`prasowka search`: asks the archive, once or in a batch."""

from dataclasses import replace
from functools import partial

from indexer import Archive, Note, Request, Results, UsageError
from indexer.cli import hits
from indexer.cli.arguments import Arguments, Command, Option, one_of, some_of
from indexer.cli.batch import BatchLine, batch_lines
from indexer.cli.console import Console, Exit
from indexer.cli.formats.answer import Answer
from indexer.cli.output import Output


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the answers; exit 1 where no query found anything."""
    _check(arguments)
    batched = arguments.batch is not None
    name = "count" if arguments.count and arguments.format == "text" else arguments.format
    lines = batch_lines(arguments.batch) if batched else [BatchLine("1", " ".join(arguments.operands))]
    for_people = name == "text" and not batched
    request = _request(arguments, fold=for_people)
    with Archive.open(arguments.index) as archive:
        corrects = for_people and output.screen.terminal
        ask = partial(_answer, archive, request, corrects=corrects, explains=arguments.explain)
        return hits.write(map(ask, lines), name, arguments, output, console, batched=batched)


def _check(arguments: Arguments) -> None:
    """Refuse what makes no sense together, rather than leave an option without effect."""
    if arguments.batch is not None and arguments.operands:
        raise UsageError("Zapytanie podaj albo w wierszu poleceń, albo w pliku --batch.")
    narrowed = any(
        (arguments.since, arguments.until, arguments.source, arguments.author, arguments.facets, arguments.count)
    )
    if arguments.batch is None and not narrowed and not " ".join(arguments.operands).strip():
        raise UsageError("Brakuje zapytania.")
    if arguments.format not in ("text", "json"):
        for name in ("count", "facets", "explain"):
            if getattr(arguments, name):
                raise UsageError(f"--{name} działa tylko z formatami text i json.")


def _request(arguments: Arguments, *, fold: bool) -> Request:
    request = hits.request(arguments, fold=fold)
    limit = 0 if arguments.count else request.limit
    snippets = arguments.format not in ("paths", "paths0", "trec")
    return replace(request, limit=limit, sort=arguments.sort, facets=arguments.facets, snippets=snippets)


def _answer(archive: Archive, asked: Request, line: BatchLine, *, corrects: bool, explains: bool) -> Answer:
    if line.error is not None:
        return Answer(line.qid, line.query, error=line.error)
    request = replace(asked, query=line.query)
    results = archive.search(request)
    if corrects and not results.total:
        results = _corrected(archive, request, results)
    words = tuple(archive.explain(results.query)) if explains else None
    return Answer(line.qid, line.query, results, words=words)


def _corrected(archive: Archive, request: Request, results: Results) -> Results:
    """What the proposed spelling finds, where it finds anything: for people only, and it is said."""
    for proposal in filter(None, (note.proposal for note in results.notes)):
        corrected = archive.search(replace(request, query=proposal))
        if corrected.total:
            said = Note("corrected", f"Nie znaleziono „{request.query}”. To wyniki dla „{proposal}”.")
            return replace(corrected, notes=(said, *corrected.notes))
    return results


COMMAND = Command(
    "search",
    "szuka artykułów; najlepsze najpierw",
    "Szuka słów w każdej odmianie: „łukaszence” znajdzie też „Łukaszenkę”. Wielkość liter nie ma znaczenia, polskie "
    "znaki można pominąć.\n"
    'W zapytaniu: "fraza w dowolnej odmianie", ="dokładnie tak", +musi, -nie, AND OR NOT ( ), przedrostek*, '
    'literufka~, "a b"~5, a NEAR/5 b, tytuł: autor: źródło: agencja: data: i inne pola.\n'
    "Jedyne krótkie opcje to -n i -h: każde inne słowo z jednym minusem należy do zapytania, a po -- wszystko. "
    "Kod wyjścia 0: coś znaleziono, 1: nic, 2: błąd.",
    run,
    operands="ZAPYTANIE...",
    most=None,
    free_text=True,
    options=(
        *hits.OPTIONS,
        Option(
            "--sort",
            "od najtrafniejszych, najnowszych albo najstarszych",
            "relevance|newest|oldest",
            read=one_of("relevance", "newest", "oldest"),
            default="relevance",
        ),
        Option(
            "--facets",
            "ile artykułów w każdym źródle, u każdego autora, w każdym miesiącu",
            "source,author,month",
            read=some_of("source", "author", "month"),
            default=(),
        ),
        Option("--count", "tylko liczba znalezionych artykułów", default=False),
        Option(
            "--batch",
            "zapytania z pliku (- to standardowe wejście), po jednym w wierszu: ZAPYTANIE albo NAZWA⇥ZAPYTANIE",
            "PLIK",
        ),
        Option("--explain", "pokazuje, jak zapytanie zostało zrozumiane, odmiany słów i oceny", default=False),
    ),
    examples=(
        ("prasowka search łukaszence soczi", "dowolna odmiana, dowolna kolejność"),
        ("prasowka search '\"rada ministrów\" -sejm'", "fraza, bez słowa sejm"),
        ("prasowka search tusk --since 2024-05 --sort newest", "od maja 2024, najnowsze najpierw"),
        ("prasowka search inflacja --format paths0 | xargs -0 grep -l NBP", "pliki dla innych narzędzi"),
        ("prasowka search --batch zapytania.tsv --format trec", "wiele zapytań naraz"),
    ),
)
