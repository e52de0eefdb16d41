"""Analysis: which forms of the archive are the same word as a typed one, and through which key."""

from collections import Counter
from collections.abc import Iterable, Sequence

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.storage.lexicon import Lexicon
from indexer.messages import N_, _
from indexer.polish.tokens import is_folded, query_forms
from indexer.records.report import FormInfo, WordAnalysis
from indexer.records.search import most_frequent_first
from indexer.search.planning.query_terms import ExactWord, ExpandedWord, InflectedWord, TypedTerm, keys_of_word
from indexer.search.planning.question import Question

_KINDS = {
    "=": N_("dictionary: {lemma}"),
    "~": N_("stem (Stempel)"),
    "^": N_("stem (Snowball)"),
    ".": N_("the same form"),
}


def analyses(snapshot: Snapshot, text: str) -> list[WordAnalysis]:
    """Analyse every word of a text."""
    return [_analysis(snapshot, word) for word in query_forms(text)]


def explanations(snapshot: Snapshot, question: Question) -> list[WordAnalysis]:
    """Say which forms each word of a question that is highlighted stands for, each word once."""
    every = {_typed(term): term for term in question.terms}
    return [_explanation(snapshot, typed, term) for typed, term in every.items()]


def _typed(term: TypedTerm) -> str:
    match term:
        case ExactWord():
            return f"={term.text}"
        case ExpandedWord():
            return term.text + term.sign
    return term.text


def _explanation(snapshot: Snapshot, typed: str, term: TypedTerm) -> WordAnalysis:
    if isinstance(term, InflectedWord):
        return _analysis(snapshot, term.text)
    lexicons = [segment.lexicon for segment in snapshot.segments]
    frequencies = _frequencies(lexicons, term.resolve(lexicons))
    key = _(_KINDS["."]) if isinstance(term, ExactWord) else _("fits the pattern")
    return WordAnalysis(
        typed, (), tuple(FormInfo(form, count, key) for form, count in most_frequent_first(frequencies))
    )


def _analysis(snapshot: Snapshot, word: str) -> WordAnalysis:
    lexicons = [segment.lexicon for segment in snapshot.segments]
    keys, ask_fallback = keys_of_word(word, lexicons)
    frequencies: Counter[str] = Counter()
    through: dict[str, str] = {}
    for lexicon in lexicons:
        own = lexicon.find(word)
        for number in {*lexicon.forms_with(keys, ask_fallback).tolist(), *([] if own is None else [own])}:
            form = lexicon.forms[number].decode()
            frequencies[form] += int(lexicon.frequencies[number])
            shared = keys.intersection(lexicon.keys_of(number)) or keys.intersection(lexicon.fallback_keys_of(number))
            through.setdefault(form, ", ".join(sorted(map(_named, shared))) or _(_KINDS["."]))
    folded = _folded(word, lexicons) if is_folded(word) else Counter()
    return WordAnalysis(
        word=word,
        keys=tuple(sorted(map(_named, keys))),
        forms=tuple(FormInfo(form, count, through[form]) for form, count in most_frequent_first(frequencies)),
        folded=tuple(
            FormInfo(form, count, _("without diacritics"))
            for form, count in most_frequent_first(folded)
            if form not in frequencies
        ),
    )


def _folded(word: str, lexicons: Sequence[Lexicon]) -> Counter[str]:
    """Count all forms of the words that have a form written like this one but for the diacritics."""
    meant = {lexicon.forms[n].decode() for lexicon in lexicons for n in lexicon.forms_folding_to(word)}
    keys = [keys_of_word(spelling, lexicons) for spelling in meant]
    return _frequencies(
        lexicons, [{n for some, fallback in keys for n in one.forms_with(some, fallback).tolist()} for one in lexicons]
    )


def _frequencies(lexicons: Sequence[Lexicon], numbers: Sequence[Iterable[int]]) -> Counter[str]:
    """Count how often forms, given by their numbers in every lexicon, stand in the archive."""
    counts: Counter[str] = Counter()
    for lexicon, some in zip(lexicons, numbers, strict=True):
        for number in some:
            counts[lexicon.forms[number].decode()] += int(lexicon.frequencies[number])
    return counts


def _named(key: bytes) -> str:
    """Say what a key is; stems are never shown, only that there is one."""
    text = key.decode()
    return _(_KINDS[text[0]]).format(lemma=text[1:])
