"""Collocations: the words that stand near what was asked for more often than elsewhere."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, islice

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.query_nodes import Everything
from indexer.engine.matching.top_documents import collect
from indexer.engine.storage.array_ops import Floats, Ints, Mask
from indexer.errors import UsageError
from indexer.findings.lemmas import Lemmas
from indexer.findings.likelihood import log_likelihood
from indexer.findings.occurrences import Occurrence, occurrences
from indexer.messages import message
from indexer.polish.tokens import TOKEN, form
from indexer.records.findings import Collocate
from indexer.records.search import Request
from indexer.search.results.search import Search

MEASURES = ("likelihood", "logdice")
_LONG_WORD = 30
"""So many characters a word and what parts it from the next take at most, when a window is cut out."""


def collocates(
    snapshot: Snapshot, request: Request, today: date, window: int, measure: str, least: int
) -> tuple[Collocate, ...]:
    """Return the words within `window` words of an occurrence, in the same paragraph, the strongest by `measure` first.

    Every place of a window counts once. Words that stand there less than `least` times, and those that stand there no
    more often than by chance, are left out. Raises UsageError.
    """
    if measure not in MEASURES:
        raise UsageError(
            message("Unknown measure “{measure}”. Possible: {measures}.", measure=measure, measures=", ".join(MEASURES))
        )
    search = Search(snapshot, request, today)
    near, nodes, size = _counted(search, window)
    if not near:
        return ()
    lemmas = Lemmas(snapshot)
    everywhere, tokens = _reference(search, lemmas)
    together = np.zeros(len(everywhere), np.int64)
    for word, count in near.items():
        lemma = lemmas.of(word)
        if lemma is not None:
            together[lemma] += count
    found = np.flatnonzero(together >= max(least, 1))
    both, frequency = together[found], np.maximum(everywhere[found], together[found])
    likelihood = _likelihood(both, frequency, size, max(tokens, size))
    dice = 14 + np.log2(2 * both / (nodes + frequency))
    oftener = both * max(tokens, size) > frequency * size
    by = likelihood if measure == MEASURES[0] else dice
    order = np.lexsort((found, -both, -by))
    order = order[oftener[order]][request.offset : request.offset + request.limit]
    return tuple(
        Collocate(lemmas.name(int(found[at])), int(both[at]), int(frequency[at]), *_rounded(likelihood[at], dice[at]))
        for at in order.tolist()
    )


def _rounded(*numbers: float) -> Iterator[float]:
    return (round(float(number), 2) for number in numbers)


def _reference(search: Search, lemmas: Lemmas) -> tuple[Ints, int]:
    """Count the words of all articles that the filters let through."""
    if not search.filters:
        return lemmas.everywhere, lemmas.token_count
    evaluator = search.evaluator
    through = collect(evaluator, Everything(), search.filters, 0, "newest", None).matching
    masks: list[Mask] = [some.mask for some in through]
    return lemmas.counted(masks)


def _likelihood(both: Ints, frequency: Ints, size: int, tokens: int) -> Floats:
    """Compare what stands in windows of `size` words altogether with what stands outside, of all `tokens`."""
    inside, outside = both.astype(np.float64), (frequency - both).astype(np.float64)
    share = size / tokens
    total = frequency.astype(np.float64)
    return log_likelihood(
        (
            (inside, total * share),
            (outside, total * (1 - share)),
            (size - inside, (tokens - total) * share),
            (np.maximum(tokens - size - outside, 0), (tokens - total) * (1 - share)),
        )
    )


def _counted(search: Search, window: int) -> tuple[Counter[str], int, int]:
    """Count the forms in all windows; return also how many occurrences there are, and words in their windows."""
    near: Counter[str] = Counter()
    nodes = 0
    for some in occurrences(search):
        for article in some:
            nodes += len(article.places)
            for _, places in groupby(article.places, key=lambda place: place.field):
                near.update(_near(list(places), window))
    return near, nodes, near.total()


def _near(places: Sequence[Occurrence], window: int) -> Iterator[str]:
    """Yield the forms in the windows around the occurrences in one field, each place once, without the occurrences."""
    text, found = places[0].text, dict[int, str]()
    for place in places:
        first = max(text.rfind("\n", 0, place.start) + 1, place.start - window * _LONG_WORD)
        last = text.find("\n", place.end)
        last = min(len(text) if last < 0 else last, place.end + window * _LONG_WORD)
        before = [token for token in TOKEN.finditer(text, first, place.start) if _is_whole(text, token.start())]
        behind = islice(TOKEN.finditer(text, place.end, last), window)
        for token in (*before[max(len(before) - window, 0) :], *behind):
            found[token.start()] = token.group()
    for place in places:
        for token in TOKEN.finditer(text, place.start, place.end):
            found.pop(token.start(), None)
    return map(form, found.values())


def _is_whole(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()
