"""What a typed word stands for: its forms in every segment, each with a weight, as one merged term.

Forms are the same word in another inflection where they share a key.
"""

import re
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from indexer.engine.matching.query_nodes import CaseWeights, FieldWeights, MergedTerm, Weights
from indexer.engine.storage.array_ops import Ints
from indexer.engine.storage.lexicon import Lexicon
from indexer.polish.letter_case import CAPITALS, LOWER
from indexer.polish.tokens import fold, is_folded
from indexer.search.planning.ranking_constants import FOLDED_KNOWN, FOLDED_UNKNOWN, MOST_FORMS, OTHER_FORM, OTHER_WORD

DICTIONARY = b"="
"""How keys that are lemmas of the dictionary begin."""
EXACTLY_CAPITALISED = CaseWeights((0.0, 1.0, 1.0, 1.0))
EXACTLY_CAPITALS = CaseWeights((0.0, 0.0, 0.0, 1.0))


def forms_of_word(text: str, lexicons: Sequence[Lexicon]) -> tuple[list[Weights], bool]:
    """Return the forms that are the same word in every lexicon, weighted; and whether one has it as it is typed."""
    weights: list[Weights] = [{} for _ in lexicons]
    known = [lexicon.find(text) for lexicon in lexicons]
    is_known = known.count(None) < len(known)
    if is_folded(text):
        weight = FOLDED_KNOWN if is_known else FOLDED_UNKNOWN
        for spelling, numbers in _meant_without_diacritics(text, lexicons).items():
            _add_same_words(weights, spelling, numbers, lexicons, weight)
    own_lemma = DICTIONARY + text.encode()
    is_lemma_of_several = _is_among_several(own_lemma, known, lexicons)
    _add_same_words(weights, text, known, lexicons, OTHER_WORD if is_lemma_of_several else OTHER_FORM)
    if is_lemma_of_several:
        for lexicon, some in zip(lexicons, weights, strict=True):
            some.update(dict.fromkeys(lexicon.forms_with([own_lemma]).tolist(), OTHER_FORM))
    for number, some in zip(known, weights, strict=True):
        if number is not None:
            some[number] = 1.0
    return weights, is_known


def _is_among_several(lemma: bytes, known: Sequence[int | None], lexicons: Sequence[Lexicon]) -> bool:
    """Tell whether a known form has a lemma, and others beside it."""
    keys = (lexicon.keys_of(form) for lexicon, form in zip(lexicons, known, strict=True) if form is not None)
    return any(len(some) > 1 and lemma in some for some in keys)


def _meant_without_diacritics(text: str, lexicons: Sequence[Lexicon]) -> dict[str, list[int | None]]:
    """Return the spellings that become a text without diacritics, each with its number in every lexicon."""
    meant: dict[str, list[int | None]] = {}
    for place, lexicon in enumerate(lexicons):
        for number in lexicon.forms_folding_to(text):
            meant.setdefault(lexicon.forms[number].decode(), [None] * len(lexicons))[place] = number
    return meant


def _add_same_words(
    weights: Sequence[Weights],
    text: str,
    known: Sequence[int | None],
    lexicons: Sequence[Lexicon],
    weight: float,
) -> None:
    """Give a weight to all forms that share a key with a word; `known` is its number in each lexicon that has it."""
    own, ask_fallback = _own_keys(known, lexicons)
    numbers = own or []
    if own is None or len(lexicons) > 1:  # keys have the same name everywhere, but not the same number
        names, ask_fallback = _computed_keys(text) if own is None else (_names_of(own, lexicons), ask_fallback)
        numbers = [[key for key in map(lexicon.keys.find, names) if key is not None] for lexicon in lexicons]
    for lexicon, keys, some in zip(lexicons, numbers, weights, strict=True):
        some.update(dict.fromkeys(lexicon.forms_of_keys(keys, ask_fallback), weight))


def keys_of_word(text: str, lexicons: Sequence[Lexicon]) -> tuple[set[bytes], bool]:
    """Return the keys of a word, and whether fallback keys may meet them too."""
    own, ask_fallback = _own_keys([lexicon.find(text) for lexicon in lexicons], lexicons)
    return _computed_keys(text) if own is None else (_names_of(own, lexicons), ask_fallback)


def _own_keys(known: Sequence[int | None], lexicons: Sequence[Lexicon]) -> tuple[list[list[int]] | None, bool]:
    """Return the keys of a word in every lexicon, by number; and whether fallback keys may meet them too.

    The keys are None where no lexicon knows the word. The dictionary has `Łukaszence` of `Łukaszenko` but has never
    heard of `Łukaszenka`: a word that it knows also goes with the unknown forms that share its stem, and an unknown
    word with the known forms that share its own.
    """
    if known.count(None) == len(known):
        return None, True
    own, is_in_dictionary = [], False
    for lexicon, form in zip(lexicons, known, strict=True):
        own.append([] if form is None else lexicon.key_numbers(form))
        lemmas = lexicon.keys_beginning_with(DICTIONARY)
        is_in_dictionary = is_in_dictionary or any(key in lemmas for key in own[-1])
    if not is_in_dictionary:
        return own, True
    for lexicon, form, keys in zip(lexicons, known, own, strict=True):
        if form is not None:
            keys += lexicon.key_numbers(form, fallback=True)
    return own, False


def _names_of(keys: Sequence[Sequence[int]], lexicons: Sequence[Lexicon]) -> set[bytes]:
    return {lexicon.keys[number] for lexicon, numbers in zip(lexicons, keys, strict=True) for number in numbers}


@lru_cache(maxsize=1024)
def _computed_keys(text: str) -> tuple[set[bytes], bool]:
    """Ask the language for the keys of a word that the archive has never seen in this form."""
    from indexer.polish.keys import keys_of

    ((keys, fallback),) = keys_of([text])
    return {key.encode() for key in (*keys, *fallback)}, not any(key.encode().startswith(DICTIONARY) for key in keys)


class Phrase(NamedTuple):
    """Query words, by number, that stand one after the other, with at most `slop` words between two of them."""

    numbers: tuple[int, ...]
    slop: int = 0


class TypedTerm(MergedTerm):
    """A typed text that stands for some forms; `boost` is its weight against the other words of the query."""

    def __init__(self, text: str, fields: FieldWeights, boost: float = 1.0, case: int = LOWER) -> None:
        """`case` is the letter case in which the text was typed."""
        self.text = text
        self.fields = fields
        self.boost = boost
        self.case = case


class InflectedWord(TypedTerm):
    """A word in any inflection: all forms that share a key with it.

    Typed without diacritics, it also stands, at a lower weight, for the words that have a form written like it but for
    the diacritics. Keys are taken from the lexicons; the language itself is asked only about a form that none has:
    `is_known` tells, once resolved, whether one had it.
    """

    is_known = False

    def resolve(self, lexicons: Sequence[Lexicon]) -> list[Weights]:
        """Find the forms of the word in every lexicon."""
        weights, self.is_known = forms_of_word(self.text, lexicons)
        return weights


class ExactWord(TypedTerm):
    """One form, exactly as typed: with its diacritics, and with its capitals where it has some."""

    def __init__(self, text: str, fields: FieldWeights, boost: float = 1.0, case: int = LOWER) -> None:
        super().__init__(text, fields, boost, case)
        if case != LOWER:
            self.case_weights = EXACTLY_CAPITALS if case == CAPITALS else EXACTLY_CAPITALISED

    def resolve(self, lexicons: Sequence[Lexicon]) -> list[Weights]:
        """Find the form in every lexicon."""
        found = (lexicon.find(self.text) for lexicon in lexicons)
        return [{} if number is None else {number: 1.0} for number in found]


class ExpandedWord(TypedTerm):
    """All forms that look like what was typed; `is_capped` tells, once resolved, whether there were too many.

    `sign` is what stands behind the text where it is typed.
    """

    sign = ""

    def __init__(self, text: str, fields: FieldWeights, boost: float = 1.0) -> None:
        super().__init__(text, fields, boost)
        self.is_capped = False

    def resolve(self, lexicons: Sequence[Lexicon]) -> list[Weights]:
        """Find the forms in every lexicon; of too many, the most frequent."""
        found = []
        for lexicon in lexicons:
            numbers = np.unique(np.fromiter(self.forms(lexicon), np.int64))
            if len(numbers) > MOST_FORMS:
                self.is_capped = True
                numbers = most_frequent(lexicon, numbers, MOST_FORMS)
            found.append(dict.fromkeys(numbers.tolist(), 1.0))
        return found

    @abstractmethod
    def forms(self, lexicon: Lexicon) -> Iterable[int]:
        """Return the numbers of the forms in a lexicon."""


class PrefixWord(ExpandedWord):
    """All forms that begin with a text; with or without diacritics where it has none."""

    sign = "*"

    def forms(self, lexicon: Lexicon) -> Iterable[int]:
        """Return the numbers of the forms that begin with the text."""
        numbers: list[int] = lexicon.forms_beginning_with(self.text).tolist()
        return numbers


class PatternWord(ExpandedWord):
    """All forms that fit a pattern with `*` for any letters; with or without diacritics where it has none."""

    def forms(self, lexicon: Lexicon) -> Iterable[int]:
        """Return the numbers of the forms that fit."""
        beginning, pattern = self.text.partition("*")[0].encode(), _line_fitting(self.text)
        yield from lexicon.forms.found_in(lexicon.forms.prefixed(beginning), pattern).tolist()
        if is_folded(self.text):
            yield from lexicon.forms_folding_to_pattern(beginning, pattern).tolist()


def most_frequent(lexicon: Lexicon, numbers: Ints, limit: int) -> Ints:
    """Return those of some forms that stand in the archive most often, the most frequent first."""
    return numbers[np.argsort(-lexicon.frequencies[numbers].astype(np.int64), kind="stable")[:limit]]


def _line_fitting(text: str) -> re.Pattern[bytes]:
    """The pattern of the lines that a text with `*` stands for, or of the end of a line where it begins with one.

    Each part is taken where it first fits, once and for all: that is right for `*`, and never backtracks.
    """
    beginning, *middle, end = (re.escape(part.encode()) for part in text.split("*"))
    if not beginning and not middle:
        return re.compile(rb"%b(?=\n)" % end)
    first, *others = [b"\n" + beginning, *middle] if beginning else middle
    rest = b"".join(rb"(?>[^\n]*?%b)" % part for part in others)
    return re.compile(rb"%b%b[^\n]*%b(?=\n)" % (first, rest, end))


class MisspelledWord(ExpandedWord):
    """All forms within a few edits of a text; diacritics are none where it has none."""

    sign = "~"

    def __init__(self, text: str, distance: int, fields: FieldWeights, boost: float = 1.0) -> None:
        super().__init__(text, fields, boost)
        self.distance = distance

    def forms(self, lexicon: Lexicon) -> Iterable[int]:
        """Return the numbers of the forms near the text."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        is_plain = is_folded(self.text)
        numbers = (lexicon.near_folded if is_plain else lexicon.near)(self.text, self.distance).tolist()
        spellings = [lexicon.forms[number].decode() for number in numbers]
        if is_plain:
            spellings = list(map(fold, spellings))
        near = extract(self.text, spellings, scorer=OSA.distance, score_cutoff=self.distance, limit=None)
        return [numbers[place] for _, _, place in near]
