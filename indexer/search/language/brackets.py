"""Brackets: make the parentheses of a query balanced and their nesting bounded, so that a parser may recurse."""

from indexer.messages import message
from indexer.search.language.lexer import Kind, Lexeme
from indexer.search.language.notes import Notes

DEEPEST = 32
"""How many parentheses may stand inside each other; those deeper are read as if they were not there."""

_BRACKETS = (Kind.OPEN, Kind.CLOSE)


def balanced(lexemes: list[Lexeme], notes: Notes) -> list[Lexeme]:
    """The lexemes with every parenthesis paired: superfluous ones are dropped, missing ones come at the end."""
    if not any(lexeme.kind in _BRACKETS for lexeme in lexemes):
        return lexemes
    kept: list[Lexeme] = []
    is_kept: list[bool] = []  # of every group that is open here
    for lexeme in lexemes:
        match lexeme.kind:
            case Kind.OPEN:
                is_kept.append(len(is_kept) < DEEPEST)
                if is_kept[-1]:
                    kept.append(lexeme)
                else:
                    notes.say("too-deep", message("Parentheses nested deeper than {most} are ignored.", most=DEEPEST))
            case Kind.CLOSE if not is_kept:
                notes.say("unbalanced", message("A closing parenthesis without its pair is ignored."))
            case Kind.CLOSE:
                if is_kept.pop():
                    kept.append(lexeme)
            case _:
                kept.append(lexeme)
    if is_kept:
        notes.say("unbalanced", message("A parenthesis without its pair is closed at the end of the query."))
    end = lexemes[-1].end if lexemes else 0
    return kept + [Lexeme(Kind.CLOSE, ")", end, end)] * sum(is_kept)
