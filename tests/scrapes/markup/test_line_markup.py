"""What markup alone shows: where the article stands, and what is a menu, a link or a comment."""

from indexer.scrapes.html import flatten_page

PARAGRAPHS = (
    "Młyn w Klonowie stał pusty od powodzi, a jego koło zarosło trzciną tak, że nie było go widać z drogi.",
    "Wnuk ostatniego młynarza kupił go za odszkodowanie i przez trzy zimy uczył się ciesielki od sąsiada.",
    "W sobotę woda ruszyła koło po raz pierwszy. Mąka z pierwszego worka poszła na chleb dla całej wsi.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def kept(body: str) -> list[str]:
    return [line.text for line in flatten_page(f"<html><body>{body}</body></html>").lines]


def test_menus_footers_and_lists_of_links_are_set_aside():
    page = (
        '<nav><a href="/">Start</a></nav><h1>Młyn znów miele</h1>'
        f'<div class="tresc">{BODY}</div>'
        '<ul class="related-news"><li><a href="/1">Sołtys liczy łabędzie</a></li></ul><footer>Kontakt</footer>'
    )
    assert kept(page) == ["Młyn znów miele", *PARAGRAPHS]


def test_comments_are_set_aside_however_long():
    comment = "Mój dziadek też miał młyn i powiem wam, że to nie jest żadna romantyka, tylko hałas i kurz od świtu."
    assert kept(f'<article>{BODY}</article><div id="comments"><p>{comment}</p></div>') == list(PARAGRAPHS)


def test_a_class_that_the_whole_article_has_tells_nothing():
    assert kept(f'<div class="popup menu related">{BODY}</div>') == list(PARAGRAPHS)


def test_a_paragraph_with_a_link_stays():
    linked = (
        '<p>Jak <a href="/1">pisaliśmy w maju</a>, młyn kupił wnuk ostatniego młynarza, który mieszka w Bydgoszczy.</p>'
    )
    assert len(kept(f"<div>{linked}{BODY}</div>")) == 4


def test_the_link_to_an_author_stays():
    page = f'<article><h1>Młyn znów miele</h1><a class="author" href="/iga"><p>Iga Koło</p></a>{BODY}</article>'
    assert "Iga Koło" in kept(page)


def test_what_is_set_aside_says_why():
    page = flatten_page(f"<div>{BODY}</div><nav>Start</nav>")
    assert [(part.text, part.reason) for part in page.dropped] == [("Start", "menu of the portal")]
