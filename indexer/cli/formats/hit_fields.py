"""The fields of a hit by name: what tables, JSON and templates are made of."""

import re
from collections.abc import Callable
from string import Formatter
from typing import NamedTuple

from indexer import Article, Hit
from indexer.cli.formats import FIELDS
from indexer.messages import message

_FAR_TOO_WIDE = re.compile("[0-9]{4}")

Value = str | int | float | tuple[str, ...] | None

OF_HITS: dict[str, Callable[[Hit], Value]] = {
    "rank": lambda hit: hit.rank,
    "score": lambda hit: round(hit.score, 6),
    "id": lambda hit: hit.id,
    "title": lambda hit: hit.title,
    "opening": lambda hit: hit.opening,
    "published": lambda hit: hit.published,
    "source": lambda hit: hit.source,
    "authors": lambda hit: hit.authors,
    "agencies": lambda hit: hit.agencies,
    "url": lambda hit: hit.url,
    "path": lambda hit: hit.path,
    "line": lambda hit: hit.line,
    "copies": lambda hit: hit.copies,
    "snippet": lambda hit: hit.snippet.text,
}
OF_ARTICLES: dict[str, Callable[[Article], Value]] = {
    "lead": lambda article: article.lead,
    "text": lambda article: article.body,
    "captions": lambda article: article.captions,
}
assert (*OF_HITS, *OF_ARTICLES) == FIELDS

ArticleOf = Callable[[str], Article]


def values(hit: Hit, fields: tuple[str, ...], article_of: ArticleOf | None) -> dict[str, Value]:
    """Some fields of a hit; its article is read where it is needed."""
    article = article_of(hit.id) if article_of and not OF_ARTICLES.keys().isdisjoint(fields) else None
    found: dict[str, Value] = {}
    for name in fields:
        if name in OF_HITS:
            found[name] = OF_HITS[name](hit)
        elif article is not None:
            found[name] = OF_ARTICLES[name](article)
    return found


def text_of(value: Value) -> str:
    """A value in a table or a line."""
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)


class Template(NamedTuple):
    """A line with places for fields: what stands before each of them, its name and how it is formatted."""

    parts: tuple[tuple[str, str | None, str], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it has places for."""
        return tuple(name for _, name, _ in self.parts if name)

    def line(self, found: dict[str, Value]) -> str:
        """The line of a hit."""
        texts: list[str] = []
        for before, name, spec in self.parts:
            value = found[name] if name else ""
            shown = value if isinstance(value, int | float) and spec else " ".join(text_of(value).split())
            texts += before, format(shown, spec) if name else ""
        return "".join(texts) + "\n"


def read_template(text: str) -> Template:
    """Read `{published} {title:60}`, with tabs and line ends as C has them. Raises ValueError with a sentence."""
    typed = text.replace("\\t", "\t").replace("\\n", "\n")
    try:
        parts = tuple((before, name, spec or "") for before, name, spec, _ in Formatter().parse(typed))
    except ValueError:
        raise ValueError(message("a brace without its pair; {{ and }} are braces themselves.")) from None
    for _before, name, spec in parts:
        if name is not None and name not in FIELDS:
            known = ", ".join(FIELDS)
            raise ValueError(message("there is no field {field}; there are: {fields}.", field=name, fields=known))
        if _FAR_TOO_WIDE.search(spec):
            raise ValueError(message("{spec} is no format of the field {field}.", spec=spec, field=name))
        try:
            format(1 if name in ("rank", "line") else 0.5 if name == "score" else "", spec)
        except (ValueError, OverflowError):
            raise ValueError(message("{spec} is no format of the field {field}.", spec=spec, field=name)) from None
    return Template(parts)
