"""The catalog of a commit: the roots, every file that was read from them, and what else the index knows of itself."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol, Self

import numpy as np

from indexer.engine.commits.left_articles import LeftArticles, read_left_articles, write_left_articles
from indexer.engine.commits.retired_ids import RetiredIds, read_retired_ids, write_retired_ids
from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.string_table import StringTable, write_strings
from indexer.errors import DamagedIndex
from indexer.messages import Message

ABOUT = ("roots", "analyser", "learned", "identity")
NUMBERS = {
    "root": np.uint32,
    "size": np.uint64,
    "mtime_ns": np.int64,
    "ctime_ns": np.int64,
    "inode": np.uint64,
    "device": np.uint64,
    "digest": np.uint64,
}
"""The columns of numbers that the files of a catalog are written in."""


class Found(Protocol):
    """A file as it stands on disk."""

    @property
    def size(self) -> int:
        """Its size in bytes."""

    @property
    def mtime_ns(self) -> int:
        """When its content was last changed, in nanoseconds."""

    @property
    def ctime_ns(self) -> int:
        """When anything about it was last changed, in nanoseconds."""

    @property
    def inode(self) -> int:
        """Its number on its disk."""

    @property
    def device(self) -> int:
        """The disk that it is on."""


class KnownFile(NamedTuple):
    """A file as it was when it was last read: `root` numbers its root, `path` is relative to it, `digest` is 64 bits.

    `size`, `mtime_ns`, `ctime_ns`, `inode` and `device` are those of its status on disk then; all are 0 for a file that
    is to be read again however it looks. `failure` says what of it could not be read, None where everything could.
    """

    root: int
    path: str
    size: int = 0
    mtime_ns: int = 0
    ctime_ns: int = 0
    inode: int = 0
    device: int = 0
    digest: int = 0
    failure: Message | None = None

    def looks_like(self, found: Found) -> bool:
        """Tell whether a file on disk can be taken for this one without reading it."""
        return (self.size, self.mtime_ns, self.ctime_ns, self.inode) == (
            found.size,
            found.mtime_ns,
            found.ctime_ns,
            found.inode,
        )

    def seen_as(self, found: Found) -> Self:
        """Return the same file, as it stands on disk now."""
        return self._replace(
            size=found.size,
            mtime_ns=found.mtime_ns,
            ctime_ns=found.ctime_ns,
            inode=found.inode,
            device=found.device,
        )


@dataclass(frozen=True, slots=True)
class Catalog:
    """What a commit remembers beside its segments. `analyser` names the rules that made the keys of the forms.

    Documents know their root by its number in `roots`, so that a number is never given twice: "" stands for a root
    that was forgotten. The ids that its articles had are `retired`: they shall not come to mean other articles.
    `identity` is drawn when an index is begun, so that it is told from the one that stood in its place before.
    An article of those that `left` is not new when it comes back.
    """

    roots: tuple[str, ...] = ()
    files: Collection[KnownFile] = ()
    analyser: str = ""
    learned: dict[str, Any] = field(default_factory=dict)
    retired: RetiredIds = field(default_factory=RetiredIds)
    identity: str = ""
    left: LeftArticles = field(default_factory=LeftArticles)


def write_catalog(path: Path, catalog: Catalog, owner: str = "") -> None:
    """Write a catalog to a file of its own, which belongs to the commit `owner`."""
    with ArrayFileWriter(path, owner) as file:
        # Names of folders need not be UTF-8; as escapes in ASCII they survive.
        about = {"retired_roots": catalog.retired.roots} | {name: getattr(catalog, name) for name in ABOUT}
        file.write_pieces("about", np.dtype(np.uint8), (json.dumps(about).encode("ascii"),))
        files = list(zip(*catalog.files, strict=True)) or [()] * len(KnownFile._fields)
        columns = dict(zip(KnownFile._fields, files, strict=True))
        for name, dtype in NUMBERS.items():
            file.write(name, np.array(columns[name], dtype))
        write_strings(file, "path", (path.encode("utf-8", "surrogateescape") for path in columns["path"]))
        write_strings(file, "failure", map(_failure_as_bytes, columns["failure"]))
        write_retired_ids(file, catalog.retired)
        write_left_articles(file, catalog.left)


def _failure_as_bytes(failure: Message | None) -> bytes:
    return failure.to_json().encode("utf-8", "backslashreplace") if failure else b""


def _failure_of_bytes(failure: bytes) -> Message | None:
    return Message.from_json(failure.decode()) if failure else None


def read_catalog(path: Path, owner: str | None = None) -> Catalog:
    """Read the catalog of a commit back; its files only when somebody goes through them, because a search does not.

    Unlike segments, it is checked as it is read: a path that is not what was written would look like any other.
    Raises DamagedIndex, also where it is the catalog of another commit than `owner`.
    """
    file = ArrayFile(path, owner)
    try:
        about = json.loads(file.intact("about").tobytes())
        retired = read_retired_ids(file, tuple(about["retired_roots"]))
        own = (about["analyser"], about["learned"], retired, about["identity"], read_left_articles(file))
        return Catalog(tuple(about["roots"]), _WrittenFiles(file), *own)
    except (KeyError, TypeError, ValueError) as error:  # the checksum is right: somebody made it so
        raise DamagedIndex(file.damage_of("about")) from error


class _WrittenFiles(Collection[KnownFile]):
    """The files of a catalog on disk."""

    def __init__(self, file: ArrayFile) -> None:
        self._file = file

    def __len__(self) -> int:
        return len(self._file["root"])

    def __iter__(self) -> Iterator[KnownFile]:
        file = self._file
        if damage := file.problems():
            raise DamagedIndex(damage[0])
        columns: dict[str, Iterable[Any]] = {name: file[name].tolist() for name in NUMBERS}
        columns["path"] = (path.decode("utf-8", "surrogateescape") for path in StringTable(file, "path"))
        columns["failure"] = map(_failure_of_bytes, StringTable(file, "failure"))
        return map(KnownFile._make, zip(*(columns[name] for name in KnownFile._fields), strict=True))

    def __contains__(self, known: object) -> bool:
        return any(file == known for file in self)
