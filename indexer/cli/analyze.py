"""`prasowka analyze`: which forms of the archive a word stands for, and why."""

from indexer import Archive, WordAnalysis
from indexer.cli.arguments import Arguments, Command, Option
from indexer.cli.console import Console, Exit
from indexer.cli.formats.json_objects import SCHEMA, line, word_record
from indexer.cli.output import Output
from indexer.cli.screen import Screen
from indexer.messages import N_, _
from indexer.presentation import grouped


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
    """The word, then a paragraph for each key: the forms that it joins, and what it is."""
    groups: dict[str, list[str]] = {}
    for form in (*word.forms, *word.folded):
        groups.setdefault(form.key, []).append(f"{form.form} {grouped(form.frequency)}")
    joined = [f"{', '.join(forms)} ({key})" for key, forms in groups.items()] or [_("not in the archive")]
    return "\n".join(
        [screen.paragraph(word.word, style="title"), *(screen.paragraph(group, indent="  ") for group in joined), ""]
    )


COMMAND = Command(
    "analyze",
    N_("shows which forms of the archive are the same word"),
    N_(
        "Shows for every word which of its forms stand in the archive, how often, and what makes them one word: a "
        "headword of the dictionary or, where the dictionary does not know the word, a stem."
    ),
    run,
    operands=N_("TEXT..."),
    least=1,
    most=None,
    options=(Option("--json", N_("the result as a JSON object"), default=False),),
    examples=((N_("prasowka analyze lukaszence"), N_("all forms of the name in the archive")),),
    free_text=True,
)
