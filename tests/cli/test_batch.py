"""The lines of a batch."""

from pathlib import Path

from indexer.cli.batch import BatchLine, batch_lines


def read(folder: Path, content: bytes) -> list[BatchLine]:
    file = folder / "zapytania.tsv"
    file.write_bytes(content)
    return list(batch_lines(str(file)))


def test_a_line_is_a_query_or_a_name_and_a_query(tmp_path: Path) -> None:
    content = "most w Tczewie\nn7\tpies i kot\n\n  \nŁódź\r\n".encode()
    assert read(tmp_path, content) == [
        BatchLine("1", "most w Tczewie"),
        BatchLine("n7", "pies i kot"),
        BatchLine("5", "Łódź"),
    ]


def test_a_query_may_hold_tabs_and_its_name_may_be_missing(tmp_path: Path) -> None:
    assert read(tmp_path, b"a\tb\tc\n\tbez nazwy\n") == [BatchLine("a", "b\tc"), BatchLine("2", "bez nazwy")]


def test_a_byte_order_mark_is_no_part_of_the_first_query(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfmost\n") == [BatchLine("1", "most")]
    assert read(tmp_path, b"\xef\xbb\xbf\nmost\n") == [BatchLine("2", "most")]


def test_lines_that_cannot_be_asked_say_why(tmp_path: Path) -> None:
    broken, empty = read(tmp_path, "q1\tŁódź".encode("cp1250") + b"\nq2\t\n")
    assert broken.qid == "q1"
    assert broken.error == "wiersz 1 nie jest tekstem w UTF-8."
    assert (empty.qid, empty.error) == ("q2", "w wierszu 2 nie ma zapytania.")
