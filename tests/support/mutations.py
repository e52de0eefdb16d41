"""Scrapes that chance has damaged: a mutant is made of one of the SEEDS, and its number says how."""

import gzip
import io
import json
import random
import zipfile

PAGE = """Most w Tczewie będzie zamknięty do jesieni

Anna Kowal
Publikacja: 01.07.2022 18:20
Foto: PAP/Jan Nowak

Kierowcy pojadą objazdem przez Gniew, a piesi popłyną promem, który miasto uruchomi w poniedziałek.

Czytaj też: Kładka czeka na windy >>> Prace potrwają do października, jeżeli tylko pogoda na to pozwoli. (PAP)

Polub nas na Facebooku!
"""
RECORDS = [
    {"id": f"r{number}", "title": "Most", "text": PAGE, "date": "2022-07-01T18:20", "authors": ["Anna Kowal"]}
    for number in range(3)
]
HTML = f"""<!DOCTYPE html><html lang="pl"><head><meta charset="utf-8"><title>Most | Kurier</title>
<meta property="article:published_time" content="2022-07-01T18:20:00+02:00">
<script type="application/ld+json">{json.dumps({"@type": "Article", "headline": "Most", "author": "Kowal"})}</script>
</head><body><nav><ul><li><a href="/a">Kraj</a></li><li><a href="/b">Sport</a></li></ul></nav><article><h1>Most</h1>
<p>{PAGE}</p><figure><img src="a.jpg"><figcaption>fot. Jan Nowak</figcaption></figure><p>{PAGE}</p></article></body>
</html>
"""


def _zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", PAGE)
        archive.writestr("b.jsonl", "\n".join(map(json.dumps, RECORDS)))
    return data.getvalue()


_LINES = "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS)
_ROWS = 'id,title,text\n1,Most,"{page}"\n2,Prom,Prom płynie\n'.format(page=PAGE.replace('"', '""'))
SEEDS: tuple[tuple[str, bytes], ...] = (
    ("a.txt", PAGE.encode()),
    ("a.txt", PAGE.encode("cp1250")),
    ("a.txt", PAGE.encode("iso-8859-2")),
    ("a.txt", PAGE.encode("utf-16")),
    ("a.txt", "\n".join(f"{word}" for word in PAGE.split()).encode()),
    ("a.txt.gz", gzip.compress(PAGE.encode(), mtime=0)),
    ("a.jsonl", _LINES.encode()),
    ("a.jsonl", _LINES.encode("cp1250")),
    ("a.jsonl.gz", gzip.compress(_LINES.encode(), mtime=0)),
    ("a.json", json.dumps(RECORDS, indent=1).encode()),
    ("a.json", json.dumps({"total": 3, "articles": RECORDS}).encode()),
    ("a.json", json.dumps(RECORDS[0]).encode("utf-16")),
    ("a.json", json.dumps({"id": "h", "html": HTML}).encode()),
    ("a.csv", _ROWS.encode()),
    ("a.csv", _ROWS.replace(",", ";").encode("cp1250")),
    ("a.tsv", "id\ttitle\ttext\n1\tMost\tMost stoi\n2\tProm\tProm płynie\n".encode()),
    ("a.html", HTML.encode()),
    ("a.html", HTML.replace("utf-8", "iso-8859-2").encode("iso-8859-2")),
    ("a.zip", _zipped()),
)
_TEXTS = (
    "Aa Bb |1 lipca 2022 |>>>|fot. |PAP/|http://a.pl/|Czytaj też: |Jan Nowak, |a@b.pl |#x |„|<div>|</p>|<!--|&nbsp;"
)
PIECES = (
    *(bytes([byte]) for byte in b"\n\r \t\0\xff\xc5\"'{}[]()<>&\\/|,;:.-*9"),
    *(piece.encode() for piece in _TEXTS.split("|")),
    *(b"| ", b"\\ud83d", b'{"a":', b"\xc2\xa0", b"\xc2\xad", b"\xcc\x81", b"\xef\xbb\xbf"),
)


def mutated(seed: int) -> tuple[str, bytes]:
    """The name and the bytes of the mutant with a number: up to 8 changes, some of them large."""
    chance = random.Random(seed)
    name, data = chance.choice(SEEDS)
    mutant = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        _change(mutant, chance)
    if chance.random() < 0.1:
        name = chance.choice(SEEDS)[0]
    return name, bytes(mutant)


def _change(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    end = start + chance.randint(0, 200)
    match chance.randrange(8):
        case 0:
            del data[start:end]
        case 1:
            data[start:end] = chance.randbytes(len(data[start:end]))
        case 2:
            data[start:start] = data[start:end] * chance.randint(1, 30)
        case 3:
            data[start:start] = chance.choice(PIECES) * int(10 ** chance.uniform(0, 4))
        case 4:
            data[start:end] = chance.choice(SEEDS)[1][:end]
        case 5:
            if start < len(data):
                data[start] ^= 1 << chance.randrange(8)
        case 6:
            pieces = chance.choices(PIECES, k=chance.randint(2, 4))
            data[start:start] = b"".join(pieces) * int(10 ** chance.uniform(0, 3.5))
        case 7:
            if chance.random() < 0.2:
                del data[start:]
