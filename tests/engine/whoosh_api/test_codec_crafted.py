"""An index that somebody made to do harm: it is refused with a sentence, and nothing in it is run."""

import json
import os
import pickle
import zlib
from pathlib import Path

import pytest

from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.commit import CHECKSUM, SEAL
from indexer.engine.commits.snapshot import open_snapshot
from indexer.engine.commits.whoosh_schema import make_schema
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.query_nodes import only_field
from indexer.engine.matching.ranking import BM25
from indexer.engine.storage.array_file import MAGIC, TAIL
from indexer.engine.whoosh_api.safe_index import PressIndex
from indexer.engine.writing.index_writer import IndexWriter
from indexer.errors import DamagedIndex
from indexer.search.planning.query_terms import ExactWord
from tests.support.invented import document, keys_of

MARKER = "was-run"


class Command:
    """Runs a command of the shell when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"echo > {MARKER}",)


class Evaluated:
    """Evaluates a text when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return eval, (f"open({MARKER!r}, 'w').close()",)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with IndexWriter(tmp_path / "index", keys_of) as writer:
        writer.add(document("a.txt", "Most", "Mostem jedzie żółw."))
        writer.commit(Catalog())
    return tmp_path / "index"


def contents(folder: Path) -> Path:
    return next(folder.glob("*.toc"))


def replace_pickle(folder: Path, old: bytes, new: bytes) -> None:
    """Put another pickle of the same length into the table of contents, with the checksum that belongs to it."""
    body = contents(folder).read_bytes()[: -CHECKSUM.size]
    assert old in body
    body = body.replace(old, new.ljust(len(old), b"\0"))
    contents(folder).write_bytes(body + CHECKSUM.pack(zlib.crc32(body + SEAL), SEAL))


@pytest.mark.parametrize("crime", [Command(), Evaluated()], ids=["os.system", "eval"])
def test_a_crafted_list_of_segments_runs_nothing(folder: Path, tmp_path: Path, crime: object) -> None:
    body = contents(folder).read_bytes()[: -CHECKSUM.size]
    segments = body[body.rindex(pickle.PROTO + bytes([pickle.HIGHEST_PROTOCOL])) :]
    replace_pickle(folder, segments, pickle.dumps([crime], 2))
    for opened in (open_snapshot, lambda folder: PressIndex(folder).searcher()):
        with pytest.raises(DamagedIndex, match="czego w indeksie być nie może"):
            opened(folder)
    assert not (tmp_path / MARKER).exists()


@pytest.mark.parametrize("crime", [Command(), Evaluated()], ids=["os.system", "eval"])
def test_a_crafted_schema_is_never_looked_at(folder: Path, tmp_path: Path, crime: object) -> None:
    replace_pickle(folder, pickle.dumps(make_schema(), 2), pickle.dumps([crime], 2))
    search(folder)
    with PressIndex(folder).searcher() as searcher:
        assert searcher.doc_count() == 1
    assert not (tmp_path / MARKER).exists()


def craft(folder: Path, directory: object) -> None:
    """Put another directory into the segment, with the checksum that belongs to it."""
    data = json.dumps(directory).encode()
    segment = next(folder.glob("*.arrays"))
    segment.write_bytes(MAGIC + bytes(64) + data + TAIL.pack(zlib.crc32(data), len(data), MAGIC))


def search(folder: Path) -> None:
    snapshot = open_snapshot(folder)
    Evaluator(snapshot, BM25()).matches(ExactWord("most", only_field("title")), 0)


@pytest.mark.parametrize("entry", [["|O", 8, 1, 0], ["<u8", 0, 1 << 50, 0], ["<u8", -64, 1, 0], ["<u8"], None, "|O"])
def test_a_crafted_segment_is_refused(folder: Path, entry: object) -> None:
    names = ("lexicon.forms.blob", "lexicon.forms.offsets", "lexicon.frequencies", "lexicon.capitals", "text.forms")
    craft(folder, dict.fromkeys(names, entry))
    with pytest.raises(DamagedIndex):
        search(folder)
    with pytest.raises(DamagedIndex), PressIndex(folder).searcher() as searcher:
        list(searcher.lexicon("title"))


@pytest.mark.parametrize("directory", [[], {}, 7, "x"])
def test_a_segment_without_a_directory_is_refused(folder: Path, directory: object) -> None:
    craft(folder, directory)
    with pytest.raises(DamagedIndex):
        search(folder)
