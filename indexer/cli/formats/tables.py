"""Tables: a header, then a line a hit."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from indexer.cli.formats.answer import Answer, Layout
from indexer.cli.formats.hit_fields import OF_HITS, Value, text_of, values
from indexer.presentation.table_lines import BYTE_ORDER_MARK, csv_line, tsv_line

_COLUMNS = tuple(name for name in OF_HITS if name != "opening")


def csv(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """Comma-separated, quoted where RFC 4180 wants it, with plain line ends."""
    if layout.excel:
        yield BYTE_ORDER_MARK
    yield from _table(answers, layout, partial(csv_line, raw=layout.raw_csv))


def tsv(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """Tab-separated; tabs and line ends inside a value become spaces."""
    return _table(answers, layout, tsv_line)


def template(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """A line a hit, as a template has it."""
    assert layout.template is not None
    for answer in answers:
        hits = answer.results.hits if answer.results is not None else ()
        found = (values(hit, layout.template.fields, layout.article_of) for hit in hits)
        yield "".join(map(layout.template.line, found))


def header(layout: Layout) -> tuple[str, ...]:
    """The names of the columns."""
    columns = layout.fields or _COLUMNS
    return ("qid", *columns, "error") if layout.batched else columns


def rows(answer: Answer, layout: Layout) -> Iterator[list[Value]]:
    """The rows of an answer; a query of a batch that was refused has one, with the reason."""
    columns = layout.fields or _COLUMNS
    if answer.results is None:
        if layout.batched:
            yield [answer.qid, *[None] * len(columns), answer.error]
        return
    for hit in answer.results.hits:
        row = list(values(hit, columns, layout.article_of).values())
        yield [answer.qid, *row, None] if layout.batched else row


def _table(answers: Iterable[Answer], layout: Layout, line: Callable[[Iterable[str]], str]) -> Iterator[str]:
    yield line(header(layout))
    for answer in answers:
        yield "".join(line(map(_cell, row)) for row in rows(answer, layout))


def _cell(value: Value) -> str:
    return f"{value:.6f}" if isinstance(value, float) else text_of(value)
