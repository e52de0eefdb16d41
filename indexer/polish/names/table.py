"""The table: what every run of an archive stands for, settled by the evidence of all articles together."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from indexer.polish.names.base_forms import BaseForms, Name
from indexer.polish.names.boundaries import Boundaries, tokens_of
from indexer.polish.names.cues import Kind
from indexer.polish.names.evidence import Evidence, Run
from indexer.polish.names.words import words_of

_OF_CUE = {4: 6.0, 3: 4.0, 2: 3.0, 1: 2.5}
"""What a cue of each weight counts for a kind, if it stands at every mention."""
_OF_SURNAME = 3.0
"""What it counts for a person that a word is the last of somebody's name."""
_OFTENER_ALONE = 10
"""So many times oftener may a surname stand alone."""


class NameTable:
    """The names of every run, and the kind of every name."""

    def __init__(self, evidence: Evidence) -> None:
        evidence.count_words()
        spellings = {word.rstrip(",") for text, _ in evidence.runs for word in text.split(" ")}
        words = words_of(spellings.union(*(word.split("-") for word in spellings if "-" in word)) - {""})
        boundaries, base_forms = Boundaries(evidence), BaseForms(evidence)
        self._names: dict[Run, tuple[Name, ...]] = {}
        for text, initial in evidence.runs:
            parts = boundaries.parts(tokens_of(text, words), initial)
            self._names[text, initial] = tuple(name for name in map(base_forms.name, parts) if name)
        self.kinds = self._kinds(evidence)

    def names(self, text: str, initial: bool) -> tuple[Name, ...]:
        """Return the names of a run."""
        return self._names[text, initial]

    def _kinds(self, evidence: Evidence) -> dict[str, Kind]:
        counts, scores = self._looks(evidence)
        for base, kind, share in self._cues(evidence, counts):
            scores[base][kind] += share
        kinds: dict[str, Kind] = {}
        surnames: Counter[str] = Counter()
        # Names of several words first: the last words of people tell of whom a word alone may be.
        for base in sorted(counts, key=lambda base: " " not in base):
            score = scores[base]
            if base in surnames:
                score[Kind.PERSON] += _OF_SURNAME * min(1, _OFTENER_ALONE * surnames[base] / counts[base])
            kinds[base] = max(sorted(score), key=score.__getitem__)
            if " " in base and kinds[base] is Kind.PERSON:
                surnames[base.rpartition(" ")[2]] += counts[base]
        return kinds

    def _looks(self, evidence: Evidence) -> tuple[Counter[str], dict[str, dict[Kind, float]]]:
        """Return how often each name occurs, and what kind it looks like on the average."""
        counts: Counter[str] = Counter()
        scores: dict[str, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
        for run, names in self._names.items():
            times = evidence.runs[run]
            for name in names:
                counts[name.base] += times
                scores[name.base][name.kind] += name.weight * times
        for base, score in scores.items():
            for kind in score:
                score[kind] /= counts[base]
        return counts, scores

    def _cues(self, evidence: Evidence, counts: Counter[str]) -> Iterator[tuple[str, Kind, float]]:
        """Yield what the words around say of the names with which runs begin."""
        for (text, (kind, weight)), times in evidence.cues.items():
            names = self._names.get((text, False)) or self._names.get((text, True)) or ()
            if names and not names[0].start:
                yield names[0].base, kind, _OF_CUE[weight] * times / counts[names[0].base]
