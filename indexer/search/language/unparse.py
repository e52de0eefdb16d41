"""Unparse: a tree said back as the query that would have been read into it.

`parse(unparse(tree)).query == tree` for every tree that the parser makes. Parentheses stand only where they must, so
a query is never nested deeper than it was typed.
"""

from indexer.polish.tokens import query_forms
from indexer.search.language.clauses import is_filter
from indexer.search.language.field_names import VERBATIM
from indexer.search.language.lexer import Kind, tokens_of
from indexer.search.language.tree import (
    And,
    Dates,
    Everything,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Ranked,
    Term,
    Wildcard,
    Word,
)

# How tightly things hold together, loosest first.
_RANKED, _OR, _AND, _NEAR, _ONE = range(5)


def unparse(query: Node) -> str:
    """The query in canonical form: operators in English, words in lower case, dates in ISO 8601."""
    match query:
        case Ranked(should=(), must=(Phrase() | Field() as phrase,), must_not=()):
            return _text(phrase)
    return _text(query)


def _text(query: Node, least: int = _RANKED) -> str:
    """The text of a query, in parentheses where it holds together less tightly than `least`."""
    match query:
        case Word() | Phrase():
            return _one_text(query)
        case Ranked():
            text, tightness = _ranked_text(query), _RANKED
        case Or(items):
            text, tightness = " OR ".join(_text(item, _AND) for item in items), _OR
        case And(items):
            text, tightness = " AND ".join(_text(item, _NEAR) for item in items), _AND
        case Near(left, right, distance):
            text, tightness = f"{_text(left, _ONE)} NEAR/{distance} {_text(right, _ONE)}", _NEAR
        case Field(name, Near(left, right, distance)):
            text, tightness = f"{name}:{_text(left, _ONE)} NEAR/{distance} {name}:{_text(right, _ONE)}", _NEAR
        case _:
            return _one_text(query)
    return f"({text})" if tightness < least else text


def _ranked_text(query: Ranked) -> str:
    """Words, then what must match, then what must not."""
    # AND and NEAR side by side with words would be read as musts.
    parts = [_text(item, _ONE if isinstance(item, And) or _is_near(item) else _OR) for item in query.should]
    for item in query.must:
        if _is_near(item):
            parts.append(_text(item))
        elif is_filter(item):
            parts.append(_text(item, _ONE if isinstance(item, And) else _OR))
        else:
            parts.append("+" + _text(item, _ONE))
    parts += ("-" + _text(item, _ONE) for item in query.must_not)
    return " ".join(parts)


def _is_near(query: Node) -> bool:
    return isinstance(query.query if isinstance(query, Field) else query, Near)


def _one_text(query: Node) -> str:
    match query:
        case Word() | Prefix() | Wildcard() | Fuzzy():
            return _exactness(query) + _term_text(query)
        case Phrase(compound=True):
            return _compound_text(query)
        case Phrase():
            return _phrase_text(query)
        case Dates():
            return f"date:{_range_text(query)}"
        case Field(name, Word(value)) if name in VERBATIM:
            return f"{name}:{_value_text(value)}"
        case Field(name, inner):
            return f"{name}:{_text(inner, _ONE)}"
        case Not(item):
            return f"NOT {_text(item, _ONE)}"
        case Everything():
            return "*"
        case Nothing():
            return "()"
    raise AssertionError(query)


def _term_text(term: Term) -> str:
    match term:
        case Word(text, spelling=spelling):
            return spelling or text
        case Prefix(text):
            return f"{text}*"
        case Wildcard(pattern):
            return pattern
        case Fuzzy(text, distance):
            return text + _fuzziness(distance)


def _fuzziness(distance: int) -> str:
    return "~" if distance == 1 else f"~{distance}"


def _exactness(*terms: Term) -> str:
    """The sign of words that are meant exactly as typed: of those in a phrase all are, or none is."""
    return "=" if any(isinstance(term, Word) and term.exact for term in terms) else ""


def _compound_text(phrase: Phrase) -> str:
    parts = [term.text if isinstance(term, Fuzzy) else _term_text(term) for term in phrase.words]
    joined = "-".join(parts)
    if query_forms(joined) != query_forms(" ".join(parts)):
        # A hyphen would make an ending of a part: `pis.u` is two words, `pis-u` is one.
        joined = ".".join(parts)
    last = phrase.words[-1]
    return _exactness(*phrase.words) + joined + (_fuzziness(last.distance) if isinstance(last, Fuzzy) else "")


def _phrase_text(phrase: Phrase) -> str:
    slop = f"~{phrase.slop}" if phrase.slop else ""
    return f'{_exactness(*phrase.words)}"{" ".join(map(_term_text, phrase.words))}"{slop}'


def _range_text(dates: Dates) -> str:
    if dates.undated:
        return "none"
    if dates.since == dates.until:
        return str(dates.since)
    return f"{dates.since or ''}..{dates.until or ''}"


def _value_text(value: str) -> str:
    """A value of a verbatim field: bare where it is read whole, else in quotation marks that it does not hold."""
    read = [(token.kind, token.text) for token in tokens_of(f"id:{value}")]
    if "*" not in value and read == [(Kind.FIELD, "id"), (Kind.VALUE, value)]:
        return value
    opening, closing = next(marks for marks in ('""', "«»", "»«") if marks[1] not in value)
    return f"{opening}{value}{closing}"
