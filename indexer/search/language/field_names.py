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
    "person": "person",
    "osoba": "person",
    "place": "place",
    "miejsce": "place",
    "org": "org",
    "organizacja": "org",
    "name": "name",
    "nazwa": "name",
    "url": "url",
    "id": "id",
    "date": "date",
    "data": "date",
}
"""What may be typed before the colon, in lower case, and the field that it means."""

ENTITIES = frozenset({"person", "place", "org", "name"})
"""Fields of the names that an article has in its text, each in the nominative."""

METADATA = frozenset({"author", "source", "agency", "url", "id"}) | ENTITIES
"""Fields that say what an article is, not what it is about: beside words to rank by, they filter."""

VERBATIM = frozenset({"url", "id", "date"})
"""Fields whose values are taken as they are typed, up to white space."""
