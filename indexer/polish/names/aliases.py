"""Aliases: within one article, a short form is the full name that it can only be."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from indexer.polish.names.base_forms import Name
from indexer.polish.names.cues import Kind
from indexer.polish.names.mentions import Mention
from indexer.polish.names.table import NameTable

# What is one and the same everywhere; other short forms are learned from each article.
_SAME = (
    ("Unia Europejska", "UE", "Unia", "Wspólnota", "EU"),
    ("Stany Zjednoczone", "USA", "Stany", "Stany Zjednoczone Ameryki", "US"),
    ("Wielka Brytania", "W. Brytania", "Wlk. Brytania", "Zjednoczone Królestwo", "UK", "Wyspy Brytyjskie", "Wyspy"),
    ("Rosja", "Federacja Rosyjska"),
    ("Parlament Europejski", "PE", "Europarlament"),
    ("Komisja Europejska", "KE"),
)
_FULL = {name: names[0] for names in _SAME for name in names}


class Span(NamedTuple):
    """A place in one of the texts of an article, in code points."""

    field: int
    start: int
    end: int


class ArticleName(NamedTuple):
    """A name of an article: the fullest form that the article uses, its kind, and where it stands."""

    name: str
    kind: Kind
    spans: tuple[Span, ...]


def full_name(name: str, table: NameTable) -> str:
    """Return the name that is meant in all articles alike: the full one of a person, Unia Europejska for UE."""
    full = table.full_name(name)
    return _FULL.get(full, full)


def names_of(mentions: Sequence[Mention], table: NameTable) -> list[ArticleName]:
    """Return the names of an article, in the order in which they come first."""
    found = [(mention, name) for mention in mentions for name in table.names(mention.text, mention.initial)]
    names = {name.base: name for _, name in found}
    if not names:
        return []
    article = _Article(names, {base: table.kinds[base] for base in names}, _introduced(found, table.kinds))
    full = {base: article.full_name(name) for base, name in names.items()}
    spans: dict[str, list[Span]] = {}
    shown: dict[str, str] = {}
    for mention, name in found:
        base = full[full[name.base]]
        key = _FULL.get(base, base)
        spans.setdefault(key, []).append(Span(mention.field, mention.start + name.start, mention.start + name.end))
        if shown.setdefault(key, base) != key and base == key:
            shown[key] = base
    return [ArticleName(name, article.kinds[name], tuple(spans[key])) for key, name in shown.items()]


def _introduced(found: Sequence[tuple[Mention, Name]], kinds: Mapping[str, Kind]) -> dict[str, str]:
    """Return the abbreviations that stand in brackets after their expansion: Zakład Ubezpieczeń Społecznych (ZUS)."""
    return {
        mention.short: name.base
        for mention, name in found
        if mention.short and name.end == len(mention.text) and kinds[name.base] is not Kind.PERSON and " " in name.base
    }


class _Article:
    """The base forms that an article has."""

    def __init__(self, names: Mapping[str, Name], kinds: dict[str, Kind], introduced: Mapping[str, str]) -> None:
        self.kinds = kinds
        self._names = names
        self._introduced = introduced
        self._persons_of_word: dict[str, list[str]] = {}
        self._others_of_word: dict[str, list[str]] = {}
        self._of_initials: dict[str, str] = {}
        for base, kind in kinds.items():
            words = base.split(" ")
            if len(words) == 1:
                continue
            of_word = self._persons_of_word if kind is Kind.PERSON else self._others_of_word
            for word in words:
                of_word.setdefault(word, []).append(base)
            if kind is not Kind.PERSON:
                self._of_initials.setdefault("".join(word[0] for word in words if word[0].isupper()), base)

    def full_name(self, name: Name) -> str:
        """Return the name of the article that a name is short for, else itself."""
        base, kind = name.base, self.kinds[name.base]
        introduced = self._introduced.get(base)
        if introduced in self.kinds:
            return introduced
        if " " in base:
            return self._other_form(name) if kind is Kind.PERSON else base
        person = self._person(name, kind)
        if person:
            return person
        if base.isupper() and len(base) > 1:
            return self._of_initials.get(base, base)
        return self._whole(name, kind) if kind is not Kind.PERSON else base

    def _other_form(self, name: Name) -> str:
        """Return the person of whom this may be a form that was not understood."""
        last = name.base.rpartition(" ")[2]
        for person in self._persons_of_word.get(last, ()):
            if person != name.base and (person in name.bases or person.startswith(name.base.partition(" ")[0] + " ")):
                return person if len(person) >= len(name.base) or person in name.bases else name.base
        return name.base

    def _person(self, name: Name, kind: Kind) -> str | None:
        """Return the first person who has this for a surname, else in another place of the name."""
        options = sorted({name.base, *name.bases})
        persons = [person for option in options for person in self._persons_of_word.get(option, ())]
        by_surname = [person for person in persons if person.rpartition(" ")[2] in options]
        if by_surname:
            return by_surname[0]
        if kind not in (Kind.PERSON, Kind.OTHER):
            return None
        inside = [person for person in persons if person.partition(" ")[0] not in options]
        return next(iter(inside or (persons if kind is Kind.PERSON else ())), None)

    def _whole(self, name: Name, kind: Kind) -> str:
        """Return the one organisation that begins with a head (Komisja), or the one name that ends with a word."""
        base = name.base
        if name.kind is Kind.PLACE:
            return base
        others = self._others_of_word.get(base, ())
        begun = [
            other
            for other in others
            if other.startswith(f"{base} ") and name.kind is Kind.ORGANISATION and self.kinds[other] is name.kind
        ]
        ended = [other for other in others if other.endswith(f" {base}") and kind is not Kind.PLACE]
        for matching in (begun, ended):
            if len(matching) == 1:
                return matching[0]
        return base
