"""What the commands that answer with hits share: their options, their request, and how answers are written."""

from collections.abc import Iterable, Iterator

from indexer import Request, Results
from indexer.cli.arguments import Arguments, Option, one_of, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats import FORMATS, format_named
from indexer.cli.formats.answer import Answer, Layout
from indexer.cli.output import Output
from indexer.presentation import counted_articles, grouped

OPTIONS = (
    Option("--limit", "ile wyników (domyślnie 10)", "LICZBA", short="-n", read=whole(0), default=10),
    Option("--offset", "ile najlepszych wyników pominąć", "LICZBA", read=whole(0), default=0),
    Option("--since", "nie starsze niż: 2022, 2022-05, 24.02.2022, 7d (ostatnie 7 dni)…", "DATA"),
    Option("--until", "nie nowsze niż, tak samo", "DATA"),
    Option("--source", "tylko z tego portalu; można powtarzać", "ŹRÓDŁO", many=True),
    Option("--author", "tylko tego autora; można powtarzać", "AUTOR", many=True),
    Option("--fold", "jeden artykuł z każdej grupy prawie takich samych (domyślnie w formacie text)"),
    Option("--no-fold", "wszystkie artykuły (domyślnie w pozostałych formatach i z --batch)", key="fold", sets=False),
    Option(
        "--format",
        "postać wyników; wszystkie poza text są dla skryptów",
        "|".join(FORMATS),
        read=one_of(*FORMATS),
        default="text",
    ),
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
) -> Exit:
    """Write every answer in the format `name` as soon as it is there, and say whether any of them found anything."""
    found = False

    def watched() -> Iterator[Answer]:
        nonlocal found
        for answer in answers:
            found = found or (answer.results is not None and answer.results.total > 0)
            yield answer
            # Whoever asks for the next one has written this one.
            _tell(answer, name, arguments.offset, console, prefix=f"{answer.qid}: " if batched else "")

    put = output.text if name == "text" else output.data
    for text in format_named(name)(watched(), Layout(batched, output.screen)):
        put(text)
    return Exit.DONE if found else Exit.NOTHING


def _tell(answer: Answer, name: str, offset: int, console: Console, *, prefix: str) -> None:
    """Say what the format `name` has no place for: the notes and, to people, how much was found."""
    if name == "json":
        return
    if answer.results is None:
        console.warn(f"{prefix}{answer.error}")
        return
    for note in answer.results.notes:
        console.note(prefix + note.text)
    if name == "text":
        console.note(prefix + _summary(answer.results, offset))


def _summary(results: Results, offset: int) -> str:
    if not results.total:
        return "Nic nie znaleziono."
    found = counted_articles(results.total)
    if results.stories is not None and results.stories != results.total:
        found += f", bez powtórzeń {grouped(results.stories)}"
    summary = f"Znaleziono {found} ({results.took_ms:.0f} ms)"
    last = offset + len(results.hits)
    if results.hits and last < (results.total if results.stories is None else results.stories):
        shown = f"wynik {grouped(last)}" if last == offset + 1 else f"wyniki {grouped(offset + 1)}–{grouped(last)}"
        summary += f"; to {shown}, dalsze: --offset {last}"
    return summary + "."
