"""One article of the result list: title, where and when, and the sentence that answers the query."""

from textual.content import Content

from indexer import Hit
from indexer.messages import _, ngettext
from indexer.presentation import grouped
from tui.display import lit, safe
from tui.styles import CAPTION, FAINT, HEADLINE
from tui.wording import date_in_words, in_a_row

TITLE_LINES = 2
SNIPPET_LINES = 3


def hit_row(hit: Hit, width: int) -> list[Content]:
    """Set a hit in lines of at most `width` cells; the last one is blank and parts it from the next."""
    return [*_title(hit, width), _facts(hit, width), *_snippet(hit, width), Content("")]


def _title(hit: Hit, width: int) -> list[Content]:
    title = lit(hit.heading, hit.title_highlights, HEADLINE)
    return _clipped(title.wrap(width), TITLE_LINES, width)


def _facts(hit: Hit, width: int) -> Content:
    number = len(hit.copies)
    copies = ngettext("+ {count} copy", "+ {count} copies", number).format(count=grouped(number)) if number else ""
    date = date_in_words(hit.published, with_time=False) or _("no date")
    facts = safe(in_a_row([date, copies, hit.source, ", ".join(hit.agencies)])).replace("\n", " ")
    return Content.styled(facts, FAINT).truncate(width, ellipsis=True)


def _snippet(hit: Hit, width: int) -> list[Content]:
    """Wrap the snippet; where its first lit word would come too late to be seen, begin shortly before that word."""
    text, highlights = hit.snippet.text, hit.snippet.highlights
    snippet = lit(text, highlights)
    first = highlights[0][0] if highlights else 0
    if len(snippet[: first + 1].wrap(width)) >= SNIPPET_LINES:
        beginning = text.rfind(" ", 0, max(0, first - width // 2)) + 1
        snippet = Content("… ") + snippet[beginning:]
    if hit.snippet.zone == "caption":
        snippet = Content.styled(_("photo caption: "), CAPTION) + snippet
    return _clipped(snippet.wrap(width), SNIPPET_LINES, width)


def _clipped(lines: list[Content], most: int, width: int) -> list[Content]:
    """Keep the first lines; an ellipsis says that there was more."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], (lines[most - 1] + " …").truncate(width, ellipsis=True)]
