"""`prasowka show`: one article as it was cleaned, as it was scraped, or what cleaning took away."""

from dataclasses import asdict

from indexer import Archive, Article, DroppedLine, UsageError
from indexer.cli.arguments import Arguments, Command, Option
from indexer.cli.console import Console, Exit
from indexer.cli.formats.json_objects import SCHEMA, line
from indexer.cli.output import Output
from indexer.cli.screen import Screen
from indexer.messages import N_, _, message, ngettext
from indexer.presentation import grouped


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the article that has this id."""
    if arguments.raw and (arguments.explain or arguments.json):
        raise UsageError(message("--raw goes neither with --explain nor with --json."))
    id = arguments.operands[0]
    with Archive.open(arguments.index) as archive:
        if arguments.raw:
            _raw(archive, id, output, console)
        elif arguments.explain:
            _explanation(archive, id, arguments, output, console)
        else:
            _article(archive, id, arguments, output)
    return Exit.DONE


def article_record(archive: Archive, id: str) -> dict[str, object]:
    """An article as an object of JSON, with its names. Raises UnknownArticle."""
    names = [asdict(name) for name in archive.names_in(id)]
    return {"schema": SCHEMA} | asdict(archive.article(id)) | {"names": names}


def _article(archive: Archive, id: str, arguments: Arguments, output: Output) -> None:
    if arguments.json:
        output.data(line(article_record(archive, id)))
    else:
        output.text("\n\n".join(_parts(archive.article(id), output.screen)) + "\n")


def _parts(article: Article, screen: Screen) -> list[str]:
    """The article as text; a paragraph a line, wrapped on a terminal alone."""
    about = (
        ", ".join(article.authors),
        (article.published or "").replace("T", " "),
        article.source,
        ", ".join(article.agencies),
        article.url,
    )
    heading = [
        screen.paragraph(article.heading, style="title"),
        screen.paragraph(" · ".join(filter(None, about)), style="faint") if any(about) else "",
    ]
    lead = [screen.paragraph(paragraph, style="title") for paragraph in article.lead.splitlines()]
    body = [screen.paragraph(paragraph) for paragraph in article.body.splitlines()]
    captions = [
        screen.paragraph(_("Picture: {caption}").format(caption=caption), style="faint") for caption in article.captions
    ]
    return [part for part in ("\n".join(filter(None, heading)), *lead, *body, "\n".join(captions)) if part]


def _raw(archive: Archive, id: str, output: Output, console: Console) -> None:
    scrape = archive.scrape(id)
    console.note(f"{scrape.path}:{scrape.line}")
    output.data(scrape.text if scrape.text.endswith("\n") else scrape.text + "\n")


def _explanation(archive: Archive, id: str, arguments: Arguments, output: Output, console: Console) -> None:
    reading = archive.reading(id)
    if arguments.json:
        output.data(
            line(
                {
                    "schema": SCHEMA,
                    "id": id,
                    "is_article": reading.is_article,
                    "suspicious": reading.suspicious and _(reading.suspicious),
                    "dropped": [asdict(part) | {"reason": _(part.reason)} for part in reading.dropped],
                }
            )
        )
    else:
        output.text("".join(_dropped(dropped, output.screen) for dropped in reading.dropped))
    if reading.suspicious:
        console.note(_("Worth a look: {reason}").format(reason=_(reading.suspicious)))
    count = len(reading.dropped)
    said = ngettext("Cleaning removed {count} piece.", "Cleaning removed {count} pieces.", count)
    console.note(said.format(count=grouped(count)))


def _dropped(dropped: DroppedLine, screen: Screen) -> str:
    reason = _("line {line}: {reason}").format(line=dropped.line, reason=_(dropped.reason))
    return f"{screen.paragraph(reason, style='faint')}\n{screen.paragraph(dropped.text, indent='    ')}\n"


COMMAND = Command(
    "show",
    N_("shows an article: cleaned, raw, or what was removed from it"),
    N_("Shows the article that has this ID (search tells it). Exit code 1 means that there is none."),
    run,
    operands="ID",
    least=1,
    most=1,
    options=(
        Option("--raw", N_("the article as it lies on disk, with everything"), default=False),
        Option("--explain", N_("every removed line, and why"), default=False),
        Option("--json", N_("the result as a JSON object"), default=False),
    ),
    examples=(
        ("prasowka show kurier/2024-05-12-most.txt", N_("the cleaned article")),
        ("prasowka show --explain kurier/2024-05-12-most.txt", N_("what was removed, and why")),
    ),
)
