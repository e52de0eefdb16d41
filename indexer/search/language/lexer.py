"""Tokens: the characters of a query cut into operators, words and quotations, each with its span.

This is total and linear: every text has tokens, and what belongs to none of them is punctuation between words. The
parser is given well-formed ones: every quotation mark and parenthesis has its pair, parentheses are nested so deep that
a parser may recurse, and there are not too many words.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from indexer.messages import message
from indexer.polish.tokens import TYPED_TOKEN
from indexer.records.search import Notes
from indexer.search.language.field_names import NAMES, VERBATIM


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    REQUIRE = auto()  # + before what must match
    EXCLUDE = auto()  # - before what must not
    EXACT = auto()  # = before what is meant as typed
    FIELD = auto()  # title:
    WORD = auto()
    QUOTED = auto()
    VALUE = auto()  # an id, a URL or a date: `field` says which
    UNPAIRED_QUOTE = auto()  # a quotation mark without its pair


class Token(NamedTuple):
    """A piece of the query, at [start, end) in code points.

    `text` is the word as typed, what stands between the quotation marks, or the name of a field. `number` is the 5 of
    `NEAR/5` and `"a b"~5` as it is written. `field` is set on values of a verbatim field and on what opens a group of
    them.
    """

    kind: Kind
    text: str
    start: int
    end: int
    number: str = ""
    field: str = ""


_ANY_CURVED, _ANY = re.compile("[”“‟]"), re.compile('[”“‟"]')
# What closes a quotation by what opens it: the first of these that occurs at all, at its first place.
_CLOSING = {
    '"': (re.compile('"'), _ANY_CURVED),
    "„": (_ANY,),
    "“": (_ANY,),
    "”": (_ANY,),
    "‟": (_ANY,),
    "«": (re.compile("»"),),
    "»": (re.compile("«"),),
}
_QUOTES = "".join(_CLOSING)
# These open a quotation after anything; the others only where no letter or digit stands before them (27" is an inch).
_ALWAYS_OPENING = "„«"
_SIGNS = {"+": Kind.REQUIRE, "-": Kind.EXCLUDE}
# Tuples, because looking for a kind in a set takes far longer.
PREFIXES = (Kind.REQUIRE, Kind.EXCLUDE, Kind.EXACT, Kind.FIELD)
"""What stands right before a word."""
_PARENTHESES = (Kind.OPEN, Kind.CLOSE)
_WORDS = (Kind.WORD, Kind.QUOTED, Kind.VALUE)

DEEPEST = 32
"""How many parentheses may stand inside each other; those deeper are read as if they were not there."""
MOST_WORDS = 128
"""Words of a query that are read."""

_SPACE = re.compile(r" +")
# Operators are English and in capitals: I, LUB and NIE in capitals are words of a headline.
_KEYWORD = re.compile(r"(?:(AND|OR|NOT)|(NEAR)(?:/([0-9]+))?)(?![^ ()])")
_OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR"})
# Most of what people type: a word of nothing but letters and digits, with the spaces behind it.
_PLAIN_WORD = re.compile(r"([^\W_]++[.,?!]?+)(?: +|\Z)")
_SIGN = re.compile(rf"[+-](?=[^\W_]|[(=*{_QUOTES}])")
_EXACT = re.compile(rf"=(?=[^\W_]|[*{_QUOTES}])")
_FIELD = re.compile(r"([^\W\d_]+):(?=[^ )])")
_WORD = re.compile(rf"[^ (){_QUOTES}]+")
# One of these marks before a letter ends a word: sejm/senat are two words, whereas 12:30 and polsko-ruski are one each.
_PARTED_WORD = re.compile(rf"(?:[^ (){_QUOTES}](?!(?<=[/:;,|…])[^\W\d_]))*[^ (){_QUOTES}]")
_SEARCHABLE = re.compile(r"[^\W_]|\*")
# Parentheses inside a value are part of it when they have their pair: id:report(1).txt.
_VALUE = re.compile(rf"[^ (){_QUOTES}](?:[^ (){_QUOTES}]|\([^ (){_QUOTES}]*+\))*")
_SLOP = re.compile(r"~([0-9]+)")


def tokens_of(text: str) -> list[Token]:
    """Cut a query into tokens; spans rise and never overlap. The text is as `polish.tokens.normalise` leaves it."""
    return list(_Lexer(text).tokens())


def with_fields(tokens: Sequence[Token]) -> Iterator[tuple[Token, str | None]]:
    """Yield every token with the field that it stands in, named right before it or before its group; None for none."""
    groups: list[str | None] = [None]
    field: str | None = None
    previous: Token | None = None
    for token in tokens:
        if previous and previous.kind not in PREFIXES:
            field = groups[-1]
        match token.kind:
            case Kind.FIELD:
                field = token.text
            case Kind.OPEN:
                groups.append(field)
            case Kind.CLOSE if len(groups) > 1:
                groups.pop()
        yield token, field
        previous = token


class _Lexer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        # The sign, field or equals sign that stands right before this position, if only punctuation lies between.
        self.prefix: Token | None = None
        # The verbatim field, or "", of every group that is open.
        self.groups: list[str] = []
        # Marks that were looked for in vain: no later quotation finds them either, and scanning stays linear.
        self.missing: set[re.Pattern[str]] = set()

    def tokens(self) -> Iterator[Token]:
        while self.position < len(self.text):
            if word := self.plain_word():
                yield word
                continue
            if space := _SPACE.match(self.text, self.position):
                self.position, self.prefix = space.end(), None
                continue
            token = self.operator() or self.bracket() or self.quotation() or self.word()
            self.position = token.end
            if token.kind is Kind.WORD and not _SEARCHABLE.search(token.text):
                continue
            yield token
            if token.kind is not Kind.UNPAIRED_QUOTE:
                self.prefix = token if token.kind in PREFIXES else None

    def plain_word(self) -> Token | None:
        """A word that cannot be anything else, read together with the spaces behind it."""
        if (self.prefix or self.groups) and self.field():
            return None
        plain = _PLAIN_WORD.match(self.text, self.position)
        if plain is None or plain[1] in _OPERATORS:
            return None
        self.position, self.prefix = plain.end(), None
        return Token(Kind.WORD, plain[1], *plain.span(1))

    def field(self) -> str:
        """The verbatim field that a value would belong to which starts here, or ""."""
        if self.prefix and self.prefix.kind is Kind.FIELD:
            return self.prefix.text if self.prefix.text in VERBATIM else ""
        return self.groups[-1] if self.groups else ""

    def operator(self) -> Token | None:
        at, prefix = self.position, self.prefix
        before = self.text[at - 1] if at else " "
        if before in " ()" and (keyword := _KEYWORD.match(self.text, at)):
            return Token(Kind[keyword[1] or keyword[2]], keyword[0], at, keyword.end(), number=keyword[3] or "")
        if prefix and (prefix.kind is Kind.EXACT or prefix.text in VERBATIM):
            return None
        if not prefix and before not in " (":
            return None
        if (sign := _SIGN.match(self.text, at)) and (not prefix or prefix.kind is Kind.FIELD):
            return Token(_SIGNS[sign[0]], sign[0], at, sign.end())
        if (field := _FIELD.match(self.text, at)) and (name := NAMES.get(field[1].lower())):
            return Token(Kind.FIELD, name, at, field.end())
        if not self.field() and (exact := _EXACT.match(self.text, at)):
            return Token(Kind.EXACT, "=", at, exact.end())
        return None

    def bracket(self) -> Token | None:
        at = self.position
        if self.text[at] == "(":
            self.groups.append(self.field())
            return Token(Kind.OPEN, "(", at, at + 1, field=self.groups[-1])
        if self.text[at] == ")":
            if self.groups:
                self.groups.pop()
            return Token(Kind.CLOSE, ")", at, at + 1)
        return None

    def quotation(self) -> Token | None:
        at, mark = self.position, self.text[self.position]
        if mark not in _CLOSING:
            return None
        start = self.after_marks(at)
        closing = self.closing(mark, start)
        glued = at > 0 and self.text[at - 1].isalnum() and mark not in _ALWAYS_OPENING
        if closing < 0 or glued:
            return Token(Kind.UNPAIRED_QUOTE, mark, at, start)
        end, number = self.after_marks(closing), ""
        if slop := _SLOP.match(self.text, end):
            end, number = slop.end(), slop[1]
        return Token(Kind.QUOTED, self.text[start:closing], at, end, number=number, field=self.field())

    def after_marks(self, at: int) -> int:
        """Where a quotation mark ends: people and spreadsheets double the plain one."""
        end = at + 1
        while self.text[at] == '"' and self.text.startswith('"', end):
            end += 1
        return end

    def closing(self, mark: str, start: int) -> int:
        """Where the pair of a quotation mark stands, or -1."""
        for pair in _CLOSING[mark]:
            if pair in self.missing:
                continue
            if found := pair.search(self.text, start):
                return found.start()
            self.missing.add(pair)
        return -1

    def word(self) -> Token:
        at = self.position
        if (field := self.field()) and (value := _VALUE.match(self.text, at)):
            return Token(Kind.VALUE, value[0], at, value.end(), field=field)
        word = (_WORD if self.prefix else _PARTED_WORD).match(self.text, at)
        end = word.end() if word else at + 1
        return Token(Kind.WORD, self.text[at:end], at, end)


def well_formed(tokens: list[Token], notes: Notes) -> list[Token]:
    """The tokens that a parser reads."""
    return balanced(_first_words(_without_unpaired_quotes(tokens, notes), notes), notes)


def _without_unpaired_quotes(tokens: list[Token], notes: Notes) -> list[Token]:
    kept = [token for token in tokens if token.kind is not Kind.UNPAIRED_QUOTE]
    if len(kept) < len(tokens):
        notes.say("unbalanced", message("A quotation mark without its pair is ignored."))
    return kept


def _first_words(tokens: list[Token], notes: Notes) -> list[Token]:
    """The tokens up to the last word that is read."""
    room = MOST_WORDS
    if not tokens or tokens[-1].end <= room:  # it has not even that many characters
        return tokens
    for place, token in enumerate(tokens):
        if token.kind not in _WORDS:
            continue
        words = list(TYPED_TOKEN.finditer(token.text))
        if len(words) > room:
            sentence = message("The query has more than {most} words; the rest is ignored.", most=MOST_WORDS)
            notes.say("too-long", sentence)
            rest = [token._replace(text=token.text[: words[room - 1].end()])] if room else []
            return tokens[:place] + rest
        # A lone asterisk has no letters, but asks for something too.
        room -= min(room, max(1, len(words)))
    return tokens


def balanced(tokens: list[Token], notes: Notes) -> list[Token]:
    """The tokens with every parenthesis paired: superfluous ones are dropped, missing ones come at the end."""
    if not any(token.kind in _PARENTHESES for token in tokens):
        return tokens
    kept: list[Token] = []
    is_kept: list[bool] = []  # of every group that is open here
    for token in tokens:
        match token.kind:
            case Kind.OPEN:
                is_kept.append(len(is_kept) < DEEPEST)
                if is_kept[-1]:
                    kept.append(token)
                else:
                    deepest = message("Parentheses nested deeper than {most} are ignored.", most=DEEPEST)
                    notes.say("too-deep", deepest)
            case Kind.CLOSE if not is_kept:
                notes.say("unbalanced", message("A closing parenthesis without its pair is ignored."))
            case Kind.CLOSE:
                if is_kept.pop():
                    kept.append(token)
            case _:
                kept.append(token)
    if is_kept:
        notes.say("unbalanced", message("A parenthesis without its pair is closed at the end of the query."))
    end = tokens[-1].end if tokens else 0
    return kept + [Token(Kind.CLOSE, ")", end, end)] * sum(is_kept)
