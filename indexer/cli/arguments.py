"""The grammar of the command line: which words are options, which are their values, which are operands.

It is not argparse's: after `search` a word such as `-nato` belongs to the query, words and options may come in any
order, and every refusal is a sentence of ours, in the language of the person, that does not change with the version of
Python.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

from indexer import UsageError
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output
from indexer.messages import Message, _, message


class Option(NamedTuple):
    """A long option, perhaps with a short name; without a `metavar` it is a flag, which sets its key to `sets`.

    `read` turns the word after the option into its value, or raises ValueError with a sentence. `many` gathers the
    values of all occurrences in a tuple; of the others the last one counts. What `may_be_bare` takes a value only after
    `=`, and sets `sets` where it has none. What nobody gives is what the `setting` of the configuration says, where it
    names one. `key` is the attribute of Arguments, by default the name. `help` and
    `metavar` are English and translated when they are shown.
    """

    name: str
    help: str
    metavar: str = ""
    short: str = ""
    read: Callable[[str], Any] = str
    default: Any = None
    many: bool = False
    sets: Any = True
    key: str = ""
    may_be_bare: bool = False
    setting: str = ""

    @property
    def attribute(self) -> str:
        """Where Arguments keeps the value."""
        return self.key or self.name.removeprefix("--").replace("-", "_")

    @property
    def usage(self) -> str:
        """The option as a person would type it: `--limit NUMBER`."""
        if self.may_be_bare:
            return f"{self.name}[={_(self.metavar)}]"
        return f"{self.name} {_(self.metavar)}".rstrip()


class Arguments(SimpleNamespace):
    """The values of all options of a command, by attribute, and its `operands`, a list of words."""


class Command(NamedTuple):
    """One command: what help says about it, what may be typed after it, and what runs.

    `operands` is how usage shows them, `least` and `most` how many there may be. After a command of `free_text` the
    only short options are its own: any other word with one dash is text. `summary`, `description`, `operands` and
    `examples` (what to type, what it does) are English and translated when they are shown.
    """

    name: str
    summary: str
    description: str
    run: Callable[[Arguments, Output, Console], Exit]
    operands: str = ""
    least: int = 0
    most: int | None = 0
    options: tuple[Option, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    free_text: bool = False

    def check(self, operands: Sequence[str]) -> None:
        """Raise UsageError where there are too few or too many operands."""
        if len(operands) < self.least:
            raise UsageError(message("Missing: {operands}.", operands=_(self.operands)))
        if self.most is not None and len(operands) > self.most:
            raise UsageError(message("“{word}” is one word too many.", word=operands[self.most]))


def parse(
    words: Sequence[str], options: Sequence[Option], *, free_text: bool = False, operands_end_options: bool = False
) -> Arguments:
    """Read words into Arguments, or raise UsageError with a sentence.

    `operands_end_options` leaves everything from the first operand on unread, for the command that it names.
    """
    values = {option.attribute: () if option.many else option.default for option in options}
    operands: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            operands.extend(rest)
        elif found := _option(word, options, free_text=free_text):
            option, attached = found
            value = _value(option, attached, rest)
            values[option.attribute] = (*values[option.attribute], value) if option.many else value
        else:
            operands.append(word)
            if operands_end_options:
                operands.extend(rest)
    return Arguments(**values, operands=operands)


def _option(word: str, options: Sequence[Option], *, free_text: bool) -> tuple[Option, str | None] | None:
    """The option that a word names and the value attached to it, None for an operand."""
    if word.startswith("--"):
        name, equals, attached = word.partition("=")
        for option in options:
            if option.name == name:
                return option, attached if equals else None
        raise UsageError(_unknown(name, options))
    for option in options:
        if option.short and word.startswith(option.short):
            attached = word.removeprefix(option.short)
            if not attached:
                return option, None
            if option.metavar and attached.isdecimal():  # -n10, but -nato is a word
                return option, attached
    if free_text or not word.startswith("-") or word == "-":
        return None
    raise UsageError(_unknown(word, options))


def _value(option: Option, attached: str | None, rest: Iterator[str]) -> Any:
    """What an option sets: its constant for a flag, else the attached or the next word, read."""
    if not option.metavar:
        if attached is not None:
            raise UsageError(message("{option} takes no value.", option=option.name))
        return option.sets
    if option.may_be_bare and attached is None:
        return option.sets
    text = next(rest, None) if attached is None else attached
    if text is None or (attached is None and text.startswith("--")):
        raise UsageError(message("{option} needs a value: {usage}.", option=option.name, usage=option.usage))
    try:
        return option.read(text)
    except ValueError as error:
        raise UsageError(message("{option} {value}: {reason}", option=option.name, value=text, reason=error)) from error


def _unknown(name: str, options: Sequence[Option]) -> Message:
    from difflib import get_close_matches

    similar = get_close_matches(name, [option.name for option in options], n=1)
    if similar:
        return message("There is no option {name}. Did you mean {similar}?", name=name, similar=similar[0])
    return message("There is no option {name}.", name=name)


def whole(least: int) -> Callable[[str], int]:
    """A reader of whole numbers from `least` up."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < least:
            raise ValueError(message("this has to be a whole number, at least {least}.", least=least))
        return int(text)

    return read


def one_of(*choices: str) -> Callable[[str], str]:
    """A reader of one of a few words."""

    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(message("the choices are: {choices}.", choices=", ".join(choices)))
        return text

    return read


def some_of(*choices: str) -> Callable[[str], tuple[str, ...]]:
    """A reader of words from a list, joined by commas."""
    read_one = one_of(*choices)

    def read(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(read_one(part.strip()) for part in text.split(",")))

    return read
