"""The queries of a batch: a line each, `query` or `qid TAB query`."""

import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from indexer.messages import _


class BatchLine(NamedTuple):
    """One query and the name it goes by, by default the number of its line.

    `error` says why it cannot be asked, `code` says it to scripts.
    """

    qid: str
    query: str
    error: str | None = None
    code: str | None = None


def batch_lines(name: str) -> Iterator[BatchLine]:
    """The lines of a file, `-` for stdin, each as soon as it is there; blank ones are skipped, but counted."""
    with _opened(name) as lines:
        for number, line in enumerate(lines, start=1):
            text = line.removeprefix(BOM_UTF8) if number == 1 else line
            if text.strip():
                yield _read(text, number)


def _opened(name: str) -> BinaryIO:
    """A file, or stdin under a handle of its own: a thread may still wait there when Python ends and closes its own."""
    return open(sys.stdin.fileno(), "rb", closefd=False) if name == "-" else Path(name).open("rb")


def _read(line: bytes, number: int) -> BatchLine:
    text = line.rstrip(b"\r\n").decode("utf-8", errors="replace")
    first, tab, second = text.partition("\t")
    qid, query = (first.strip() or str(number), second) if tab else (str(number), first)
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return BatchLine(qid, query, _("line {number} is not text in UTF-8.").format(number=number), "not-utf8")
    if not query.strip():
        return BatchLine(qid, query, _("line {number} has no query.").format(number=number), "no-query")
    return BatchLine(qid, query)
