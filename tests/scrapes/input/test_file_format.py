import pytest

from indexer.errors import UnreadableScrape
from indexer.scrapes.input.file_format import Format, detect_format, refuse_binary


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Tytuł\n\nTreść", "a.txt", Format.TEXT),
        ("<!DOCTYPE html>\n<html><head>", "a.txt", Format.HTML),
        ("<p>Akapit</p>", "a", Format.HTML),
        ("<3 to nie znacznik", "a.html", Format.TEXT),
        ('{"id": 1, "text": "a"}\n{"id": 2', "a.txt", Format.JSON_LINES),
        ('{broken\n{"text": "b"}', "a.jsonl", Format.JSON_LINES),
        ('{\n "title": "a",\n "text": "b"\n}', "a.json", Format.JSON),
        ('{"unfinished": "line', "a.jsonl", Format.JSON_LINES),
        ('[\n {"text": "a"}]', "a.json", Format.JSON),
        ("[AKTUALIZACJA] Wybuch w porcie", "a.txt", Format.TEXT),
        ("{} puste nawiasy", "a.txt", Format.TEXT),
        ("id;tytuł;treść\n1;A;B", "a.txt", Format.CSV),
        ("title\ttext\tdate\nA\tB\t2022", "a", Format.CSV),
        ("text\nsam tekst", "a.csv", Format.CSV),
        ("Tekst, tytuł i inne słowa", "a.txt", Format.TEXT),
    ],
)
def test_formats_are_told_by_content(text, name, form):
    assert detect_format(text, name, whole=True) is form


def test_a_long_first_line_of_json_is_json_lines():
    assert detect_format('{"text": "' + "a" * 1000, "a", whole=False) is Format.JSON_LINES


@pytest.mark.parametrize("head", [b"%PDF-1.4", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"SQLite format 3\0", b"{\\rtf1"])
def test_well_known_formats_are_named(head):
    with pytest.raises(UnreadableScrape, match="a nie tekst"):
        refuse_binary(head)
