"""Damaged and malicious scrapes: each is read or refused with a reason, quickly and whole."""

import gzip
import json
import tracemalloc

import pytest

from indexer.errors import UnreadableScrape
from indexer.records.scrape import Failure, Reading
from indexer.scrapes import read_bytes, reading
from indexer.scrapes.input import opened, text_stream
from indexer.scrapes.input.record_fields import read_fields
from tests.support.mutations import PAGE, mutated


@pytest.mark.parametrize("seed", range(300))
def test_whatever_happens_to_a_file_it_is_read_or_refused(seed):
    name, data = mutated(seed)
    try:
        for result in read_bytes(data, name):
            if isinstance(result, Reading):
                article = result.article
                texts = (article.title, article.lead, article.body, *article.captions)
                "".join(texts).encode("utf-8")
                assert "\n" not in article.title
                assert "\n\n" not in article.body
                assert len(result.lines) in (0, sum(1 for text in texts for line in text.split("\n") if line))
            else:
                assert result.reason
    except UnreadableScrape as error:
        assert str(error)  # noqa: PT017


@pytest.mark.parametrize(
    "piece", ["Czytaj też: ", "fot. Jan Nowak / ", "Źródło: PAP/ ", "Aa Bb ", "(", "1 lipca 2022 ", "Polub nas ", '"']
)
def test_a_very_long_line_is_read(piece):
    (reading,) = read_bytes((PAGE + piece * 50_000).encode(), "a.txt")
    assert "Kierowcy pojadą" in f"{reading.article.lead} {reading.article.body}"


@pytest.mark.parametrize("line", ["Jan Nowak", "Reklama", "Most, fot. Jan", "1 lipca 2022", "Czytaj też:", "a"])
def test_very_many_lines_are_read(line):
    (reading,) = read_bytes((PAGE + f"{line}\n" * 20_000).encode(), "a.txt")
    assert "Kierowcy pojadą" in f"{reading.article.lead} {reading.article.body}"


def test_more_lines_than_any_article_has_are_refused():
    with pytest.raises(UnreadableScrape, match="wierszy"):
        list(read_bytes(b"a\n" * 200_002, "a.txt"))


@pytest.mark.parametrize("data", [b'{"a":' * 100_000, b'[{"a":' * 100_000, b"[" * 100_000])
def test_deep_json_is_refused_or_taken_for_text(data):
    for name in ("a.json", "a.jsonl"):
        try:
            results = list(read_bytes(data, name))
        except UnreadableScrape:
            continue
        assert not any(isinstance(result, Reading) for result in results)


ODD_RECORDS = (
    '{"id": "x", "text": "Most.", "date": %s}' % ("9" * 400),
    '{"id": "x", "text": ' + "[" * 900 + "]" * 900 + "}",
    '{"html": "<p>a</p>\\ud83d", "text": ""}',
    '{"id": "x", "text": "Most.", "date": "Fri, 01 Jul 2022 18:20:00 +9999"}',
    '{"id": "x", "text": "Most.", "date": "2022-05-01T1\u0668:20"}',
)


@pytest.mark.parametrize("line", ODD_RECORDS)
def test_whatever_is_wrong_with_a_record_costs_that_record_alone(line):
    data = f'{{"id": "a", "text": "Kładka stoi."}}\n{line}\n{{"id": "c", "text": "Prom płynie."}}\n'.encode()
    found = list(read_bytes(data, "a.jsonl"))
    assert {"a", "c"} <= {result.article.id for result in found if isinstance(result, Reading)}
    for result in found:
        assert isinstance(result, Reading) or result.line == 2
        assert not isinstance(result, Reading) or not result.article.published or result.article.published.isascii()


def test_an_unexpected_error_in_a_record_is_its_failure(monkeypatch):
    def explode(record):
        if record["id"] == "b":
            raise ZeroDivisionError("przez zero")
        return read_fields(record)

    monkeypatch.setattr(reading, "read_fields", explode)
    first, second, third = read_bytes(
        b'{"id": "a", "text": "A."}\n{"id": "b", "text": "B."}\n{"id": "c", "text": "C."}', "a.jsonl"
    )
    assert isinstance(first, Reading)
    assert isinstance(third, Reading)
    assert isinstance(second, Failure)
    assert (second.line, str(second.reason)) == (2, "nieoczekiwany błąd: ZeroDivisionError: przez zero")


def test_the_broken_records_of_a_file_are_not_all_told(monkeypatch):
    monkeypatch.setattr(reading, "MOST_FAILURES", 3)
    monkeypatch.setattr(reading, "MOST_BROKEN_RECORDS", 20)
    results = list(read_bytes(b"{}\n" * 10 + b'{"text": "Prom."}', "a.jsonl"))
    assert sum(isinstance(result, Reading) for result in results) == 1
    failures = [result for result in results if isinstance(result, Failure)]
    assert [failure.line for failure in failures] == [1, 2, 3, None]
    assert "7" in str(failures[-1].reason)
    with pytest.raises(UnreadableScrape, match="20"):
        list(read_bytes(b"{}\n" * 30, "a.jsonl"))


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_text_that_is_no_article_is_refused(name):
    text = "Prom płynie na drugi brzeg rzeki. " * 40_000
    data = {"a.txt": text, "a.jsonl": json.dumps({"id": "a", "text": text}) + "\n"}[name]
    try:
        (failure,) = read_bytes(data.encode(), name)
        reason = str(failure.reason)
    except UnreadableScrape as error:
        reason = str(error)
    assert "1000000 znaków" in reason


def test_a_page_of_very_many_tags_is_refused():
    with pytest.raises(UnreadableScrape, match="znaczników"):
        list(read_bytes(b"<html><body>" + b"<b>" * 400_000, "a.html"))


def test_a_list_of_nothing_costs_little():
    data = gzip.compress(b'{"articles":[' + b",".join([b"{}"] * 500_000) + b"]}")
    tracemalloc.start()
    with pytest.raises(UnreadableScrape):
        list(read_bytes(data, "a.json.gz"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000


def test_a_file_that_is_no_page_is_refused(monkeypatch):
    monkeypatch.setattr(opened, "LARGEST_PAGE", 1 << 20)
    with pytest.raises(UnreadableScrape, match="1 MB"):
        list(read_bytes(PAGE.encode() * 4_000, "a.txt"))


def test_a_packet_in_another_encoding_is_bounded(monkeypatch):
    monkeypatch.setattr(text_stream, "LARGEST_DOCUMENT", 1 << 20)
    rows = "id;text\n" + "1;Żółw płynie przez łąkę.\n" * 60_000
    with pytest.raises(UnreadableScrape, match="1 MB"):
        list(read_bytes(rows.encode("cp1250"), "a.csv"))
    assert sum(isinstance(found, Reading) for found in read_bytes(rows[:100_000].encode("cp1250"), "a.csv")) > 1_000
