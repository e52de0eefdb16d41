"""Help: the page of the program and the page of each command."""

import re
from collections.abc import Iterable, Iterator, Sequence

from indexer.cli.arguments import Command, Option
from indexer.cli.screen import Screen
from indexer.messages import _

_NAMES = 33
_NARROWEST = 30  # cells that an explanation needs at least


def program_page(commands: Iterable[Command], options: Sequence[Option], width: int) -> str:
    """What `prasowka --help` shows."""
    names = [(f"{command.name} {_(command.operands)}".rstrip(), _(command.summary)) for command in commands]
    usage = _("Usage: {usage}").format(usage=_("prasowka COMMAND [OPTIONS]"))
    alone = " " * usage.index("prasowka") + f"{'prasowka':30}" + _("(on a terminal: the terminal UI)")
    beginnings = (
        (_("prasowka index articles/"), _("reads a folder and remembers it")),
        (_("prasowka search lukaszence soczi"), _("finds these names in any inflection")),
        ("prasowka search --help", _("help for a command")),
    )
    return "\n".join(
        (
            usage,
            alone,
            "",
            _("Searches your own archive of press articles: finds words in every inflection."),
            "",
            *_section(_("Commands:"), names, width),
            *_section(_("Options of all commands:"), map(_row, options), width),
            *_section(_("To begin with:"), beginnings, width),
        )
    )


def command_page(command: Command, options: Sequence[Option], width: int) -> str:
    """What `prasowka COMMAND --help` shows; `options` are those of every command."""
    screen = Screen(width=width)
    usage = f"prasowka {command.name} {_(command.operands)}".rstrip()
    examples = ((_(typed), _(meaning)) for typed, meaning in command.examples)
    return "\n".join(
        (
            _("Usage: {usage}").format(usage=_("{command} [OPTIONS]").format(command=usage)),
            "",
            *(screen.paragraph(line) for line in _(command.description).splitlines()),
            "",
            *_section(_("Options:"), map(_row, command.options), width),
            *_section(_("Options of all commands:"), map(_row, options), width),
            *_section(_("Examples:"), examples, width),
        )
    )


def _section(title: str, rows: Iterable[tuple[str, str]], width: int) -> Sequence[str]:
    """A titled table, and nothing where it would have no rows."""
    lines = list(_table(rows, width))
    return [title, *lines, ""] if lines else []


def _row(option: Option) -> tuple[str, str]:
    return (f"{option.short}, " if option.short else "") + option.usage, _(option.help)


def _table(rows: Iterable[tuple[str, str]], width: int) -> Iterable[str]:
    """Two columns; what is too long for the first has a line to itself, and everything where there is no room."""
    beside = width >= _NAMES + _NARROWEST
    indent = " " * (_NAMES + 4 if beside else 6)
    screen = Screen(width=width)
    for name, text in rows:
        explained = screen.paragraph(text, indent=indent)
        if len(name) > _NAMES or not beside:
            yield from _broken(name, width) if name.startswith("-") else (f"  {name}",)
            yield explained
        else:
            yield f"  {name:{_NAMES}}  " + explained.removeprefix(indent)


def _broken(name: str, width: int) -> Iterator[str]:
    """The lines of an option, broken behind the names of a long list that it takes."""
    line = "  "
    for piece in re.split(r"(?<=[,|])", name):
        if line.strip() and len(line) + len(piece) > width:
            yield line
            line = " " * 6
        line += piece
    yield line
