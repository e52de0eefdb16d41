"""The search over again, one document and one word at a time, as plainly as it can be said.

Scores are dictionaries from the number of a document to its score; deleted documents are left out at the very end.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from itertools import accumulate
from math import exp, log

from whoosh import query
from whoosh.util.numeric import byte_to_length, length_to_byte
from whoosh.util.times import datetime_to_long

from indexer.engine.matching.passage import Passage
from indexer.engine.matching.proximity import Proximity
from indexer.engine.matching.query_nodes import (
    AllOf,
    AnyOf,
    InSequence,
    MergedTerm,
    NoneOf,
    Period,
    Ranked,
    WithId,
    Within,
)
from indexer.engine.storage.documents import Document, seconds_of, texts_of
from indexer.engine.storage.fields import FIELD_GROUPS, GROUP_OF
from indexer.polish.tokens import TOKEN, form
from tests.support.histories import History

Scores = dict[int, float]
ANYWHERE = 1000

Place = tuple[str, int]  # field and position


@dataclass(frozen=True)
class Formula:
    """BM25 by the book: how rare a term is, and what it makes of a length."""

    rarity: Callable[[int, int], float]
    length: Callable[[float], float] = float

    def score(self, frequency: float, length: float, average: float, idf: float) -> float:
        return idf * 2.2 * frequency / (frequency + 1.2 * (0.25 + 0.75 * self.length(length) / average))


OURS = Formula(lambda found, count: log(1 + (count - found + 0.5) / (found + 0.5)))
WHOOSHS = Formula(
    lambda found, count: log(count / (found + 1)) + 1, lambda length: byte_to_length(length_to_byte(int(length)))
)


@dataclass(frozen=True)
class Word:
    """A term by the book: the weight of every form that it stands for, of every field that counts, of every case."""

    forms: dict[str, float]
    fields: dict[str, float]
    cases: tuple[float, ...] = (1.0, 1.0, 1.0, 1.0)


def _no_word(term: MergedTerm) -> Word:
    raise AssertionError("only Whoosh's own queries are asked here")


class BruteForce:
    """Answers queries on a history; `word_of` says what a merged term stands for."""

    def __init__(self, history: History, formula: Formula, word_of: Callable[[MergedTerm], Word] = _no_word) -> None:
        self.documents = history.documents
        self.live = [number for number, one in enumerate(self.documents) if history.is_live(one)]
        self.texts = [_texts(document) for document in self.documents]
        self.cases = [_highest_cases(document) for document in self.documents]
        self.formula = formula
        self.word_of = word_of

    def answer(self, node: query.Query) -> Scores:
        if not self.documents:
            return {}
        scores = self.scores(node)
        boost = getattr(node, "boost", 1.0)
        return {number: boost * scores[number] for number in self.live if number in scores}

    def scores(self, node: query.Query) -> Scores:
        match node:
            case query.Term() | query.MultiTerm() | query.NumericRange() | query.Every():
                return self.of_whooshs_leaf(node)
            case query.Phrase():
                words = [query.Term(node.fieldname, word) for word in node.words]
                return self.of_terms_near(words, node.slop)
            case query.Ordered():
                return self.of_terms_near(node.subqueries, ANYWHERE)
            case query.Sequence():
                return self.of_terms_near(node.subqueries, node.slop, node.ordered)
            case query.SpanNear2():
                return self.of_terms_near(node.qs, node.slop, node.ordered)
            case MergedTerm():
                return self.of_word(self.word_of(node))
            case InSequence() | Within():
                return self.of_sequence(node)
            case Ranked():
                return self.of_ranked(node)
            case Period() | WithId():
                return self.alike(lambda document: _passes(document, node))
            case _ if node is query.NullQuery:
                return {}
            case _:
                return self.of_compound(node)

    def alike(self, passes: Callable[[Document], bool], score: float = 1.0) -> Scores:
        return {number: score for number, document in enumerate(self.documents) if passes(document)}

    # Words

    def of_word(self, word: Word) -> Scores:
        frequencies = {
            number: sum(
                weight * self.weight(word, number, name, form)
                for name, weight in word.fields.items()
                for form in texts[name]
            )
            for number, texts in enumerate(self.texts)
        }
        found = {number: frequency for number, frequency in frequencies.items() if frequency}
        idf = self.idf(word)
        return {number: self.scored(frequency, number, word, idf) for number, frequency in found.items()}

    def weight(self, word: Word, number: int, name: str, form: str) -> float:
        """The weight of a form in a field of a document, by the highest case in which it stands there."""
        return word.forms.get(form, 0.0) * word.cases[self.cases[number][name][form]]

    def idf(self, word: Word) -> float:
        """Deleted documents count until they are merged away."""
        found = sum(
            any(self.weight(word, number, name, form) for name in word.fields for form in texts[name])
            for number, texts in enumerate(self.texts)
        )
        return self.formula.rarity(found, len(self.documents))

    def scored(self, frequency: float, number: int, word: Word, idf: float) -> float:
        lengths = [sum(len(texts[name]) for name in word.fields) for texts in self.texts]
        average = sum(lengths) / len(lengths) or 1.0
        return self.formula.score(frequency, lengths[number], average, idf)

    # Words in places

    def of_sequence(self, node: InSequence | Within) -> Scores:
        words = [self.word_of(term) for term in _terms(node)]
        idf = sum(map(self.idf, words))
        counts = {number: len(self.starts(node, number)) for number in range(len(self.documents))}
        return {number: self.scored(count, number, words[0], idf) for number, count in counts.items() if count}

    def starts(self, node: MergedTerm | InSequence | Within, number: int) -> set[Place]:
        """Where a term, or the first term of a sequence, stands in a document."""
        match node:
            case MergedTerm():
                word = self.word_of(node)
                texts = self.texts[number]
                return {
                    (name, position)
                    for name in word.fields
                    for position, form in enumerate(texts[name])
                    if self.weight(word, number, name, form)
                }
            case Within():
                left, right = self.starts(node.left, number), self.starts(node.right, number)
                return {
                    (name, here)
                    for name, here in left
                    if any(name == other and 0 < abs(there - here) <= node.distance for other, there in right)
                }
        *_, kept = places = [self.starts(term, number) for term in node.terms]
        for before in reversed(places[:-1]):
            kept = {
                (name, place)
                for name, place in before
                if any((name, place + 1 + gap) in kept for gap in range(min(node.slop, 1000) + 1))
            }
        return kept

    def nearness(self, proximity: Proximity, number: int) -> float:
        """The bonus of a document for neighbours of the query that stand near each other."""
        total = 0.0
        for pair in proximity.pairs:
            left, right = self.word_of(pair.left), self.word_of(pair.right)
            closeness = 0.0
            for name, here in self.starts(pair.left, number):
                for other, there in self.starts(pair.right, number):
                    if name == other and 0 < abs(there - here) <= proximity.window:
                        closeness += (1.0 if there > here else proximity.reversed_share) / (there - here) ** 2
            idf = pair.left.boost * self.idf(left) + pair.right.boost * self.idf(right)
            total += proximity.weight * self.scored(closeness, number, left, idf)
        return total + (self.in_passage(proximity.passage, number) if proximity.passage else 0.0)

    def in_passage(self, passage: Passage, number: int) -> float:
        """The bonus of a document for a stretch that has much of the query, and for words that come early."""
        places = [self.starts(term, number) for term in passage.terms]
        weights = [term.boost * self.idf(self.word_of(term)) for term in passage.terms]
        group = FIELD_GROUPS[passage.terms[0].fields.group]
        starts = dict(
            zip(group, accumulate((len(self.texts[number][name]) for name in group), initial=0), strict=False)
        )
        fullest = early = 0.0
        for name, start in set().union(*places):
            inside = [
                any(name == other and 0 <= at - start <= passage.stretch for other, at in some) for some in places
            ]
            fullest = max(fullest, sum(weight for weight, here in zip(weights, inside, strict=True) if here))
        for weight, some in zip(weights, places, strict=True):
            if some:
                early += weight * exp(-min(starts[name] + at for name, at in some) / passage.early_scale)
        return passage.coverage * fullest + passage.early * early

    # Compounds

    def of_ranked(self, node: Ranked) -> Scores:
        parts = [self.answer(part) for part in (*node.must, *node.should)]
        unwanted = {number for part in node.must_not for number in self.answer(part)}
        required = [self.answer(part) for part in node.filters]
        scores = {}
        for number in self.live:
            found = [number in part for part in parts]
            is_wanted = all(found[: len(node.must)]) if node.must else any(found) or not parts
            if is_wanted and number not in unwanted and all(number in part for part in required):
                matched = sum(one and counts for one, counts in zip(found, node.counted, strict=True))
                share = matched / (sum(node.counted) or 1)
                scores[number] = sum(part.get(number, 0.0) for part in parts) * (1 + node.coordination * share**2)
        return scores

    def of_compound(self, node: query.Query) -> Scores:
        match node:
            case query.And(subqueries=parts) | AllOf(parts=parts):
                return self.of_and(parts)
            case query.Or(subqueries=parts) | AnyOf(parts=parts):
                return _added([self.answer(part) for part in parts])
            case query.DisjunctionMax():
                answers = [self.answer(part) for part in node.subqueries]
                return {number: max(answer.get(number, 0.0) for answer in answers) for number in _added(answers)}
            case query.Not(query=part) | NoneOf(part=part):
                without = self.answer(part)
                return {number: 1.0 for number in self.live if number not in without}
            case query.AndNot():
                without = self.answer(node.b)
                return {number: score for number, score in self.answer(node.a).items() if number not in without}
            case query.AndMaybe():
                extra = self.answer(node.b)
                return {number: score + extra.get(number, 0.0) for number, score in self.answer(node.a).items()}
            case query.Require():
                required = self.answer(node.b)
                return {number: score for number, score in self.answer(node.a).items() if number in required}
            case query.Otherwise():
                return self.answer(node.a) or self.answer(node.b)
            case query.ConstantScoreQuery():
                return dict.fromkeys(self.answer(node.child), node.score)
        raise NotImplementedError(node)

    def of_and(self, nodes: Sequence[query.Query]) -> Scores:
        """What is negated takes away and scores nothing, unless there is nothing else."""
        wanted = [self.answer(node) for node in nodes if not isinstance(node, (query.Not, NoneOf))]
        negated = [node.query for node in nodes if isinstance(node, query.Not)]
        negated += [node.part for node in nodes if isinstance(node, NoneOf)]
        unwanted = {number for node in negated for number in self.answer(node)}
        scores = _added(wanted) if wanted else dict.fromkeys(self.live, 1.0)
        return {
            number: score
            for number, score in scores.items()
            if all(number in part for part in wanted) and number not in unwanted
        }

    # Whoosh's own leaves

    def of_whooshs_leaf(self, node: query.Query) -> Scores:
        if isinstance(node, query.NumericRange):
            return self.alike(lambda document: _is_in_range(document, node))
        if _is_everything(node):
            return self.alike(lambda document: bool(node.fieldname is None or self.field(document, node.fieldname)))
        known = {form for document in self.documents for form in self.field(document, node.fieldname)}
        chosen = {form for form in known if _stands_for(node, form)}
        if node.fieldname not in GROUP_OF or getattr(node, "constantscore", False):
            return self.alike(lambda document: not chosen.isdisjoint(self.field(document, node.fieldname)))
        return _added([self.of_word(Word({form: 1.0}, {node.fieldname: 1.0})) for form in chosen])

    def of_terms_near(self, terms: Sequence[query.Term], slop: int, ordered: bool = True) -> Scores:
        """Terms each at most `slop` places after the one before it, or before it where the order does not matter."""
        scores = [self.answer(term) for term in terms]
        words = [term.text for term in terms]
        return {
            number: sum(score[number] for score in scores)
            for number in self.live
            if _stand_near(self.texts[number][terms[0].fieldname], words, slop)
            or (not ordered and _stand_near(self.texts[number][terms[0].fieldname], words[::-1], slop))
        }

    def field(self, document: Document, fieldname: str) -> Collection[str]:
        if fieldname == "id":
            return [document.article.id]
        return _texts(document)[fieldname]


def _texts(document: Document) -> dict[str, list[str]]:
    texts = texts_of(document.article)
    return {
        name: [form(spelling) for spelling in TOKEN.findall(text)]
        for group, fields in FIELD_GROUPS.items()
        for name, text in zip(fields, texts[group], strict=True)
    }


def _highest_cases(document: Document) -> dict[str, dict[str, int]]:
    texts = texts_of(document.article)
    return {
        name: _highest_cases_in(text)
        for group, fields in FIELD_GROUPS.items()
        for name, text in zip(fields, texts[group], strict=True)
    }


def _highest_cases_in(text: str) -> dict[str, int]:
    highest: dict[str, int] = {}
    before, end = "", 0
    for token in TOKEN.finditer(text):
        spelling, gap = token.group(), text[end : token.start()]
        begins = not before or re.search('[!?…:\n„”“"«»•]', gap) or ("." in gap and len(before) > 4)
        base = re.split("[-‑'’‘`´]", spelling)[0]
        if len(base) > 1 and base.isupper():
            case = 3
        elif spelling[0].isupper():
            case = 1 if begins else 2
        else:
            case = 0
        highest[form(spelling)] = max(case, highest.get(form(spelling), 0))
        before, end = spelling, token.end()
    return highest


def _stand_near(text: Sequence[str], words: Sequence[str], slop: int) -> bool:
    ends = {place for place, form in enumerate(text) if form == words[0]}
    for word in words[1:]:
        places = {place for end in ends for place in range(end + 1, min(end + slop + 1, len(text)))}
        ends = {place for place in places if text[place] == word}
    return bool(ends)


def _terms(node: MergedTerm | InSequence | Within) -> list[MergedTerm]:
    match node:
        case MergedTerm():
            return [node]
        case InSequence():
            return list(node.terms)
        case _:
            return _terms(node.left) + _terms(node.right)


def _added(parts: Sequence[Scores]) -> Scores:
    total: Scores = {}
    for part in parts:
        for number, score in part.items():
            total[number] = total.get(number, 0.0) + score
    return total


def _passes(document: Document, node: Period | WithId) -> bool:
    article = document.article
    if isinstance(node, WithId):
        return fnmatchcase(article.id, node.id)
    start, end = seconds_of(article.published)
    if node.undated or article.published is None:
        return node.undated and article.published is None
    return (node.start is None or start >= node.start) and (node.end is None or end <= node.end)


def _is_in_range(document: Document, node: query.NumericRange) -> bool:
    if document.article.published is None:
        return False
    seconds, _ = seconds_of(document.article.published)
    return _is_between(datetime_to_long(datetime.fromtimestamp(seconds, UTC)), node)


def _is_between(value: object, node: query.TermRange | query.NumericRange) -> bool:
    is_after = node.start is None or (value > node.start if node.startexcl else value >= node.start)
    is_before = node.end is None or (value < node.end if node.endexcl else value <= node.end)
    return is_after and is_before


def _is_everything(node: query.Query) -> bool:
    """Whoosh takes patterns that fit anything for `Every`, which scores alike for all documents."""
    match node:
        case query.Prefix(text="") | query.Wildcard(text="*") | query.Regex(text=".*") | query.Every():
            return True
    return False


def _stands_for(node: query.Query, form: str) -> bool:
    match node:
        case query.Term():
            return form == node.text
        case query.Prefix():
            return form.startswith(node.text)
        case query.Wildcard():
            return fnmatchcase(form, node.text)
        case query.Regex():
            return re.match(node.text, form) is not None
        case query.FuzzyTerm():
            same = node.prefixlength
            return form[:same] == node.text[:same] and _edits(form, node.text) <= node.maxdist
        case query.TermRange():
            return _is_between(form, node)
    raise NotImplementedError(node)


def _edits(left: str, right: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(right) + 1))
    for number, letter in enumerate(left, 1):
        above, row = row, [number]
        for place, other in enumerate(right):
            row.append(min(row[-1] + 1, above[place + 1] + 1, above[place] + (letter != other)))
    return row[-1]
