"""Commits: which segments make up the index, in Whoosh's own table of contents, written so that a power cut loses none.

A commit is the file `_MAIN_<generation>.toc`, in Whoosh's format, and the catalog of the same generation beside it.
After the end of Whoosh's contents stand the id of the commit, which its catalog has too, and a checksum.
"""

import os
import re
import struct
import zlib
from itertools import chain
from pathlib import Path

from indexer.engine.commits.catalog import Catalog, read_catalog, write_catalog
from indexer.engine.commits.toc import contents_of, segments_in
from indexer.engine.storage.array_file import ArrayFile
from indexer.engine.storage.index_files import create, missing, open_to_read, unreadable
from indexer.engine.storage.segment import EXTENSION, INDEX_NAME, SegmentInfo
from indexer.errors import DamagedIndex, NoIndex
from indexer.messages import message
from indexer.records.value import Value

CHECKSUM = struct.Struct("<I8s")
ID_BYTES = 8
SEAL = b"PRASTOCB"
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
    return max(generations(folder), default=None)


def generations(folder: Path) -> list[int]:
    """Return the generations of all commits in a folder, the last one first."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all that is needed
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted((int(match[1]) for match in map(TOC_NAME.fullmatch, names) if match), reverse=True)


def read_commit(folder: Path, generation: int | None = None) -> Commit:
    """Read the last commit of a folder, or the one of a generation. Raises NoIndex, DamagedIndex."""
    if generation is None:
        generation = latest_generation(folder)
    if generation is None:
        raise no_index(folder)
    path = _toc_path(folder, generation)
    data = _read(path)
    body, tail = data[: -CHECKSUM.size], data[-CHECKSUM.size :]
    checksum, seal = CHECKSUM.unpack(tail) if len(tail) == CHECKSUM.size else (None, b"")
    if checksum != zlib.crc32(body + seal) or seal[:-1] != SEAL[:-1]:
        raise DamagedIndex(message("The index’s table of contents {name} is damaged.", name=path.name))
    if seal != SEAL:
        raise DamagedIndex(message("The index was written by another version of Prasówka, in another format."))
    segments, id = segments_in(body[:-ID_BYTES], path.name), body[-ID_BYTES:].hex()
    return Commit(folder, generation, segments, read_catalog(_catalog_path(folder, generation), id))


def no_index(folder: Path) -> NoIndex:
    """Say that a folder has no index, and how to make one."""
    return NoIndex(
        message(
            "The folder {folder} has no index. Make one: prasowka index --index {folder} YOUR_ARTICLES",
            folder=folder,
        )
    )


def _read(path: Path) -> bytes:
    """Read a table of contents. Raises FileNotFoundError, DamagedIndex, OSError."""
    with open_to_read(path) as file:
        try:
            return file.read()
        except OSError as error:
            raise unreadable(path, error) from error


def last_catalog(folder: Path) -> Catalog | None:
    """Return the newest catalog that can be read, whatever is damaged beside it; None where there is none."""
    names = (OWN_NAME.fullmatch(path.name) for path in folder.glob("*.catalog"))
    for generation in sorted((int(match[1]) for match in names if match and match[1]), reverse=True):
        try:
            return read_catalog(_catalog_path(folder, generation))
        except (DamagedIndex, PermissionError):
            continue
    return None


def write_commit(folder: Path, generation: int, segments: tuple[SegmentInfo, ...], catalog: Catalog) -> Commit:
    """Make a new state of the index the current one; when this returns, it is safe on disk."""
    id = os.urandom(ID_BYTES)
    write_catalog(_catalog_path(folder, generation), catalog, id.hex())
    sync_folder(folder)
    path = _toc_path(folder, generation)
    new = path.with_name(path.name + ".new")
    with create(new) as file:
        body = contents_of(segments, generation) + id
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
        except OSError:  # Windows keeps files that a reader has open; the next commit tries again
            continue


def problems(folder: Path) -> list[str]:
    """Read every byte of the current commit and say what is damaged, a sentence each. Raises NoIndex."""
    generation = latest_generation(folder)
    found = _problems_of_commit(folder, generation)
    # A writer may have removed this commit meanwhile, because it has made a newer one.
    return found if latest_generation(folder) == generation else problems(folder)


def _problems_of_commit(folder: Path, generation: int | None) -> list[str]:
    try:
        commit = read_commit(folder, generation)
    except (DamagedIndex, FileNotFoundError) as error:
        return [str(error)]
    segments = (_problems_of(_segment_path(folder, info), info.segment_id()) for info in commit.segments)
    return [*_problems_of(_catalog_path(folder, commit.generation)), *chain.from_iterable(segments)]


def _problems_of(path: Path, owner: str | None = None) -> list[str]:
    try:
        return ArrayFile(path, owner).problems()
    except DamagedIndex as error:
        return [str(error)]
    except FileNotFoundError:
        return [str(missing(path))]


def _toc_path(folder: Path, generation: int) -> Path:
    return folder / f"_{INDEX_NAME}_{generation}.toc"


def _catalog_path(folder: Path, generation: int) -> Path:
    return folder / f"_{INDEX_NAME}_{generation}.catalog"


def _segment_path(folder: Path, segment: SegmentInfo) -> Path:
    return folder / f"{segment.segment_id()}{EXTENSION}"
