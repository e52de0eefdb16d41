"""Commits: which segments make up the index, in Whoosh's own table of contents, written so that a power cut loses none.

A commit is the file `_MAIN_<generation>.toc`, in Whoosh's format with a checksum after its end, and the ledger of the
same generation beside it. Whoosh unpickles a table of contents; Prasówka unpickles only the few classes that belong
there, so that a crafted index runs no code.
"""

import io
import os
import pickle
import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import whoosh
from whoosh.fields import Schema
from whoosh.filedb.structfile import StructFile
from whoosh.index import _CURRENT_TOC_VERSION as TOC_VERSION
from whoosh.index import TOC, FileIndex
from whoosh.system import _FLOAT_SIZE, _INT_SIZE, _LONG_SIZE

from indexer.engine.arrays import ArrayFile
from indexer.engine.ledger import Ledger, read_ledger, write_ledger
from indexer.engine.schema import INDEX_NAME, READ_ONLY, make_schema
from indexer.engine.segment import EXTENSION, PressSegment
from indexer.errors import DamagedIndex, NoIndex

CHECKSUM = struct.Struct("<I8s")
SEAL = b"PRASTOC2"
"""Ends a table of contents; the last letter is the version of the format of everything in the index."""
TOC_NAME = re.compile(rf"_{INDEX_NAME}_([0-9]+)\.toc")
OWN_NAME = re.compile(rf"(?:_{INDEX_NAME}_([0-9]+)\.(?:toc|ledger)(?:\.new)?|({INDEX_NAME}_[0-9a-z]+)\.[A-Za-z0-9_.]+)")
ALLOWED = {
    ("__builtin__", "long"),  # Python 2's name for int, as the protocol of pickle has it
    ("whoosh.analysis.tokenizers", "IDTokenizer"),
    ("whoosh.columns", "NumericColumn"),
    ("whoosh.fields", "DATETIME"),
    ("whoosh.fields", "Schema"),
    ("whoosh.formats", "Existence"),
    ("whoosh.formats", "Positions"),
    ("indexer.engine.schema", "KeywordField"),
    ("indexer.engine.schema", "SurfaceForms"),
    ("indexer.engine.schema", "ZoneField"),
    ("indexer.engine.segment", "PressSegment"),
}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a class that a table of contents may hold; refuse every other."""
        if (module, name) not in ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


@dataclass(frozen=True)
class Commit:
    """One state of the index: complete, and never changed afterwards."""

    folder: Path
    generation: int
    schema: Schema
    segments: tuple[PressSegment, ...]
    ledger: Ledger

    @property
    def count(self) -> int:
        """How many documents it has that are not deleted."""
        return sum(segment.doc_count() for segment in self.segments)


def latest_generation(folder: Path) -> int | None:
    """Return the generation of the last commit in a folder, None where there is none."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all that is needed
    except (FileNotFoundError, NotADirectoryError):
        return None
    return max((int(match[1]) for match in map(TOC_NAME.fullmatch, names) if match), default=None)


def read_commit(folder: Path, generation: int | None = None) -> Commit:
    """Read the last commit of a folder, or the one of a generation. Raises NoIndex, DamagedIndex."""
    if generation is None:
        generation = latest_generation(folder)
    if generation is None:
        raise NoIndex(f"W folderze {folder} nie ma indeksu. Utwórz go: prasowka index --index {folder} TWOJE_ARTYKUŁY")
    path = _toc_path(folder, generation)
    data = path.read_bytes()
    body, tail = data[: -CHECKSUM.size], data[-CHECKSUM.size :]
    checksum, seal = CHECKSUM.unpack(tail) if len(tail) == CHECKSUM.size else (None, b"")
    if checksum != zlib.crc32(body + seal) or seal[:-1] != SEAL[:-1]:
        raise DamagedIndex(f"Spis treści indeksu {path.name} jest uszkodzony.")
    if seal != SEAL:
        raise DamagedIndex("Indeks zapisała inna wersja Prasówki, w innym formacie.")
    schema, segments = _read_toc(body, path.name)
    return Commit(folder, generation, schema, tuple(segments), read_ledger(_ledger_path(folder, generation)))


def last_ledger(folder: Path) -> Ledger | None:
    """Return the newest ledger that can be read, whatever is damaged beside it; None where there is none."""
    names = (OWN_NAME.fullmatch(path.name) for path in folder.glob("*.ledger"))
    for generation in sorted((int(match[1]) for match in names if match and match[1]), reverse=True):
        try:
            return read_ledger(_ledger_path(folder, generation))
        except DamagedIndex:
            continue
    return None


def _read_toc(body: bytes, name: str) -> tuple[Schema, list[PressSegment]]:
    stream = StructFile(io.BytesIO(body))
    sizes = [stream.read_varint() for _ in range(3)]
    if sizes != [_INT_SIZE, _LONG_SIZE, _FLOAT_SIZE] or stream.read_int() != -12345 or stream.read_int() != TOC_VERSION:
        raise DamagedIndex(f"Spis treści {name} pochodzi z innej wersji Whoosha albo z innego komputera.")
    for _ in whoosh.__version__[:3]:
        stream.read_varint()
    try:
        schema = _Unpickler(io.BytesIO(stream.read_string())).load()
        stream.read_int(), stream.read_int()
        segments = _Unpickler(stream.file).load()
    except Exception as error:  # what a crafted pickle raises may be anything
        raise DamagedIndex(f"Spis treści {name} zawiera coś, czego w indeksie być nie może: {error}") from error
    if not isinstance(schema, Schema) or not all(isinstance(segment, PressSegment) for segment in segments):
        raise DamagedIndex(f"Spis treści {name} nie opisuje indeksu Prasówki.")
    return schema, segments


def write_commit(folder: Path, generation: int, segments: tuple[PressSegment, ...], ledger: Ledger) -> Commit:
    """Make a new state of the index the current one; when this returns, it is safe on disk."""
    schema = make_schema()
    write_ledger(_ledger_path(folder, generation), ledger)
    sync_folder(folder)
    path = _toc_path(folder, generation)
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        body = _toc_bytes(schema, list(segments), generation)
        file.write(body + CHECKSUM.pack(zlib.crc32(body + SEAL), SEAL))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(folder)
    return Commit(folder, generation, schema, segments, ledger)


def _toc_bytes(schema: Schema, segments: list[PressSegment], generation: int) -> bytes:
    """Write a table of contents as Whoosh does, to the byte."""
    stream = StructFile(io.BytesIO())
    for size in (_INT_SIZE, _LONG_SIZE, _FLOAT_SIZE):
        stream.write_varint(size)
    stream.write_int(-12345)
    stream.write_int(TOC_VERSION)
    for number in whoosh.__version__[:3]:
        stream.write_varint(number)
    stream.write_string(pickle.dumps(schema, 2))
    stream.write_int(generation)
    stream.write_int(0)
    stream.write_pickle(segments)
    body: bytes = stream.file.getvalue()
    return body


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does this by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_all_but(folder: Path, commits: tuple[Commit, ...]) -> None:
    """Delete the files of the index that none of the commits needs, such as those of a writer that was killed."""
    generations = {str(commit.generation) for commit in commits}
    names = {segment.segment_id() for commit in commits for segment in commit.segments}
    for path in folder.iterdir():
        match = OWN_NAME.fullmatch(path.name)
        if match is None or (match[2] in names if match[2] else match[1] in generations and path.suffix != ".new"):
            continue
        try:
            path.unlink()
        except PermissionError:  # Windows keeps files that a reader has open; the next commit tries again
            continue


def problems(folder: Path) -> list[str]:
    """Read every byte of the current commit and say what is damaged, a sentence each. Raises NoIndex."""
    try:
        commit = read_commit(folder)
    except DamagedIndex as error:
        return [str(error)]
    paths = (_ledger_path(folder, commit.generation), *(_segment_path(folder, segment) for segment in commit.segments))
    return [problem for path in paths for problem in _problems_of(path)]


def _problems_of(path: Path) -> list[str]:
    try:
        return ArrayFile(path).problems()
    except DamagedIndex as error:
        return [str(error)]


def _toc_path(folder: Path, generation: int) -> Path:
    return folder / f"_{INDEX_NAME}_{generation}.toc"


def _ledger_path(folder: Path, generation: int) -> Path:
    return folder / f"_{INDEX_NAME}_{generation}.ledger"


def _segment_path(folder: Path, segment: PressSegment) -> Path:
    return folder / f"{segment.segment_id()}{EXTENSION}"


class PressIndex(FileIndex):
    """The index as Whoosh's own `Index`, opened without running anything that stands in it."""

    def __init__(self, folder: Path) -> None:
        from whoosh.filedb.filestore import FileStorage

        self.storage = FileStorage(str(folder))
        self.indexname = INDEX_NAME
        self._schema = None
        self._folder = folder

    def writer(self, procs: int = 1, **options: Any) -> NoReturn:
        """Refuse: Whoosh's writers would merge the segments into another format."""
        raise NotImplementedError(READ_ONLY)

    def _read_toc(self) -> TOC:
        commit = read_commit(self._folder)
        return TOC(commit.schema, list(commit.segments), commit.generation)
