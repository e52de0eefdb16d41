"""More like this: the significant words of an article as a query."""

from collections import Counter
from math import log

from indexer.engine.commits.snapshot import Snapshot
from indexer.polish.stopwords import STOPWORDS
from indexer.polish.tokens import TOKEN, form
from indexer.records.article import Article

MOST_WORDS = 25
FEWEST_LETTERS = 3
TITLE_WEIGHT = 3


def significant_words(snapshot: Snapshot, article: Article) -> list[str]:
    """Return the words that tell an article from the others: frequent in it, rare in the archive."""
    counts: Counter[str] = Counter()
    for weight, text in ((TITLE_WEIGHT, article.title), (1, article.lead), (1, article.body)):
        for spelling in TOKEN.findall(text):
            counts[form(spelling)] += weight
    tokens = sum(int(segment.total_lengths("text").sum()) for segment in snapshot.segments)
    scores = {
        word: count * log(tokens / _frequency(snapshot, word))
        for word, count in counts.items()
        if len(word) >= FEWEST_LETTERS and word not in STOPWORDS and not word.isdigit()
    }
    return sorted(scores, key=lambda word: (-scores[word], word))[:MOST_WORDS]


def _frequency(snapshot: Snapshot, word: str) -> int:
    found = ((segment.lexicon, segment.lexicon.find(word)) for segment in snapshot.segments)
    return sum(int(lexicon.frequencies[number]) for lexicon, number in found if number is not None) or 1
