"""One article of the result list: title, where and when, and the sentence that answers the query."""

from enum import Enum

from textual.content import Content

from indexer import Hit
from indexer.messages import N_, _, ngettext
from indexer.presentation import grouped
from indexer.presentation.shown_dates import date_in_words
from tui.display import in_a_row, lit, safe
from tui.styles import CAPTION, FAINT, HEADLINE


class Density(Enum):
    """How many lines of the list an article takes: rows of one height can be counted instead of built."""

    ROOMY = (N_("roomy"), 6)
    NORMAL = (N_("normal"), 4)
    DENSE = (N_("dense"), 2)

    @property
    def label(self) -> str:
        """Its name for people, in English."""
        return self.value[0]

    @property
    def height(self) -> int:
        """Lines for an article, with the blank one that parts it from the next."""
        return self.value[1]

    @property
    def next(self) -> "Density":
        """The density after this one."""
        every = list(Density)
        return every[(every.index(self) + 1) % len(every)]


def density_named(name: str) -> Density:
    """Return the density of a name; of a strange one the normal one."""
    return Density.__members__.get(name, Density.NORMAL)


def hit_row(hit: Hit, width: int, density: Density = Density.ROOMY, *, is_read: bool = False) -> list[Content]:
    """Set a hit in as many lines as its density says, of at most `width` cells; what was read does not stand out."""
    title_lines = 2 if density is Density.ROOMY else 1
    title = _clipped(lit(hit.heading, hit.title_highlights, FAINT if is_read else HEADLINE), title_lines, width)
    lines = [*title, _facts(hit, width)]
    if density is not Density.DENSE:
        lines += _snippet(hit, width, density.height - 1 - len(lines))
    return lines + [Content("")] * (density.height - len(lines))


def _facts(hit: Hit, width: int) -> Content:
    number = len(hit.copies)
    copies = ngettext("+ {count} copy", "+ {count} copies", number).format(count=grouped(number)) if number else ""
    date = date_in_words(hit.published, with_time=False) or _("no date")
    names = [", ".join(hit.authors), ", ".join(hit.agencies)]
    facts = safe(in_a_row([date, copies, hit.source, *names])).replace("\n", " ")
    return Content.styled(facts, FAINT).truncate(width, ellipsis=True)


def _snippet(hit: Hit, width: int, most_lines: int) -> list[Content]:
    """Wrap the snippet; where its first lit word would come too late to be seen, begin shortly before that word."""
    text, highlights = hit.snippet.text, hit.snippet.highlights
    snippet = lit(text, highlights)
    label = Content.styled(_("photo caption: "), CAPTION) if hit.snippet.zone == "caption" else Content("")
    first, end = highlights[0] if highlights else (0, 0)
    if len((label + snippet[:end] + "…").wrap(width)) > max(1, most_lines - 1):
        room = max(0, min(width * most_lines // 2, width - len(label) - (end - first) - 4))
        space = text.find(" ", max(0, first - room), first)
        snippet = Content("… ") + snippet[space + 1 if space >= 0 else first :]
    return _clipped(label + snippet, most_lines, width)


def _clipped(text: Content, most: int, width: int) -> list[Content]:
    """Wrap a text, and keep the first lines; an ellipsis says that there was more."""
    lines = text.wrap(width)
    if len(lines) <= most:
        return lines
    if most == 1:  # as much as fits, be it half a word
        return [Content(" ").join(text.split("\n")).truncate(width, ellipsis=True)]
    return [*lines[: most - 1], (lines[most - 1] + " …").truncate(width, ellipsis=True)]
