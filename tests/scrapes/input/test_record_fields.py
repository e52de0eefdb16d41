import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.scrapes.input.record_fields import Fields, field_of, read_fields


@pytest.mark.parametrize(
    ("names", "field"),
    [
        (("title", "Headline", "tytuł"), "title"),
        (("text", "body", "content", "maintext", "articleBody", "full-text", "Treść"), "text"),
        (("published", "date", "date_publish", "datePublished", "pub date", "data_publikacji"), "published"),
        (("author", "authors", "byline", "autorzy"), "authors"),
        (("url", "link", "canonical_url"), "url"),
        (("source", "site_name", "domain"), "source"),
        (("colour", "textual", ""), None),
    ],
)
def test_names_of_scrapers(names, field):
    assert {field_of(name) for name in names} == {field}


def test_the_more_trusted_of_two_names_counts():
    record = {"date": "2020-01-01", "published": "2022-07-01", "body": "", "content": "Treść"}
    fields = read_fields(record)
    assert (fields.published, fields.text) == ("2022-07-01", "Treść")


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("2022-07-01", "2022-07-01"),
        ("2022-07-01T18:20", "2022-07-01T18:20"),
        ("2022-02-30", None),
        ("2022-07-01T16:20:00Z", "2022-07-01T18:20"),
        ("1 lipca 2022, 18:20", "2022-07-01T18:20"),
        ("Fri, 01 Jul 2022 18:20:00 +0200", "2022-07-01T18:20"),
        (1656692400, "2022-07-01T18:20"),
        (1656692400000, "2022-07-01T18:20"),
        (7, None),
        ("wkrótce", None),
        (None, None),
        (True, None),
    ],
)
def test_dates(date, iso):
    assert read_fields({"date": date}).published == iso


@pytest.mark.parametrize(
    ("authors", "people"),
    [
        ("Jan Nowak, Anna Kowal", ("Jan Nowak", "Anna Kowal")),
        ("Jan Nowak i Anna Kowal (PAP)", ("Jan Nowak", "Anna Kowal")),
        (["Jan Nowak", "Jan Nowak"], ("Jan Nowak",)),
        ({"@type": "Person", "name": "Jan Nowak"}, ("Jan Nowak",)),
        ([{"name": "Jan Nowak"}, {"name": "PAP"}], ("Jan Nowak",)),
        ("Redakcja", ()),
        ("amk", ("amk",)),
        (17, ("17",)[:0]),
    ],
)
def test_authors(authors, people):
    assert read_fields({"author": authors}).authors == people


def test_texts_are_tidy():
    fields = read_fields({"id": 17, "title": " Tytuł\n\u00adna dwa ", "text": ["Jeden", " ", "dwa\r\n\r\ntrzy"]})
    assert fields == Fields(id="17", title="Tytuł na dwa", text="Jeden\ndwa\ntrzy")


def test_an_id_may_be_zero():
    assert read_fields({"id": 0}).id == "0"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["id", "title", "text", "date", "author", "url", "source", "clean"]), JSON))
def test_no_value_is_too_strange(record):
    assert isinstance(read_fields(record), Fields)


def test_a_title_is_read_as_a_page_shows_it():
    assert (
        read_fields({"title": "H &amp; M otwiera sklep w&nbsp;Tczewie", "text": "x"}).title
        == "H & M otwiera sklep w Tczewie"
    )
