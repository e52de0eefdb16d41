"""Whoosh's own readers, searchers and parsers on an index of Prasówka's."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from whoosh.index import FileIndex, open_dir
from whoosh.qparser import QueryParser
from whoosh.query import Every
from whoosh.reading import IndexReader, TermNotFound

from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.commit import read_commit
from indexer.engine.storage.segment import READ_ONLY
from indexer.engine.whoosh_api.codec import PressCodec
from indexer.engine.whoosh_api.safe_index import PressIndex
from indexer.engine.writing.index_writer import IndexWriter
from tests.support.invented import document, keys_of

DOCUMENTS = (
    document("a.txt", "Most w Tczewie", "Most nad Wisłą. Mostem jedzie żółw.", published="2022-07-01T18:20"),
    document("b.txt", "Żółwia nie widać", "Nikt nie widział żółwia na moście.", authors=("Anna Kowal",)),
    document("c.txt", "", "Łódź stoi, most też.", published="2021", source="Kurier Wiślany"),
)

REFUSED = re.escape(str(READ_ONLY))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("codec")
    for some in (DOCUMENTS[:2], DOCUMENTS[2:]):
        with IndexWriter(folder, keys_of) as writer:
            for one in some:
                writer.add(one)
            writer.commit(Catalog())
    return folder


@pytest.fixture(params=[PressIndex, lambda folder: open_dir(str(folder))], ids=["ours", "open_dir"])
def index(folder: Path, request: pytest.FixtureRequest) -> FileIndex:
    return request.param(folder)


@pytest.fixture
def reader(folder: Path) -> Iterator[IndexReader]:
    """The reader of the first segment."""
    with PressIndex(folder).reader() as reader:
        yield reader.leaf_readers()[0][0]


def found(index: FileIndex, text: str) -> list[str]:
    with index.searcher() as searcher:
        hits = searcher.search(QueryParser("body", index.schema).parse(text), limit=10)
        return [hit["id"] for hit in hits]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("most", {"a.txt", "c.txt"}),
        ("mo*", {"a.txt", "b.txt", "c.txt"}),
        ('"mostem jedzie"', {"a.txt"}),
        ('"mostem żółw"', set()),
        ('"mostem żółw"~2', {"a.txt"}),
        ("title:most OR title:żółwia", {"a.txt", "b.txt"}),
        ("most NOT łódź", {"a.txt"}),
        ("author:kowal", {"b.txt"}),
        ("id:b.txt", {"b.txt"}),
        ("date:2022", {"a.txt"}),
        ("date:20220701182000", {"a.txt"}),
        ("date:[2021 TO 2022]", {"a.txt", "c.txt"}),
        ("title:*", {"a.txt", "b.txt"}),
        ("kot", set()),
    ],
)
def test_whooshs_parser_and_searcher_answer(index: FileIndex, text: str, ids: set[str]) -> None:
    assert set(found(index, text)) == ids


def test_a_limit_gives_the_beginning_of_everything(index: FileIndex) -> None:
    query = QueryParser("body", index.schema).parse("most OR żółw OR nie")
    with index.searcher() as searcher:
        everything = [hit["id"] for hit in searcher.search(query, limit=None)]
        assert [hit["id"] for hit in searcher.search(query, limit=1)] == everything[:1]


def test_stored_fields_are_what_an_article_has(index: FileIndex) -> None:
    with index.searcher() as searcher:
        assert searcher.document(id="c.txt") == {
            "id": "c.txt",
            "date": datetime(2021, 1, 1),
            "body": "Łódź stoi, most też.",
            "source": "Kurier Wiślany",
        }
        assert searcher.document(id="d.txt") is None


def test_documents_sort_by_date_and_the_undated_come_last(index: FileIndex) -> None:
    with index.searcher() as searcher:
        assert [hit["id"] for hit in searcher.search(Every(), sortedby="date")] == ["c.txt", "a.txt", "b.txt"]


def test_the_column_of_dates_can_be_read_either_way(reader: IndexReader) -> None:
    dates = reader.column_reader("date", translate=False)
    newest_first = reader.column_reader("date", reverse=True, translate=False)
    assert len(dates) == len(list(dates)) == 2
    assert dates.sort_key(0) < dates.sort_key(1)
    assert newest_first.sort_key(0) < newest_first.sort_key(1)


def test_a_field_has_its_own_term_dictionary(reader: IndexReader) -> None:
    assert list(reader.field_terms("title")) == ["most", "nie", "tczewie", "w", "widać", "żółwia"]
    assert list(reader.field_terms("lead")) == []
    assert list(reader.field_terms("id")) == ["a.txt", "b.txt"]
    assert sorted({field for field, _ in reader.all_terms()}) == ["author", "body", "date", "id", "title"]
    assert list(reader.expand_prefix("body", "mo")) == [b"most", b"mostem", "moście".encode()]
    assert ("body", "jedzie") in reader
    assert ("title", "jedzie") not in reader
    assert ("nowhere", "jedzie") not in reader


def test_a_date_has_a_term_for_every_precision(reader: IndexReader) -> None:
    assert [len(term) for _, term in reader.terms_from("date", b"")] == [9] * 8
    assert next(iter(reader.field_terms("date"))) == datetime(2022, 7, 1, 18, 20)


def test_what_is_known_of_a_term(reader: IndexReader) -> None:
    info = reader.term_info("body", "nie")
    assert (info.weight(), info.doc_frequency(), info.max_weight()) == (1.0, 1, 1.0)
    assert (info.min_id(), info.max_id(), info.min_length(), info.max_length()) == (1, 1, 6, 6)
    assert reader.frequency("body", "kot") == reader.doc_frequency("body", "kot") == 0
    with pytest.raises(TermNotFound):
        reader.term_info("body", "kot")
    assert dict(reader.iter_field("author"))[b"anna"].doc_frequency() == 1


def test_lengths_are_those_of_a_field(reader: IndexReader) -> None:
    assert [reader.doc_field_length(number, "body") for number in (0, 1)] == [6, 6]
    assert reader.doc_field_length(0, "author", 7) == 7
    assert (reader.field_length("title"), reader.min_field_length("title"), reader.max_field_length("title")) == (
        6,
        3,
        3,
    )


def test_a_cursor_goes_through_the_terms(reader: IndexReader) -> None:
    cursor = reader.cursor("title")
    assert cursor.first() == cursor.text() == "most"
    assert cursor.find("t") == "tczewie"
    assert cursor.next() == "w"
    assert cursor.term_info().doc_frequency() == 1
    assert cursor.find("żółwik") is None
    assert not cursor.is_valid()
    assert cursor.term_info() is None


def test_a_matcher_knows_the_positions(reader: IndexReader) -> None:
    matcher = reader.postings("body", "most")
    assert (matcher.id(), matcher.weight(), matcher.value_as("positions")) == (0, 1.0, [0])
    assert matcher.format.decode_positions(matcher.value()) == [0]
    assert [span.start for span in matcher.spans()] == [0]
    copied = matcher.copy()
    matcher.next()
    assert not matcher.is_active()
    assert copied.is_active()


def test_similar_words_come_from_the_dictionary(reader: IndexReader) -> None:
    assert list(reader.terms_within("body", "mostek", 1)) == ["mostem"]


def test_whooshs_writers_are_refused(folder: Path) -> None:
    for write in (PressIndex(folder).writer, PressIndex(folder).optimize):
        with pytest.raises(NotImplementedError, match=REFUSED):
            write()
    with pytest.raises(NotImplementedError, match=REFUSED):
        PressCodec().new_segment(None, "MAIN")


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_whoosh_opens_no_writer_of_its_own(folder: Path) -> None:
    before = content(folder)
    for options in ({}, {"procs": 2}):
        with pytest.raises(NotImplementedError, match=REFUSED):
            open_dir(str(folder)).writer(**options)
    with pytest.raises(NotImplementedError, match=REFUSED):
        open_dir(str(folder)).optimize()
    assert content(folder) == before
    with IndexWriter(folder, keys_of):
        """The lock is free."""


def test_whoosh_commits_nothing_to_an_index_without_segments(tmp_path: Path) -> None:
    with IndexWriter(tmp_path, keys_of) as ours:
        ours.commit(Catalog(("/prasa",)))
    before = content(tmp_path)
    writer = open_dir(str(tmp_path)).writer()
    with pytest.raises(NotImplementedError, match=REFUSED):
        writer.commit()
    writer.cancel()
    assert content(tmp_path).items() >= before.items()
    assert read_commit(tmp_path).catalog.roots == ("/prasa",)
    with IndexWriter(tmp_path, keys_of) as ours:
        ours.commit(Catalog())
    assert {path.suffix for path in tmp_path.iterdir()} == {"", ".toc", ".catalog"}


def test_whoosh_can_neither_add_nor_delete(reader: IndexReader) -> None:
    for name in ("title", "id"):
        with pytest.raises(NotImplementedError, match=REFUSED):
            reader.schema[name].index("Most")
    with pytest.raises(NotImplementedError, match=REFUSED):
        reader.segment().delete_document(0)
