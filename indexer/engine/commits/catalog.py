"""The catalog of a commit: the roots, every file that was read from them, and what else the index knows of itself."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from os.path import normpath
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.string_table import StringTable, write_strings
from indexer.errors import DamagedIndex
from indexer.messages import Message

ABOUT = ("roots", "devices", "analyser", "learned")


class KnownFile(NamedTuple):
    """A file as it was when it was last read: `root` numbers its root, `path` is relative to it, `digest` is 64 bits.

    `failure` says what of it could not be read, None where everything could.
    """

    root: int
    path: str
    size: int
    mtime_ns: int
    digest: int
    failure: Message | None = None


@dataclass(frozen=True, slots=True)
class Catalog:
    """What a commit remembers beside its segments. `analyser` names the rules that made the keys of the forms.

    Documents know their root by its number in `roots`, so that a number is never given twice: "" stands for a root
    that was forgotten. `devices` are the disks that they were on (`st_dev`), 0 where that is not known.
    """

    roots: tuple[str, ...] = ()
    files: Collection[KnownFile] = ()
    analyser: str = ""
    learned: dict[str, Any] = field(default_factory=dict)
    devices: tuple[int, ...] = ()


def place(root: str, file: str) -> Path:
    """Return where a file of a root lies, or lay; a root may be a file itself."""
    return Path(path_of(root, file))


def path_of(root: str, file: str) -> str:
    """Return the same as a string, in a fraction of the time."""
    if root.endswith(file) and (path := Path(root)).name == file and not path.is_dir():
        return root
    return normpath(f"{root}/{file}")


def write_catalog(path: Path, catalog: Catalog) -> None:
    """Write a catalog to a file of its own."""
    with ArrayFileWriter(path) as file:
        # Names of folders need not be UTF-8; as escapes in ASCII they survive.
        about = {name: getattr(catalog, name) for name in ABOUT}
        file.write_pieces("about", np.dtype(np.uint8), (json.dumps(about).encode("ascii"),))
        columns = list(zip(*catalog.files, strict=True)) or [()] * len(KnownFile._fields)
        roots, paths, sizes, mtimes, digests, failures = columns
        file.write("root", np.array(roots, np.uint32))
        write_strings(file, "path", (path.encode("utf-8", "surrogateescape") for path in paths))
        file.write("size", np.array(sizes, np.uint64))
        file.write("mtime_ns", np.array(mtimes, np.int64))
        file.write("digest", np.array(digests, np.uint64))
        write_strings(file, "failure", map(_failure_as_bytes, failures))


def _failure_as_bytes(failure: Message | None) -> bytes:
    return failure.to_json().encode("utf-8", "backslashreplace") if failure else b""


def read_catalog(path: Path) -> Catalog:
    """Read a catalog back; its files only when somebody goes through them, because a search does not.

    Unlike segments, it is checked as it is read: a path that is not what was written would look like any other.
    Raises DamagedIndex.
    """
    file = ArrayFile(path)
    try:
        about = json.loads(file.intact("about").tobytes())
        roots, devices = tuple(about["roots"]), tuple(about["devices"])
        return Catalog(roots, _WrittenFiles(file), about["analyser"], about["learned"], devices)
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
        columns = (
            file["root"].tolist(),
            (path.decode("utf-8", "surrogateescape") for path in StringTable(file, "path")),
            file["size"].tolist(),
            file["mtime_ns"].tolist(),
            file["digest"].tolist(),
            (Message.from_json(failure.decode()) if failure else None for failure in StringTable(file, "failure")),
        )
        return map(KnownFile._make, zip(*columns, strict=True))

    def __contains__(self, known: object) -> bool:
        return any(file == known for file in self)
