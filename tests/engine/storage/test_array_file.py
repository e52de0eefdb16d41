import json
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.storage.array_file import MAGIC, TAIL, ArrayFile, ArrayFileWriter
from indexer.engine.storage.array_ops import Array
from indexer.errors import DamagedIndex

TYPES = ("u1", "u2", "u4", "u8", "i8", "f4")
ARRAYS: dict[str, Array] = {
    "first": np.arange(300, dtype=np.uint16),
    "empty": np.zeros(0, np.int64),
    "last": np.array([7], np.uint8),
}


def written(path: Path, arrays: dict[str, np.ndarray]) -> Path:
    with ArrayFileWriter(path) as file:
        for name, array in arrays.items():
            file.write(name, array)
    return path


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return written(tmp_path / "sample.arrays", ARRAYS)


@given(
    st.dictionaries(
        st.text(max_size=8),
        st.tuples(st.sampled_from(TYPES), st.lists(st.integers(0, 255), max_size=20)),
        max_size=6,
    )
)
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, arrays: dict) -> None:
    path = tmp_path_factory.mktemp("arrays") / "a.arrays"
    expected = {name: np.array(values, dtype) for name, (dtype, values) in arrays.items()}
    file = ArrayFile(written(path, expected))
    for name, array in expected.items():
        assert name in file
        assert file[name].dtype == array.dtype
        assert file[name].tolist() == array.tolist()
    assert file.problems() == []


def test_pieces_are_joined(tmp_path: Path) -> None:
    with ArrayFileWriter(tmp_path / "a") as file:
        file.write_pieces("bytes", np.dtype(np.uint8), (b"mo", b"", b"st"))
        file.write_pieces("numbers", np.dtype(np.uint32), (np.array([1]), np.array([2, 3]).astype(np.uint32).tobytes()))
    read = ArrayFile(tmp_path / "a")
    assert read["bytes"].tobytes() == b"most"
    assert read["numbers"].tolist() == [1, 2, 3]


def test_arrays_are_views_that_nobody_can_write_to(sample: Path) -> None:
    array = ArrayFile(sample)["first"]
    assert not array.flags.owndata
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1


def test_a_file_is_complete_only_after_it_was_closed(tmp_path: Path) -> None:
    def write_half() -> None:
        with ArrayFileWriter(tmp_path / "half") as file:
            file.write("first", ARRAYS["first"])
            raise RuntimeError("prąd wyłączono")

    with pytest.raises(RuntimeError):
        write_half()
    with pytest.raises(DamagedIndex, match="half jest ucięty"):
        ArrayFile(tmp_path / "half")


def test_every_changed_byte_is_found(sample: Path) -> None:
    data = sample.read_bytes()
    for place in range(len(data)):
        sample.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        try:
            problems = ArrayFile(sample).problems()
        except DamagedIndex as error:
            problems = [str(error)]
        assert problems, f"bajt {place}"
        assert all("sample.arrays" in problem for problem in problems)


def test_the_changed_array_is_named(sample: Path) -> None:
    data = sample.read_bytes()
    place = data.index(ARRAYS["first"].tobytes()) + 200
    sample.write_bytes(data[:place] + b"\xff" + data[place + 1 :])
    assert ArrayFile(sample).problems() == ["Plik indeksu sample.arrays jest uszkodzony (część first)."]


def test_every_cut_is_found_when_opening(sample: Path) -> None:
    data = sample.read_bytes()
    for size in range(len(data)):
        sample.write_bytes(data[:size])
        with pytest.raises(DamagedIndex, match=r"sample\.arrays"):
            ArrayFile(sample)


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndex, match="Brak pliku indeksu nothing"):
        ArrayFile(tmp_path / "nothing")


@pytest.mark.parametrize(
    "entry", [["<u8", 8, 1 << 40, 0], ["<u8", 1 << 40, 1, 0], ["|O", 8, 1, 0], ["no type", 8, 1, 0]]
)
def test_a_crafted_directory_reads_nothing_but_the_file(tmp_path: Path, entry: list) -> None:
    directory = json.dumps({"owner": "", "arrays": {"crafted": entry}}).encode()
    tail = TAIL.pack(zlib.crc32(directory), len(directory), MAGIC)
    (tmp_path / "crafted").write_bytes(MAGIC + bytes(64) + directory + tail)
    file = ArrayFile(tmp_path / "crafted")
    with pytest.raises(DamagedIndex, match="crafted"):
        file["crafted"]


def test_a_file_is_verified_bit_by_bit(sample: Path) -> None:
    file = ArrayFile(sample)
    parts = [file.verify(1) for _ in range(2 * len(ARRAYS))]
    assert sum(parts) == 2 * file.verify(1 << 20)
    data = sample.read_bytes()
    place = data.index(ARRAYS["first"].tobytes()) + 200
    sample.write_bytes(data[:place] + b"\xff" + data[place + 1 :])
    damaged = ArrayFile(sample)
    with pytest.raises(DamagedIndex, match="część first"):
        damaged.verify(1 << 20)
