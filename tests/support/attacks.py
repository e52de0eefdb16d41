"""Inputs that are hard for a regular expression, made from the expression itself.

A pattern is slow where it can match the same text in many ways and then fails. So for every repeat of it there is an
input that begins with what leads to that repeat, goes on with what it repeats, again and again, and ends with a
character that none of it takes.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple

# The parser of regular expressions, which the standard library keeps to itself.
op: Any = importlib.import_module("re._constants")
parser: Any = importlib.import_module("re._parser")

POOL = 'a A1ą,.;:-/|("„ ”Żż)]>\n!?@#»'
"""Characters from which those of a class are taken."""
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
MOST_SUFFIXES = 8


class Used(NamedTuple):
    """A compiled pattern of the package, where it stands, and the methods by which its module asks it."""

    name: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]


def patterns_of(package: ModuleType) -> list[Used]:
    """Return every pattern for texts that a module of a package keeps, alone, in a table or in a record."""
    found: dict[str, Used] = {}
    for module in [package, *_modules_below(package)]:
        source = inspect.getsource(module)
        for variable, value in vars(module).items():
            for pattern in _patterns_in(value):
                used = Used(f"{module.__name__}.{variable}", pattern, _methods(variable, source))
                found.setdefault(pattern.pattern, used)
    return list(found.values())


def _modules_below(package: ModuleType) -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not info.name.endswith("__main__"):  # it would run
            yield importlib.import_module(info.name)


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _patterns_in(part)
    elif isinstance(value, dict):
        yield from _patterns_in(list(value.values()))


def _methods(variable: str, source: str) -> tuple[str, ...]:
    """How a module asks a pattern: where it cannot be seen, by searching, which is the hardest."""
    asked = set(re.findall(rf"\b{variable}\.(search|match|fullmatch|finditer|findall|sub|split)\(", source))
    return tuple(sorted({name if name in ("match", "fullmatch") else "search" for name in asked})) or ("search",)


def attacks(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Yield hard inputs of some length."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    pumps = dict.fromkeys(_pumps(tree, ""))
    for whole in (_sample(tree, 0), _sample(tree, 1), *"aA 1(.»", "Aa ", ", ", "a."):
        if whole:
            pumps["", whole] = None
    ends = ["", "\0", "\n\n"]
    ends += [end for found in dict.fromkeys(_excluded(tree)) for end in (found, found + "\0")]
    for prefix, pump in pumps:
        body = (prefix + pump * (length // len(pump) + 1))[:length]
        for end in ends[:MOST_SUFFIXES]:
            yield body + end


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """What leads to a repeat, and what it repeats."""
    for kind, argument in tree:
        if kind in REPEATS and argument[1] > 1:
            for choice in range(6):
                if pump := _sample(argument[2], choice):
                    yield before, pump
                    yield "", before + pump
        for below in _below(kind, argument):
            yield from _pumps(below, before)
        before += _sample([(kind, argument)], 1)


def _below(kind: Any, argument: Any) -> list[Any]:
    if kind is op.BRANCH:
        return list(argument[1])
    if kind is op.SUBPATTERN:
        return [argument[-1]]
    if kind is op.ATOMIC_GROUP:
        return [argument]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [argument[1]]
    return [argument[2]] if kind in REPEATS else []


def _sample(tree: Any, choice: int) -> str:
    """Return a text that a tree matches, what stands around it aside; `choice` takes alternatives and characters."""
    text = ""
    for kind, argument in tree:
        if kind is op.LITERAL:
            text += chr(argument)
        elif kind is op.NOT_LITERAL:
            text += "b" if argument == ord("a") else "a"
        elif kind is op.ANY:
            text += "a A,"[choice % 4]
        elif kind is op.IN:
            characters = _characters(argument)
            text += characters[choice % len(characters)]
        elif kind is op.BRANCH:
            branches = argument[1]
            text += _sample(branches[choice % len(branches)], choice // len(branches))
        elif kind in REPEATS:
            text += _sample(argument[2], choice) * (argument[0] or choice % 2)
        elif kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
            text += _sample(_below(kind, argument)[0], choice)
    return text


def _characters(items: Any) -> str:
    """Some of the characters of a class."""
    is_negated = items[0][0] is op.NEGATE
    wanted = re.compile(_class_of(items[1:] if is_negated else items))
    found = "".join(character for character in POOL if bool(wanted.match(character)) != is_negated)
    if found or is_negated:
        return found or "\N{SNOWMAN}"
    kind, argument = items[0]
    return chr(argument if kind is op.LITERAL else argument[0])


def _class_of(items: Any) -> str:
    parts = []
    for kind, argument in items:
        if kind is op.LITERAL:
            parts.append(f"\\U{argument:08x}")
        elif kind is op.RANGE:
            parts.append(f"\\U{argument[0]:08x}-\\U{argument[1]:08x}")
        else:
            parts.append(CATEGORIES[argument])
    return f"[{''.join(parts)}]"


CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


def _excluded(tree: Any) -> Iterator[str]:
    """Yield characters that parts of a tree refuse: a text that ends in one of them fails late."""
    for kind, argument in tree:
        if kind is op.NOT_LITERAL:
            yield chr(argument)
        elif kind is op.ANY:
            yield "\n"
        elif kind is op.IN and argument[0][0] is op.NEGATE:
            for inner, what in argument[1:]:
                yield chr(what if inner is op.LITERAL else what[0]) if inner is not op.CATEGORY else " a1."[what % 4]
        for below in _below(kind, argument):
            yield from _excluded(below)
