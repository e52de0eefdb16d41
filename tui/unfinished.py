"""What to search while somebody is still typing: the last word may be only the beginning of one."""

import re
from collections.abc import Collection

SHORTEST_BEGINNING = 2
"""Letters from which on a beginning of a word is searched for: fewer would stand for half of the archive."""

_FIELD_WITHOUT_VALUE = re.compile(r"(?:(?<=\s)|^)[+-]?[^\W\d_]+:$")
_OPERATOR_WITHOUT_WORD = re.compile(r"(?:(?<=\s)|^)(?:AND|OR|NOT|NEAR(?:/\d*)?|[+=-])$")
_LAST_WORD = re.compile(r"(?:(?<=[\s(+-])|^)(?:(?P<field>[^\W\d_]+):)?(?P<word>[^\W_]+)$")
_FIELD = re.compile(r"[^\W\d_]+:$")
_OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR"})
_VERBATIM = frozenset({"id", "url", "date", "data"})
"""Fields whose values are no words."""


def last_word(typed: str) -> str:
    """Return the word at the end of what is being typed that may be unfinished, or an empty text."""
    found = _LAST_WORD.search(typed)
    if found is None or (found["field"] or "").lower() in _VERBATIM or _is_inside_quotation(typed):
        return ""
    return found["word"]


def unfinished_query(typed: str, known_words: Collection[str] = ()) -> str:
    """Return the query for what is being typed: its last word is a beginning, and a word if it is a known one.

    A field without a value and an operator without a word are left out, an open quotation is closed.
    """
    for incomplete in (_FIELD_WITHOUT_VALUE, _OPERATOR_WITHOUT_WORD):
        typed = incomplete.sub("", typed)
    if _is_inside_quotation(typed):
        return typed + ("”" if typed.count("„") > typed.count("”") else '"')
    word = last_word(typed)
    if not word:
        return typed
    before = typed.removesuffix(word)
    if word in _OPERATORS or (len(word) < SHORTEST_BEGINNING and before.strip()):
        return before
    if len(word) < SHORTEST_BEGINNING:
        return typed
    if word.casefold() not in known_words:
        return f"{typed}*"
    field = _FIELD.search(before)
    name = field[0] if field else ""
    return f"{before.removesuffix(name)}({name}{word} OR {name}{word}*)"


def _is_inside_quotation(typed: str) -> bool:
    return typed.count('"') % 2 == 1 or typed.count("„") > typed.count("”") + typed.count('"')
