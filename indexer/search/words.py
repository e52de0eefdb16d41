"""What a typed word stands for: its forms in every segment, each with a weight, as one merged term."""

import re
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from indexer.engine.lexicon import Lexicon
from indexer.engine.queries import MergedTerm, Weights, Zones
from indexer.polish.folding import fold, is_folded
from indexer.search.settings import FOLDED_KNOWN, FOLDED_UNKNOWN, MOST_FORMS, OTHER_FORM

DICTIONARY = b"="
"""How keys that are lemmas of the dictionary begin."""


class TypedTerm(MergedTerm):
    """A typed text that stands for some forms; `boost` is its weight against the other words of the query."""

    def __init__(self, text: str, zones: Zones, boost: float = 1.0) -> None:
        self.text = text
        self.zones = zones
        self.boost = boost


class InflectedWord(TypedTerm):
    """A word in any inflection: all forms that share a key with it.

    Typed without diacritics, it also stands, at a lower weight, for the words that have a form written like it but for
    the diacritics. Keys are taken from the lexicons; the language itself is asked only about a form that none has:
    `is_known` tells, once resolved, whether one had it.
    """

    is_known = False

    def resolve(self, lexicons: Sequence[Lexicon]) -> list[Weights]:
        """Find the forms of the word in every lexicon."""
        weights: list[Weights] = [{} for _ in lexicons]
        known = [lexicon.find(self.text) for lexicon in lexicons]
        self.is_known = known.count(None) < len(known)
        if is_folded(self.text):
            weight = FOLDED_KNOWN if self.is_known else FOLDED_UNKNOWN
            for spelling, numbers in _meant_without_diacritics(self.text, lexicons).items():
                _add_same_words(weights, spelling, numbers, lexicons, weight)
        _add_same_words(weights, self.text, known, lexicons, OTHER_FORM)
        for number, some in zip(known, weights, strict=True):
            if number is not None:
                some[number] = 1.0
        return weights


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
    """Give a weight to all forms that share a key with a word, of which every lexicon has the number `known`."""
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
    """Return the keys that every lexicon gives a word that it knows; and whether fallback keys may meet them too.

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


class ExactWord(TypedTerm):
    """One form, exactly as typed."""

    def resolve(self, lexicons: Sequence[Lexicon]) -> list[Weights]:
        """Find the form in every lexicon."""
        found = (lexicon.find(self.text) for lexicon in lexicons)
        return [{} if number is None else {number: 1.0} for number in found]


class ExpandedWord(TypedTerm):
    """All forms that look like what was typed; `is_capped` tells, once resolved, whether there were too many.

    `sign` is what stands behind the text where it is typed.
    """

    sign = ""

    def __init__(self, text: str, zones: Zones, boost: float = 1.0) -> None:
        super().__init__(text, zones, boost)
        self.is_capped = False

    def resolve(self, lexicons: Sequence[Lexicon]) -> list[Weights]:
        """Find the forms in every lexicon; of too many, the most frequent."""
        found = []
        for lexicon in lexicons:
            numbers = np.unique(np.fromiter(self.forms(lexicon), np.int64))
            if len(numbers) > MOST_FORMS:
                self.is_capped = True
                most = np.argsort(-lexicon.frequencies[numbers].astype(np.int64), kind="stable")[:MOST_FORMS]
                numbers = numbers[most]
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

    def __init__(self, text: str, distance: int, zones: Zones, boost: float = 1.0) -> None:
        super().__init__(text, zones, boost)
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
