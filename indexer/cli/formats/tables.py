"""Tables: a header, then a line a hit."""

import csv as _csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO

from indexer import Hit
from indexer.cli.formats.answer import Answer, Layout

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

_SPACES = str.maketrans("\t\n\r", "   ")


def csv(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """Comma-separated, quoted where RFC 4180 wants it, with plain line ends."""
    return _table(answers, layout, csv_line)


def tsv(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """Tab-separated, never quoted: tabs and line ends inside a value become spaces."""
    return _table(answers, layout, tsv_line)


def _table(answers: Iterable[Answer], layout: Layout, line: Callable[[Iterable[str]], str]) -> Iterator[str]:
    yield line(("qid", *_COLUMNS) if layout.batched else _COLUMNS)
    for answer in answers:
        if answer.results is not None:
            first = (answer.qid,) if layout.batched else ()
            rows = ((*first, *(cell(hit) for cell in _COLUMNS.values())) for hit in answer.results.hits)
            yield "".join(map(line, rows))


def csv_line(cells: Iterable[str]) -> str:
    """A line of comma-separated cells."""
    text = StringIO()
    _csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def tsv_line(cells: Iterable[str]) -> str:
    """A line of tab-separated cells."""
    return "\t".join(cell.translate(_SPACES) for cell in cells) + "\n"
