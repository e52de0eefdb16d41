"""Damaged and malicious scrapes: each is read or refused with a reason, quickly and whole."""

import gzip
import json
import random

import pytest

from indexer.errors import UnreadableScrape
from indexer.records.scrape import Reading
from indexer.scrapes import read_bytes

PAGE = """Most w Tczewie będzie zamknięty do jesieni

Anna Kowal
Publikacja: 01.07.2022 18:20
Foto: PAP/Jan Nowak

Kierowcy pojadą objazdem przez Gniew, a piesi popłyną promem, który miasto uruchomi w poniedziałek.

Czytaj też: Kładka czeka na windy >>> Prace potrwają do października, jeżeli tylko pogoda na to pozwoli. (PAP)

Polub nas na Facebooku!
"""
SEEDS = (
    PAGE.encode(),
    PAGE.encode("cp1250"),
    PAGE.encode("utf-16"),
    gzip.compress(PAGE.encode()),
    "\n".join(json.dumps({"id": n, "text": PAGE}) for n in range(3)).encode(),
    f'id;title;text\n1;Most;"{PAGE}"\n2;Prom\n'.encode(),
    f"<html><body><h1>Most</h1><p>{PAGE}</p></body></html>".encode(),
)
PIECES = (
    b"\n",
    b" ",
    b"\0",
    b"\xff",
    b"\xc5",
    b'"',
    b"{",
    b"[",
    b"<div>",
    b"(",
    b"Aa Bb ",
    b"1 lipca 2022 ",
    b">>>",
    b"fot. ",
)


def mutated(seed: int) -> bytes:
    chance = random.Random(seed)
    data = bytearray(chance.choice(SEEDS))
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        end = start + chance.randint(0, 200)
        match chance.randrange(5):
            case 0:
                del data[start:]
            case 1:
                data[start:end] = chance.randbytes(len(data[start:end]))
            case 2:
                data[start:start] = data[start:end] * chance.randint(1, 20)
            case 3:
                data[start:start] = chance.choice(PIECES) * chance.randint(1, 300)
            case 4:
                data[start:end] = chance.choice(SEEDS)[:end]
    return bytes(data)


@pytest.mark.parametrize("seed", range(150))
def test_whatever_happens_to_a_file_it_is_read_or_refused(seed):
    name = ("a.txt", "a.jsonl", "a.csv", "a.html")[seed % 4]
    try:
        for result in read_bytes(mutated(seed), name):
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
