"""Help: the page of the program and the page of each command."""

from collections.abc import Iterable, Sequence

from indexer.cli.arguments import Command, Option
from indexer.cli.screen import Screen

_NAMES = 33
_NARROWEST = 30  # cells that an explanation needs at least


def program_page(commands: Iterable[Command], options: Sequence[Option], width: int) -> str:
    """What `prasowka --help` shows."""
    names = [(f"{command.name} {command.operands}".rstrip(), command.summary) for command in commands]
    return "\n".join(
        (
            "Użycie: prasowka POLECENIE [OPCJE]",
            "        prasowka                      (na terminalu: interfejs ekranowy)",
            "",
            "Prasówka przeszukuje Twoje archiwum artykułów prasowych: znajduje słowa w każdej odmianie.",
            "",
            "Polecenia:",
            *_table(names, width),
            "",
            "Opcje wszystkich poleceń:",
            *_table(map(_row, options), width),
            "",
            "Od czego zacząć:",
            *_table(
                [
                    ("prasowka index artykuly/", "wczytuje folder i zapamiętuje go"),
                    ("prasowka search łukaszence soczi", "znajduje też Łukaszenkę w Soczi"),
                    ("prasowka search --help", "pomoc do polecenia"),
                ],
                width,
            ),
            "",
        )
    )


def command_page(command: Command, options: Sequence[Option], width: int) -> str:
    """What `prasowka COMMAND --help` shows; `options` are those of every command."""
    screen = Screen(width=width)
    page = [f"Użycie: prasowka {command.name} {command.operands}".rstrip() + " [OPCJE]", ""]
    page += [screen.paragraph(line) for line in command.description.splitlines()]
    if command.options:
        page += ["", "Opcje:", *_table(map(_row, command.options), width)]
    page += ["", "Opcje wszystkich poleceń:", *_table(map(_row, options), width)]
    if command.examples:
        page += ["", "Przykłady:", *_table(command.examples, width)]
    return "\n".join([*page, ""])


def _row(option: Option) -> tuple[str, str]:
    return (f"{option.short}, " if option.short else "") + option.usage, option.help


def _table(rows: Iterable[tuple[str, str]], width: int) -> Iterable[str]:
    """Two columns; what is too long for the first has a line to itself, and everything where there is no room."""
    beside = width >= _NAMES + _NARROWEST
    indent = " " * (_NAMES + 4 if beside else 6)
    screen = Screen(width=width)
    for name, text in rows:
        explained = screen.paragraph(text, indent=indent)
        if len(name) > _NAMES or not beside:
            yield f"  {name}"
            yield explained
        else:
            yield f"  {name:{_NAMES}}  " + explained.removeprefix(indent)
