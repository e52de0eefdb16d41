"""The table: what every run of an archive stands for, settled by the evidence of all articles together."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from indexer.polish.names.base_forms import BaseForms, Name
from indexer.polish.names.boundaries import Boundaries, tokens_of
from indexer.polish.names.cues import Kind
from indexer.polish.names.evidence import Evidence, Run
from indexer.polish.names.name_words import Words

_RUNS_AT_ONCE = 50_000
"""What the dictionary says of their words is kept in memory for so many."""
_OF_CUE = {4: 6.0, 3: 4.0, 2: 3.0, 1: 2.5}
"""What a cue of each weight counts for a kind, if it stands at every mention."""
_OF_SURNAME = 3.0
"""What it counts for a person that a word is the last of somebody's name."""
_OF_KNOWN = 6.0
"""What it counts that a name was settled to be of a kind before."""
_OFTEN, _HARDLY_EVER, _SURE, _NEVER_CALLED_SO = 4, 0.3, 2.5, 3.0
"""What it counts against a person that nobody calls so, though the name is frequent and only looks like one."""
_OF_NOTHING_ELSE = 0.7
"""What it counts for an organisation that a name looks like nothing else."""
_FEWEST_OF_PERSON, _SHARE_OF_PERSON = 3, 0.75
"""So often has a person to be called by the full name, of all with this surname, to be meant by the surname alone."""
_FEWEST_INTRODUCED = 2
_OFTENER_ALONE = 10
"""So many times oftener may a surname stand alone."""


class NameTable:
    """The names of every run, and the kind of every name."""

    def __init__(self, evidence: Evidence) -> None:
        evidence.count_words()
        self._names: dict[Run, tuple[Name, ...]] = {}
        runs = iter(evidence.runs)
        while some := list(islice(runs, _RUNS_AT_ONCE)):
            self._add(some, evidence)
        counts, scores = self._looks(evidence)
        self.kinds = self._kinds(evidence, counts, scores)
        self._full = self._full_names(evidence, counts)

    def _add(self, runs: Sequence[Run], evidence: Evidence) -> None:
        spellings = {word.rstrip(",") for text, _ in runs for word in text.split(" ")}
        words = Words(spellings.union(*(word.split("-") for word in spellings if "-" in word)) - {""})
        boundaries, base_forms = Boundaries(evidence), BaseForms(evidence)
        for text, initial in runs:
            if initial and words.needs_no_capital(text) and not evidence.runs.get((text, False)):
                self._names[text, initial] = ()  # nearly every first word of a sentence
                continue
            parts = boundaries.parts(tokens_of(text, words), initial)
            self._names[text, initial] = tuple([name for name in map(base_forms.name, parts) if name])

    def names(self, text: str, initial: bool) -> tuple[Name, ...]:
        """Return the names of a run."""
        return self._names[text, initial]

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Yield every name with each of the ways in which the archive writes it."""
        for (text, _), names in self._names.items():
            for name in names:
                yield name.base, text[name.start : name.end]

    def full_name(self, base: str) -> str:
        """Return the name by which the archive knows a short form: a surname alone, an abbreviation."""
        return self._full.get(base, base)

    def _full_names(self, evidence: Evidence, counts: Counter[str]) -> dict[str, str]:
        by_surname: dict[str, Counter[str]] = defaultdict(Counter)
        for base, kind in self.kinds.items():
            if kind is Kind.PERSON and " " in base:
                by_surname[base.rpartition(" ")[2]][base] += counts[base]
        full = {}
        for surname, people in by_surname.items():
            (person, times), *_ = people.most_common(1)
            is_known = times >= max(_FEWEST_OF_PERSON, _SHARE_OF_PERSON * people.total())
            if is_known and self.kinds.get(surname) is Kind.PERSON:
                full[surname] = person
        for (text, short), times in evidence.shorts.items():
            names = self._names.get((text, False)) or self._names.get((text, True)) or ()
            if times >= _FEWEST_INTRODUCED and names and short in self.kinds:
                name = names[-1]
                if " " in name.base and self.kinds[name.base] is self.kinds[short] is Kind.ORGANISATION:
                    full[short] = name.base
        return full

    def _kinds(self, evidence: Evidence, counts: Counter[str], scores: dict[str, dict[Kind, float]]) -> dict[str, Kind]:
        called_people: dict[str, float] = defaultdict(float)
        for base, kind, share in self._cues(evidence, counts):
            scores[base][kind] += share
            called_people[base] += share if kind is Kind.PERSON else 0
        kinds: dict[str, Kind] = {}
        surnames: Counter[str] = Counter()
        # Names of several words first: the last words of people tell of whom a word alone may be.
        for base in sorted(counts, key=lambda base: " " not in base):
            score = scores[base]
            for kind, times in evidence.known.kinds(base).items() if evidence.known else ():
                score[kind] += _OF_KNOWN * min(1, times / counts[base])
            if counts[base] >= _OFTEN and called_people[base] < _HARDLY_EVER and score[Kind.PERSON] < _SURE:
                score[Kind.PERSON] -= _NEVER_CALLED_SO
                score[Kind.ORGANISATION] += _OF_NOTHING_ELSE
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
