"""An HTML page becomes lines that know the elements around them."""

from indexer.scrapes.markup.flatten import flatten, parse


def lines_of(body: str):
    return flatten(parse(f"<html><head><title>Nie ja</title></head><body>{body}</body></html>"))


def texts(body: str) -> list[str]:
    return [line.text for line in lines_of(body)]


def test_blocks_and_breaks_make_lines_and_inline_elements_do_not():
    assert texts("<p>Stary <b>młyn</b> nad <a href='#'>Brdą</a></p>wraca<br>do życia<div>po latach</div>") == [
        "Stary młyn nad Brdą",
        "wraca",
        "do życia",
        "po latach",
    ]


def test_what_nobody_reads_is_no_line():
    assert texts("<script>x()</script><style>p{}</style><template><p>a</p></template><!-- b --><p>Młyn</p>") == ["Młyn"]


def test_a_line_knows_its_line_of_the_file():
    assert [line.number for line in lines_of("<p>raz</p>\n\n<p>\n  dwa\n</p>")] == [1, 4]


def test_how_much_of_a_line_is_linked():
    whole, half, none = lines_of("<p><a>abcd</a></p><p><a>abcd</a> efgh</p><p>efgh</p>")
    assert (whole.linked, half.linked, none.linked) == (1.0, 0.5, 0.0)


def test_what_the_elements_around_a_line_say():
    (line,) = lines_of('<aside class="box-Comments"><ul id="list"><li>Wasze opinie</li></ul></aside>')
    assert "comment" in line.box.hints
    assert line.box.tag == "li"
    assert {"aside", "ul"} <= line.box.tags


def test_a_page_nested_deeper_than_python_counts():
    assert texts("<div>" * 3000 + "Głęboko" + "</div>" * 3000) in (["Głęboko"], [])


def test_nothing_to_parse():
    assert parse("") is None
