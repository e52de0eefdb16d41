"""Keys: two forms are the same word when they share one.

The first character of a key is its kind: `=` a lemma of the dictionary, `~` a Stempel stem, `^` a Snowball stem, `.`
the form itself where nothing else is known of it.
"""

from collections.abc import Container, Sequence

from indexer.polish import dictionary
from indexer.polish.stems import snowball_stems, stempel_stems
from indexer.polish.stopwords import FUNCTION_LEMMAS, STOPWORDS
from indexer.polish.tokens import base

Keys = tuple[str, ...]

# Counted up whenever a change to this package gives other keys or tokens.
_RULES = 1


def keys_of(forms: Sequence[str], mostly_capitals: Container[str] = ()) -> list[tuple[Keys, Keys]]:
    """The keys and the fallback keys of each form.

    A form that the dictionary knows has its lemmas for keys, any other its stems. The Snowball stem of the former is
    its fallback key, which is asked only for a word that the dictionary does not know. A form with a joined ending has
    the keys of its base (`pis-u`, `pis`). `mostly_capitals` are forms that the archive writes mostly in capitals:
    abbreviations, which have no stems. Many forms in one call are faster than one by one.
    """
    bases = [base(form) for form in forms]
    asked = list(dict.fromkeys(bases))
    keys_of_base = dict(zip(asked, _keys_of_bases(asked, mostly_capitals), strict=True))
    joined = [form for form in forms if form not in keys_of_base]
    lemmas_of_joined = dict(zip(joined, dictionary.lemmas(joined), strict=True))
    found = []
    for form, stem in zip(forms, bases, strict=True):
        keys, fallback = keys_of_base[stem]
        whole = (f"={lemma}" for lemma in lemmas_of_joined.get(form, ()))
        found.append((tuple(dict.fromkeys((*whole, *keys))), fallback))
    return found


def analyser() -> str:
    """What the keys depend on: other keys may be given only where this differs."""
    return f"rules {_RULES}; polimorf; snowball; {dictionary.dictionary_id()}"


def _keys_of_bases(forms: Sequence[str], mostly_capitals: Container[str]) -> list[tuple[Keys, Keys]]:
    lemmas = dictionary.lemmas(forms)
    unknown = [form for form, known in zip(forms, lemmas, strict=True) if not known]
    stempel = dict(zip(unknown, stempel_stems(unknown), strict=True))
    found: list[tuple[Keys, Keys]] = []
    for form, known, snowball in zip(forms, lemmas, snowball_stems(forms), strict=True):
        if form in STOPWORDS:
            # A function word is a form of function words only: `od` is no plural of `oda`.
            found.append((tuple(f"={lemma}" for lemma in known if lemma in FUNCTION_LEMMAS) or (f".{form}",), ()))
            continue
        stems: Keys = ()
        if form not in mostly_capitals:
            stems = tuple(f"{kind}{stem}" for kind, stem in (("~", stempel.get(form)), ("^", snowball)) if stem)
        if known:
            found.append((tuple(f"={lemma}" for lemma in known), stems))
        else:
            found.append((stems or (f".{form}",), ()))
    return found
