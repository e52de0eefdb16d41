"""Invented articles for tests of the engine: small, and made of few words, so that words meet."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from indexer.engine.storage.documents import Document
from indexer.engine.storage.fields import FIELD_BITS, FIELD_GROUPS, FIELD_MASK
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.writing.segment_builder import SegmentBuilder
from indexer.records.article import Article

WORDS = ("Most", "mostu", "mostem", "Tczew", "Tczewie", "PAP", "żółw", "żółwia", "łódź", "Łodzi", "i", "się")
DATES = (None, "2022", "2022-07", "2022-07-01", "2023-11-20T14:05")

FEW = settings(max_examples=30)
"""For examples that are whole archives."""

FormKeys = tuple[tuple[str, ...], tuple[str, ...]]


def keys_of(forms: Sequence[str], capitals: frozenset[str] = frozenset()) -> list[FormKeys]:
    """Keys as the language room gives them, but easy to foretell: the first three letters, falling back on two."""
    return [((f".{form}",), ()) if form in capitals else ((f"={form[:3]}",), (f"^{form[:2]}",)) for form in forms]


def document(
    id: str,
    title: str = "",
    body: str = "",
    file: str | None = None,
    record: str = "",
    fingerprint: int | None = None,
    **values: Any,
) -> Document:
    """A document that was read from the file of its id, or from another; the values are those of the article."""
    article = Article(id, title, body=body, **values)
    known = len(body) if fingerprint is None else fingerprint
    return Document(article, root=0, file=id if file is None else file, record=record, fingerprint=known, lines=(1, 3))


def texts(most: int = 12) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), max_size=most).map(" ".join)


@st.composite
def archives(draw: st.DrawFn, most: int = 8) -> list[Document]:
    """Some documents with unique ids."""
    names = st.lists(st.sampled_from(("Anna Kowal", "Jan Reda", "PAP")), max_size=2, unique=True).map(tuple)
    return [
        document(
            f"kurier/{number}.txt",
            draw(texts(3)),
            draw(texts()),
            lead=draw(texts(4)),
            captions=tuple(draw(st.lists(texts(2), max_size=2))),
            authors=draw(names),
            agencies=draw(names),
            source=draw(st.sampled_from((None, "kurier.example", "głos.example"))),
            published=draw(st.sampled_from(DATES)),
        )
        for number in range(draw(st.integers(0, most)))
    ]


def built(folder: Path, documents: Iterable[Document]) -> SegmentReader:
    """A segment of the documents, opened."""
    builder = SegmentBuilder(folder)
    for some in documents:
        builder.add(some)
    return SegmentReader(folder, builder.write(keys_of))


def content(segment: SegmentReader) -> dict[str, Any]:
    """Everything that the live documents of a segment say, in a form that does not depend on how it is stored."""
    live = [n for n in range(segment.count) if not segment.info.is_deleted(n)]
    return {
        "ids": [segment.columns.id(n) for n in live],
        "stored": [segment.stored[n] for n in live],
        "numbers": {
            name: [segment.columns[name][n].item() for n in live]
            for name in ("start", "end", "root", "record", "fingerprint", "line", "flags")
        },
        "names": {
            name: [segment.columns.names(name).of(n) for n in live] for name in ("source", "author", "agency", "file")
        },
        "lengths": {group: segment.lengths(group)[live].tolist() for group in FIELD_GROUPS},
        "postings": {
            group: sorted(postings(segment, group, {n: i for i, n in enumerate(live)})) for group in FIELD_GROUPS
        },
    }


def postings(segment: SegmentReader, group: str, numbers: dict[int, int]) -> Iterator[tuple[str, int, int, list[int]]]:
    """Every posting as (form, document, field, positions), read list by list; `numbers` are those of the documents."""
    reader = segment.postings[group]
    for number, form in enumerate(reader.forms.tolist()):
        gathered = reader.gather(np.array([number]))
        every = np.arange(len(gathered))
        positions = reader.positions(gathered, every)
        for unit, some in zip(
            gathered.units(every).tolist(), np.split(positions, np.cumsum(gathered.freqs)[:-1]), strict=True
        ):
            document, field = unit >> FIELD_BITS, unit & FIELD_MASK
            if document in numbers:
                yield segment.lexicon.forms[form].decode(), numbers[document], field, some.tolist()


def no_keys_of(forms: Sequence[str], capitals: frozenset[str]) -> list[FormKeys]:
    """What ends the process that asks for keys."""
    os._exit(1)
