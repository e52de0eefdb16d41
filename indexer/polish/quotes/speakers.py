"""Speakers: whose words a quote is, by the names that the article has."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.polish.names import ArticleName, Kind
from indexer.polish.names.cues import cue_before
from indexer.polish.quotes.spans import Said, quotes_in
from indexer.polish.quotes.verbs import SAYING, SAYING_PATTERN

_FURTHEST_BACK = 600
_FURTHEST = 25
_CLAUSE = re.compile(
    r", (?:że|iż|któr\w+|gdy|kiedy|bo|ale|aby|żeby|gdyż|ponieważ|gdzie|co|zaś)\b| (?:i|oraz) (?=\w+ł[ao]?\b)|: "
)
_WHO_SAYS = re.compile(rf", któr[ya] (?:\w+ ){{0,2}}?{SAYING_PATTERN}")
_SPEAKS = re.compile(rf" (?:\w+ ){{0,2}}?{SAYING_PATTERN}")
_OPINION = re.compile(r"(?:[Aa] )?(?:[Zz]daniem|[Ww]edług|[Ww]g|[Ww] ocenie|[Ww] opinii|[Ww] przekonaniu)\b")
_PRONOUN = re.compile(r"\b(?:[Jj]ego|[Jj]ej|niego|niej) ?(?:zdaniem|ocenie|opinii)?")
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[.,;:!?\n„”\"–]")
_ROLE_STEM = 5
_MOST_WORDS_OF_ROLE = 6


class Quote(NamedTuple):
    """What somebody says: its place in one of the texts of an article, and the name of the speaker, "" if unknown."""

    field: int
    start: int
    end: int
    speaker: str


class _Place(NamedTuple):
    """Where a name stands, whether in the nominative, and whether with a first name."""

    start: int
    end: int
    name: ArticleName
    is_nominative: bool
    is_full: bool

    @property
    def is_person(self) -> bool:
        return self.name.kind is Kind.PERSON


def speakers(texts: Sequence[str], names: Sequence[ArticleName]) -> list[Quote]:
    """Return the quotes of the texts of an article (its title, lead, body), with their speakers."""
    places = [_places(text, field, names) for field, text in enumerate(texts)]
    roles: dict[str, ArticleName] = {}
    for text, of_text in zip(texts, places, strict=True):
        for place in of_text:
            for role in _roles_before(text, place):
                roles.setdefault(role, place.name)
    found: list[Quote] = []
    before: list[ArticleName] = []
    for field, text in enumerate(texts):
        attributing = _Attribution(text, places[field], roles, before)
        for said in quotes_in(text):
            speaker = attributing.speaker(said)
            found.append(Quote(field, said.start, said.end, speaker.name if speaker else ""))
        before = [place.name for place in places[field] if place.is_person and place.is_nominative] or before
    return found


def _places(text: str, field: int, names: Sequence[ArticleName]) -> list[_Place]:
    found = []
    for name in names:
        for span in name.spans:
            if span.field == field:
                spelled = text[span.start : span.end]
                is_nominative = name.name == spelled or name.name.endswith(f" {spelled}")
                found.append(_Place(span.start, span.end, name, is_nominative, " " in spelled))
    return sorted(found, key=lambda place: place[:2])


def _roles_before(text: str, place: _Place) -> Iterator[str]:
    """Yield what a person is called just before the name: premier, rzeczniczka."""
    if place.is_person:
        furthest = max(0, place.start - 70)
        phrase = _BREAK.split(text[furthest : place.start])[-1]
        for word in _WORD.findall(phrase)[-_MOST_WORDS_OF_ROLE:]:
            if _is_role(word):
                yield word.lower()[:_ROLE_STEM]


def _is_role(word: str) -> bool:
    return len(word) > 3 and cue_before(word.lower())[0] is Kind.PERSON and not SAYING.fullmatch(word)


class _Attribution:
    """Says who speaks in one text; whoever spoke last goes on until somebody else does."""

    def __init__(
        self, text: str, places: Sequence[_Place], roles: dict[str, ArticleName], before: Sequence[ArticleName]
    ) -> None:
        self._text = text
        self._places = places
        self._roles = roles
        self._before = before
        self._last: ArticleName | None = None
        self._last_end = 0
        self._subjects = [place for place in places if place.is_person and _is_subject(text, place)]

    def speaker(self, said: Said) -> ArticleName | None:
        """Return who says something, None if that cannot be told."""
        found = self._found(said)
        self._last = found or self._last
        self._last_end = max(said.end, said.by_end)
        return found

    def _found(self, said: Said) -> ArticleName | None:
        text = self._text
        if said.by == said.by_end:
            return self._last
        verb = SAYING.search(text, said.by, said.by_end)
        opinion = _OPINION.match(text, said.by, said.by_end)
        end = said.by_end
        if verb and not opinion and not text.startswith("Jak ", said.by):
            clause = _CLAUSE.search(text, verb.end(), end)
            end = clause.start() if clause else end
        inside = [place for place in self._places if said.by <= place.start and place.end <= end]
        if opinion:
            named = next((place for place in inside if place.is_person), None) or next(iter(inside), None)
            if named:
                return named.name
        elif verb:
            named = self._subject(said, verb, inside)
            if named:
                return named.name
        zone = text[said.by : end]
        return self._called(zone, said, verb) or self._whoever_spoke(said, _is_woman(zone, verb))

    def _subject(self, said: Said, verb: re.Match[str], inside: Sequence[_Place]) -> _Place | None:
        """Return who is the subject of the verb: before it where the quote follows, else after it."""
        nominative = [place for place in inside if place.is_nominative and not self._is_of_somebody(place)]
        after = [place for place in nominative if place.start > verb.start()]
        before = [place for place in reversed(nominative) if place.start < verb.start()]
        follows = said.is_before and not self._text.startswith("Jak ", said.by)
        people = [place for place in (before or after if follows else after or before) if place.is_person]
        if people:
            return next((place for place in people if place.is_full), people[0])
        named_from = said.by if follows else verb.end()
        others = [place for place in (before if follows else after) if place.name.kind is Kind.ORGANISATION]
        return next((place for place in others if place.start - named_from < _FURTHEST), None)

    def _is_of_somebody(self, place: _Place) -> bool:
        """Whether a name that is not declined only says whose somebody is: szef MSZ."""
        if place.is_person:
            return False
        word = _WORD.findall(self._text[max(0, place.start - 24) : place.start])
        return bool(word) and _is_role(word[-1])

    def _called(self, zone: str, said: Said, verb: re.Match[str] | None) -> ArticleName | None:
        """Return whom the article calls by the first role that is told: premier, rzeczniczka."""
        at = verb.end() - said.by if verb and not said.is_before else 0
        roles = [word.lower()[:_ROLE_STEM] for word in _WORD.findall(zone[at:])[:_MOST_WORDS_OF_ROLE] if _is_role(word)]
        return self._roles.get(roles[0]) if roles else None

    def _whoever_spoke(self, said: Said, is_woman: bool | None) -> ArticleName | None:
        """Return who spoke last, or was the subject of a sentence since; else whom the texts are about."""
        furthest = max(self._last_end, said.by - _FURTHEST_BACK)
        since = [
            place for place in self._subjects if furthest <= place.start < said.by and _may_be(place.name, is_woman)
        ]
        last = self._last
        if last is not None and last.kind is Kind.PERSON and _may_be(last, is_woman):
            has_new_subject = since and (
                _PRONOUN.match(self._text, said.by) or "\n" in self._text[self._last_end : since[-1].start]
            )
            return since[-1].name if has_new_subject else last
        if since:
            return since[-1].name
        later = [place.name for place in self._subjects if _SPEAKS.match(self._text, place.end)]
        return next((name for name in (*self._before, *later) if _may_be(name, is_woman)), last)


def _is_subject(text: str, place: _Place) -> bool:
    """Whether a name stands in the nominative, or is what the subject of the next clause stands for: ..., który ..."""
    return place.is_nominative or _WHO_SAYS.match(text, place.end) is not None


def _is_woman(zone: str, verb: re.Match[str] | None) -> bool | None:
    """Whether a woman speaks, None where neither verb nor pronoun tells."""
    if verb:
        return True if verb[0].endswith("ła") else False if verb[0].endswith("ł") else None
    pronoun = _PRONOUN.match(zone)
    return None if not pronoun else pronoun[0].lower().startswith(("jej", "niej"))


def _may_be(name: ArticleName, is_woman: bool | None) -> bool:
    """Whether a person may be a woman, or a man, by the first name."""
    first, space, _ = name.name.partition(" ")
    return is_woman is None or not space or first.endswith("a") == is_woman
