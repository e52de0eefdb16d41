"""Analysis: which forms of the archive are the same word as a typed one, and through which key."""

from collections import Counter

from indexer.article import FormInfo, WordAnalysis
from indexer.engine.snapshot import Snapshot
from indexer.polish.folding import is_folded
from indexer.polish.tokens import query_forms
from indexer.search.words import keys_of_word

_KINDS = {"=": "słownik: {}", "~": "rdzeń (Stempel)", "^": "rdzeń (Snowball)", ".": "ta sama forma"}


def analyses(snapshot: Snapshot, text: str) -> list[WordAnalysis]:
    """Analyse every word of a text."""
    return [_analysis(snapshot, word) for word in query_forms(text)]


def _analysis(snapshot: Snapshot, word: str) -> WordAnalysis:
    lexicons = [leaf.lexicon for leaf in snapshot.leaves]
    keys, ask_fallback = keys_of_word(word, lexicons)
    frequencies: Counter[str] = Counter()
    through: dict[str, str] = {}
    folded: Counter[str] = Counter()
    for lexicon in lexicons:
        own = lexicon.find(word)
        for number in {*lexicon.forms_with(keys, ask_fallback).tolist(), *([] if own is None else [own])}:
            form = lexicon.forms[number].decode()
            frequencies[form] += int(lexicon.frequencies[number])
            shared = keys.intersection(lexicon.keys_of(number)) or keys.intersection(lexicon.fallback_keys_of(number))
            through.setdefault(form, ", ".join(sorted(map(_named, shared))) or _KINDS["."])
        if is_folded(word):
            for number in lexicon.forms_folding_to(word).tolist():
                folded[lexicon.forms[number].decode()] += int(lexicon.frequencies[number])
    forms = [FormInfo(form, count, through[form]) for form, count in frequencies.items()]
    return WordAnalysis(
        word=word,
        keys=tuple(sorted(map(_named, keys))),
        forms=tuple(sorted(forms, key=lambda info: (-info.frequency, info.form))),
        folded=tuple(FormInfo(form, count, "bez znaków diakrytycznych") for form, count in folded.most_common()),
    )


def _named(key: bytes) -> str:
    """Say what a key is; stems are never shown, only that there is one."""
    text = key.decode()
    return _KINDS[text[0]].format(text[1:])
