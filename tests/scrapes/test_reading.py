import json
import zipfile
from dataclasses import replace

import pytest

from indexer.errors import UnreadableScrape
from indexer.messages import message
from indexer.records.article import Article
from indexer.records.scrape import Failure, Reading
from indexer.scrapes import Learned, original, read, read_again, read_bytes

PAGE = """Most w Tczewie będzie zamknięty do jesieni

Kierowcy pojadą objazdem przez Gniew, a piesi popłyną promem, który miasto uruchomi w poniedziałek.

Prace potrwają do października. Drogowcy wymienią nawierzchnię i wszystkie barierki na całej długości mostu.
"""


def lines(*records: object) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def test_a_page_is_one_article_with_its_path_as_id(tmp_path):
    file = tmp_path / "most.txt"
    file.write_text(PAGE, "utf-8")
    (reading,) = read(file, "kurier/most.txt")
    assert isinstance(reading, Reading)
    assert (reading.article.id, reading.record, reading.line, reading.lines) == ("kurier/most.txt", "", 1, (1, 3, 5))
    assert reading.article.title == "Most w Tczewie będzie zamknięty do jesieni"
    assert reading.article.lead.startswith("Kierowcy pojadą")
    assert reading.article.body.startswith("Prace potrwają")


def test_records_keep_their_own_ids():
    data = lines({"id": "a", "text": "Pierwszy tekst."}, {"id": 2, "title": "Drugi", "text": "Drugi tekst."})
    readings = list(read_bytes(data, "x.jsonl"))
    assert [(r.article.id, r.record, r.line, r.lines) for r in readings] == [("a", "a", 1, ()), ("2", "2", 2, ())]


def test_a_record_without_an_id_is_named_after_its_url_else_its_text():
    def id_of(**record: str) -> str:
        (reading,) = read_bytes(lines(record), "x.jsonl")
        return reading.article.id

    assert id_of(url="https://a.pl/1", text="Jeden tekst.") == id_of(url="https://a.pl/1", text="Tekst poprawiony.")
    assert id_of(text="Jeden tekst.") != id_of(text="Tekst poprawiony.")
    assert id_of(text="Jeden tekst.").startswith("x.jsonl#")


def test_the_second_record_of_one_id_is_kept_beside_the_first():
    data = lines({"id": "a", "text": "Pierwszy."}, {"id": "a", "text": "Drugi."}, {"id": "a", "text": "Trzeci."})
    assert [(r.article.id, r.article.body) for r in read_bytes(data, "x.jsonl")] == [
        ("a", "Pierwszy."),
        ("a#2", "Drugi."),
        ("a#3", "Trzeci."),
    ]


def test_bad_records_do_not_stop_the_good_ones():
    data = (
        b'{"text": "Dobry tekst."}\n{"text": \n\n[1, 2]\n{"title": "Bez tekstu"}\n{"id": "z", "text": "Te\xbf dobry."}'
    )
    results = list(read_bytes(data, "x.jsonl"))
    assert [(r.line, str(r.reason)) for r in results if isinstance(r, Failure)] == [
        (2, "wiersz nie jest poprawnym zapisem JSON"),
        (4, "wiersz nie jest obiektem JSON"),
        (5, "rekord nie ma tekstu"),
    ]
    assert [r.article.body for r in results if isinstance(r, Reading)] == ["Dobry tekst.", "Też dobry."]


def test_a_clean_record_is_taken_as_it_is():
    text = "Czytaj też: to nie jest odnośnik\n\nReklama\nKoniec."
    record = {"id": "a", "clean": True, "title": "T", "text": text, "url": "https://www.a.pl/b", "date": "2022-07-01"}
    (reading,) = read_bytes(lines(record), "x.jsonl")
    assert isinstance(reading, Reading)
    assert replace(reading, raw_digest=0) == Reading(
        Article("a", "T", "", text.replace("\n\n", "\n"), (), "2022-07-01", "a.pl", (), "https://www.a.pl/b"), "a", 1
    )


def test_json_lines_in_utf16():
    data = '{"id": "a", "text": "Zażółć."}\n{"id": "b", "text": "Gęślą."}\n'.encode("utf-16")
    assert [r.article.body for r in read_bytes(data, "x.jsonl")] == ["Zażółć.", "Gęślą."]


def test_a_json_document_gives_its_objects_and_their_lines():
    data = b'[\n {"id": "a", "text": "Jeden."},\n\n {"id": "b",\n  "text": "Dwa."}, 7\n]'
    results = list(read_bytes(data, "x.json"))
    assert [(r.article.id, r.line) for r in results if isinstance(r, Reading)] == [("a", 2), ("b", 4)]
    assert [r.line for r in results if isinstance(r, Failure)] == [5]
    (wrapped,) = read_bytes(b'{"articles": [{"id": "a", "text": "Jeden."}]}', "x.json")
    assert wrapped.article.id == "a"
    with pytest.raises(UnreadableScrape, match=r"JSON \(wiersz 2\)"):
        list(read_bytes(b'{"text": "a",\n"title": ]', "x.json"))


def test_what_stands_before_the_broken_element_of_an_array_is_read():
    reading, failure = read_bytes(b'[{"text": "Jeden."},\n{"text": ]', "x.json")
    assert isinstance(reading, Reading)
    assert reading.article.body == "Jeden."
    assert failure == Failure("x.json", message("from here on this is not valid JSON"), 2)


def test_csv_with_quotes_and_short_rows():
    data = 'id;tytuł;treść;data\n1;A;"Wiersz\ndrugi";2022-07-01\n2;B\n3;C;"Trzeci ""cytat""";\n'.encode("cp1250")
    results = list(read_bytes(data, "x.csv"))
    assert [(r.article.id, r.article.body, r.line) for r in results if isinstance(r, Reading)] == [
        ("1", "Wiersz\ndrugi", 2),
        ("3", 'Trzeci "cytat"', 5),
    ]
    assert [(r.line, str(r.reason)) for r in results if isinstance(r, Failure)] == [
        (4, "liczba pól w wierszu CSV to 2, a w nagłówku 4")
    ]


def test_what_was_learned_is_left_out():
    page = (
        PAGE + "\nRybacy z Kłobuk wypłynęli w nocy na jezioro, ale przed świtem wrócili z pustymi sieciami do domu.\n"
    )
    (before,) = read_bytes(page.encode(), "kurier.pl/a.txt")
    learned = Learned(
        {
            "kurier.pl": frozenset(
                {"rybacy z kłobuk wypłynęli w nocy na jezioro, ale przed świtem wrócili z pustymi sieciami do domu."}
            )
        }
    )
    (after,) = read_bytes(page.encode(), "kurier.pl/a.txt", learned)
    assert "Rybacy z Kłobuk" in before.article.body
    assert "Rybacy z Kłobuk" not in after.article.body
    assert after.dropped[-1].reason == "recurs in many articles of this source"
    (other,) = read_bytes(page.encode(), "glos.pl/a.txt", learned)
    assert "Rybacy z Kłobuk" in other.article.body


@pytest.mark.parametrize("data", [b"", b"\n \n", "\ufeff".encode()])
def test_an_empty_file_is_refused(data):
    with pytest.raises(UnreadableScrape, match="pusty"):
        list(read_bytes(data, "a.txt"))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableScrape, match="nie ma takiego pliku"):
        list(read(tmp_path / "missing.txt", "missing.txt"))
    with pytest.raises(UnreadableScrape):
        list(read(tmp_path, "folder"))


def test_a_file_without_a_word_is_refused():
    with pytest.raises(UnreadableScrape, match="żadnych słów"):
        list(read_bytes(b"...\n01.07.2022 12:00\n---\n", "a.txt"))


PACKETS = {
    "lines.jsonl": (
        b'{"id": "a", "text": "Most."}\n\n{"id": "b", "text": "Prom p\\u0142ynie."}\n{"id": "b", "text": "Molo."}\n'
    ),
    "wide.jsonl": '{"id": "a", "text": "Most."}\n{"id": "b", "text": "Prom płynie."}'.encode("utf-16"),
    "list.json": '[\n  {"id": "a",\n   "text": "Most."},\n  {"id": "b",\n   "text": "Prom płynie."}\n]'.encode(),
    "one-line.json": '[{"id": "a", "text": "Most."}, {"id": "b", "text": "Prom płynie."}]'.encode(),
    "table.csv": 'id;text;url\na;"Most\nstoi.";\nb;"Prom\npłynie.";\n'.encode("cp1250"),
}


@pytest.mark.parametrize("name", PACKETS)
def test_one_record_is_read_again_wherever_it_stands_now(tmp_path, name):
    file = tmp_path / name
    file.write_bytes(PACKETS[name])
    readings = list(read(file, name))
    for reading in readings:
        assert isinstance(reading, Reading)
        for line in (reading.line, 2, 99):
            again = read_again(file, name, reading.record, line)
            assert again is not None
            assert replace(again, article=replace(again.article, id=reading.article.id)) == reading
    assert read_again(file, name, "c", 1) is None
    assert len({reading.record for reading in readings}) == len(readings)


@pytest.mark.parametrize(
    ("name", "line", "lines"),
    [
        ("lines.jsonl", 3, '{"id": "b", "text": "Prom p\\u0142ynie."}'),
        ("wide.jsonl", 2, '{"id": "b", "text": "Prom płynie."}'),
        ("list.json", 2, '  {"id": "a",\n   "text": "Most."},'),
        ("one-line.json", 1, '[{"id": "a", "text": "Most."}, {"id": "b", "text": "Prom płynie."}]'),
        ("table.csv", 2, 'a;"Most\nstoi.";'),
        ("table.csv", 4, 'b;"Prom\npłynie.";'),
    ],
)
def test_the_lines_of_one_record_as_they_stand_on_disk(tmp_path, name, line, lines):
    file = tmp_path / name
    file.write_bytes(PACKETS[name])
    assert original(file, "b", line) == lines


def test_a_record_of_a_packed_member_is_read_again(tmp_path):
    file = tmp_path / "paczka.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a.txt", PAGE)
        packed.writestr("b.jsonl", PACKETS["lines.jsonl"])
    for reading in read(file, "paczka.zip"):
        assert isinstance(reading, Reading)
        again = read_again(file, "paczka.zip", reading.record, reading.line)
        assert again is not None
        assert again.article.body == reading.article.body
    assert original(file, "a.txt", 1) == PAGE
    assert "Molo" in original(file, "b.jsonl#b#2", 4)


def test_only_the_line_of_a_record_is_read(tmp_path):
    file = tmp_path / "lines.jsonl"
    file.write_bytes(b"{\n" + PACKETS["lines.jsonl"])
    reading = read_again(file, "lines.jsonl", "a", 2)
    assert reading is not None
    assert reading.article.body == "Most."
