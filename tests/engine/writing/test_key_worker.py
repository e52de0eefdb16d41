from collections.abc import Sequence
from pathlib import Path

import pytest

import indexer.engine.writing.key_worker
from indexer.engine.storage.segment import EXTENSION
from indexer.engine.writing.form_keys import KeysOf
from indexer.engine.writing.key_worker import MOST_BEGUN, KeyWorker
from indexer.engine.writing.segment_builder import SegmentBuilder
from indexer.processes import processes
from tests.support.invented import document, keys_of, no_keys_of

BODY = " ".join(f"słowo{number} SKRÓT{number} S-{number}-u" for number in range(200))


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.engine.writing.key_worker, "FORMS_AT_ONCE", 50)


def segment(folder: Path, key_worker: KeyWorker | None = None, made_here: KeysOf = keys_of) -> bytes:
    """The file of a segment, without its name."""
    folder.mkdir()
    builder = SegmentBuilder(folder, key_worker=key_worker)
    builder.add(document("a.txt", body=BODY))
    written = builder.write(made_here)
    file = (folder / written.make_filename(EXTENSION)).read_bytes()
    return file.partition(b'{"owner": ')[0]


def test_keys_made_ahead_are_the_same(tmp_path: Path) -> None:
    asked: list[str] = []

    def record(forms: Sequence[str], capitals: frozenset[str]) -> list:
        asked.extend(forms)
        return keys_of(forms, capitals)

    with KeyWorker(keys_of, processes(1)) as key_worker:
        assert segment(tmp_path / "ahead", key_worker, record) == segment(tmp_path / "alone")
    assert "skrót7" in asked  # in capitals: other keys than those that were made ahead
    assert "słowo0" not in asked


def test_what_another_process_does_not_finish_is_done_here(tmp_path: Path) -> None:
    with KeyWorker(no_keys_of, processes(1)) as key_worker:
        assert segment(tmp_path / "ahead", key_worker) == segment(tmp_path / "alone")


def test_without_much_to_do_no_process_is_started(tmp_path: Path) -> None:
    with KeyWorker(no_keys_of, processes(1)) as key_worker:
        key_worker.submit(["most", "mostu", "pis-u"])
        assert key_worker.take() == []


def test_half_of_what_was_not_begun_is_left_to_the_caller() -> None:
    with KeyWorker(keys_of, processes(1)) as key_worker:
        key_worker.submit([f"słowo{number}" for number in range(5000)])
        expected = key_worker.take()
        assert len(expected) in range(MOST_BEGUN, 55)
        assert all(some.keys() for some in expected)
