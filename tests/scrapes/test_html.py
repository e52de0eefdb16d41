import pytest

from indexer.errors import UnreadableScrape
from indexer.records.scrape import Reading
from indexer.scrapes import read_bytes
from indexer.scrapes.html import has_markup, strip_markup

PAGE = """<!DOCTYPE html><html lang="pl"><head><meta charset="utf-8">
<title>Będzie nowa kładka nad Wisłą - Kurier Wiślany</title>
<link rel="canonical" href="https://www.kurier.example/kladka">
<meta property="og:title" content="Będzie nowa kładka nad Wisłą">
<meta property="article:published_time" content="2022-07-01T16:20:00Z">
<meta name="author" content="Halina Mostowa">
</head><body><nav><a href="/">Strona główna</a> <a href="/sport">Sport</a></nav>
<article><h1>Będzie nowa kładka nad Wisłą</h1>
<p>Rada miasta zgodziła się w czwartek na budowę nowej kładki, która połączy rynek z bulwarem nad Wisłą.</p>
<p>– Czekaliśmy na to dwadzieścia lat – mówi burmistrz. Kładka ma być gotowa przed końcem przyszłego roku.</p>
<p>Przeciwnicy wyliczają, że za te pieniądze można wyremontować trzy szkoły i połowę chodników w mieście.</p>
</article><footer>Wszelkie prawa zastrzeżone</footer></body></html>"""


def test_the_article_and_what_the_page_declares():
    (reading,) = read_bytes(PAGE.encode(), "kladka.txt")
    assert isinstance(reading, Reading)
    article = reading.article
    assert article.title == "Będzie nowa kładka nad Wisłą"
    assert article.authors == ("Halina Mostowa",)
    assert article.published == "2022-07-01T18:20"
    assert article.url == "https://www.kurier.example/kladka"
    assert article.source == "kurier.example"
    assert article.lead.startswith("Rada miasta")
    assert article.body.endswith("w mieście.")
    assert "Strona główna" not in article.body


def test_paragraphs_know_their_lines():
    (reading,) = read_bytes(PAGE.encode(), "kladka.html")
    lines = PAGE.split("\n")
    for number, paragraph in zip(
        reading.lines, (reading.article.title, reading.article.lead, *reading.article.body.split("\n")), strict=True
    ):
        assert paragraph[:20] in lines[number - 1]


def test_a_page_in_an_older_encoding():
    page = PAGE.replace("utf-8", "iso-8859-2").replace("– ", "- ")
    (reading,) = read_bytes(page.encode("iso8859-2"), "kladka.html")
    assert reading.article.title == "Będzie nowa kładka nad Wisłą"


def test_a_page_without_text_is_refused():
    with pytest.raises(UnreadableScrape):
        list(read_bytes(b"<html><body><script>alert(1)</script></body></html>", "a.html"))


def test_markup_inside_a_field():
    text = "<p>Jeden&nbsp;akapit.</p><p>Drugi <b>ważny</b>.</p>"
    assert has_markup(text)
    assert not has_markup("2 < 3 i 5 > 4")
    assert strip_markup(text).split("\n")[:2] == ["Jeden\xa0akapit.", "Drugi ważny."]
    record = b'{"id": "a", "html": "<html><body><p>Jeden akapit.</p></body></html>", "title": "T"}'
    (reading,) = read_bytes(record, "a.jsonl")
    assert reading.article.title == "T"
    assert reading.article.body == "Jeden akapit."
