import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.string_table import StringTable, write_strings

PIECES = (
    st.binary(max_size=4)
    | st.text(alphabet="abcąż", max_size=4).map(str.encode)
    | st.sampled_from([b"\xff", b"\xff\xff"])
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("strings")


def written(folder: Path, strings: list[bytes]) -> StringTable:
    (folder / "file").unlink(missing_ok=True)  # somebody may still read the older one
    with ArrayFileWriter(folder / "file") as file:
        write_strings(file, "some", strings)
    return StringTable(ArrayFile(folder / "file"), "some")


@given(st.lists(PIECES), st.integers(-12, 12), st.integers(-12, 12))
def test_they_are_a_sequence_like_any_other(folder: Path, strings: list[bytes], first: int, second: int) -> None:
    read = written(folder, strings)
    assert len(read) == len(strings)
    assert list(read) == strings
    assert [read[n] for n in range(len(strings))] == strings
    assert [read[n] for n in range(-len(strings), 0)] == strings
    assert read[first:second] == strings[first:second]
    assert read.chosen(np.arange(len(strings))[::2]) == strings[::2]
    start, stop, _ = slice(first, second).indices(len(strings))
    assert list(read.between(min(start, stop), stop)) == strings[min(start, stop) : stop]


@given(st.lists(PIECES, max_size=5))
def test_there_is_nothing_beyond_the_ends(folder: Path, strings: list[bytes]) -> None:
    read = written(folder, strings)
    for index in (len(strings), -len(strings) - 1):
        with pytest.raises(IndexError):
            read[index]


@given(st.sets(PIECES), PIECES)
def test_sorted_strings_are_found(folder: Path, strings: set[bytes], asked: bytes) -> None:
    ordered = sorted(strings)
    read = written(folder, ordered)
    assert [read.find(string) for string in ordered] == list(range(len(ordered)))
    assert read.find(asked) == (ordered.index(asked) if asked in strings else None)


@given(st.sets(PIECES), st.lists(PIECES))
def test_many_are_found_at_once(folder: Path, strings: set[bytes], asked: list[bytes]) -> None:
    read = written(folder, sorted(strings))
    wanted = [*asked, *sorted(strings)]
    numbers = [read.find(string) for string in wanted]
    assert read.numbers_of(wanted).tolist() == [-1 if number is None else number for number in numbers]


def test_of_many_that_begin_alike_each_is_found(folder: Path) -> None:
    strings = [b"przeciwko%03d" % number for number in range(0, 600, 2)]
    read = written(folder, sorted([*strings, b"a", b"z"]))
    assert read.numbers_of([b"przeciwko300", b"przeciwko301", b"z"]).tolist() == [151, -1, 301]


@given(st.sets(PIECES), PIECES)
def test_prefixes_are_found(folder: Path, strings: set[bytes], prefix: bytes) -> None:
    ordered = sorted(strings)
    read = written(folder, ordered)
    assert [ordered[n] for n in read.prefixed(prefix)] == [string for string in ordered if string.startswith(prefix)]


@given(
    st.lists(st.text("abą", max_size=4)), st.integers(0, 12), st.integers(0, 12), st.text("abą", min_size=1, max_size=2)
)
def test_a_pattern_is_found_in_some_of_them(folder: Path, strings: list[str], first: int, last: int, part: str) -> None:
    read = written(folder, [string.encode() for string in strings])
    start, stop, _ = slice(first, max(first, last)).indices(len(strings))
    some = range(start, stop)

    def found(pattern: str) -> list[int]:
        return read.found_in(some, re.compile(pattern.encode())).tolist()

    assert sorted(set(found(part))) == [number for number in some if part in strings[number]]
    assert found(rf"\n{part}") == [number for number in some if strings[number].startswith(part)]
    assert found(rf"{part}(?=\n)") == [number for number in some if strings[number].endswith(part)]
