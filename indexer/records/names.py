"""Records of who and what articles are about: their names, and what is said in them."""

from dataclasses import dataclass

from indexer.records.search import Note

KINDS = ("person", "place", "organisation", "other")
"""The kinds of names; peoples, products and events are "other"."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in the nominative, its kind, and in how many of the articles found it stands.

    `association` says, where names beside another were asked for, by how much more often than by chance they stand in
    the same articles (log-likelihood, in nats; above 5.4 chance is less than 1 in 1,000).
    """

    name: str
    kind: str
    articles: int
    association: float | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the articles that match a query, and how many articles those are."""

    query: str
    understood: str
    total: int
    names: tuple[FoundName, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Where a name stands: `field` is "title", "lead", "body" or "caption", places are code points of its text."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameInArticle:
    """A name of one article, its kind and every place where it stands, in the order of the text."""

    name: str
    kind: str
    spans: tuple[NameSpan, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody says in an article, and where, as in NameSpan; `speaker` is "" where the article does not tell."""

    text: str
    speaker: str
    field: str
    start: int
    end: int
    id: str
    title: str
    published: str | None
    source: str | None
