"""Filters: conditions that are chosen instead of typed. Each is the same thing as a piece of query text."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

MINE = "mine"
"""The field of filters by what the person did: the index knows nothing of it, and no query text says it."""
NEW = "new"
"""The value of the filter on what came to the archive since the person was last here."""
UNDATED = "none"
"""The date of articles that have none."""


class Filter(NamedTuple):
    """Articles whose `field` has a value, or has it not where `is_excluded`. `field` is "source", "author",
    "agency" or "date"; a date is one that can be typed: 2024, 2024-05, 2024-05..2024-07, none.
    """

    field: str
    value: str
    is_excluded: bool = False

    @property
    def condition(self) -> str:
        """The filter as query text, without its sign."""
        value = self.value if self.field == "date" else '"' + self.value.replace('"', " ") + '"'
        return f"{self.field}:{value}"


def query_of(words: str, filters: Sequence[Filter]) -> str:
    """Return the query that asks for words and obeys filters: several values of one field are alternatives."""
    words = words.strip()
    filters = [chosen for chosen in filters if chosen.field != MINE]
    if not filters:
        return words
    return " ".join([f"+({_closed(words)})"] * bool(words) + list(_conditions(filters)))


def words_of(query: str, filters: Sequence[Filter]) -> str | None:
    """Return the words of a query that `query_of` made with filters; None where it has another form."""
    filters = [chosen for chosen in filters if chosen.field != MINE]
    if not filters:
        return query
    end = ") " + " ".join(_conditions(filters))
    return query[2 : -len(end)] if query.startswith("+(") and query.endswith(end) else None


def _conditions(filters: Iterable[Filter]) -> Iterable[str]:
    alternatives: dict[str, list[str]] = {}
    for chosen in filters:
        if not chosen.is_excluded and chosen.field != MINE:
            alternatives.setdefault(chosen.field, []).append(chosen.condition)
    for conditions in alternatives.values():
        yield f"+{conditions[0]}" if len(conditions) == 1 else f"+({' OR '.join(conditions)})"
    for chosen in filters:
        if chosen.is_excluded:
            yield f"-{chosen.condition}"


_PAIRS = {"„": "”", "«": "»"}


def _closed(words: str) -> str:
    """Close what is open in a query, so that nothing of it reaches over the filters; drop what closes nothing."""
    kept: list[str] = []
    open_brackets = 0
    closing_quote = ""
    for character in words:
        if closing_quote:
            if character == closing_quote or (closing_quote == "”" and character in '”“"'):
                closing_quote = ""
        elif character == '"' or character in _PAIRS:
            closing_quote = _PAIRS.get(character, character)
        elif character == "(":
            open_brackets += 1
        elif character == ")":
            if not open_brackets:
                continue
            open_brackets -= 1
        kept.append(character)
    return "".join(kept) + closing_quote + ")" * open_brackets
