"""The sample archive is what `sample` says it is: other tests search it and trust the tables."""

import gzip
import json
import re
import unicodedata
from itertools import pairwise

import pytest

from tests.support.sample import (
    ARCHIVE,
    ARTICLE_COUNT,
    ARTICLES,
    DAMAGED,
    DAMAGED_ARCHIVE,
    DECOMPOSED_FILE,
    DECOYS,
    ENCODINGS,
    EXACT_COPY,
    FORMS,
    FURNITURE,
    GZIP_FILE,
    HTML_FILE,
    MENTIONS,
    RECORDS_FILE,
    SOFT_HYPHENS_FILE,
    STORIES,
)

FILES = sorted(path.relative_to(ARCHIVE).as_posix() for path in ARCHIVE.rglob("*") if path.is_file())


def decoded(file: str) -> str:
    data = (ARCHIVE / file).read_bytes()
    if file == GZIP_FILE:
        data = gzip.decompress(data)
    return data.decode(ENCODINGS.get(file, "utf-8"))


def records() -> dict[str, dict[str, object]]:
    return {record["id"]: record for record in map(json.loads, decoded(RECORDS_FILE).splitlines())}


def raw_texts() -> dict[str, str]:
    """The whole scrape of each article, furniture and all, in NFC and without soft hyphens."""
    texts = {file: decoded(file) for file in FILES if file != RECORDS_FILE}
    texts |= {id: "\n".join(map(str, (r["title"], r["lead"], r["text"]))) for id, r in records().items()}
    return {id: unicodedata.normalize("NFC", text).replace("\u00ad", "") for id, text in texts.items()}


RAW = raw_texts()


def test_every_article_is_listed_and_counted():
    assert set(RAW) == set(ARTICLES)
    assert len(ARTICLES) == ARTICLE_COUNT


def test_the_archive_is_small_and_holds_scrapes_only():
    assert sum((ARCHIVE / file).stat().st_size for file in FILES) < 250_000
    assert {re.sub(r".*?((\.\w+)+)$", r"\1", file) for file in FILES} == {".txt", ".txt.gz", ".html", ".jsonl"}


@pytest.mark.parametrize("file", FILES)
def test_texts_end_with_a_newline(file):
    assert decoded(file).endswith("\n")


@pytest.mark.parametrize("file", sorted(set(FILES) - set(ENCODINGS) - {GZIP_FILE}))
def test_all_other_files_are_utf8_without_a_mark_and_with_unix_line_ends(file):
    data = (ARCHIVE / file).read_bytes()
    assert data.decode("utf-8")[0] != "\ufeff"
    assert b"\r" not in data


@pytest.mark.parametrize("file", sorted(file for file, encoding in ENCODINGS.items() if encoding != "utf-8-sig"))
def test_eight_bit_encodings_are_not_valid_utf8(file):
    with pytest.raises(UnicodeDecodeError):
        (ARCHIVE / file).read_bytes().decode("utf-8")
    assert re.search("[ąęłńóśźż]", decoded(file))


@pytest.mark.parametrize("encoding", ["cp1250", "iso-8859-2"])
def test_the_eight_bit_files_have_the_letters_in_which_the_two_encodings_differ(encoding):
    (file,) = (file for file, name in ENCODINGS.items() if name == encoding)
    data = (ARCHIVE / file).read_bytes()
    assert all(letter.encode(encoding) in data for letter in "ąśź")


def test_the_windows_file_has_windows_line_ends():
    (file,) = (file for file, encoding in ENCODINGS.items() if encoding == "cp1250")
    data = (ARCHIVE / file).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 10


def test_the_marked_file_begins_with_a_byte_order_mark():
    (file,) = (file for file, encoding in ENCODINGS.items() if encoding == "utf-8-sig")
    assert (ARCHIVE / file).read_bytes().startswith(b"\xef\xbb\xbf")


def test_only_one_file_is_decomposed():
    assert [file for file in FILES if not unicodedata.is_normalized("NFC", decoded(file))] == [DECOMPOSED_FILE]
    assert unicodedata.is_normalized("NFD", decoded(DECOMPOSED_FILE))


def test_only_one_file_has_soft_hyphens_and_hard_spaces():
    assert [file for file in FILES if "\u00ad" in decoded(file)] == [SOFT_HYPHENS_FILE]
    assert [file for file in FILES if "\u00a0" in decoded(file)] == [SOFT_HYPHENS_FILE]


def test_some_names_are_awkward():
    assert any(" " in file for file in FILES)
    assert any(not file.isascii() for file in FILES)
    assert all(unicodedata.is_normalized("NFC", file) for file in FILES)


def test_the_packed_file_and_the_page():
    assert (ARCHIVE / GZIP_FILE).read_bytes().startswith(b"\x1f\x8b")
    assert decoded(HTML_FILE).startswith("<!DOCTYPE html>")


def test_records_have_all_fields_and_one_is_clean():
    assert len(records()) == 4
    for record in records().values():
        assert set(record) - {"clean"} == {"id", "title", "text", "lead", "authors", "published", "source", "url"}
    assert [id for id, record in records().items() if record.get("clean")] == ["hor-2024-018"]


@pytest.mark.parametrize("id", sorted(ARTICLES))
def test_title_and_authors_stand_in_the_scrape(id):
    sample = ARTICLES[id]
    assert sample.title in RAW[id]
    if id not in records():
        assert all(author in RAW[id] for author in sample.authors)
    assert sample.published is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?", sample.published)


def test_there_are_dates_of_every_precision():
    assert {len(sample.published or "") for sample in ARTICLES.values()} == {0, 7, 10, 16}


@pytest.mark.parametrize("name", sorted(FORMS))
def test_names_stand_where_the_table_says(name):
    alternatives = "|".join(map(re.escape, sorted(FORMS[name], key=len, reverse=True)))
    standing = {id for id, text in RAW.items() if re.search(rf"(?<!\w)(?:{alternatives})(?!\w)", text, re.IGNORECASE)}
    assert standing == MENTIONS[name] | DECOYS[name]
    assert not MENTIONS[name] & DECOYS[name]


@pytest.mark.parametrize("phrase", FURNITURE)
def test_furniture_stands_in_the_scrapes(phrase):
    assert any(phrase in text for text in RAW.values())


def test_the_exact_copy_is_exact():
    first, second = EXACT_COPY
    assert (ARCHIVE / first).read_bytes() == (ARCHIVE / second).read_bytes()


@pytest.mark.parametrize("story", STORIES, ids=min)
def test_copies_share_their_long_paragraphs_and_nothing_else_does(story):
    def paragraphs(id):
        return {line for line in RAW[id].split("\n") if len(line) > 100 and not line.startswith("Dodawać")}

    for one, other in pairwise(sorted(story)):
        assert len(paragraphs(one) & paragraphs(other)) >= 3
    for id in set(ARTICLES) - story:
        assert not paragraphs(id) & paragraphs(min(story))


def test_the_damaged_archive_holds_the_listed_files():
    assert {path.name for path in DAMAGED_ARCHIVE.iterdir()} == set(DAMAGED)


def test_the_damaged_files_are_damaged_as_told():
    data = {name: (DAMAGED_ARCHIVE / name).read_bytes() for name in DAMAGED}
    assert data["empty.txt"] == b""
    assert data["picture.txt"].startswith(b"\x89PNG\r\n\x1a\n\x00")
    with pytest.raises(UnicodeDecodeError, match="unexpected end of data"):
        data["half.txt"].decode("utf-8")
    with pytest.raises(EOFError):
        gzip.decompress(data["truncated.txt.gz"])
    first, second, third = data["broken.jsonl"].decode("utf-8").splitlines()
    assert [json.loads(first)["id"], json.loads(third)["id"]] == ["bad-1", "bad-3"]
    with pytest.raises(json.JSONDecodeError):
        json.loads(second)
    assert "Polub nasz profil" in data["furniture.txt"].decode("utf-8")
