"""One article may take so much time, and what takes longer is interrupted, wherever it is."""

import re
import signal
from collections.abc import Iterator, Mapping
from threading import Thread

import pytest

from indexer.errors import UnreadableScrape
from indexer.records.scrape import Failure, Reading
from indexer.scrapes import TookTooLong, each_in_time, read_bytes, reading, time_limit
from indexer.scrapes.input.record_fields import Fields, read_fields

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no such clock")

ENDLESS = re.compile(r"(?:a+)+b")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "SECONDS_PER_ARTICLE", 0.1)


def never_read(fields: object) -> Fields:
    ENDLESS.search("a" * 100)
    raise AssertionError


def found_in(lines: str) -> list[Reading | Failure]:
    return list(each_in_time(read_bytes(lines.encode(), "a.jsonl")))


def test_each_of_several_has_its_own_time() -> None:
    def counted() -> Iterator[int]:
        for number in range(4):
            end = signal.getitimer(signal.ITIMER_VIRTUAL)[0] - 0.06
            while signal.getitimer(signal.ITIMER_VIRTUAL)[0] > end:
                pass
            yield number

    assert list(each_in_time(counted())) == [0, 1, 2, 3]


def test_even_one_pattern_is_interrupted_and_all_is_as_before() -> None:
    def endless() -> Iterator[int]:
        yield 1
        ENDLESS.search("a" * 100)

    before = signal.getsignal(signal.SIGVTALRM)
    items = each_in_time(endless())
    assert next(items) == 1
    with pytest.raises(TookTooLong):
        next(items)
    assert signal.getsignal(signal.SIGVTALRM) is before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_a_record_that_takes_too_long_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = '{"id": "a", "text": "A."}\n{"id": "b", "text": "B."}\n{"id": "c", "text": "C."}\n'
    list(read_bytes(lines.encode(), "a.jsonl"))  # loads what cleans texts, which takes its time once

    def read(record: Mapping[str, object]) -> Fields:
        return never_read(record) if record["id"] == "b" else read_fields(record)

    monkeypatch.setattr(reading, "read_fields", read)
    first, second, third = found_in(lines)
    assert isinstance(first, Reading)
    assert isinstance(third, Reading)
    assert isinstance(second, Failure)
    assert (second.line, str(second.reason)) == (2, "czyta się ponad 10 s")


def test_a_file_of_many_such_records_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_fields", never_read)
    monkeypatch.setattr(reading, "MOST_SLOW_RECORDS", 2)
    with pytest.raises(UnreadableScrape, match="zbyt długo"):
        found_in('{"id": "a"}\n' * 9)


def test_elsewhere_than_in_the_main_thread_there_is_no_limit() -> None:
    found: list[int] = []
    thread = Thread(target=lambda: found.extend(each_in_time(iter([1, 2]))))
    thread.start()
    thread.join()
    assert found == [1, 2]
