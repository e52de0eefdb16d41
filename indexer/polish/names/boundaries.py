"""Boundaries: where the names begin and end that stand side by side in one run of capitalised words."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from indexer.polish.names.evidence import Evidence, pair_of
from indexer.polish.names.name_words import COMMON, FIRST, ORGANISATION, PEOPLE, PLACE, SURNAME, Word
from indexer.polish.stopwords import STOPWORDS

_CONJUNCTIONS = ("i", "oraz")
_ONE_LETTER_WORDS = frozenset("AIOUWZ")
_FEW = 4
_MOST_FIRST_NAMES = 3
_LONGEST_PERSON = 3
_SHORTEST_NAME = 4


class Token(NamedTuple):
    """A word of a run, and its place there."""

    start: int
    end: int
    word: Word

    @property
    def text(self) -> str:
        """The word without a joined ending."""
        return self.word.text


def tokens_of(text: str, words: Mapping[str, Word]) -> list[Token]:
    """Return the words of a run; two names that only a hyphen joins (UE-Londyn) are two."""
    tokens: list[Token] = []
    at = 0
    for spelling in text.split(" "):
        bare = spelling.rstrip(",")
        tokens += _parts_of_compound(bare, at, words) if "-" in bare else ()
        if not tokens or tokens[-1].start < at:
            tokens.append(Token(at, at + len(bare), words[bare]))
        at += len(spelling) + 1
    if sum(token.word.is_shouted for token in tokens) > 1:
        return [token for token in tokens if not token.word.is_shouted]
    return tokens


def _parts_of_compound(spelling: str, at: int, words: Mapping[str, Word]) -> list[Token]:
    first, _, last = spelling.partition("-")
    parts = [words[part] for part in (first, last) if part in words]
    if len(parts) < 2 or not all(PLACE in word.kinds or (word.is_abbreviation and word.nouns) for word in parts):
        return []
    return [Token(at, at + len(first), parts[0]), Token(at + len(first) + 1, at + len(spelling), parts[1])]


def agree(tokens: Sequence[Token]) -> bool:
    """Whether the first of two words is an adjective that agrees with the second."""
    return any(
        adjective.agrees(noun, case)
        for adjective in tokens[0].word.adjectives
        for noun in tokens[1].word.nouns
        for case in noun.cases
    )


def is_person(part: Sequence[Token]) -> bool:
    """Whether a name begins with a first name that stands alone or before a surname."""
    return FIRST in part[0].word.kinds and (len(part) == 1 or _is_person_start(part, 0))


class Boundaries:
    """Splits runs, by what the dictionary knows of their words and by what the archive shows."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    def parts(self, tokens: list[Token], initial: bool) -> list[list[Token]]:
        """Return the words of each name of a run, in order."""
        tokens = self._without_beginning(tokens, initial)
        parts: list[list[Token]] = []
        for number, token in enumerate(tokens):
            if not parts or self._is_boundary(parts[-1], tokens, number):
                parts.append([])
            parts[-1].append(token)
        return [part for part in map(_without_fillers, parts) if part]

    # What has a capital for another reason than being a name

    def _without_beginning(self, tokens: list[Token], initial: bool) -> list[Token]:
        """Drop titles and the first word of a sentence where it does not belong to the name."""
        after_title = False
        while tokens:
            word = tokens[0].word
            if word.is_title:
                after_title = True
            elif not self._is_no_beginning(tokens, initial, after_title):
                break
            tokens, initial = tokens[1:], False
        return tokens

    def _is_no_beginning(self, tokens: Sequence[Token], initial: bool, after_title: bool) -> bool:
        word, alone = tokens[0].word, len(tokens) == 1
        if word.is_filler or (word.is_no_name and (alone or FIRST not in word.kinds)):
            return True
        if word.text in _ONE_LETTER_WORDS and not alone:
            return True
        if after_title and word.is_common and word.kinds <= {COMMON, PEOPLE}:
            return True  # Minister Spraw Zagranicznych
        if initial and (word.text.lower() in STOPWORDS or not self._begins_name(tokens)):
            return True
        return alone and word.is_known and not word.nouns and not word.is_abbreviation and word.is_common

    def _begins_name(self, tokens: Sequence[Token]) -> bool:
        """Whether the first word of a sentence belongs to the name that seems to begin with it."""
        word, alone = tokens[0].word, len(tokens) == 1
        if word.is_abbreviation or not word.is_common:
            return True
        inner, initial = self._evidence.places_of(word.text, alone)
        share = inner / (inner + initial or 1)
        if alone:
            if COMMON not in word.kinds and not word.kinds.isdisjoint((PLACE, FIRST)):
                return share > 0.1 or inner + initial < _FEW
            if SURNAME in word.kinds and COMMON not in word.kinds:
                return self._evidence.places_of(word.text, alone=False)[0] > 0
            return inner > 1 and share > 0.7
        if word.head or _is_person_start(tokens, 0) or self._evidence.runs.get((text_of(tokens), False)):
            return True
        following = tokens[1].word
        if agree(tokens[:2]) and SURNAME not in following.kinds:
            return share > 0.3 or PLACE in following.kinds or following.head is not None
        return share > 0.5

    # Where one name ends and the next begins

    def _is_boundary(self, part: Sequence[Token], tokens: Sequence[Token], at: int) -> bool:
        token, previous = tokens[at], tokens[at - 1]
        word = token.word
        if token.text in _CONJUNCTIONS:
            return not _goes_on(tokens[at + 1 :])
        if word.is_filler or token.text.endswith(".") or previous.text.endswith("."):
            return False
        if previous.word.is_filler and not previous.word.is_roman and not previous.text[0].isdigit():
            return False
        starts_person = (
            _is_person_start(tokens, at)
            or self._is_known_pair(tokens, at)
            or (len(part) > 1 and any(t.word.head for t in part) and _ends_with_foreign_person(tokens, at))
        )
        if is_person(part):
            return _ends_person(part, word, starts_person)
        if starts_person:
            return not any(t.word.is_patrons_head for t in part) and self._stands_alone(part)
        if len(part) == 1 and previous.word.is_abbreviation:
            return PLACE in word.kinds or bool(word.adjectives)
        if part[0].word.head:
            return not word.is_common and PLACE not in word.kinds and self._attested_apart(part, tokens[at:])
        if len(part) == 1 and not agree([*part, token]):
            if PLACE in word.kinds and _is_declined(part[0].word, SURNAME) and not part[0].word.is_common:
                return True
            if _is_declined(part[0].word, PLACE) and not word.adjectives:
                return True
        return self._attested_apart(part, tokens[at:])

    def _stands_alone(self, part: Sequence[Token]) -> bool:
        """Whether what stands before a person may be a name by itself, not the first of its first names."""
        word = part[0].word
        return len(part) > 1 or word.is_known or word.is_abbreviation or (word.text, False) in self._evidence.runs

    def _is_known_pair(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether this word and the next, in some form, are a name elsewhere, and oftener than this and the last."""
        if at + 1 >= len(tokens):
            return False
        last = tokens[at + 1].word
        if (last.is_known and SURNAME not in last.kinds) or PLACE in last.kinds or agree(tokens[at : at + 2]):
            return False
        pairs = self._evidence.pairs
        own = pairs.get(pair_of(tokens[at].text, last.text), 0)
        return own > 1 and own > 2 * pairs.get(pair_of(tokens[at - 1].text, tokens[at].text), 0)

    def _attested_apart(self, part: Sequence[Token], others: Sequence[Token]) -> bool:
        """Whether both sides of a place are names of their own in the archive, and hardly ever one together."""
        left, right = text_of(part), text_of(others)
        together = 3 * self._evidence.run_count(f"{left} {right}")
        return self._evidence.runs.get((left, False), 0) > together < self._evidence.run_count(right)


def text_of(tokens: Sequence[Token]) -> str:
    """Return the words of a name, each without a joined ending."""
    return " ".join([token.word.text for token in tokens])


def _without_fillers(part: list[Token]) -> list[Token]:
    """Return a name without what may only stand inside one; a number may be its last word."""
    while part and part[-1].word.is_filler and part[-1].text.islower():
        part = part[:-1]
    while part and part[0].word.is_filler:
        part = part[1:]
    return part


def _is_person_start(tokens: Sequence[Token], at: int) -> bool:
    """Whether a first name stands here, and a surname after it."""
    if FIRST not in tokens[at].word.kinds or at + 1 >= len(tokens):
        return False
    word = tokens[at + 1].word
    if word.is_filler:
        return word.is_roman or at + 2 < len(tokens)
    if word.is_initial:
        return True
    if word.is_abbreviation and not word.is_cut and SURNAME not in word.kinds:
        return False
    if word.is_known and word.kinds.isdisjoint((SURNAME, FIRST)):
        return False
    return SURNAME in word.kinds or not (PLACE in tokens[at].word.kinds and _agree_after(tokens[at].word, word))


def _agree_after(noun: Word, adjective: Word) -> bool:
    """Whether an adjective agrees with the place before it: Karolina Północna."""
    return any(
        possible.agrees(place, case)
        for possible in adjective.adjectives
        for place in noun.nouns
        if place.kind == PLACE
        for case in place.cases
    )


def _ends_with_foreign_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether two last words, of which the first is in no dictionary, look like a person behind an organisation."""
    if len(tokens) - at != 2:
        return False
    first, last = tokens[at].word, tokens[at + 1].word
    if first.is_common or first.adjectives or first.is_abbreviation or last.is_abbreviation or last.is_filler:
        return False
    return not last.is_known or SURNAME in last.kinds


def _ends_person(part: Sequence[Token], word: Word, starts_person: bool) -> bool:
    """Whether a word belongs no more to the person that the words before it are."""
    if len(part) <= _MOST_FIRST_NAMES and all(
        FIRST in t.word.kinds or t.word.is_initial or t.word.is_filler for t in part
    ):
        return word.is_abbreviation and SURNAME not in word.kinds and not word.is_cut
    if (starts_person and SURNAME not in word.kinds) or len(part) > _LONGEST_PERSON or word.is_abbreviation:
        return True
    return word.is_known and word.kinds.isdisjoint((SURNAME, FIRST))


def _is_declined(word: Word, kind: str) -> bool:
    """Whether a word is a name of a kind, and not in the nominative: what follows then is no apposition."""
    names = [noun for noun in word.nouns if noun.kind == kind]
    return len(word.text) >= _SHORTEST_NAME and bool(names) and all("nom" not in noun.cases for noun in names)


def _goes_on(tokens: Sequence[Token]) -> bool:
    """Whether what stands after `i` may belong to the same name: Ministerstwo Pracy i Rodziny."""
    if not tokens or (len(tokens) > 1 and PLACE in tokens[1].word.kinds and agree(tokens[:2])):
        return False
    word = tokens[0].word
    return word.is_common and word.kinds.isdisjoint((PLACE, FIRST, ORGANISATION)) and word.head is None
