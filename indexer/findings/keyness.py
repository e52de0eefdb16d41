"""Keyness: the words that some articles have more often than others."""

from datetime import date

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.storage.array_ops import Floats, Ints, Mask
from indexer.findings.lemmas import Lemmas
from indexer.findings.likelihood import log_likelihood
from indexer.records.findings import Keyword
from indexer.records.search import Request
from indexer.search.results.search import Search

SIGNIFICANT = 3.84
"""What G² is above by chance once in 20 times: a word below is none of those asked for."""
MILLION = 1_000_000


def keywords(
    snapshot: Snapshot, request: Request, against: Request | None, today: date, least: int
) -> tuple[Keyword, ...]:
    """Return the words that the articles of a request have more often than those of another, the keyest first.

    Without the other they are set against all other articles. Words that stand there less than `least` times are left
    out. Raises UsageError.
    """
    lemmas = Lemmas(snapshot)
    matching = _masks(snapshot, request, today)
    here, tokens = lemmas.counted(matching)
    there, others = lemmas.counted(
        [_live(segment.live, ~some) for segment, some in zip(snapshot.segments, matching, strict=True)]
        if against is None
        else _masks(snapshot, against, today)
    )
    found = np.flatnonzero(here >= max(least, 1))
    likelihood = _likelihood(here[found], there[found], tokens, others)
    oftener = here[found] * max(others, 1) > there[found] * tokens
    key = np.flatnonzero(oftener & (likelihood >= SIGNIFICANT))
    order = key[np.lexsort((found[key], -here[found[key]], -likelihood[key]))]
    order = order[request.offset : request.offset + request.limit]
    return tuple(
        Keyword(
            lemmas.name(lemma),
            count,
            other,
            round(count * MILLION / tokens, 2),
            round(strength, 2),
            round(float(np.log2(count / tokens) - np.log2((other or 0.5) / max(others, 1))), 2),
        )
        for lemma, count, other, strength in zip(
            found[order].tolist(),
            here[found[order]].tolist(),
            there[found[order]].tolist(),
            likelihood[order].tolist(),
            strict=True,
        )
    )


def _masks(snapshot: Snapshot, request: Request, today: date) -> list[Mask]:
    """Tell of the documents of every segment whether they match."""
    masks = []
    for segment, documents in zip(snapshot.segments, Search(snapshot, request, today).matching(), strict=True):
        masks.append(np.zeros(segment.count, np.bool_))
        masks[-1][documents] = True
    return masks


def _live(live: Mask | None, documents: Mask) -> Mask:
    return documents if live is None else documents & live


def _likelihood(here: Ints, there: Ints, tokens: int, others: int) -> Floats:
    """Compare frequencies among so many tokens with those among so many others (Rayson and Garside 2000)."""
    together = (here + there).astype(np.float64)
    share = tokens / max(tokens + others, 1)
    return log_likelihood(
        ((here.astype(np.float64), together * share), (there.astype(np.float64), together * (1 - share)))
    )
