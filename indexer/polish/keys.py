"""Keys: two forms are the same word when they share a key, or when a key of one is a fallback key of the other.

The first character of a key is its kind: `=` a lemma of the dictionary, `~` a Stempel stem, `^` a Snowball stem, `.`
the form itself where nothing else is known of it.
"""

from collections.abc import Container, Iterator, Sequence

from indexer.polish import dictionary
from indexer.polish.stems import abbreviation_stem, bare_stem, hard_stem, may_be_stemmed, snowball_stems, stempel_stems
from indexer.polish.stopwords import FUNCTION_LEMMAS, STOPWORDS
from indexer.polish.tokens import base

Keys = tuple[str, ...]

# Counted up whenever a change to this package gives other keys or tokens.
_RULES = 4


def keys_of(forms: Sequence[str], mostly_capitals: Container[str] = ()) -> list[tuple[Keys, Keys]]:
    """The keys and the fallback keys of each form.

    A form that the dictionary knows has its lemmas for keys, any other its stems. The stems of the former are its
    fallback keys: they join it with forms that the dictionary does not know, never with others that it does. Forms of
    verbs have none. A form with a joined ending has the keys of its base (`pis-u`, `pis`). `mostly_capitals` are forms
    that the archive writes mostly in capitals: abbreviations, which are their own stems. Many forms in one call are
    faster than one by one.
    """
    joined = {form: base(form) for form in forms if not form.isalnum()}
    bases = list(dict.fromkeys([joined.get(form, form) for form in forms]))
    found = dict(zip(bases, _keys_of_bases(bases, mostly_capitals), strict=True))
    for (form, stem), whole in zip(joined.items(), dictionary.lemmas(list(joined)), strict=True):
        keys, fallback = found[stem]
        found[form] = (tuple(dict.fromkeys((*_lemma_keys(whole), *keys))), fallback)
    return [found[form] for form in forms]


def analyser() -> str:
    """What the keys depend on: other keys may be given only where this differs."""
    return f"rules {_RULES}; polimorf; snowball; {dictionary.dictionary_id()}"


def _keys_of_bases(forms: Sequence[str], mostly_capitals: Container[str]) -> Iterator[tuple[Keys, Keys]]:
    lemmas = dictionary.lemmas(forms)
    words = {
        form: known
        for form, known in zip(forms, lemmas, strict=True)
        if may_be_stemmed(form) and form not in mostly_capitals and not _are_verbs(known)
    }
    snowball = dict(zip(words, snowball_stems(list(words)), strict=True))
    # Most words need no Stempel stem, which takes some time: what the dictionary lacks is mostly forms of names, so
    # its names have one too (it knows Łukaszenko, not Łukaszenka).
    names = [form for form, known in words.items() if _are_names(known)]
    stempel = dict(zip(names, stempel_stems(names), strict=True))
    for form, known in zip(forms, lemmas, strict=True):
        if form in STOPWORDS:
            # A function word is a form of function words only: `od` is no plural of `oda`.
            yield _lemma_keys(sorted(FUNCTION_LEMMAS.intersection(known))) or (f".{form}",), ()
            continue
        stems: Keys = ()
        if whole := abbreviation_stem(form, form in mostly_capitals):
            stems = ("^" + whole,)
        elif form in snowball:
            if stem := stempel.get(form):
                stems = ("~" + stem,)
            if stem := snowball[form]:
                stems += ("^" + stem,)
            if not known and (hard := hard_stem(form) or ("" if stem else bare_stem(form))) and hard != stem:
                stems += ("^" + hard,)
        yield (_lemma_keys(known), stems) if known else (stems or (f".{form}",), ())


def _are_verbs(lemmas: Sequence[str]) -> bool:
    """Whether all of some lemmas look like infinitives: the dictionary knows all their forms, and Musk is none."""
    return bool(lemmas) and all(lemma.endswith("ć") and not lemma.endswith("ość") for lemma in lemmas)


def _are_names(lemmas: Sequence[str]) -> bool:
    """Whether all of some lemmas are names; where there are none, nobody knows better."""
    return not lemmas or (lemmas[0][0].isupper() and all(lemma[0].isupper() for lemma in lemmas))


def _lemma_keys(lemmas: Sequence[str]) -> Keys:
    if len(lemmas) == 1:  # nearly always
        return ("=" + lemmas[0].lower(),)
    return tuple(dict.fromkeys(["=" + lemma.lower() for lemma in lemmas]))
