"""Clauses: a typed word as the terms that it asks for, and how terms with their signs become nodes of the tree."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from indexer.messages import message
from indexer.polish.letter_case import case_of
from indexer.polish.tokens import TYPED_TOKEN, form
from indexer.records.search import Notes
from indexer.search.language.field_names import METADATA, VERBATIM
from indexer.search.language.tree import (
    And,
    Dates,
    Everything,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Ranked,
    Term,
    Wildcard,
    Word,
)

FARTHEST_FUZZY = 2
"""The most edits that `word~2` may ask for."""

# A run of letters and asterisks with at least one asterisk; the look behind it keeps the search linear.
_STARRED = re.compile(r"(?<![^\W_])([^\W_]*+(?:\*++[^\W_]*+)+)")
_STARS = re.compile(r"\*+")
_DISTANCE = re.compile(r"([0-9]*)[\W_]*")


def read_terms(typed: str, exact: bool, notes: Notes) -> tuple[Term, ...]:
    """The terms of one typed word: none for punctuation, several for a compound (`polsko-białoruski`, `F-16`).

    The text is as `polish.tokens.normalise` leaves it; with `exact`, words are meant as typed.
    """
    word, distance = _fuzziness(typed, notes)
    if "*" in word:
        if distance:
            notes.quote("ignored", message("“~” does not work together with “*” and is ignored: {typed}."), typed)
        terms = _starred_terms(word, exact)
    elif distance:
        terms = tuple(Fuzzy(text, distance) for text in _forms(word))
    else:
        terms = _words(word, exact)
    return terms


def _forms(normalised: str) -> list[str]:
    return [form(spelling) for spelling in TYPED_TOKEN.findall(normalised)]


def _words(normalised: str, exact: bool) -> tuple[Word, ...]:
    spellings = [normalised] if normalised.isalnum() else TYPED_TOKEN.findall(normalised)
    return tuple([_word(one, exact) for one in spellings])


def _word(spelling: str, exact: bool) -> Word:
    if spelling[0].isupper() or spelling.isupper():
        return Word(form(spelling), exact, True, case_of(spelling), spelling if exact else "")
    return Word(form(spelling), exact, spelling[0].isdigit())


def _fuzziness(typed: str, notes: Notes) -> tuple[str, int]:
    """The word without its tilde, and how many edits that allows: `literufka~2` allows 2."""
    if "~" not in typed:
        return typed, 0
    word, tilde, rest = typed.rpartition("~")
    wanted = _DISTANCE.fullmatch(rest)
    if not tilde or not wanted:
        return typed, 0
    distance = bounded_number(wanted[1] or "1", FARTHEST_FUZZY)
    if wanted[1] and str(distance) != wanted[1]:
        sentence = message("After “~” there may be 1 or {most}; corrected: {typed}.", most=FARTHEST_FUZZY)
        notes.quote("changed", sentence, typed)
    return word, distance


def _starred_terms(word: str, exact: bool) -> tuple[Term, ...]:
    terms: list[Term] = []
    # Splitting by a pattern with one group: plain parts and starred ones alternate.
    for place, part in enumerate(_STARRED.split(word)):
        if place % 2 == 0:
            terms += _words(part, exact)
        elif part.strip("*"):
            terms.append(pattern_term(form(part)))
    return tuple(terms)


def pattern_term(pattern: str) -> Prefix | Wildcard:
    """A text with asterisks as the simplest term that means it."""
    pattern = _STARS.sub("*", pattern)
    beginning, _, rest = pattern.partition("*")
    return Wildcard(pattern) if rest or not beginning else Prefix(beginning)


def bounded_number(digits: str, most: int) -> int:
    """A typed number of any length, brought between 1 and `most`."""
    significant = digits.lstrip("0")
    return most if len(significant) > len(str(most)) else min(max(int(significant or "0"), 1), most)


class Clause(NamedTuple):
    """A node with the sign that stood before it.

    `joined` marks an AND or NEAR without parentheses: side by side with other clauses, its sides must match.
    """

    node: Node
    sign: Literal["", "+", "-"] = ""
    joined: bool = False


def in_field(name: str, node: Node) -> Node:
    """A node in a field. What names its own field keeps it, and so do values of verbatim fields."""
    match node:
        case Field() | Dates():
            return node
        case _ if name in VERBATIM:
            return node
        case Ranked(should=(), must=(), must_not=excluded):
            return Ranked(must_not=tuple(in_field(name, item) for item in excluded))
    return Field(name, node)


def near_each_other(clauses: Sequence[Clause], distances: Sequence[int], notes: Notes) -> Clause:
    """Join clauses by NEAR: `distances` has the distance of each from the next, so that there is one fewer of them."""
    nodes = [_as_operand(clause) for clause in clauses]
    items: list[Node] = []
    for place, distance in enumerate(distances):
        left, right = nodes[place], nodes[place + 1]
        if near := _near(left, right, distance):
            items.append(near)
        else:
            notes.say("changed", message("NEAR joins only words and phrases of one field; here it works as AND."))
            # After the first pair the left side is already asked for: it was the right side of the pair before.
            items += (right,) if place else (left, right)
    if len(items) == 1:
        return Clause(items[0], joined=True)
    return all_of([Clause(item) for item in items])


def _near(left: Node, right: Node, distance: int) -> Node | None:
    match left, right:
        case Field(name, one), Field(other_name, other) if name == other_name and name not in VERBATIM:
            near = _near(one, other, distance)
            return Field(name, near) if near and not isinstance(near, Field) else None
        case Word() | Prefix() | Wildcard() | Fuzzy() | Phrase(), Word() | Prefix() | Wildcard() | Fuzzy() | Phrase():
            return Near(left, right, distance)
    return None


def all_of(clauses: Sequence[Clause]) -> Clause:
    """The clauses joined by AND."""
    if len(clauses) == 1:
        return clauses[0]
    items: list[Node] = []
    for clause in clauses:
        node = _as_operand(clause)
        items += node.items if isinstance(node, And) else (node,)
    excluded = tuple(item.item for item in items if isinstance(item, Not))
    if len(excluded) == len(items):
        return Clause(Ranked(must_not=excluded))
    return Clause(And(tuple(items)), joined=True)


def one_of(clauses: Sequence[Clause], notes: Notes) -> Clause:
    """The clauses joined by OR."""
    if len(clauses) == 1:
        return clauses[0]
    items: list[Node] = []
    for clause in clauses:
        if clause.sign == "+":
            notes.say("ignored", message("“+” beside OR is ignored: one of the sides is enough."))
        node = _as_operand(clause)
        items += node.items if isinstance(node, Or) else (node,)
    return Clause(Or(tuple(items)))


def _as_operand(clause: Clause) -> Node:
    """A clause as a side of an operator."""
    if clause.sign == "-":
        return Not(clause.node)
    match clause.node:
        case Ranked(should=(), must=(), must_not=(excluded,)):
            return Not(excluded)
    return clause.node


def side_by_side(clauses: Sequence[Clause], notes: Notes) -> Node | None:
    """Clauses with nothing between them: None where there are none, the node itself where there is one."""
    if len(clauses) == 1 and clauses[0].sign != "-":
        return clauses[0].node
    should: tuple[Node, ...] = ()
    must: tuple[Node, ...] = ()
    must_not: tuple[Node, ...] = ()
    for clause in clauses:
        parts = _ranked_parts(clause, notes)
        should, must, must_not = should + parts.should, must + parts.must, must_not + parts.must_not
    if len(should) == 1 and is_quotation(should[0]) and all(map(is_filter, must)):
        # A quotation with nothing else to rank by must match.
        must, should = should + must, ()
    if len(should) + len(must) == 1 and not must_not:
        return (should or must)[0]
    if should or must or must_not:
        return Ranked(should, must, must_not)
    return Everything() if clauses else None


class _RankedParts(NamedTuple):
    """What one clause adds to the three parts of the `Ranked` that it stands in."""

    should: tuple[Node, ...] = ()
    must: tuple[Node, ...] = ()
    must_not: tuple[Node, ...] = ()


def _ranked_parts(clause: Clause, notes: Notes) -> _RankedParts:
    """Return the parts that a clause adds to: those of a bare AND and of a group without signs are taken out of it."""
    match clause:
        case Clause(node, "+"):
            return _RankedParts(must=(node,))
        case Clause(node, "-"):
            return _RankedParts(must_not=(node,))
        case Clause(And(items), joined=True):
            required = tuple(item for item in items if not isinstance(item, Not))
            return _RankedParts(must=required, must_not=tuple(item.item for item in items if isinstance(item, Not)))
        case Clause(Ranked(should, (), ())):
            return _RankedParts(should)
        case Clause(Ranked((), (), must_not)):
            return _RankedParts(must_not=must_not)
        case Clause(Everything()):
            notes.say("ignored", message("An asterisk alone is ignored: beside other words it changes nothing."))
            return _RankedParts()
        case Clause(node) if clause.joined or is_filter(node):
            return _RankedParts(must=(node,))
    return _RankedParts(should=(clause.node,))


def is_filter(node: Node) -> bool:
    """Whether a node only narrows down, by date or metadata, and says nothing to rank by."""
    match node:
        case Word():  # most nodes are
            return False
        case Dates():
            return True
        case Field(name, _):
            return name in METADATA
        case Not(item):
            return is_filter(item)
        case And(items) | Or(items):
            return all(map(is_filter, items))
        case Ranked(should, must, must_not):
            return not should and all(map(is_filter, must + must_not))
    return False


def is_quotation(node: Node) -> bool:
    """Whether a node is a quoted phrase, in whichever field of text."""
    match node:
        case Phrase(compound=compound):
            return not compound
        case Field(name, inner):
            return name not in METADATA and is_quotation(inner)
    return False
