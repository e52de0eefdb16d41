"""Well-formed: the tokens of a query, brought into a shape that a parser can rely on and that bounds its work.

Every quotation mark and parenthesis has its pair, parentheses are nested so deep that a parser may recurse, and there
are not too many words.
"""

from indexer.messages import message
from indexer.polish.tokens import TYPED_TOKEN
from indexer.search.language.lexer import Kind, Token
from indexer.search.language.notes import Notes

DEEPEST = 32
"""How many parentheses may stand inside each other; those deeper are read as if they were not there."""
MOST_WORDS = 128
"""Words of a query that are read."""

# Tuples, because looking for a kind in a set takes far longer.
_PARENTHESES = (Kind.OPEN, Kind.CLOSE)
_WORDS = (Kind.WORD, Kind.QUOTED, Kind.VALUE)


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
