"""`prasowka analyze`: which forms of the archive a word stands for, and why."""

from indexer import Archive, FormInfo, WordAnalysis
from indexer.cli.arguments import Arguments, Command, Option
from indexer.cli.console import Console, Exit
from indexer.cli.counts import number
from indexer.cli.formats.records import SCHEMA, line, word_record
from indexer.cli.output import Output
from indexer.cli.screen import Screen

# How the language room marks its keys.
_KINDS = {"=": "hasło słownika", "~": "rdzeń Stempla", "^": "rdzeń Snowballa", ".": "sama forma"}


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the forms of every word; exit 1 where the archive has none of them."""
    text = " ".join(arguments.operands)
    with Archive.open(arguments.index) as archive:
        words = archive.analyze(text)
    if arguments.json:
        output.data(line({"schema": SCHEMA, "text": text, "words": [word_record(word) for word in words]}))
    else:
        output.text("\n".join(_block(word, output.screen) for word in words))
    return Exit.DONE if any(word.forms or word.folded for word in words) else Exit.NOTHING


def _block(word: WordAnalysis, screen: Screen) -> str:
    lines = [screen.paragraph(word.word, style="title")]
    lines += _groups(word.forms, screen)
    if word.folded:
        lines.append(screen.paragraph("bez polskich znaków także:", indent="  "))
        lines += _groups(word.folded, screen)
    if len(lines) == 1:
        lines.append(screen.paragraph("nie ma w archiwum", indent="  "))
    return "\n".join(lines) + "\n"


def _groups(forms: tuple[FormInfo, ...], screen: Screen) -> list[str]:
    """A paragraph for each key: the key, then the forms that it joins."""
    groups: dict[str, list[str]] = {}
    for form in forms:
        groups.setdefault(form.key, []).append(f"{form.form} {number(form.frequency)}")
    return [screen.paragraph(f"{_named(key)}: {', '.join(group)}", indent="  ") for key, group in groups.items()]


def _named(key: str) -> str:
    kind = _KINDS.get(key[:1])
    return f"{kind} „{key[1:]}”" if kind else f"„{key}”"


COMMAND = Command(
    "analyze",
    "pokazuje, które formy archiwum są tym samym słowem",
    "Pokazuje dla każdego słowa, jakie jego formy stoją w archiwum, ile razy, i przez co są tym samym słowem: "
    "przez hasło słownika albo, gdy słownik słowa nie zna, przez rdzeń.",
    run,
    operands="TEKST...",
    least=1,
    most=None,
    options=(Option("--json", "wynik jako obiekt JSON", default=False),),
    examples=(("prasowka analyze łukaszence", "wszystkie formy nazwiska w archiwum"),),
    free_text=True,
)
