"""Files of an index are made anew under their names, and what is no file of it is not followed."""

import errno
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.index_files import create, open_to_read
from indexer.errors import DamagedIndex
from tests.support.faults import injected

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither links for everybody nor pipes")


@posix
def test_what_is_made_replaces_a_link_and_leaves_its_target(tmp_path: Path) -> None:
    victim, link = tmp_path / "victim", tmp_path / "link"
    victim.write_bytes("ważne".encode())
    link.symlink_to(victim)
    with create(link) as file:
        file.write(b"nowe")
    assert victim.read_bytes() == "ważne".encode()
    assert not link.is_symlink()
    with open_to_read(link) as file:
        assert file.read() == b"nowe"


@posix
@pytest.mark.parametrize("kind", ["link", "dangling link", "pipe", "folder", "device"])
def test_what_is_no_regular_file_is_not_opened(tmp_path: Path, kind: str) -> None:
    path, target = tmp_path / "plik", tmp_path / "cel"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.symlink_to(target)
        if kind == "link":
            target.write_bytes(b"x")
    with pytest.raises(DamagedIndex, match="plik nie jest zwykłym plikiem"):
        open_to_read(path)


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_to_read(tmp_path / "nic")


def test_a_file_of_another_owner_is_refused(tmp_path: Path) -> None:
    with ArrayFileWriter(tmp_path / "a", "ja"):
        pass
    ArrayFile(tmp_path / "a", "ja")
    ArrayFile(tmp_path / "a")
    with pytest.raises(DamagedIndex, match="należy do innego indeksu"):
        ArrayFile(tmp_path / "a", "ty")


def test_a_bad_sector_is_damage_of_the_part_where_it_is(tmp_path: Path) -> None:
    with ArrayFileWriter(tmp_path / "a") as writer:
        writer.write_pieces("first", np.dtype(np.uint8), (bytes(5_000_000),))
    file = ArrayFile(tmp_path / "a")
    with injected("read", 1, tmp_path):
        assert file.problems() == ["Plik indeksu a jest uszkodzony (część first)."]
    assert file.problems() == []
    with injected("read", 1, tmp_path), pytest.raises(DamagedIndex, match=os.strerror(errno.EIO)):
        ArrayFile(tmp_path / "a")


def test_a_file_that_was_cut_while_it_was_open_is_not_touched(tmp_path: Path) -> None:
    with ArrayFileWriter(tmp_path / "a"):
        pass
    file = ArrayFile(tmp_path / "a")
    file.refuse_if_cut()
    os.truncate(tmp_path / "a", 8)
    with pytest.raises(DamagedIndex, match="ucięty"):
        file.refuse_if_cut()
