"""`prasowka saved`: searches that are asked again and again, and what is new since the last time."""

import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from indexer import Archive, Request, SavedSearch, SavedSearches, UsageError
from indexer.cli import hit_commands
from indexer.cli.arguments import Arguments, Command, Option
from indexer.cli.console import Console, Exit
from indexer.cli.formats import format_named
from indexer.cli.formats.answer import Answer, Layout
from indexer.cli.formats.json_objects import SCHEMA, line
from indexer.cli.output import Output
from indexer.cli.search import refusal, refused_answer
from indexer.messages import N_, _, message, ngettext
from indexer.presentation import counted_articles, grouped, harmless

MOST = 10
"""So many hits of a search are written, unless only new ones are asked for: of these, all."""


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Do what the first word says."""
    action, *words = arguments.operands
    if action not in _ACTIONS:
        raise UsageError(
            message(
                "There is nothing like “saved {action}”; there is: {actions}.",
                action=action,
                actions=", ".join(_ACTIONS),
            )
        )
    least, do = _ACTIONS[action]
    if len(words) < least and not (arguments.all and action in ("run", "mark")):
        raise UsageError(message("The name of the search is missing, or its query."))
    for name in ("new", "peek", "exec", "all"):
        if getattr(arguments, name) and action != "run" and (name, action) != ("all", "mark"):
            raise UsageError(message("--{option} goes with “saved run”.", option=name))
    if (arguments.peek or arguments.exec) and not arguments.new:
        raise UsageError(message("--peek and --exec need --new."))
    if arguments.new and not arguments.peek and (arguments.limit is not None or arguments.offset):
        raise UsageError(message("What --limit and --offset leave out would never be new again: add --peek."))
    return do(arguments, words, output, console)


def _add(arguments: Arguments, words: Sequence[str], output: Output, console: Console) -> Exit:
    name, *query = words
    search = SavedSearch(name, " ".join(query), arguments.since, arguments.until, arguments.source, arguments.author)
    with Archive.open(arguments.index) as archive:  # what cannot be asked shall not be saved either
        results = archive.search(replace(search.request(), limit=0))
        if refused := refusal(results):
            raise UsageError(message("The search was not saved: {note}", note=refused.text))
    SavedSearches(arguments.index).add(search)
    console.note(
        _("Saved. It finds {articles} now, all of them new; to begin with those to come: {command}").format(
            articles=counted_articles(results.total), command=f"prasowka saved mark {name}"
        )
    )
    return Exit.DONE


def _list(arguments: Arguments, words: Sequence[str], output: Output, console: Console) -> Exit:
    return _write_all(SavedSearches(arguments.index).all(), arguments, output)


def _show(arguments: Arguments, words: Sequence[str], output: Output, console: Console) -> Exit:
    saved = SavedSearches(arguments.index)
    return _write_all([saved.named(name) for name in words], arguments, output)


def _write_all(searches: Sequence[SavedSearch], arguments: Arguments, output: Output) -> Exit:
    with Archive.open(arguments.index) as archive:
        for search in searches:
            new = archive.search(replace(search.request(new=True), limit=0)).total
            options = {
                "since": search.since,
                "until": search.until,
                "source": list(search.sources),
                "author": list(search.authors),
            }
            if arguments.json:
                given = {name: value for name, value in options.items() if value}
                record = {"name": search.name, "query": search.query, "options": given, "new": new}
                output.data(line({"schema": SCHEMA} | record))
            else:
                output.text(_shown(search, options, new) + "\n")
    return Exit.DONE if searches else Exit.NOTHING


def _shown(search: SavedSearch, options: dict[str, str | list[str] | None], new: int) -> str:
    values = {name: [value] if isinstance(value, str) else value or [] for name, value in options.items()}
    typed = "".join(f" --{name} {value}" for name, some in values.items() for value in some)
    said = ngettext("{count} new", "{count} new", new).format(count=grouped(new))
    return harmless(f"{search.name}: {search.query}{typed} ({said})")


def _remove(arguments: Arguments, words: Sequence[str], output: Output, console: Console) -> Exit:
    saved = SavedSearches(arguments.index)
    for name in words:
        saved.remove(name)
        console.note(_("Removed: {name}.").format(name=name))
    return Exit.DONE


def _mark(arguments: Arguments, words: Sequence[str], output: Output, console: Console) -> Exit:
    saved = SavedSearches(arguments.index)
    with Archive.open(arguments.index) as archive:
        for search in _chosen(saved, arguments, words):
            saved.mark(search.name, archive.commit)
            console.note(_("{name}: what comes from now on is new.").format(name=search.name))
    return Exit.DONE


def _run(arguments: Arguments, words: Sequence[str], output: Output, console: Console) -> Exit:
    saved = SavedSearches(arguments.index)
    if arguments.new:
        with saved.running(), Archive.open(arguments.index) as archive:
            return run_new(archive, saved, _chosen(saved, arguments, words), arguments, output, console)
    searches = _chosen(saved, arguments, words)
    with Archive.open(arguments.index) as archive:
        answers = (_answer(archive, search, _asked(search.request(), arguments, MOST)) for search in searches)
        return _write(answers, arguments, output, console, batched=len(searches) > 1)


def run_new(
    archive: Archive,
    saved: SavedSearches,
    searches: Iterable[SavedSearch],
    arguments: Arguments,
    output: Output,
    console: Console,
) -> Exit:
    """Give what is new in some searches, and remember of each that it has been given when it has been written."""
    ends = [_give(archive, saved, search, arguments, output, console) for search in searches]
    return max(ends, key=lambda end: (end is Exit.FAILED, end is Exit.REFUSED, end is Exit.DONE), default=Exit.NOTHING)


def _give(
    archive: Archive, saved: SavedSearches, search: SavedSearch, arguments: Arguments, output: Output, console: Console
) -> Exit:
    new = search.request(new=True)
    most = archive.search(replace(new, limit=0)).total
    answer = _answer(archive, search, _asked(new, arguments, most))
    if answer.results is not None and not answer.results.total:
        end = Exit.NOTHING
    elif arguments.exec and answer.results is not None:
        end = _execute(arguments, answer, console)
    else:
        end = _write([answer], arguments, output, console, batched=arguments.all)
    if end in (Exit.DONE, Exit.NOTHING) and answer.results is not None and not arguments.peek:
        saved.mark(search.name, archive.commit)
    return end


def _execute(arguments: Arguments, answer: Answer, console: Console) -> Exit:
    """Run a command of the shell with the hits on its stdin."""
    assert answer.results is not None
    text = "".join(format_named(arguments.format)([answer], Layout()))
    own = {"PRASOWKA_SAVED": answer.qid, "PRASOWKA_COUNT": str(answer.results.total)}
    done = subprocess.run(
        arguments.exec, shell=True, input=text.encode(errors="surrogateescape"), env=os.environ | own, check=False
    )
    if done.returncode:
        said = _("{name}: the command of --exec ended with {code}; its hits stay new.")
        console.error(said.format(name=answer.qid, code=done.returncode))
        return Exit.FAILED
    return Exit.DONE


def _write(answers: Iterable[Answer], arguments: Arguments, output: Output, console: Console, *, batched: bool) -> Exit:
    return hit_commands.write(answers, arguments.format, arguments, output, console, batched=batched)


def _answer(archive: Archive, search: SavedSearch, request: Request) -> Answer:
    results = archive.search(request)
    if refused := refusal(results):
        return refused_answer(search.name, search.query, refused)
    return Answer(search.name, search.query, results)


def _chosen(saved: SavedSearches, arguments: Arguments, names: Sequence[str]) -> list[SavedSearch]:
    if arguments.all and names:
        raise UsageError(message("Give either names or --all."))
    return saved.all() if arguments.all else [saved.named(name) for name in names]


def _asked(request: Request, arguments: Arguments, most: int) -> Request:
    """The request of a search, written as the options of this run say."""
    fold = arguments.format == "text" if arguments.fold is None else arguments.fold
    limit = most if arguments.limit is None else arguments.limit
    return replace(request, limit=limit, offset=arguments.offset, fold=fold, copies=True)


_ACTIONS: dict[str, tuple[int, Callable[[Arguments, Sequence[str], Output, Console], Exit]]] = {
    "add": (2, _add),
    "list": (0, _list),
    "show": (1, _show),
    "remove": (1, _remove),
    "run": (1, _run),
    "mark": (1, _mark),
}

COMMAND = Command(
    "saved",
    N_("searches that are asked again and again, and what is new in them"),
    N_(
        "add NAME QUERY... saves a search with its --since, --until, --source and --author; list, show NAME and remove "
        "NAME do what they say; run NAME asks it again; run NAME --new gives what was added to the index since it last "
        "did; mark NAME takes all that the index has now for given.\n"
        "The searches stand beside the index, in INDEX.saved.toml. Exit code 0: something was found (with --new: "
        "something new), 1: nothing."
    ),
    run,
    operands=N_("add|list|show|remove|run|mark [NAME...] [QUERY...]"),
    least=1,
    most=None,
    free_text=True,
    options=(
        *(option._replace(default=None) if option.name == "--limit" else option for option in hit_commands.OPTIONS),
        Option("--all", N_("runs or marks all saved searches"), default=False),
        Option("--new", N_("gives only what was added since it last did, all of it"), default=False),
        Option("--peek", N_("leaves what is new new (with --new)"), default=False),
        Option(
            "--exec",
            N_("runs a command for each search with something new, the hits on its standard input (with --new)"),
            N_("COMMAND"),
        ),
        Option("--lenient", N_("a search that is not understood does not change the exit code"), default=False),
        Option("--json", N_("the result as a JSON object"), default=False),
    ),
    examples=(
        (N_("prasowka saved add bridges 'bridge OR footbridge' --source kurier"), N_("saves a search")),
        ("prasowka saved run --all --new --format jsonl", N_("what is new, for a script")),
    ),
)
