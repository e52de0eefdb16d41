from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.commits.catalog import Catalog, KnownFile, read_catalog, write_catalog
from indexer.engine.commits.retired_ids import RetiredIds
from indexer.engine.commits.snapshot import place
from indexer.engine.storage.array_file import ArrayFileWriter
from indexer.errors import DamagedIndex
from indexer.messages import Message, message

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MESSAGES = st.none() | st.recursive(
    st.builds(Message, TEXTS, st.dictionaries(TEXTS, TEXTS | st.integers())),
    lambda inner: st.builds(Message, TEXTS, st.dictionaries(TEXTS, inner | TEXTS)),
)
FILES = st.builds(
    KnownFile,
    st.integers(0, 3),
    TEXTS,
    st.integers(0, 1 << 40),
    st.integers(-(1 << 62), 1 << 62),
    st.integers(-(1 << 62), 1 << 62),
    st.integers(0, (1 << 64) - 1),
    st.integers(0, (1 << 64) - 1),
    st.integers(0, (1 << 64) - 1),
    MESSAGES,
)
RETIRED = RetiredIds().with_articles("/dawna", [2, 1], [5, 6]).with_articles("/inna", [1], [7])
ROOTS = TEXTS | st.binary(max_size=6).map(lambda name: name.decode("utf-8", "surrogateescape"))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("catalog") / "catalog"


@given(st.integers(0), st.integers(0, 7))
def test_no_flipped_bit_is_taken_for_what_was_written(path: Path, place: int, bit: int) -> None:
    locked = KnownFile(0, "a.txt", 3, 4, digest=5, failure=message("no permission to read it"))
    write_catalog(path, Catalog(("/prasa",), [locked], "reguły", {"znane": [1]}, RETIRED))
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 1 << bit
    path.unlink()  # somebody may still read the older one
    path.write_bytes(data)
    with pytest.raises(DamagedIndex):
        list(read_catalog(path).files)


def test_a_catalog_without_all_its_parts_is_damaged(path: Path) -> None:
    with ArrayFileWriter(path) as file:
        file.write_pieces("about", np.dtype(np.uint8), (b'{"roots": ["/prasa"]}',))
    with pytest.raises(DamagedIndex, match="about"):
        read_catalog(path)


@given(st.lists(ROOTS, max_size=3), st.lists(FILES, max_size=5), TEXTS, st.dictionaries(TEXTS, st.lists(TEXTS)))
def test_a_catalog_is_read_as_it_was_written(
    path: Path, roots: list[str], files: list[KnownFile], analyser: str, learned: dict[str, list[str]]
) -> None:
    path.unlink(missing_ok=True)
    write_catalog(path, Catalog(tuple(roots), files, analyser, learned, RETIRED))
    catalog = read_catalog(path)
    assert (catalog.roots, catalog.analyser, catalog.learned) == (tuple(roots), analyser, learned)
    assert catalog.retired.roots == RETIRED.roots
    assert catalog.retired.ids.tolist() == RETIRED.ids.tolist() == [1, 1, 2]
    assert list(catalog.files) == list(catalog.files) == files
    assert len(catalog.files) == len(files)
    assert all(file in catalog.files for file in files)


def test_a_root_may_be_a_folder_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "portal").mkdir()
    (tmp_path / "paczka.jsonl").touch()
    assert place(str(tmp_path / "portal"), "2022/a.txt") == tmp_path / "portal/2022/a.txt"
    assert place(str(tmp_path / "portal"), "portal") == tmp_path / "portal/portal"
    assert place(str(tmp_path / "paczka.jsonl"), "paczka.jsonl") == tmp_path / "paczka.jsonl"
    assert place(str(tmp_path / "gone.jsonl"), "gone.jsonl") == tmp_path / "gone.jsonl"
