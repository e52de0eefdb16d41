import gzip
import io
import zipfile
from typing import Any

import pytest

from indexer.errors import UnreadableScrape
from indexer.records.scrape import Failure, Reading
from indexer.scrapes import original, read_bytes

PAGE = "Bobry zbudowały tamę\n\nRodzina bobrów zbudowała tamę, której gmina nie umiała postawić od dziesięciu lat.\n"


def zipped(files: dict[str, bytes], **options: Any) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", **options) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_gzip_is_read_like_the_file_inside():
    (plain,), (packed,) = read_bytes(PAGE.encode(), "a.txt.gz"), read_bytes(gzip.compress(PAGE.encode()), "a.txt.gz")
    assert packed == plain


def test_a_truncated_gzip_is_refused():
    with pytest.raises(UnreadableScrape, match="ucięty"):
        list(read_bytes(gzip.compress(PAGE.encode())[:-10], "a.txt.gz"))


def test_members_of_a_zip_are_scrapes_of_their_own():
    data = zipped(
        {
            "2022/a.txt": PAGE.encode(),
            "b.txt.gz": gzip.compress(PAGE.encode()),
            "c.jsonl": b'{"id": "7", "text": "Ala ma kota."}',
            ".hidden": b"x",
            "__MACOSX/a.txt": b"x",
            "d.png": b"\x89PNG\r\n",
        }
    )
    readings = {r.article.id: r for r in read_bytes(data, "paczka.zip") if isinstance(r, Reading)}
    failures = [r for r in read_bytes(data, "paczka.zip") if isinstance(r, Failure)]
    assert {id: reading.record for id, reading in readings.items()} == {
        "paczka.zip/2022/a.txt": "2022/a.txt",
        "paczka.zip/b.txt.gz": "b.txt.gz",
        "7": "c.jsonl#7",
    }
    assert [(failure.path, str(failure.reason)) for failure in failures] == [
        ("paczka.zip/d.png", "to obraz PNG, a nie tekst")
    ]


def test_a_zip_in_a_zip_is_reported():
    (failure,) = read_bytes(zipped({"a.zip": zipped({"a.txt": b"x"})}), "a.zip")
    assert isinstance(failure, Failure)
    assert "wewnątrz" in str(failure.reason)


def test_an_office_document_is_refused():
    with pytest.raises(UnreadableScrape, match="dokument biurowy"):
        list(read_bytes(zipped({"[Content_Types].xml": b"<Types/>"}), "a.docx"))


def test_bombs_are_refused():
    with pytest.raises(UnreadableScrape, match="podejrzanie"):
        list(read_bytes(gzip.compress(b"\n" * (40 << 20)), "a.txt.gz"))
    bomb = zipped({"a.txt": b" " * (40 << 20)}, compression=zipfile.ZIP_DEFLATED)
    (failure,) = read_bytes(bomb, "a.zip")
    assert isinstance(failure, Failure)
    assert "podejrzanie" in str(failure.reason)


def test_the_text_of_a_packed_scrape_is_shown_unpacked(tmp_path):
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(PAGE.encode("cp1250")))
    assert original(file, "", 1) == PAGE
    archive = tmp_path / "a.zip"
    archive.write_bytes(zipped({"a.txt": b"inny", "b.txt": PAGE.encode()}))
    assert original(archive, "b.txt", 1) == PAGE
    with pytest.raises(UnreadableScrape):
        original(archive, "c.txt", 1)
    with pytest.raises(UnreadableScrape):
        original(tmp_path / "missing.txt", "", 1)
