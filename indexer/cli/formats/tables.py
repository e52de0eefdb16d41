"""Tables: a header, then a line a hit."""

from collections.abc import Callable, Iterable, Iterator

from indexer import Hit
from indexer.cli.formats.answer import Answer, Layout
from indexer.presentation.tables import csv_line, tsv_line

_COLUMNS: dict[str, Callable[[Hit], str]] = {
    "rank": lambda hit: str(hit.rank),
    "score": lambda hit: f"{hit.score:.6f}",
    "id": lambda hit: hit.id,
    "title": lambda hit: hit.title,
    "published": lambda hit: hit.published or "",
    "source": lambda hit: hit.source or "",
    "authors": lambda hit: "; ".join(hit.authors),
    "agencies": lambda hit: "; ".join(hit.agencies),
    "url": lambda hit: hit.url or "",
    "path": lambda hit: hit.path,
    "line": lambda hit: str(hit.line),
    "copies": lambda hit: "; ".join(hit.copies),
    "snippet": lambda hit: hit.snippet.text,
}


def csv(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """Comma-separated, quoted where RFC 4180 wants it, with plain line ends."""
    return _table(answers, layout, csv_line)


def tsv(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """Tab-separated; tabs and line ends inside a value become spaces."""
    return _table(answers, layout, tsv_line)


def _table(answers: Iterable[Answer], layout: Layout, line: Callable[[Iterable[str]], str]) -> Iterator[str]:
    if not layout.batched:
        yield line(_COLUMNS)
        for answer in answers:
            yield "".join(map(line, _rows(answer)))
        return
    yield line(("qid", *_COLUMNS, "error"))
    for answer in answers:
        rows = ([""] * len(_COLUMNS),) if answer.results is None else _rows(answer)
        yield "".join(line((answer.qid, *row, answer.error or "")) for row in rows)


def _rows(answer: Answer) -> Iterator[list[str]]:
    for hit in answer.results.hits if answer.results is not None else ():
        yield [cell(hit) for cell in _COLUMNS.values()]
