"""What the hits of an answer have in common: portals, authors, months. Asked of the archive, shown beside the list.

The counts of a facet obey the query and the filters on other facets, but not those on its own: several of its values
can be chosen, and each says how many articles it would add.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from indexer import Archive, Request, UsageError
from tui.filters import Filter, query_of
from tui.session import Answer

FACETS = {
    "source": "source",
    "author": "author",
    "agency": "agency",
    "person": "person",
    "place": "place",
    "org": "org",
    "month": "date",
}
"""What may be counted, each with the field of its filters; what the archive does not count is left out."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of every facet with their counts, by field.

    `undated` articles have no month, `new` ones came since the person was last here.
    """

    values: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    undated: int = 0
    new: int = 0

    @property
    def months(self) -> tuple[tuple[str, int], ...]:
        """Months with their counts, and years where no month is known, from the first to the last."""
        return self.values.get("date", ())


def count_facets(archive: Archive, answer: Answer, names: Sequence[str], since: str | None = None) -> Facets:
    """Count some facets of an answer, and what of it came after the commit `since`.

    Raises the errors of `Archive.search`.
    """
    filters, ids = answer.question.filters, answer.question.ids
    restricted = {chosen.field for chosen in filters if not chosen.is_excluded}
    together = tuple(name for name in names if FACETS[name] not in restricted)
    values: dict[str, tuple[tuple[str, int], ...]] = {}
    undated = 0
    for asked in filter(None, (together, *((name,) for name in names if name not in together))):
        own = {FACETS[name] for name in asked}
        others = [chosen for chosen in filters if chosen.field not in own or chosen.is_excluded]
        query = query_of(answer.words, others)
        request = Request(
            query, facets=asked, limit=0, snippets=False, ids=ids, added_after=answer.question.added_after
        )
        results = archive.search(request)
        values |= {FACETS[name]: counts for name, counts in results.facets.items()}
        if "month" in asked:
            undated = results.total - sum(count for _, count in results.facets.get("month", ()))
    new = archive.search(replace(answer.request, limit=0, added_after=since)).total if since else 0
    return Facets({FACETS[name]: values.get(FACETS[name], ()) for name in names}, undated, new)


def supported_facets(archive: Archive) -> tuple[str, ...]:
    """Return the facets that an archive can count."""
    return tuple(name for name in FACETS if _is_supported(archive, name))


def _is_supported(archive: Archive, name: str) -> bool:
    try:
        archive.search(Request("", limit=0, facets=(name,), sort="newest", snippets=False))
    except UsageError:
        return False
    return True


def chosen_first(values: Sequence[tuple[str, int]], filters: Sequence[Filter], field: str) -> list[tuple[str, int]]:
    """Return the values of a facet, those that are filtered by first, even where nothing has them any more."""
    counts = dict(values)
    chosen = [other.value for other in filters if other.field == field]
    return [(value, counts.get(value, 0)) for value in chosen] + [pair for pair in values if pair[0] not in chosen]
