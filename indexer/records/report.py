"""What an archive tells of its words, of a run of indexing and of itself."""

from dataclasses import dataclass

from indexer.records.scrape import Failure
from indexer.records.search import Note


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
    """What one run of indexing did: files looked at and read, articles new, changed and gone, what failed.

    `ids`, where they were asked for, are those "added", "changed" and "removed".
    """

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
    ids: dict[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved of a damaged index: articles kept and lost, and the files from which the latter may come.

    The next run of indexing reads those files again.
    """

    kept: int
    lost: int
    files: tuple[str, ...]


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
