"""The answer for people: what was found, as it stands in the articles."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from indexer import Hit, Results, WordAnalysis
from indexer.cli.formats.answer import Answer, Layout
from indexer.cli.screen import Screen
from indexer.messages import N_, _
from indexer.presentation import decimal, grouped, harmless

FACETS = {
    "source": N_("Sources"),
    "author": N_("Authors"),
    "agency": N_("Agencies"),
    "month": N_("Months"),
    "day": N_("Days"),
    "person": N_("People"),
    "place": N_("Places"),
    "org": N_("Organisations"),
}
_ZONES = {"caption": N_("caption: ")}


def text(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """A block a hit, an empty line between blocks."""
    for answer in answers:
        blocks = [] if answer.results is None else list(_blocks(answer.results, answer.words, layout.screen))
        if layout.batched:
            heading = f"{answer.qid}: {answer.query}"
            if answer.error is not None:
                heading += f" ({answer.error})"
            blocks.insert(0, layout.screen.paragraph(heading, style="title"))
        yield "".join(f"{block}\n\n" for block in blocks)


def _blocks(results: Results, words: tuple[WordAnalysis, ...] | None, screen: Screen) -> Iterator[str]:
    if words is not None:
        understood = screen.paragraph(_("Understood as: {query}").format(query=results.understood))
        yield "\n".join([understood, *(_word(word, screen) for word in words)])
    for hit in results.hits:
        yield _block(hit, screen, scored=words is not None)
    for facet, counts in results.facets.items():
        if counts:
            rows = (f"{grouped(count):>8}  {harmless(value)}" for value, count in counts)
            yield "\n".join([screen.paint(_(FACETS.get(facet, facet)), "title"), *rows])


def _block(hit: Hit, screen: Screen, *, scored: bool) -> str:
    margin = " " * 4
    heading = screen.paragraph(hit.heading, hit.title_highlights, style="title", indent=margin)
    lines = [screen.link(heading, _address(hit), indent=margin) if screen.links else heading]
    lines[0] = f"{hit.rank:>2}. " + lines[0].removeprefix(margin)
    about = [
        (hit.published or _("no date")).replace("T", " "),
        hit.source,
        ", ".join(hit.authors),
        ", ".join(hit.agencies),
    ]
    if scored:
        about.append(_("score {score}").format(score=decimal(hit.score, 3)))
    lines.append(screen.paragraph(" · ".join(filter(None, about)), style="faint", indent=margin))
    if hit.snippet.text:
        zone = _(_ZONES.get(hit.snippet.zone, ""))
        lit = [(start + len(zone), end + len(zone)) for start, end in hit.snippet.highlights]
        lines.append(screen.paragraph(zone + hit.snippet.text, lit, indent=margin))
    lines.append(margin + screen.paint(harmless(hit.id), "faint"))  # never wrapped: it is there to be copied
    if hit.copies:
        lines.append(screen.paragraph(_("also: {ids}").format(ids=", ".join(hit.copies)), style="faint", indent=margin))
    return "\n".join(lines)


def _address(hit: Hit) -> str:
    """Where the title of a hit leads: to its page, else to its file."""
    from urllib.parse import quote  # for terminals that show links

    if hit.url and hit.url.startswith(("http://", "https://")):
        return quote(hit.url, safe=":/?#[]@!$&'()*+,;=%-._~")
    return Path(hit.path).as_uri()


def _word(word: WordAnalysis, screen: Screen) -> str:
    forms = ", ".join(f"{form.form} {grouped(form.frequency)}" for form in (*word.forms, *word.folded))
    return screen.paragraph(f"{word.word}: " + (forms or _("not in the archive")), indent="  ")
