"""Keys: two forms are the same word when they share a key, or when a key of one is a fallback key of the other.

The first character of a key is its kind: `=` a lemma of the dictionary, `~` a Stempel stem, `^` a Snowball stem, `.`
the form itself where nothing else is known of it.
"""

from collections.abc import Container, Sequence

from indexer.polish import dictionary
from indexer.polish.stems import hard_stem, snowball_stems, stempel_stems
from indexer.polish.stopwords import FUNCTION_LEMMAS, STOPWORDS
from indexer.polish.tokens import base

Keys = tuple[str, ...]

# Counted up whenever a change to this package gives other keys or tokens.
_RULES = 2


def keys_of(forms: Sequence[str], mostly_capitals: Container[str] = ()) -> list[tuple[Keys, Keys]]:
    """The keys and the fallback keys of each form.

    A form that the dictionary knows has its lemmas for keys, any other its stems. The stems of the former are its
    fallback keys: they join it with forms that the dictionary does not know, never with others that it does. A form
    with a joined ending has the keys of its base (`pis-u`, `pis`). `mostly_capitals` are forms that the archive writes
    mostly in capitals: abbreviations, which have no stems. Many forms in one call are faster than one by one.
    """
    bases = [base(form) for form in forms]
    asked = list(dict.fromkeys(bases))
    keys_of_base = dict(zip(asked, _keys_of_bases(asked, mostly_capitals), strict=True))
    joined = [form for form in forms if form not in keys_of_base]
    lemmas_of_joined = dict(zip(joined, dictionary.lemmas(joined), strict=True))
    found = []
    for form, stem in zip(forms, bases, strict=True):
        keys, fallback = keys_of_base[stem]
        if whole := lemmas_of_joined.get(form):
            keys = tuple(dict.fromkeys((*_keys("=", whole), *keys)))
        found.append((keys, fallback))
    return found


def analyser() -> str:
    """What the keys depend on: other keys may be given only where this differs."""
    return f"rules {_RULES}; polimorf; snowball; {dictionary.dictionary_id()}"


def _keys_of_bases(forms: Sequence[str], mostly_capitals: Container[str]) -> list[tuple[Keys, Keys]]:
    lemmas = dictionary.lemmas(forms)
    # Most words need no Stempel stem, which takes some time: what the dictionary lacks is mostly forms of names, so
    # its names have one too (it knows Łukaszenko, not Łukaszenka).
    names = [form for form, known in zip(forms, lemmas, strict=True) if all(lemma[0].isupper() for lemma in known)]
    stempel = dict(zip(names, stempel_stems(names), strict=True))
    found: list[tuple[Keys, Keys]] = []
    for form, known, snowball in zip(forms, lemmas, snowball_stems(forms), strict=True):
        if form in STOPWORDS:
            # A function word is a form of function words only: `od` is no plural of `oda`.
            found.append((_keys("=", sorted(FUNCTION_LEMMAS.intersection(known))) or (f".{form}",), ()))
            continue
        stems: Keys = ()
        if form not in mostly_capitals:
            hard = "" if known else hard_stem(form)
            stems = _keys("~", (stempel.get(form, ""),)) + _keys("^", (snowball, hard) if hard else (snowball,))
        found.append((_keys("=", known), stems) if known else (stems or (f".{form}",), ()))
    return found


def _keys(kind: str, names: Sequence[str]) -> Keys:
    if len(names) == 1:  # nearly always
        return (kind + names[0].lower(),) if names[0] else ()
    return tuple(dict.fromkeys(kind + name.lower() for name in names if name))
