"""What an archive teaches about its sources: lines that recur across many articles of one source are furniture.

With it goes what a person says of their records: what those call the fields.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from indexer.messages import N_
from indexer.records.scrape import Reading

REASON = N_("recurs in many articles of this source")

_ARTICLES = 10
_DAYS = 3
_LONGEST = 500
# Lines counted at once; beyond that, lines seen only once so far are forgotten: they are hardly furniture.
_MOST_LINES = 400_000


@dataclass(frozen=True, slots=True)
class Learned:
    """Lines that are furniture, by source; "" is for articles of no known source.

    `names` are those that records of this archive have for fields, and our own for the same.
    """

    lines: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, source: str | None) -> frozenset[str]:
        """The lines that are furniture in articles of `source`, as `fingerprint` spells them."""
        return self.lines.get(source or "", frozenset())

    def renamed(self, record: Mapping[str, object]) -> Mapping[str, object]:
        """A record with our names for its fields; what it has under such a name already goes after that."""
        if not any(name in record for name in self.names):
            return record
        values = {self.names[name]: value for name, value in record.items() if name in self.names and value}
        return values | {name: value for name, value in record.items() if name not in values}

    def to_json(self) -> dict[str, Any]:
        """The value as plain lists and texts in a fixed order, {} for one that is empty."""
        lines = {source: sorted(lines) for source, lines in sorted(self.lines.items()) if lines}
        parts: dict[str, Any] = {"lines": lines, "names": dict(sorted(self.names.items()))}
        return {name: part for name, part in parts.items() if part}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Learned":
        """The value that `to_json` gave."""
        lines = {source: frozenset(lines) for source, lines in value.get("lines", {}).items()}
        return cls(lines, value.get("names", {}))

    def __or__(self, other: "Learned") -> "Learned":
        """What either of two values knows."""
        sources = self.lines.keys() | other.lines.keys()
        lines = {source: self.of(source) | other.of(source) for source in sources}
        return Learned(lines, {**self.names, **other.names})


NOTHING = Learned()
"""What an empty archive teaches."""


@dataclass(slots=True)
class _Sightings:
    articles: int = 0
    days: set[str] = field(default_factory=set)


def fingerprint(line: str) -> str:
    """A line as it is compared: in lower case, with digits alike, so that counters and dates do not hide it."""
    return "".join("0" if character.isdigit() else character for character in " ".join(line.lower().split()))


def learn(readings: Iterable[Reading]) -> Learned:
    """The lines seen in ten articles of one source or more, on three days or more.

    A line that opens an article, or that several sources print, is never one: it is an agency's text that was
    syndicated, such as a lead or the background paragraph of a long story. Articles without a date count, but add no
    day. Memory is bounded: of very many lines the rare ones are forgotten on the way.
    """
    seen: dict[tuple[str, str], _Sightings] = {}
    openings: set[str] = set()
    for reading in readings:
        article = reading.article
        paragraphs = [fingerprint(line) for line in f"{article.lead}\n{article.body}".split("\n") if line]
        openings.update(paragraphs[:1])
        source = article.source or ""
        for line in set(paragraphs[1:]) | {fingerprint(caption) for caption in article.captions}:
            if len(line) > _LONGEST:
                continue
            sightings = seen.setdefault((source, line), _Sightings())
            sightings.articles += 1
            if article.published and len(article.published) >= len("2022-07-01"):
                sightings.days.add(article.published[:10])
        if len(seen) > _MOST_LINES:
            seen = {key: sightings for key, sightings in seen.items() if sightings.articles > 1}
        if len(openings) > _MOST_LINES:
            openings = set()
    sources: dict[str, set[str]] = {}
    for source, line in seen:
        sources.setdefault(line, set()).add(source)
    found: dict[str, set[str]] = {}
    for (source, line), sightings in seen.items():
        is_syndicated = line in openings or len(sources[line]) > 1
        if sightings.articles >= _ARTICLES and len(sightings.days) >= _DAYS and not is_syndicated:
            found.setdefault(source, set()).add(line)
    return Learned({source: frozenset(lines) for source, lines in found.items()})
