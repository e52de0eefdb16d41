"""`prasowka completion`: completes the words of a command line in a shell, from the grammar and the archive."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from indexer import Archive, PrasowkaError, Request, SavedSearches, UsageError
from indexer.cli.arguments import Arguments, Command, Option
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output
from indexer.messages import N_, message

MOST = 50
"""So many ids or words of the archive are proposed at once."""
FILES = ("DIR", "FILE", "PATH")
"""What stands in the place of files and folders, which the shell completes itself."""

SCRIPTS = {
    "bash": """\
_prasowka() {
    local found code
    COMPREPLY=()
    while IFS= read -r found; do
        COMPREPLY+=("$found")
    done < <("${COMP_WORDS[0]}" completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null || echo /)
    if [ "${COMPREPLY[0]}" = / ]; then
        COMPREPLY=()
        while IFS= read -r found; do COMPREPLY+=("$found"); done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
    fi
}
complete -o filenames -F _prasowka prasowka
""",
    "zsh": """\
#compdef prasowka
_prasowka() {
    local -a found
    local text
    if text=$("${(Q)words[1]}" completion words -- "${(@Q)words[2,CURRENT]}" 2>/dev/null); then
        found=("${(@f)text}")
        found=("${(@)found:#}")
        (( ${#found} )) && compadd -U -- "${found[@]}"
    else
        _files
    fi
}
if [ "${funcstack[1]}" = _prasowka ]; then _prasowka "$@"; else compdef _prasowka prasowka; fi
""",
    "fish": """\
function __prasowka_words
    set -l typed (commandline -opc) (commandline -ct)
    $typed[1] completion words -- $typed[2..] 2>/dev/null
    or __fish_complete_path (commandline -ct)
end
complete -c prasowka -f -a '(__prasowka_words)'
""",
}


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the script of a shell, or the words that may stand in the place of the last one; exit 1 for a file."""
    asked, *words = arguments.operands
    if asked == "words":
        found = _words(words or [""], arguments.index)
        if found is None:
            return Exit.NOTHING
        output.data("".join(f"{word}\n" for word in dict.fromkeys(found) if word.isprintable()))
        return Exit.DONE
    if asked not in SCRIPTS:
        raise UsageError(
            message("There is no completion for “{shell}”; there is: {shells}.", shell=asked, shells=", ".join(SCRIPTS))
        )
    output.data(SCRIPTS[asked])
    return Exit.DONE


def _words(words: Sequence[str], index: Path) -> list[str] | None:
    """Return the words that may stand in the place of the last one, None where a file may."""
    from indexer.cli.main import COMMANDS, OPTIONS, load

    *before, prefix = words
    for word, value in pairwise(before):
        index = Path(value) if word == "--index" else index
    place = next((place for place, word in enumerate(before) if word in COMMANDS), None)
    command = None if place is None else load(before[place])
    options = OPTIONS if command is None else (*command.options, *OPTIONS)
    asking = next((option for option in options if before and before[-1] in (option.name, option.short or None)), None)
    if asking is not None and asking.metavar and not asking.may_be_bare:
        return None if asking.metavar in FILES else list(_values(asking, prefix, index))
    if prefix.startswith("-"):
        return _beginning([option.name for option in options], prefix)
    if command is None or place is None:
        return _beginning(COMMANDS, prefix)
    if any(name in command.operands for name in FILES):
        return None
    with suppress(PrasowkaError, OSError):  # a shell that completes says nothing
        operands = [word for word in before[place + 1 :] if not word.startswith("-")]
        return list(_operands(command, operands, prefix, index))
    return []


def _values(option: Option, prefix: str, index: Path) -> Iterator[str]:
    """The words that an option takes, where there are few, or the archive knows them."""
    if option.name in ("--source", "--author"):
        name = option.name.removeprefix("--")
        with suppress(PrasowkaError, OSError), Archive.open(index) as archive:
            counts = archive.search(Request("", limit=0, facets=(name,))).facets[name]
            yield from _beginning((value for value, count in counts), prefix)
    elif "|" in option.metavar or "," in option.metavar:
        yield from _beginning(option.metavar.split("|" if "|" in option.metavar else ","), prefix)


def _operands(command: Command, before: Sequence[str], prefix: str, index: Path) -> Iterator[str]:
    """Ids for the commands that take one, words for those that take a text, what is saved, and fixed words."""
    fixed = command.operands.split()[0].split("|") if "|" in command.operands else []
    if fixed and not before:
        yield from _beginning(fixed, prefix)
    elif command.name == "saved" and before[0] != "add":
        yield from _beginning((search.name for search in SavedSearches(index).all()), prefix)
    elif command.operands == "ID":
        with Archive.open(index) as archive:
            yield from _beginning(sorted(archive.ids(Request("", ids=(f"{prefix}*",)))), prefix)
    elif command.free_text and prefix:
        with Archive.open(index) as archive:
            yield from (text for text, count in archive.suggest(prefix, MOST).completions if " " not in text)


def _beginning(words: Iterable[str], prefix: str) -> list[str]:
    return [word for word in words if word.startswith(prefix)][:MOST]


COMMAND = Command(
    "completion",
    N_("completes commands, options, ids and words of the archive in a shell"),
    N_(
        "Writes the script for bash, zsh or fish. The scripts ask “prasowka completion words”, which writes what may "
        "stand in the place of the last word, and ends with 1 where that is a file."
    ),
    run,
    operands=N_("bash|zsh|fish|words [WORD...]"),
    least=1,
    most=None,
    examples=(
        ("source <(prasowka completion bash)", N_("in ~/.bashrc")),
        ("prasowka completion zsh > ~/.zfunc/_prasowka", N_("for zsh, where ~/.zfunc is in fpath")),
        ("prasowka completion fish > ~/.config/fish/completions/prasowka.fish", N_("for fish")),
    ),
)
