"""Commits: which segments make up the index, in Whoosh's own table of contents, written so that a power cut loses none.

A commit is the file `_MAIN_<generation>.toc`, in Whoosh's format with a checksum after its end, and the catalog of the
same generation beside it.
"""

import os
import re
import struct
import zlib
from pathlib import Path

from indexer.engine.commits.catalog import Catalog, read_catalog, write_catalog
from indexer.engine.commits.toc import contents_of, segments_in
from indexer.engine.storage.array_file import ArrayFile
from indexer.engine.storage.segment import EXTENSION, INDEX_NAME, SegmentInfo
from indexer.errors import DamagedIndex, NoIndex
from indexer.messages import message
from indexer.records.value import Value

CHECKSUM = struct.Struct("<I8s")
SEAL = b"PRASTOC9"
"""Ends a table of contents; the last letter is the version of the format of everything in the index."""
TOC_NAME = re.compile(rf"_{INDEX_NAME}_([0-9]+)\.toc")
OWN_NAME = re.compile(
    rf"(?:_{INDEX_NAME}_([0-9]+)\.(?:toc|catalog)(?:\.new)?|({INDEX_NAME}_[0-9a-z]+)\.[A-Za-z0-9_.]+)"
)


class Commit(Value):
    """One state of the index: complete, and never changed afterwards."""

    folder: Path
    generation: int
    segments: tuple[SegmentInfo, ...]
    catalog: Catalog

    @property
    def name(self) -> str:
        """What tells it from every other commit, also from those of another index: `identity-generation`."""
        return f"{self.catalog.identity}-{self.generation}"

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
        raise NoIndex(
            message(
                "The folder {folder} has no index. Make one: prasowka index --index {folder} YOUR_ARTICLES",
                folder=folder,
            )
        )
    path = _toc_path(folder, generation)
    data = path.read_bytes()
    body, tail = data[: -CHECKSUM.size], data[-CHECKSUM.size :]
    checksum, seal = CHECKSUM.unpack(tail) if len(tail) == CHECKSUM.size else (None, b"")
    if checksum != zlib.crc32(body + seal) or seal[:-1] != SEAL[:-1]:
        raise DamagedIndex(message("The index’s table of contents {name} is damaged.", name=path.name))
    if seal != SEAL:
        raise DamagedIndex(message("The index was written by another version of Prasówka, in another format."))
    return Commit(folder, generation, segments_in(body, path.name), read_catalog(_catalog_path(folder, generation)))


def last_catalog(folder: Path) -> Catalog | None:
    """Return the newest catalog that can be read, whatever is damaged beside it; None where there is none."""
    names = (OWN_NAME.fullmatch(path.name) for path in folder.glob("*.catalog"))
    for generation in sorted((int(match[1]) for match in names if match and match[1]), reverse=True):
        try:
            return read_catalog(_catalog_path(folder, generation))
        except DamagedIndex:
            continue
    return None


def write_commit(folder: Path, generation: int, segments: tuple[SegmentInfo, ...], catalog: Catalog) -> Commit:
    """Make a new state of the index the current one; when this returns, it is safe on disk."""
    write_catalog(_catalog_path(folder, generation), catalog)
    sync_folder(folder)
    path = _toc_path(folder, generation)
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        body = contents_of(segments, generation)
        file.write(body + CHECKSUM.pack(zlib.crc32(body + SEAL), SEAL))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(folder)
    return Commit(folder, generation, segments, catalog)


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
    paths = (_catalog_path(folder, commit.generation), *(_segment_path(folder, segment) for segment in commit.segments))
    return [problem for path in paths for problem in _problems_of(path)]


def _problems_of(path: Path) -> list[str]:
    try:
        return ArrayFile(path).problems()
    except DamagedIndex as error:
        return [str(error)]


def _toc_path(folder: Path, generation: int) -> Path:
    return folder / f"_{INDEX_NAME}_{generation}.toc"


def _catalog_path(folder: Path, generation: int) -> Path:
    return folder / f"_{INDEX_NAME}_{generation}.catalog"


def _segment_path(folder: Path, segment: SegmentInfo) -> Path:
    return folder / f"{segment.segment_id()}{EXTENSION}"
