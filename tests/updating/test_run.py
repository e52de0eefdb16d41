"""Runs of indexing over a small archive that changes: what is read, what is found afterwards, what is said."""

import json
import os
import shutil
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.updating.indexing
import indexer.updating.run
from indexer import Archive, IndexBusy, Request, RunReport, UsageError, check, update
from indexer.engine.writing.index_writer import IndexWriter
from indexer.messages import message
from indexer.polish.keys import keys_of
from indexer.scrapes import FoundFile, find_files, read_changes
from indexer.scrapes.input.record_fields import Fields, read_fields

needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="uprawnienia nie zatrzymują administratora"
)


RECORDS = st.tuples(st.sampled_from(("x", "x#2", "y")), st.sampled_from(("Most.", "Rynek.", "Tramwaj.")))
PACKETS = st.lists(RECORDS, min_size=1, max_size=5)


class Press:
    """A folder of scrapes and the index made of it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "prasa"
        self.root.mkdir()
        self.index = folder / "index"
        self._minute = 0

    def write(self, name: str, text: str, root: Path | None = None) -> Path:
        """Write a scrape, later than the one before."""
        path = (root or self.root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return self.touch(path)

    def article(self, name: str, word: str, root: Path | None = None) -> Path:
        """Write an article about a word."""
        return self.write(name, f"{word} w Tczewie\n\nMieszkańcy Tczewa zobaczyli w sobotę, co to jest {word}.\n", root)

    def records(self, name: str, *records: Mapping[str, object]) -> Path:
        """Write a JSON Lines file."""
        return self.write(name, "".join(f"{json.dumps(record)}\n" for record in records))

    def touch(self, path: Path) -> Path:
        """Give a file another time."""
        self._minute += 1
        os.utime(path, (1_700_000_000 + 60 * self._minute,) * 2)
        return path

    def update(self, *paths: Path, **options: Any) -> RunReport:
        """Run the indexer; the first time on the root."""
        return update(self.index, paths or ([] if self.index.exists() else [self.root]), **options)

    def found(self, query: str) -> list[str]:
        """The ids of the articles that a query finds."""
        with Archive.open(self.index) as archive:
            return sorted(hit.id for hit in archive.search(Request(query, limit=100)).hits)

    def ids(self) -> list[str]:
        """The ids of all articles."""
        return self.found("tczew*")


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def figures(report: RunReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.gone, report.unchanged


def test_new_changed_gone_and_renamed_files(press: Press) -> None:
    for name in ("a", "b", "c", "d"):
        press.article(f"{name}.txt", "latarnia")
    assert figures(press.update()) == (4, 0, 0, 0)
    press.article("b.txt", "wodociąg")
    (press.root / "c.txt").unlink()
    (press.root / "d.txt").rename(press.root / "e.txt")
    report = press.update()
    assert figures(report) == (1, 1, 2, 1)
    assert (report.seen, report.read, report.total) == (3, 2, 3)
    assert press.found("latarnie") == ["a.txt", "e.txt"]
    assert press.found("wodociągi") == ["b.txt"]
    assert check(press.index) == []


def test_an_unchanged_folder_is_not_read_and_nothing_is_written(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    press.article("a.txt", "latarnia")
    press.update()
    before = {path: path.stat().st_mtime_ns for path in press.index.iterdir()}

    def never(*arguments: Any) -> None:
        raise AssertionError("nic nie miało być czytane")

    monkeypatch.setattr("indexer.updating.reading.read_changes", never)
    report = press.update()
    assert (figures(report), report.read, report.seen) == ((0, 0, 0, 1), 0, 1)
    assert {path: path.stat().st_mtime_ns for path in press.index.iterdir()} == before


def test_a_touched_file_is_hashed_but_stays_as_it_is(press: Press) -> None:
    path = press.article("a.txt", "latarnia")
    press.update()
    press.touch(path)
    report = press.update()
    assert (figures(report), report.read) == ((0, 0, 0, 1), 0)
    with Archive.open(press.index) as archive:
        assert (archive.stats().deleted, archive.stats().generation) == (0, 1)
    assert press.update().seen == 1
    with Archive.open(press.index) as archive:
        assert archive.stats().generation == 1


def test_one_changed_record_is_one_changed_article(press: Press) -> None:
    records = [{"id": f"r-{n}", "title": f"Tczew {n}", "text": f"Most w Tczewie, wiadomość {n}."} for n in range(5)]
    press.records("paczka.jsonl", *records)
    press.update()
    records[2]["text"] = "Latarnia w Tczewie zgasła."
    del records[4]
    records.append({"id": "r-9", "title": "Nowy", "text": "Nowa wiadomość z Tczewa."})
    press.records("paczka.jsonl", *records)
    assert figures(press.update()) == (1, 1, 1, 3)
    assert press.found("latarnia") == ["r-2"]
    assert press.ids() == ["r-0", "r-1", "r-2", "r-3", "r-9"]


def test_records_that_stand_as_they_did_are_not_read_again(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [{"title": f"Tczew {n}", "text": f"Most w Tczewie, wiadomość {n}."} for n in range(5)]
    table = "id,text\n" + "".join(f"{n},Wiersz {n} z Tczewa.\n" for n in range(5))
    press.records("paczka.jsonl", *records)
    press.write("tabela.csv", table)
    press.update()
    read: list[object] = []

    def note_and_read(values: dict[str, object]) -> Fields:
        read.append(values)
        return read_fields(values)

    monkeypatch.setattr("indexer.scrapes.reading.read_fields", note_and_read)
    records[1]["text"] = "Latarnia w Tczewie zgasła."
    press.records("paczka.jsonl", *records, {"title": "Nowy", "text": "Nowa wiadomość z Tczewa."})
    press.write("tabela.csv", table.replace("4,Wiersz", "9,Wiersz"))
    assert figures(press.update()) == (3, 0, 2, 8)
    assert len(read) == 3
    assert press.found("latarnia") == press.found("zgasła") != []


@given(before=PACKETS, after=PACKETS)
def test_whatever_changes_in_a_packet_the_index_is_as_if_built_from_it(
    before: list[tuple[str, str]], after: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Records of one id too, and ids that look like those of a second record."""
    changed, anew = (Press(tmp_path_factory.mktemp("packets")) for _ in range(2))
    for press, packets in ((changed, (before, after)), (anew, (after,))):
        for packet in packets:
            press.records("paczka.jsonl", *({"id": id, "text": text, "clean": True} for id, text in packet))
            press.update()
    texts = []
    for press in (changed, anew):
        with Archive.open(press.index) as archive:
            hits = archive.search(Request("", limit=100)).hits
            texts.append(sorted(archive.article(hit.id).body for hit in hits))
    assert texts[0] == texts[1] == sorted(text for _id, text in after)


def test_a_record_keeps_its_id_wherever_it_moves(press: Press) -> None:
    moving, staying = ({"id": id, "title": "Tczew", "text": f"Most w Tczewie ma numer {id}."} for id in ("m-1", "s-1"))
    press.records("b.jsonl", moving, staying)
    press.update()
    for here, there in (("b.jsonl", "a.jsonl"), ("a.jsonl", "b.jsonl")):
        press.records(here, staying if here == "b.jsonl" else {"id": "x", "text": "Nic z Tczewa."})
        press.records(there, moving)
        report = press.update()
        assert report.notes == ()
        assert "m-1" in press.ids()
    (press.root / "b.jsonl").rename(press.root / "c.jsonl")
    assert press.update().notes == ()
    assert press.ids() == ["m-1", "x"]


def test_an_id_that_could_be_taken_for_another_article_is_made_longer_and_kept(press: Press, tmp_path: Path) -> None:
    other = tmp_path / "inna"
    press.article("a.txt", "latarnia")
    press.article("a.txt", "wodociąg", other)
    press.records("a.jsonl", {"id": "r", "text": "Most w Tczewie."})
    press.records("b.jsonl", {"id": "r", "text": "Drugi most w Tczewie."})
    report = press.update(press.root, other)
    assert press.ids() == ["b.jsonl#r", "inna/a.txt", "prasa/a.txt", "r"]
    said = "Identyfikator {} ma inny artykuł albo można by go z nim pomylić; ten dostał {}."
    assert [(note.code, note.text) for note in report.notes] == [
        ("id-taken", said.format("a.txt", "inna/a.txt")),
        ("id-taken", said.format("a.txt", "prasa/a.txt")),
        ("id-taken", said.format("r", "b.jsonl#r")),
    ]
    press.article("a.txt", "fontanna", other)
    (press.root / "a.txt").unlink()
    (press.root / "a.jsonl").unlink()
    press.records("b.jsonl", {"id": "r", "text": "Trzeci most w Tczewie."})
    report = press.update()
    assert (figures(report), report.notes) == ((0, 2, 2, 0), ())
    assert press.ids() == ["b.jsonl#r", "inna/a.txt"]
    assert press.found("fontanny") == ["inna/a.txt"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_ids_do_not_depend_on_the_order_of_folders(press: Press, tmp_path: Path, order: tuple[int, int]) -> None:
    folders = (press.root, tmp_path / "inna")
    press.article("a.txt", "latarnia")
    press.article("a.txt", "wodociąg", folders[1])
    press.update(*(folders[number] for number in order))
    assert press.found("latarni") == ["prasa/a.txt"]
    assert press.found("wodociągu") == ["inna/a.txt"]


def test_an_id_never_comes_to_mean_another_article(press: Press, tmp_path: Path) -> None:
    second, third = tmp_path / "druga", tmp_path / "trzecia"
    press.article("a.txt", "latarnia")
    press.update()
    press.article("a.txt", "wodociąg", second)
    press.update(second)
    assert press.ids() == ["a.txt", "druga/a.txt"]
    press.update(forget=[press.root])
    press.article("a.txt", "fontanna", third)
    press.update(third)
    assert press.ids() == ["druga/a.txt", "trzecia/a.txt"]
    press.update(rebuild=True)
    assert press.ids() == ["druga/a.txt", "trzecia/a.txt"]
    assert press.found("wodociągu") == ["druga/a.txt"]


def test_an_archive_that_moves_keeps_its_ids(press: Press, tmp_path: Path) -> None:
    press.article("a.txt", "latarnia")
    press.update()
    moved = press.root.rename(tmp_path / "przeniesione")
    press.update(moved, forget=[press.root])
    assert press.ids() == ["a.txt"]


def test_many_taken_ids_are_told_in_a_few_sentences(press: Press) -> None:
    for name in ("a", "b"):
        press.records(f"{name}.jsonl", *({"id": str(n), "text": f"Tczew {name} {n}"} for n in range(40)))
    notes = press.update().notes
    assert len(notes) == 11
    assert notes[-1].text == "Zajętych identyfikatorów było więcej: jeszcze 30."


def test_unreadable_files_are_reported_once_and_read_when_they_change(press: Press) -> None:
    press.article("a.txt", "latarnia")
    path = press.write("b.txt", "")
    report = press.update()
    assert [(failure.path, str(failure.reason)) for failure in report.failures] == [(str(path), "plik jest pusty")]
    assert (report.total, report.known_failures) == (1, 0)
    report = press.update()
    assert (report.failures, report.known_failures) == ((), 1)
    press.touch(path)
    report = press.update()
    assert (report.failures, report.known_failures) == ((), 1)
    press.article("b.txt", "wodociąg")
    report = press.update()
    assert (figures(report), report.failures, report.known_failures) == ((1, 0, 0, 1), (), 0)
    assert press.found("wodociąg") == ["b.txt"]


def test_a_file_that_becomes_unreadable_keeps_its_last_good_version(press: Press) -> None:
    path = press.article("a.txt", "latarnia")
    press.update()
    press.touch(press.write("a.txt", ""))
    report = press.update()
    assert ([failure.path for failure in report.failures], report.total) == ([str(path)], 1)
    assert press.found("latarnia") == ["a.txt"]
    path.unlink()
    assert figures(press.update()) == (0, 0, 1, 0)
    assert press.ids() == []


def test_a_broken_record_is_told_with_its_line_and_listed_afterwards(press: Press) -> None:
    path = press.write("a.jsonl", '{"id": "1", "text": "Most w Tczewie."}\n{"id": \n{"id": "3", "text": "Tczew."}\n')
    (failure,) = press.update().failures
    assert (failure.path, failure.line) == (str(path), 2)
    assert press.update().known_failures == 1
    with Archive.open(press.index) as archive:
        (listed,) = archive.stats().failures
    assert (listed.path, str(listed.reason)) == (str(path), f"wiersz 2: {failure.reason}")
    assert press.ids() == ["1", "3"]


@needs_permissions
def test_permissions_are_tried_again_by_every_run(press: Press) -> None:
    path = press.article("a.txt", "latarnia")
    path.chmod(0)
    (failure,) = press.update().failures
    assert str(failure.reason) == "brak uprawnień do odczytu"
    report = press.update()
    assert (report.failures, report.known_failures) == ((), 1)
    path.chmod(0o644)
    assert figures(press.update()) == (1, 0, 0, 0)


def test_a_file_that_vanishes_while_it_is_read_is_no_disaster(press: Press) -> None:
    path = press.article("a.txt", "latarnia")
    press.article("b.txt", "wodociąg")

    def vanish(stage: str, done: int, total: int) -> None:
        path.unlink(missing_ok=True)

    for number in range(1000):
        press.write(f"z/{number}.txt", "")
    report = press.update(press.root, progress=vanish)
    assert {failure.path.split("/")[-2] for failure in report.failures} == {"z"}
    assert press.ids() == ["b.txt"]


def test_whatever_a_scrape_does_to_its_reader_the_others_are_read(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.article("a.txt", "latarnia")
    press.article("b.txt", "wodociąg")
    read = read_changes

    def stumble(path: Path, *arguments: Any) -> object:
        if path.name == "a.txt":
            raise RecursionError("za głęboko")
        return read(path, *arguments)

    monkeypatch.setattr("indexer.updating.reading.read_changes", stumble)
    (failure,) = press.update().failures
    assert str(failure.reason) == "nieoczekiwany błąd: RecursionError: za głęboko"
    assert press.ids() == ["b.txt"]


def test_a_folder_that_is_suddenly_nearly_empty_loses_nothing_and_is_said(press: Press) -> None:
    paths = [press.article(f"{number}.txt", "latarnia") for number in range(10)]
    press.update()
    for path in paths[:8]:
        path.unlink()
    report = press.update()
    assert (figures(report), len(press.ids())) == ((0, 0, 0, 10), 10)
    assert [str(failure.reason) for failure in report.failures] == [
        "nie ma już 8 z 10 plików; artykuły stamtąd zostają w archiwum (usuwa je --forget albo --forget-missing)"
    ]
    assert figures(press.update(forget_missing=True)) == (0, 0, 8, 2)
    assert press.ids() == ["8.txt", "9.txt"]


def test_a_file_with_another_content_and_the_same_size_and_time_is_read(press: Press) -> None:
    path = press.article("a.txt", "latarnia")
    press.update()
    status = path.stat()
    path.write_text(path.read_text("utf-8").replace("latarnia", "fontanna"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert figures(press.update()) == (0, 1, 0, 0)
    assert press.found("fontanny") == ["a.txt"]


def test_two_members_of_one_name_go_when_they_are_gone(press: Press) -> None:
    for texts in (["Pierwszy most w Tczewie.", "Drugi most w Tczewie."], ["Trzeci most w Tczewie."], []):
        with ZipFile(press.root / "z.zip", "w") as packed, warnings.catch_warnings(action="ignore"):
            for text in texts:
                packed.writestr("a.txt", f"Most\n\n{text}\n")
            packed.writestr("b.txt", "Tramwaj\n\nTramwaj w Tczewie.\n")
        press.touch(press.root / "z.zip")
        press.update()
        assert len(press.found("most")) == len(texts)


def test_a_root_that_is_away_loses_nothing_and_is_said(press: Press, tmp_path: Path) -> None:
    disk = tmp_path / "dysk"
    press.article("a.txt", "latarnia")
    press.article("b.txt", "wodociąg", disk)
    file = press.article("c.txt", "fontanna", tmp_path / "osobno")
    press.update(press.root, disk, file)
    disk.rename(tmp_path / "odłączony")
    file.rename(tmp_path / "c.txt")
    press.article("a.txt", "pomnik")
    report = press.update()
    assert [failure.path for failure in report.failures] == [str(disk), str(file)]
    assert all("nie ma takiego pliku ani folderu" in str(failure.reason) for failure in report.failures)
    assert figures(report) == (0, 1, 0, 2)
    assert press.ids() == ["a.txt", "b.txt", "c.txt"]
    (tmp_path / "odłączony").rename(disk)
    (tmp_path / "c.txt").rename(file)
    report = press.update()
    assert (figures(report), report.read, report.failures) == ((0, 0, 0, 3), 0, ())


@needs_permissions
def test_a_folder_that_cannot_be_looked_into_loses_nothing(press: Press) -> None:
    press.article("a/1.txt", "latarnia")
    press.article("b.txt", "wodociąg")
    press.update()
    for folder in (press.root / "a", press.root):
        folder.chmod(0)
        report = press.update()
        assert ([failure.path for failure in report.failures], report.gone) == ([str(folder)], 0)
        folder.chmod(0o755)
        assert press.update().failures == ()
        assert press.ids() == ["a/1.txt", "b.txt"]


def test_roots_inside_each_other_are_one(press: Press) -> None:
    press.article("a/1.txt", "latarnia")
    press.article("b.txt", "wodociąg")
    press.update(press.root / "a")
    assert press.ids() == ["1.txt"]
    report = press.update(press.root)
    assert [note.code for note in report.notes] == ["merged-root"]
    assert press.ids() == ["a/1.txt", "b.txt"]
    report = press.update(press.root / "a")
    assert ([note.code for note in report.notes], figures(report)) == (["merged-root"], (0, 0, 0, 2))


def test_a_forgotten_root_takes_its_articles_away(press: Press, tmp_path: Path) -> None:
    other = tmp_path / "inna"
    press.article("a.txt", "latarnia")
    press.article("b.txt", "wodociąg", other)
    press.update(press.root, other)
    shutil.rmtree(press.root)
    assert figures(press.update(forget=[press.root])) == (0, 0, 1, 1)
    assert press.ids() == ["b.txt"]
    with Archive.open(press.index) as archive:
        assert archive.stats().roots == (str(other),)
    press.article("a.txt", "fontanna")
    assert figures(press.update(press.root)) == (1, 0, 0, 1)
    with Archive.open(press.index) as archive:
        assert archive.scrape("a.txt").path == press.root / "a.txt"
        assert archive.scrape("b.txt").path == other / "b.txt"


def test_a_root_may_be_a_file(press: Press) -> None:
    path = press.article("a.txt", "latarnia")
    press.update(path)
    assert press.ids() == ["a.txt"]
    with Archive.open(press.index) as archive:
        assert archive.scrape("a.txt").path == path
    press.article("b.txt", "wodociąg")
    assert press.update().seen == 1


def test_the_index_may_lie_inside_a_root(press: Press) -> None:
    press.article("a.txt", "latarnia")
    press.index = press.root / "index"
    assert press.update().seen == 1
    assert press.update().seen == 1


@pytest.mark.parametrize(
    ("paths", "options", "message"),
    [
        (["brak"], {}, "Nie ma takiego pliku ani folderu"),
        ([], {}, "nie zna jeszcze żadnego folderu"),
        ([], {"rebuild": True}, "nie zna jeszcze żadnego folderu"),
        ([], {"forget": [Path("inny")]}, "nie zna folderu ani pliku"),
    ],
)
def test_what_makes_no_sense_makes_no_index(
    press: Press, tmp_path: Path, paths: list[str], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        update(press.index, [tmp_path / path for path in paths], **options)
    assert not press.index.exists()


def test_a_rehearsal_counts_and_leaves_everything_as_it_was(press: Press) -> None:
    press.article("a.txt", "latarnia")
    report = update(press.index, [press.root], dry_run=True)
    assert (report.dry_run, report.new, report.total) == (True, 1, 0)
    assert not press.index.exists()
    press.update()
    press.article("a.txt", "wodociąg")
    press.article("b.txt", "fontanna")
    before = {path: path.read_bytes() for path in press.index.iterdir()}
    report = update(press.index, dry_run=True)
    assert (figures(report), report.total) == ((1, 1, 0, 0), 1)
    assert {path: path.read_bytes() for path in press.index.iterdir()} == before


def test_cleaning_again_reads_everything_and_changes_what_reads_otherwise(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.article("a.txt", "latarnia")
    press.article("b.txt", "wodociąg")
    press.update()
    report = press.update(reclean=True)
    assert (report.read, figures(report)) == (2, (0, 0, 0, 2))


def test_a_rebuild_reads_everything_into_a_new_index(press: Press) -> None:
    press.article("a.txt", "latarnia")
    press.article("b.txt", "wodociąg")
    press.update()
    press.article("a.txt", "fontanna")
    press.update()
    report = press.update(rebuild=True)
    assert (report.read, figures(report), report.failures) == (2, (2, 0, 0, 0), ())
    assert press.ids() == ["a.txt", "b.txt"]
    with Archive.open(press.index) as archive:
        assert archive.stats().deleted == 0


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_rebuild_loses_nothing_that_cannot_be_read_now(press: Press, tmp_path: Path, dry_run: bool) -> None:
    disk = tmp_path / "dysk"
    press.article("a.txt", "latarnia")
    press.article("b.txt", "wodociąg", disk)
    press.update(press.root, disk)
    disk.rename(tmp_path / "odłączony")
    with pytest.raises(UsageError, match=f"artykuły, które leżą w {disk}.*--forget {disk}"):
        press.update(rebuild=True, dry_run=dry_run)
    assert press.ids() == ["a.txt", "b.txt"]
    assert press.update(rebuild=True, dry_run=dry_run, forget=[disk]).failures == ()


def test_a_rebuild_loses_no_folder_without_permission(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = press.root / "sport"
    press.article("a.txt", "latarnia")
    press.article("b.txt", "wodociąg", inner)
    press.update()
    found = [file for file in find_files(press.root) if file.path == "a.txt"]
    hidden = [*found, FoundFile("sport", failure=message("no permission to read it"))]
    monkeypatch.setattr("indexer.updating.survey.find_files", lambda root, skip, ignore: iter(hidden))
    with pytest.raises(UsageError, match=f"artykuły, które leżą w {inner}, .*brak uprawnień"):
        press.update(rebuild=True)
    assert press.ids() == ["a.txt", "sport/b.txt"]


def test_a_rebuild_of_a_damaged_index_can_be_rehearsed(press: Press) -> None:
    press.article("a.txt", "latarnia")
    press.update()
    damage(next(press.index.glob("*.toc")))
    assert press.update(rebuild=True, dry_run=True).new == 1


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("pattern", ["*.toc", "*.catalog", "*.arrays"])
def test_a_rebuild_needs_only_the_scrapes(press: Press, pattern: str) -> None:
    press.article("a.txt", "latarnia")
    press.update()
    press.article("b.txt", "wodociąg")
    press.update()
    damage(max(press.index.glob(pattern)))
    assert len(check(press.index)) == 1
    press.update(rebuild=True)
    assert check(press.index) == []
    assert press.ids() == ["a.txt", "b.txt"]


def test_a_rebuild_where_nothing_can_be_read_asks_for_the_folders(press: Press) -> None:
    press.article("a.txt", "latarnia")
    press.update()
    for pattern in ("*.toc", "*.catalog"):
        damage(next(press.index.glob(pattern)))
    with pytest.raises(UsageError, match="prasowka index FOLDER"):
        press.update(rebuild=True)
    press.update(press.root, rebuild=True)
    assert press.ids() == ["a.txt"]


def test_a_second_run_at_the_same_time_is_refused(press: Press) -> None:
    press.article("a.txt", "latarnia")
    with IndexWriter(press.index, keys_of), pytest.raises(IndexBusy):
        press.update(press.root)
    assert figures(press.update(press.root)) == (1, 0, 0, 0)


def test_a_run_that_waited_for_another_sees_what_that_one_did(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the first look at the index and the lock, another run reads the same folder."""
    press.article("a.txt", "latarnia")
    opened: list[Callable[..., IndexWriter]] = []

    def late(*arguments: Any, **options: Any) -> IndexWriter:
        if not opened:
            opened.append(IndexWriter)
            press.update(press.root)
        return IndexWriter(*arguments, **options)

    monkeypatch.setattr(indexer.updating.run, "IndexWriter", late)
    report = press.update(press.root)
    assert (figures(report), report.notes) == ((0, 0, 0, 1), ())
    assert press.ids() == ["a.txt"]


def test_ctrl_c_leaves_the_index_as_it_was(press: Press) -> None:
    press.article("a.txt", "latarnia")
    press.update()
    press.article("a.txt", "wodociąg")
    press.article("b.txt", "fontanna")
    before = {path: path.read_bytes() for path in press.index.iterdir()}

    def interrupt(stage: str, done: int, total: int) -> None:
        if stage == "Czytanie" and done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        press.update(progress=interrupt)
    assert {path: path.read_bytes() for path in press.index.iterdir()} == before
    assert figures(press.update()) == (1, 1, 0, 0)


def test_a_search_that_depends_on_the_other_analyser_says_so(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    press.article("a.txt", "latarnia")
    press.update()
    monkeypatch.setattr("indexer.polish.keys.analyser", lambda: "test")
    with Archive.open(press.index) as archive:
        for query, codes in {"latarnia": [], "latarniami": ["analyser-changed"]}.items():
            results = archive.search(Request(query))
            assert (results.total, [note.code for note in results.notes]) == (1, codes)


def test_another_analyser_gives_new_keys_without_reading_a_text(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    press.article("a.txt", "latarnia")
    press.update()
    assert press.found("latarniami") == ["a.txt"]
    monkeypatch.setattr(indexer.updating.indexing, "analyser", lambda: "test")
    monkeypatch.setattr(
        indexer.updating.run, "keys_of", lambda forms, capitals: [((f"={form[::-1]}",), ()) for form in forms]
    )
    report = press.update()
    assert (report.read, figures(report)) == (0, (0, 0, 0, 1))
    with Archive.open(press.index) as archive:
        assert archive.stats().analyser == "test"
        (analysis,) = archive.analyze("latarnia")
    assert [form.key for form in analysis.forms] == ["słownik: ainratal"]
    generation = max(press.index.glob("*.toc"))
    press.update()
    assert max(press.index.glob("*.toc")) == generation


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_processes_read_what_one_reads(press: Press, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.updating.reading.FEWEST_FOR_PROCESSES", 2)
    for number in range(20):
        press.article(f"{number}.txt", "latarnia")
    press.write("pusty.txt", "")
    press.records("paczka.jsonl", {"id": "r-1", "text": "Most w Tczewie."})
    report = press.update(press.root, jobs=jobs)
    assert (figures(report), report.seen, len(report.failures)) == ((21, 0, 0, 0), 22, 1)
    assert len(press.ids()) == 21


def test_hostile_records_stop_nobody(press: Press) -> None:
    press.write(
        "a.jsonl",
        '{"id": "\\ud800", "title": "\\udfff", "text": "Most w Tczewie \\ud800."}\n'
        '{"id": "b", "text": "Tczew", "published": 1e400, "authors": [[[["x"]]]]}\n'
        '{"id": "c\\u0000\\u001b[31m", "text": "Tczew \\u0000", "url": "\\ud83d"}\n'
        '{"id": "", "text": "Tczew bez nazwy", "clean": true, "title": "\\ud800"}\n',
    )
    press.update()
    assert len(press.ids()) == 4
    assert check(press.index) == []


def test_progress_is_told_in_polish(press: Press) -> None:
    press.article("a.txt", "latarnia")
    told: list[tuple[str, int, int]] = []
    press.update(press.root, progress=lambda *stage: told.append(stage))
    assert told == [("Czytanie", 1, 1), ("Zapisywanie indeksu", 0, 0)]


def test_of_two_members_with_one_name_none_outlives_them(press: Press) -> None:
    path = press.root / "b.zip"

    def pack(*members: tuple[str, str]) -> None:
        with ZipFile(path, "w") as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the second name
            for name, word in members:
                archive.writestr(name, f"{word} stoi w Tczewie nad rzeką od bardzo wielu lat.")
        press.touch(path)

    pack(("s.txt", "Stary"), ("s.txt", "Nowy"), ("i.txt", "Inny"))
    press.update()
    assert len(press.ids()) == 3
    pack(("i.txt", "Inny"))
    assert press.update().gone == 2
    assert press.ids() == ["b.zip/i.txt"]


def test_of_records_with_one_id_none_outlives_them(press: Press) -> None:
    def record(id: str, word: str) -> dict[str, str]:
        return {"id": id, "text": f"{word} w Tczewie."}

    press.records("a.jsonl", record("x", "Most"), record("x", "Prom"), record("x#2", "Tramwaj"))
    press.update()
    assert len(press.ids()) == 3
    press.records("a.jsonl", record("x", "Prom"))
    press.update()
    assert press.found("prom") == press.ids() == ["x"]
