"""`prasowka man`: the manual page, from the same grammar as help."""

from collections.abc import Iterable, Iterator

from indexer.cli.arguments import Arguments, Command, Option
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output
from indexer.messages import N_, _


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the page in roff."""
    from indexer.cli.main import COMMANDS, OPTIONS, load

    output.data("\n".join(_page([load(name) for name in COMMANDS], OPTIONS)) + "\n")
    return Exit.DONE


def _page(commands: Iterable[Command], options: Iterable[Option]) -> Iterator[str]:
    yield '.TH PRASOWKA 1 "" "Prasówka"'
    yield _heading(_("NAME"))
    yield _roff("prasowka - " + _("full-text search over your own archive of Polish press articles"))
    yield _heading(_("SYNOPSIS"))
    yield ".B " + _roff(_("prasowka COMMAND [OPTIONS]"))
    yield _heading(_("COMMANDS"))
    for command in commands:
        yield f".SS {_roff(f'{command.name} {_(command.operands)}'.rstrip())}"
        for paragraph in _(command.description).splitlines():
            yield from (_roff(paragraph), ".PP")
        yield from _options(command.options)
        for typed, meaning in command.examples:
            yield from (".TP", f".B {_roff(_(typed))}", _roff(_(meaning)))
    yield _heading(_("OPTIONS OF ALL COMMANDS"))
    yield from _options(options)


def _heading(text: str) -> str:
    return f'.SH "{_roff(text)}"'


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        names = f"{option.short}, {option.usage}" if option.short else option.usage
        yield from (".TP", f".B {_roff(names)}", _roff(_(option.help)))


def _roff(text: str) -> str:
    """Text as roff shows it: no line begins with a dot or an apostrophe; dashes and quotes are those of commands."""
    escapes: dict[str, str | int | None] = {
        "\\": "\\e",
        "-": "\\-",
        "'": "\\(aq",
        "`": "\\(ga",
        "^": "\\(ha",
        "~": "\\(ti",
        '"': "\\(dq",
    }
    return "\\&" + text.translate(str.maketrans(escapes))


COMMAND = Command(
    "man",
    N_("writes the manual page"),
    N_("Writes the manual page in roff, in the language of help. Needs no index."),
    run,
    examples=(("prasowka man | man -l -", N_("reads it")),),
)
