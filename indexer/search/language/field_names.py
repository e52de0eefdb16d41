"""The fields that a query can name, in English or in Polish."""

NAMES = {
    "title": "title",
    "tytuł": "title",
    "tytul": "title",
    "lead": "lead",
    "body": "body",
    "treść": "body",
    "tresc": "body",
    "caption": "caption",
    "podpis": "caption",
    "author": "author",
    "autor": "author",
    "source": "source",
    "źródło": "source",
    "zrodlo": "source",
    "agency": "agency",
    "agencja": "agency",
    "url": "url",
    "id": "id",
    "date": "date",
    "data": "date",
}
"""What may be typed before the colon, in lower case, and the field that it means."""

METADATA = frozenset({"author", "source", "agency", "url", "id"})
"""Fields that say what an article is, not what it is about: beside words to rank by, they filter."""

VERBATIM = frozenset({"url", "id", "date"})
"""Fields whose values are taken as they are typed, up to white space."""
