"""What reading a scrape gives: an article and how it came about, or why it could not be read."""

from dataclasses import dataclass
from pathlib import Path

from indexer.messages import Message
from indexer.records.article import Article


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line, or a part of one, that cleaning took out of a scrape: `line` counts from 1.

    `reason` is a message of the catalogues, to be translated where it is shown; `rule` names what decided.
    """

    line: int
    text: str
    reason: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one record of a scrape: the article and how it came about.

    `record` names the record inside its file ("" where the file is one article) and stays the same when the record's
    text changes, as far as the record has an id or a URL of its own. `line` is the line of the file, counted from 1,
    where the record starts. `lines` gives the line of each paragraph of title, lead, body and captions, in this order,
    in the file; it is empty where all of them stand on `line`. `suspicious` says why the cleaning should be looked at,
    as a message of the catalogues. `raw_digest` is a 64-bit hash of the record as the file has it, 0 where the file is
    one article.
    """

    article: Article
    record: str = ""
    line: int = 1
    lines: tuple[int, ...] = ()
    dropped: tuple[DroppedLine, ...] = ()
    is_article: bool = True
    suspicious: str | None = None
    raw_digest: int = 0


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A record that stands in its file as it did when it was last read; a hash of its name tells which."""

    record: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a record of one, that could not be read: where, and why."""

    path: str
    reason: Message
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Scrape:
    """A raw scrape: its file, the line it begins on there, counted from 1, and its text from there on, decoded.

    Of a file of many records it is the lines of one; of any other it is all of the file.
    """

    path: Path
    line: int
    text: str
