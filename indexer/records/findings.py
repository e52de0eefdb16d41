"""Records of what a researcher makes of hits: lines of a concordance, words beside a word, words of a topic."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """One place where what was asked for stands, with the text on both sides of it.

    `keyword` is what stands there, `left` and `right` what surrounds it, in one line and in whole words. `start` and
    `end` of the keyword are code points in its `field` ("title", "lead", "body" or "caption"; of captions the text is
    all of them, parted by newlines).
    """

    left: str
    keyword: str
    right: str
    id: str
    title: str
    published: str | None
    source: str | None
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near what was asked for, with all its forms.

    `together` is how often it stands there, `frequency` how often in all articles that the filters of the request let
    through. `log_likelihood` says how little chance explains that (G², Dunning 1993; above 15.1 it is less than 1 in
    10,000), `log_dice` how typical it is, whatever the size of the archive (Rychlý 2008; at most 14).
    """

    word: str
    together: int
    frequency: int
    log_likelihood: float
    log_dice: float


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that some articles have more often than others, with all its forms.

    `frequency` and `reference` are how often it stands in the former and in the latter, `per_million` the same of a
    million words of the former. `log_likelihood` says how little chance explains the difference (G², Rayson and Garside
    2000), `log_ratio` how often it doubles (Hardie 2014; of a word that the others lack, as if they had half a one).
    """

    word: str
    frequency: int
    reference: int
    per_million: float
    log_likelihood: float
    log_ratio: float


@dataclass(frozen=True, slots=True)
class Curve:
    """How many articles of a query are of each period of a timeline; `label` says which part of them, "" all.

    `totals` are all articles of each period that the filters of the request let through. `undated` have no date,
    `imprecise` one that is longer than a period: neither is counted.
    """

    query: str
    label: str
    counts: tuple[int, ...]
    totals: tuple[int, ...]
    undated: int = 0
    imprecise: int = 0

    @property
    def shares(self) -> tuple[float | None, ...]:
        """The counts as shares of all articles of each period; None for a period that has none."""
        return tuple(count / total if total else None for count, total in zip(self.counts, self.totals, strict=True))


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts over time: `periods` of one length (`by`: "day", "week", "month" or "year") without a gap, by ISO 8601."""

    by: str
    periods: tuple[str, ...]
    curves: tuple[Curve, ...]
