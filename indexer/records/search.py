"""A question to the archive and its answer: the records of a search, and of a search alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.errors import UsageError
from indexer.messages import Message, _, message

_MOST_QUOTED = 3
_LONGEST_QUOTATION = 40


@dataclass(frozen=True, slots=True)
class Request:
    """A question to the archive.

    `sort` is "relevance", "newest" or "oldest"; `since` and `until` are dates as a person types them; `facets` names
    "source", "author", "agency", "month", "day", "person", "place" or "org"; `fold` shows one article of each story
    (near-copies). `snippets` can be spared where nobody reads them: hits then have empty ones, and the line where their
    record starts. `copies` names the near-copies of each hit that match, also where they are not folded. `ids` searches
    only these articles.
    `added_after` is the name of a commit (`Archive.commit`): it searches only what came to the archive after it.
    """

    query: str
    limit: int = 10
    offset: int = 0
    sort: str = "relevance"
    since: str | None = None
    until: str | None = None
    sources: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    fold: bool = False
    snippets: bool = True
    copies: bool = False
    ids: tuple[str, ...] | None = None
    added_after: str | None = None

    def __post_init__(self) -> None:
        """Take one string for a tuple of one. Raises UsageError, which names the argument, for what is neither."""
        for name in ("sources", "authors", "facets"):
            given = getattr(self, name)
            values = (given,) if isinstance(given, str) else tuple(given)
            if not all(isinstance(value, str) for value in values):
                raise UsageError(message("{argument} takes strings, not {value}.", argument=name, value=repr(given)))
            object.__setattr__(self, name, values)
        for name in ("limit", "offset"):
            if getattr(self, name) < 0:
                raise UsageError(
                    message("{argument} cannot be less than 0: {value}.", argument=name, value=getattr(self, name))
                )


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about a query or a run: `code` for scripts, `text` for people, `proposal` another query."""

    code: str
    text: str
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A sentence or two of an article; `highlights` are [start, end) offsets in code points of `text`.

    `zone` says where it stands: "title", "lead", "body" or "caption".
    """

    text: str
    highlights: tuple[tuple[int, int], ...] = ()
    zone: str = "body"


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found. `rank` counts from 1; `path` is absolute; `line` counts from 1 in the scrape.

    `opening` has the first words of an article without a title; of any other it is empty.
    """

    rank: int
    score: float
    id: str
    title: str
    published: str | None
    source: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    url: str | None
    path: str
    line: int
    snippet: Snippet
    title_highlights: tuple[tuple[int, int], ...] = ()
    copies: tuple[str, ...] = ()
    opening: str = ""

    @property
    def heading(self) -> str:
        """What to show as the title."""
        return self.title or self.opening


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a request: `total` counts articles exactly, `stories` the folded ones (None when not folded)."""

    query: str
    understood: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    notes: tuple[Note, ...] = ()
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    stories: int | None = None

    def to_records(self) -> list[dict[str, object]]:
        """Return a flat record a hit, for `pandas.DataFrame` and its like; several values are lists."""
        return [
            {
                "rank": hit.rank,
                "score": hit.score,
                "id": hit.id,
                "title": hit.title,
                "published": hit.published,
                "source": hit.source,
                "authors": list(hit.authors),
                "agencies": list(hit.agencies),
                "url": hit.url,
                "path": hit.path,
                "line": hit.line,
                "copies": list(hit.copies),
                "snippet": hit.snippet.text,
            }
            for hit in self.hits
        ]

    def _repr_html_(self) -> str:
        """Return what a notebook shows: a table of the hits, with the words of the query marked."""
        from indexer.records import notebook  # nothing but a notebook asks for it

        about = (_("{query}: {total} found").format(query=self.query, total=self.total), *(n.text for n in self.notes))
        headings = ("", _("date"), _("source"), _("title"), _("snippet"))
        rows = (
            (
                str(hit.rank),
                notebook.safe((hit.published or "").replace("T", " ")),
                notebook.safe(hit.source or ""),
                notebook.linked(notebook.marked(hit.heading, hit.title_highlights), hit.url),
                notebook.marked(hit.snippet.text, hit.snippet.highlights),
            )
            for hit in self.hits
        )
        return notebook.table(about, headings, rows)


def most_frequent_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return names with their counts in the order of facets: the most frequent first, equally frequent ones by name."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


class Notes:
    """Gathers what there is to say of a query, each thing once, in the order of first appearance."""

    def __init__(self) -> None:
        self._said: list[tuple[str, Message, list[str]]] = []

    def say(self, code: str, message: Message) -> None:
        """Note a whole sentence."""
        self._quoted_by(code, message)

    def quote(self, code: str, message: Message, typed: str) -> None:
        """Note something typed; the sentence has {typed} for all fragments that deserve the same sentence."""
        quoted = self._quoted_by(code, message)
        if typed not in quoted:
            quoted.append(typed)

    def _quoted_by(self, code: str, message: Message) -> list[str]:
        """Return the fragments that a sentence quotes, and add the sentence where it is new."""
        for known_code, known_message, quoted in self._said:
            if (known_code, known_message) == (code, message):
                return quoted
        self._said.append((code, message, []))
        return self._said[-1][2]

    def all(self) -> tuple[Note, ...]:
        """Return the notes, each a sentence in the language of the person who asks."""
        return tuple([Note(code, _sentence(message, quoted)) for code, message, quoted in self._said])


def _sentence(message: Message, quoted: list[str]) -> str:
    if not quoted:
        return str(message)
    return str(Message(message.text, {**message.values, "typed": _quotations(quoted)}))


def _quotations(fragments: list[str]) -> str:
    """Return the first few of the fragments, in quotation marks, and how many more there are."""
    quotations = ", ".join(quotation(shortened(fragment)) for fragment in fragments[:_MOST_QUOTED])
    more = len(fragments) - _MOST_QUOTED
    return _("{quotations} (and {count} more)").format(quotations=quotations, count=more) if more > 0 else quotations


def quotation(text: str) -> str:
    """Return a text in quotation marks."""
    return _("“{text}”").format(text=text)


def shortened(typed: str) -> str:
    """Return something typed, cut to a length that can be quoted in a sentence."""
    return typed if len(typed) <= _LONGEST_QUOTATION else typed[: _LONGEST_QUOTATION - 1] + "…"
