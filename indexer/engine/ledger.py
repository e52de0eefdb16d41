"""The ledger of a commit: the roots, every file that was read from them, and what else the index knows of itself."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from indexer.engine.arrays import ArrayFile, ArrayFileWriter
from indexer.engine.strings import Strings, write_strings


class KnownFile(NamedTuple):
    """A file as it was when it was last read: `root` numbers its root, `path` is relative to it, `digest` is 64 bits.

    `failure` says why it could not be read, "" where it could.
    """

    root: int
    path: str
    size: int
    mtime_ns: int
    digest: int
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a commit remembers beside its segments. `analyser` names the rules that made the keys of the forms."""

    roots: tuple[str, ...] = ()
    files: tuple[KnownFile, ...] = ()
    analyser: str = ""
    learned: dict[str, Any] = field(default_factory=dict)


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write a ledger to a file of its own."""
    with ArrayFileWriter(path) as file:
        about = {"roots": ledger.roots, "analyser": ledger.analyser, "learned": ledger.learned}
        file.write_pieces("about", np.dtype(np.uint8), (json.dumps(about, ensure_ascii=False).encode(),))
        columns = list(zip(*ledger.files, strict=True)) or [()] * len(KnownFile._fields)
        roots, paths, sizes, mtimes, digests, failures = columns
        file.write("root", np.array(roots, np.uint32))
        write_strings(file, "path", (path.encode("utf-8", "surrogateescape") for path in paths))
        file.write("size", np.array(sizes, np.uint64))
        file.write("mtime_ns", np.array(mtimes, np.int64))
        file.write("digest", np.array(digests, np.uint64))
        write_strings(file, "failure", (failure.encode() for failure in failures))


def read_ledger(path: Path) -> Ledger:
    """Read a ledger back."""
    file = ArrayFile(path)
    about = json.loads(file["about"].tobytes())
    columns = (
        file["root"].tolist(),
        (path.decode("utf-8", "surrogateescape") for path in Strings(file, "path")),
        file["size"].tolist(),
        file["mtime_ns"].tolist(),
        file["digest"].tolist(),
        (failure.decode() for failure in Strings(file, "failure")),
    )
    files = tuple(map(KnownFile._make, zip(*columns, strict=True)))
    return Ledger(tuple(about["roots"]), files, about["analyser"], about["learned"])
