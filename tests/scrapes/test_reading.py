import json

import pytest

from indexer.article import Article, Failure, Reading
from indexer.errors import UnreadableScrape
from indexer.scrapes import Learned, read, read_bytes

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
    assert [(r.line, r.reason) for r in results if isinstance(r, Failure)] == [
        (2, "wiersz nie jest poprawnym zapisem JSON"),
        (4, "wiersz nie jest obiektem JSON"),
        (5, "rekord nie ma tekstu"),
    ]
    assert [r.article.body for r in results if isinstance(r, Reading)] == ["Dobry tekst.", "Też dobry."]


def test_a_clean_record_is_taken_as_it_is():
    text = "Czytaj też: to nie jest odnośnik\n\nReklama\nKoniec."
    record = {"id": "a", "clean": True, "title": "T", "text": text, "url": "https://www.a.pl/b", "date": "2022-07-01"}
    (reading,) = read_bytes(lines(record), "x.jsonl")
    assert reading == Reading(
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
    assert failure == Failure("x.json", "od tego miejsca to nie jest poprawny zapis JSON", 2)


def test_csv_with_quotes_and_short_rows():
    data = 'id;tytuł;treść;data\n1;A;"Wiersz\ndrugi";2022-07-01\n2;B\n3;C;"Trzeci ""cytat""";\n'.encode("cp1250")
    results = list(read_bytes(data, "x.csv"))
    assert [(r.article.id, r.article.body, r.line) for r in results if isinstance(r, Reading)] == [
        ("1", "Wiersz\ndrugi", 2),
        ("3", 'Trzeci "cytat"', 5),
    ]
    assert [(r.line, r.reason) for r in results if isinstance(r, Failure)] == [(4, "wiersz CSV ma 2 pól, a nagłówek 4")]


def test_what_was_learned_is_left_out():
    page = PAGE + "\nKurier Wiślany czyta codziennie cały powiat, a od maja także sąsiedni.\n"
    (before,) = read_bytes(page.encode(), "kurier.pl/a.txt")
    learned = Learned(
        {"kurier.pl": frozenset({"kurier wiślany czyta codziennie cały powiat, a od maja także sąsiedni."})}
    )
    (after,) = read_bytes(page.encode(), "kurier.pl/a.txt", learned)
    assert "Kurier Wiślany czyta" in before.article.body
    assert "Kurier Wiślany czyta" not in after.article.body
    assert after.dropped[-1].reason == "powtarza się w wielu artykułach tego źródła"
    (other,) = read_bytes(page.encode(), "glos.pl/a.txt", learned)
    assert "Kurier Wiślany czyta" in other.article.body


@pytest.mark.parametrize("data", [b"", b"\n \n", "\ufeff".encode()])
def test_an_empty_file_is_refused(data):
    with pytest.raises(UnreadableScrape, match="pusty"):
        list(read_bytes(data, "a.txt"))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableScrape, match="nie da się odczytać"):
        list(read(tmp_path / "missing.txt", "missing.txt"))
    with pytest.raises(UnreadableScrape):
        list(read(tmp_path, "folder"))


def test_a_file_without_a_word_is_refused():
    with pytest.raises(UnreadableScrape, match="żadnych słów"):
        list(read_bytes(b"...\n01.07.2022 12:00\n---\n", "a.txt"))
