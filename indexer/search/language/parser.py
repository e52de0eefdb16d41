"""The parser: what a person typed, read into the nodes of `tree`.

It is total: every text is read, in linear time, and whatever of it cannot be used is named in a note. From the loosest
to the tightest: words side by side rank, then OR, AND, NEAR, and what stands right before a word (NOT, signs, fields).
Side by side with other words, the sides of a bare AND or NEAR must match: `a AND b c` is `+a +b c`, as in Lucene.
"""

import re
from collections.abc import Callable
from datetime import date

from indexer.messages import message
from indexer.polish.tokens import normalise
from indexer.records.search import Notes, shortened
from indexer.search.language.clauses import (
    Clause,
    all_of,
    bounded_number,
    in_field,
    is_quotation,
    near_each_other,
    one_of,
    pattern_term,
    read_terms,
    side_by_side,
)
from indexer.search.language.field_names import NAMES
from indexer.search.language.lexer import PREFIXES, Kind, Token, tokens_of, well_formed
from indexer.search.language.tree import Dates, Everything, Field, Node, Nothing, Parsed, Phrase, Ranked, Term, Word
from indexer.search.language.unparse import unparse

LONGEST = 10_000
"""Code points of a query that are read."""
FARTHEST = 1000
"""The largest distance of NEAR and of `"a b"~5`."""
DEFAULT_DISTANCE = 10
"""The distance of a NEAR without a number."""

_UNDATED = frozenset({"none", "brak"})
# The longest dates are like `24 lutego 2022 r. .. 3 marca 2022 r.`: tokens after the first, and code points.
_MORE_DATE_WORDS = 7
# Tuples, because looking for a kind in a set takes far longer.
_DATE_PARTS = (Kind.WORD, Kind.VALUE)
_BETWEEN = (Kind.AND, Kind.OR, Kind.NEAR)
_OPERATORS = (Kind.NOT, *_BETWEEN)
_END = (None, Kind.CLOSE)
_LONGEST_DATE = 80
_FIELD_LIKE = re.compile(r"([^\W\d_]+):(?=[^\W_]|$)")


def parse(text: str, today: date) -> Parsed:
    """Read a query; dates like `7d..` count from `today`. Never raises."""
    notes = Notes()
    typed = normalise(text)
    if len(typed) > LONGEST:
        notes.say("too-long", message("The query has more than {most} characters; the rest is ignored.", most=LONGEST))
        typed = typed[:LONGEST]
    tokens = well_formed(tokens_of(typed), notes)
    query = _Parser(typed, tokens, today, notes).query() if typed.strip() else Everything()
    if query is None:
        notes.say("empty", message("The query has no words that can be searched for."))
        query = Nothing()
    if is_quotation(query):
        query = Ranked(must=(query,))
    return Parsed(query, unparse(query), notes.all())


class _Parser:
    """Recursive descent over balanced tokens. Every method reads on from `self.at`."""

    def __init__(self, text: str, tokens: list[Token], today: date, notes: Notes) -> None:
        self.text = text
        self.tokens = tokens
        self.today = today
        self.notes = notes
        self.at = 0
        # Whether words side by side are alternatives: so they are inside id:(…), url:(…) and date:(…).
        self.alternatives = False

    def kind(self) -> Kind | None:
        """The kind of the next token; None at the end."""
        return self.tokens[self.at].kind if self.at < len(self.tokens) else None

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def query(self) -> Node | None:
        """All clauses up to the end of the group or of the text."""
        clauses: list[Clause] = []
        while self.kind() not in _END:
            clause = self.unary()
            if self.kind() in _BETWEEN:
                clause = self.disjunction(clause)
            if clause:
                clauses.append(clause)
        if self.alternatives and clauses and not any(clause.sign for clause in clauses):
            clauses = [one_of(clauses, self.notes)]
        return side_by_side(clauses, self.notes)

    def disjunction(self, first: Clause | None) -> Clause | None:
        """A clause already read, and what operators join to it."""
        clauses, _ = self.chain(Kind.OR, self.conjunction, first)
        return one_of(clauses, self.notes) if clauses else None

    def conjunction(self, first: Clause | None) -> Clause | None:
        clauses, _ = self.chain(Kind.AND, self.proximity, first)
        return all_of(clauses) if clauses else None

    def proximity(self, first: Clause | None) -> Clause | None:
        clauses, operators = self.chain(Kind.NEAR, lambda clause: clause, first)
        if len(clauses) < 2:
            return clauses[0] if clauses else None
        distances = [
            self.distance(operator.number, operator.text) if operator.number else DEFAULT_DISTANCE
            for operator in operators
        ]
        return near_each_other(clauses, distances, self.notes)

    def chain(
        self, kind: Kind, side: Callable[[Clause | None], Clause | None], first: Clause | None
    ) -> tuple[list[Clause], list[Token]]:
        """Sides, each read on from a clause, with operators of one kind between; one that lacks a side is ignored."""
        first = side(first)
        clauses, operators = [first] if first else [], []
        while self.kind() is kind:
            operator = self.take()
            clause = side(self.unary())
            if clause and clauses:
                operators.append(operator)
            else:
                self.ignore(operator)
            if clause:
                clauses.append(clause)
        return clauses, operators

    def unary(self) -> Clause | None:
        """One word, quotation, value or group, with all that stands before it."""
        if self.kind() is Kind.WORD:  # most of what people type
            return Clause(self.word(self.take(), exact=False))
        negations: list[Token] = []
        while self.kind() in _OPERATORS:
            operator = self.take()
            if operator.kind is Kind.NOT:
                negations.append(operator)
            else:
                self.ignore(operator)
        prefixes: list[Token] = []
        while self.kind() in PREFIXES and self.is_attached(prefixes):
            prefixes.append(self.take())
        if self.kind() in _END or not self.is_attached(prefixes):
            for token in negations + prefixes:
                self.ignore(token)
            return None
        node = self.operand(prefixes)
        if node is None:
            return None
        excluded = (len(negations) + sum(prefix.kind is Kind.EXCLUDE for prefix in prefixes)) % 2 == 1
        required = any(prefix.kind is Kind.REQUIRE for prefix in prefixes)
        if excluded and not negations and isinstance(node, Word) and node.text.isdigit():
            sentence = message(
                "{typed} leaves out the articles with that number; to find it, put it in quotation marks."
            )
            self.notes.quote("excluded-number", sentence, f"-{node.text}")
        return Clause(node, "-" if excluded else "+" if required else "")

    def is_attached(self, prefixes: list[Token]) -> bool:
        """Whether the next token stands right behind the last of these prefixes."""
        return not prefixes or " " not in self.text[prefixes[-1].end : self.tokens[self.at].start]

    def operand(self, prefixes: list[Token]) -> Node | None:
        """What the prefixes stand before, in its field; None for a value that says nothing."""
        fields = [prefix for prefix in prefixes if prefix.kind is Kind.FIELD]
        for field in fields[:-1]:
            self.ignore(field)
        exact = any(prefix.kind is Kind.EXACT for prefix in prefixes)
        token = self.take()
        match token.kind:
            case Kind.OPEN:
                node = self.group(bool(token.field))
            case Kind.VALUE:
                node = self.value(token)
            case Kind.QUOTED:
                node = self.value(token) if token.field else self.phrase(token, exact)
            case _:
                node = self.word(token, exact)
        if node is None or not fields:
            return node
        if isinstance(node, Everything):
            self.ignore(fields[-1])
            return None
        return in_field(fields[-1].text, node)

    def group(self, alternatives: bool) -> Node | None:
        outside, self.alternatives = self.alternatives, alternatives
        node = self.query()
        self.alternatives = outside
        self.take()  # the closing parenthesis: brackets are balanced
        return node

    def word(self, token: Token, exact: bool) -> Node:
        """A typed word: a compound where it has several tokens."""
        if ":" in token.text and (named := _FIELD_LIKE.match(token.text)):
            self.misread_field(named, token)
        terms = self.terms(token.text, exact)
        if len(terms) > 1:
            return Phrase(terms, compound=True)
        # A word without letters is an asterisk.
        return terms[0] if terms else Everything()

    def terms(self, text: str, exact: bool) -> tuple[Term, ...]:
        terms = tuple(term for word in text.split() for term in read_terms(word, exact, self.notes))
        if exact and terms and not any(isinstance(term, Word) for term in terms):
            sentence = message("“=” does not work together with “*” or “~” and is ignored: {typed}.")
            self.notes.quote("ignored", sentence, text)
        return terms

    def misread_field(self, named: re.Match[str], token: Token) -> None:
        end = token.start + named.end()
        is_before_a_word = self.text[end : end + 1].isalnum()
        if named[1].lower() not in NAMES:
            if is_before_a_word:
                sentence = message("There is no such field: {typed}. Plain words were searched for.")
                self.notes.quote("unknown-field", sentence, named[0])
        elif not is_before_a_word:
            sentence = message(
                "To search in a field, leave no space after the colon; here it is a plain word: {typed}."
            )
            self.notes.quote("unknown-field", sentence, named[0])

    def phrase(self, token: Token, exact: bool) -> Node | None:
        """Quoted words; a single one is a word."""
        terms = self.terms(token.text, exact)
        if len(terms) > 1:
            return Phrase(terms, self.distance(token.number, f"~{token.number}") if token.number.strip("0") else 0)
        if token.number:
            sentence = message("The distance after a quotation is ignored: it is for phrases of at least two words.")
            self.notes.say("ignored", sentence)
        return terms[0] if terms else None

    def value(self, token: Token) -> Node | None:
        """A value of a verbatim field, as it is typed."""
        if token.field == "date":
            return self.dates(token)
        text = token.text.strip()
        if token.kind is Kind.VALUE and "*" in text:
            return Field(token.field, pattern_term(text)) if text.strip("*") else Everything()
        return Field(token.field, Word(text, exact=True)) if text else None

    def dates(self, token: Token) -> Dates | None:
        """A date or a range; without quotation marks, with as many of the words that follow as complete it."""
        if token.text.strip().lower() in _UNDATED:
            return Dates(undated=True)
        if token.kind is Kind.VALUE:
            for last in range(self.last_date_word(), self.at - 1, -1):
                if dates := self.period(self.text[token.start : self.tokens[last].end]):
                    self.at = last + 1
                    return dates
        return self.period(token.text, complain=True)

    def last_date_word(self) -> int:
        """The place of the last token that can still belong to the date just taken."""
        last = self.at - 1
        while (
            last + 1 < min(self.at + _MORE_DATE_WORDS, len(self.tokens)) and self.tokens[last + 1].kind in _DATE_PARTS
        ):
            last += 1
        return last

    def period(self, text: str, complain: bool = False) -> Dates | None:
        from indexer.polish.dates import parse_range  # most queries have none

        try:
            if len(text) > _LONGEST_DATE:
                raise ValueError(message("“{typed}” is not a date.", typed=shortened(text)))
            return Dates(*parse_range(text, self.today))
        except ValueError as error:
            if complain:
                self.notes.say("bad-date", message("{reason} The condition is ignored.", reason=str(error)))
            return None

    def distance(self, digits: str, typed: str) -> int:
        """A typed distance, brought between 1 and the farthest."""
        distance = bounded_number(digits, FARTHEST)
        if str(distance) != digits.lstrip("0"):
            sentence = message("A distance is a number from 1 to {most}; corrected: {typed}.", most=FARTHEST)
            self.notes.quote("changed", sentence, typed)
        return distance

    def ignore(self, token: Token) -> None:
        typed = self.text[token.start : token.end]
        self.notes.quote("ignored", message("Ignored, because there is no word beside it: {typed}."), typed)
