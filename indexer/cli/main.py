"""`prasowka`: finds the command that was typed, runs it, and ends with the exit code that scripts rely on."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TextIO

from indexer import Configuration, IndexBusy, Origin, PrasowkaError, UnknownArticle, UsageError
from indexer.cli import bus_error
from indexer.cli.arguments import Arguments, Command, Option, one_of, parse
from indexer.cli.console import Console, Exit, reason
from indexer.cli.output import Output
from indexer.messages import LANGUAGES, N_, _, message

# Each is a module of this package; only the one that runs is imported.
COMMANDS = (
    "tui",
    "index",
    "watch",
    "demo",
    "search",
    "show",
    "names",
    "quotes",
    "concordance",
    "words",
    "facets",
    "timeline",
    "serve",
    "export",
    "similar",
    "saved",
    "suggest",
    "analyze",
    "stats",
    "check",
    "optimize",
    "config",
    "completion",
    "man",
    "schema",
)

OPTIONS = (
    Option("--index", N_("folder of the index (by default that of “prasowka config”)"), N_("DIR"), read=Path),
    Option(
        "--color",
        N_("colours: auto (on a terminal), always or never"),
        "auto|always|never",
        read=one_of("auto", "always", "never"),
        default="auto",
    ),
    Option(
        "--lang",
        N_("language of help and messages: pl (Polish) or en (English); by default that of the system"),
        "|".join(LANGUAGES),
        read=one_of(*LANGUAGES),
    ),
    Option("--quiet", N_("only data and errors, no messages about the run"), default=False),
    Option("--version", N_("shows the version of the program"), default=False),
    Option("--help", N_("shows this help"), short="-h", default=False),
)

_NO_MEMORY = N_("There is not enough memory for this.")


def run() -> None:
    """The entry point of the `prasowka` command."""
    gc.disable()  # until the command is loaded: what modules are made of is not garbage
    try:
        _reopen_closed_streams()
        code = main(sys.argv[1:])
        gc.freeze()  # looking for garbage at the very end would be of no use to anybody
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        _discard(sys.stdout, sys.stderr)
        code = Exit.DONE
    except KeyboardInterrupt:  # between two sentences of ours
        code = Exit.INTERRUPTED
    except MemoryError:  # there was not even enough to say so
        os.write(2, f"{_NO_MEMORY}\n".encode())
        code = Exit.FAILED
    except OSError:  # the disk is full, as has been said already when the data was written
        _discard(sys.stdout)
        code = Exit.FAILED
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is said and done
    sys.exit(code)


def _discard(*streams: TextIO) -> None:
    """Let what Python still flushes at its end go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream.fileno())


def main(words: Sequence[str]) -> Exit:
    """Run the command line `words` and say how it ended."""
    language = _choose_language(words)
    console = Console()
    command = None
    try:
        arguments = parse(words, OPTIONS, operands_end_options=True)
        if arguments.operands:
            command = load(arguments.operands[0])
            arguments = _read(command, arguments)
        console = Console(color=arguments.color, quiet=arguments.quiet)
        return _run(command, arguments, console, language)
    except UsageError as error:
        console.error(str(error))
        console.note(
            _("Help: {command}").format(command=f"prasowka {command.name} --help" if command else "prasowka --help")
        )
        return Exit.FAILED
    except UnknownArticle as error:
        console.error(str(error))
        return Exit.NOTHING
    except IndexBusy as error:
        console.error(str(error))
        return Exit.BUSY
    except PrasowkaError as error:
        console.error(str(error))
        return Exit.FAILED
    except BrokenPipeError:
        raise
    except OSError as error:
        console.error(reason(error))
        return Exit.FAILED
    except MemoryError:
        console.error(_(_NO_MEMORY))
        return Exit.FAILED
    except KeyboardInterrupt:
        console.error(_("Interrupted."))
        return Exit.INTERRUPTED
    except Exception as error:
        if isinstance(error, ImportError) and "failed to map segment" in str(error):  # of a library
            console.error(_(_NO_MEMORY))
            return Exit.FAILED
        console.error(_crash(error))
        return Exit.CRASHED


def _crash(error: Exception) -> str:
    """Keep what a developer needs to know of an error that nobody foresaw, and say where."""
    from tempfile import NamedTemporaryFile
    from traceback import format_exception

    report = "".join([f"prasowka {_version()}, Python {sys.version}\n", *format_exception(error)])
    kind = type(error).__name__
    try:
        with NamedTemporaryFile("w", prefix="prasowka-", suffix=".txt", encoding="utf-8", delete=False) as file:
            file.write(report)
    except OSError:
        return _("This is a fault in Prasowka ({kind}: {error}).").format(kind=kind, error=error)
    said = _("This is a fault in Prasowka ({kind}). Please report it, with the file {file}.")
    return said.format(kind=kind, file=file.name)


def load(name: str) -> Command:
    """The command of this name; UsageError where there is none."""
    if name not in COMMANDS:
        raise UsageError(message("There is no command “{name}”. If this is a query: prasowka search {name}", name=name))
    command: Command = import_module(f"indexer.cli.{name}").COMMAND
    return command


def _read(command: Command, before: Arguments) -> Arguments:
    """The words after the command, where the options from before it count as well."""
    everywhere = (option._replace(default=getattr(before, option.attribute)) for option in OPTIONS)
    return parse(before.operands[1:], (*command.options, *everywhere), free_text=command.free_text)


def _run(command: Command | None, arguments: Arguments, console: Console, language: Origin | None) -> Exit:
    output = Output(color=arguments.color)
    if arguments.help:
        output.text(_help(command, output.screen.width or 100))
        return Exit.DONE
    if arguments.version:
        output.text(f"prasowka {_version()}\n")
        return Exit.DONE
    if command is None:
        if not (sys.stdin.isatty() and output.screen.terminal):
            console.page(_help(None, 100))
            return Exit.FAILED
        command = load("tui")
    command.check(arguments.operands)
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    _configure(arguments, command.options, language)
    bus_error.end_with_a_sentence()
    return command.run(arguments, output, console)


def _configure(arguments: Arguments, options: Sequence[Option], language: Origin | None) -> None:
    """Take from the configuration what nobody gave."""
    configuration = Configuration.of(arguments.index)
    if configuration.language and (language is None or language.kind == "file"):
        os.environ["PRASOWKA_LANG"] = configuration.language
    elif language is not None:
        configuration = configuration.with_origin("language", language)
    arguments.index = configuration.index
    arguments.configuration = configuration
    for option in options:
        if option.setting and getattr(arguments, option.attribute) is None:
            setattr(arguments, option.attribute, _configured(option, configuration))


def _configured(option: Option, configuration: Configuration) -> object:
    """Read the value that the configuration has for an option, or raise UsageError with a sentence."""
    value = getattr(configuration, option.setting)
    try:
        return option.read(value)
    except ValueError as error:
        place = configuration.origins[option.setting].place
        said = message(
            "{file}: {option} {value}: {reason}", file=place, option=option.setting, value=value, reason=error
        )
        raise UsageError(said) from error


def _choose_language(words: Sequence[str]) -> Origin | None:
    """Choose the language before anything is read, and say what asked for it: what is refused is said in it as well.

    It is kept in the environment, for the processes that this one starts.
    """
    if asked := _language_asked(words):
        os.environ["PRASOWKA_LANG"] = asked
        return Origin("option", "--lang")
    if os.environ.get("PRASOWKA_LANG"):
        return Origin("variable", "PRASOWKA_LANG")
    if configured := Configuration.own_language():
        os.environ["PRASOWKA_LANG"] = configured
        return Origin("file", str(Configuration.own_file()))
    return None


def _language_asked(words: Sequence[str]) -> str | None:
    """The language of the last `--lang`."""
    asked = None
    options = takewhile(lambda word: word != "--", words)
    for word, following in pairwise((*options, "")):
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in LANGUAGES:
            asked = value
    return asked


def _help(command: Command | None, width: int) -> str:
    from indexer.cli import help

    if command is None:
        return help.program_page(map(load, COMMANDS), OPTIONS, width)
    return help.command_page(command, OPTIONS, width)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("prasowka")
    except PackageNotFoundError:
        return _("(from the source files)")


def _reopen_closed_streams() -> None:
    """What a shell closed (`>&-`) is None to Python; give it a stream that leads nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
