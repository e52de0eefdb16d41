"""Completion: the word that is being typed at the end of a query, and the forms that it may become."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from indexer.engine.storage.lexicon import Lexicon
from indexer.polish.tokens import TYPED_TOKEN, normalise
from indexer.records.search import most_frequent_first
from indexer.search.language.field_names import METADATA, NAMES
from indexer.search.language.lexer import Kind, Token, tokens_of, with_fields
from indexer.search.planning.query_terms import most_frequent


class Typing(NamedTuple):
    """A query whose last word is still being typed: `before` and `word` together are the query.

    `field` is the field that the word is looked for in, None for a plain word. In a field of metadata the word is the
    whole value so far. It is empty where nothing is to be completed, or, in a field, nothing typed yet.
    """

    before: str
    field: str | None
    word: str


def completing(text: str) -> Typing:
    """What is being typed at the end of a query, after `polish.tokens.normalise`."""
    typed = normalise(text)
    tokens = tokens_of(typed)
    field: str | None = None
    for token, field in with_fields(tokens):
        if token.kind is Kind.UNPAIRED_QUOTE and field in METADATA:
            # A value in quotation marks that are not closed yet reaches to the end.
            return Typing(typed[: token.end], field, typed[token.end :])
    last = tokens[-1] if tokens and tokens[-1].end == len(typed) else None
    if last is None or last.kind not in (Kind.WORD, Kind.VALUE, Kind.AND, Kind.OR, Kind.NOT):
        return Typing(typed, None, "")
    if last.kind is Kind.WORD and last.text.endswith(":"):
        return Typing(typed, NAMES.get(last.text[:-1].lower()), "")
    start = last.start if field in METADATA else _last_token(typed, last)
    return Typing(typed[:start], field, typed[start:])


def _last_token(typed: str, word: Token) -> int:
    """Where the last token of a word begins: the end of the query where the word ends in something else."""
    tokens = [token.start() for token in TYPED_TOKEN.finditer(word.text) if token.end() == len(word.text)]
    return word.start + tokens[-1] if tokens else len(typed)


def completions(prefix: str, lexicons: Sequence[Lexicon], limit: int = 10) -> list[tuple[str, int]]:
    """The most frequent forms that begin with `prefix`, each with its frequency.

    A prefix typed without diacritics stands for those with them too. Of each lexicon only the most frequent are
    looked at, more than are wanted: a form that is among them nowhere is not among the most frequent of all.
    """
    if not prefix:
        return []
    found: set[str] = set()
    for lexicon in lexicons:
        numbers = most_frequent(lexicon, lexicon.forms_beginning_with(prefix), 2 * limit)
        found.update(lexicon.forms[number].decode() for number in numbers.tolist())
    counts = {form: sum(map(partial(_frequency, form), lexicons)) for form in found}
    return most_frequent_first(counts)[:limit]


def _frequency(form: str, lexicon: Lexicon) -> int:
    number = lexicon.find(form)
    return 0 if number is None else int(lexicon.frequencies[number])
