"""The plain records that travel through Prasówka, from a scrape on disk to a hit on the screen."""

from dataclasses import dataclass, field

_LONGEST_OPENING = 80


@dataclass(frozen=True, slots=True)
class Article:
    """One cleaned press article.

    Every text is NFC, without control characters and soft hyphens; paragraphs of `lead` and `body` are separated by
    one newline. `published` is ISO 8601 in Polish local time, only as precise as the scrape says: "2022", "2022-07",
    "2022-07-01" or "2022-07-01T18:20". Unknown is empty or None, never a guess.
    """

    id: str
    title: str = ""
    lead: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    source: str | None = None
    agencies: tuple[str, ...] = ()
    url: str | None = None
    captions: tuple[str, ...] = ()

    @property
    def opening(self) -> str:
        """The first words of the text, to be shown where there is no title."""
        text = self.lead or self.body or "\n".join(self.captions)
        first = text[:_LONGEST_OPENING]
        if len(text) > _LONGEST_OPENING:
            first = f"{first.rpartition(' ')[0] or first}…"
        return " ".join(first.split())

    @property
    def heading(self) -> str:
        """What to show as the title."""
        return self.title or self.opening


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line, or a part of one, that cleaning took out of a scrape: `line` counts from 1, `reason` is for people."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one record of a scrape: the article and how it came about.

    `record` names the record inside its file ("" where the file is one article) and stays the same when the record's
    text changes, as far as the record has an id or a URL of its own. `line` is the line of the file, counted from 1,
    where the record starts. `lines` gives the line of each paragraph of title, lead, body and captions, in this order,
    in the file; it is empty where all of them stand on `line`. `suspicious` says why the cleaning should be looked at.
    """

    article: Article
    record: str = ""
    line: int = 1
    lines: tuple[int, ...] = ()
    dropped: tuple[DroppedLine, ...] = ()
    is_article: bool = True
    suspicious: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a record of one, that could not be read: where, and why in a sentence for people."""

    path: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A question to the archive.

    `sort` is "relevance", "newest" or "oldest"; `since` and `until` are dates as a person types them; `facets` names
    "source", "author" or "month"; `fold` shows one article of each story (near-copies). `snippets` can be spared
    where nobody reads them: hits then have empty ones, and the line where their record starts.
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


@dataclass(frozen=True, slots=True)
class FormInfo:
    """A surface form of the archive: how often it stands there, and the key that joins it to the word asked."""

    form: str
    frequency: int
    key: str


@dataclass(frozen=True, slots=True)
class WordAnalysis:
    """What one query word stands for: its forms in this archive, most frequent first."""

    word: str
    keys: tuple[str, ...]
    forms: tuple[FormInfo, ...]
    folded: tuple[FormInfo, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Completions of the last word of a text, most frequent first, and corrected spellings of the whole text."""

    text: str
    completions: tuple[tuple[str, int], ...] = ()
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one run of indexing did: files looked at and read, articles new, changed and gone, what failed."""

    seen: int = 0
    read: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0
    failures: tuple[Failure, ...] = ()
    known_failures: int = 0
    suspicious: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    total: int = 0
    took_s: float = 0.0
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of an archive: counts, sizes in bytes, dates as ISO 8601."""

    articles: int
    forms: int
    tokens: int
    segments: int
    deleted: int
    bytes_on_disk: int
    generation: int
    analyser: str
    roots: tuple[str, ...]
    oldest: str | None
    newest: str | None
    undated: int
    sources: tuple[tuple[str, int], ...]
    failures: tuple[Failure, ...]
    suspicious: tuple[tuple[str, str], ...]
