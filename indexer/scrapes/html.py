"""HTML pages: their lines, with what the markup says of each, are read by the rules for plain pages."""

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from indexer.errors import UnreadableScrape
from indexer.messages import message
from indexer.records.scrape import DroppedLine
from indexer.scrapes.furniture.learned import NOTHING, Learned
from indexer.scrapes.furniture.lines import Line, line_of
from indexer.scrapes.limits import MOST_TAGS
from indexer.scrapes.metadata.source import source_of_path
from indexer.scrapes.page.draft import Draft, Paragraph
from indexer.scrapes.page.page import Page, read_lines

if TYPE_CHECKING:
    from indexer.scrapes.markup.boxes import RawLine
    from indexer.scrapes.markup.declared import Declared
    from indexer.scrapes.markup.line_markup import Markup

_TAG = re.compile(
    r"</?(?:p|br|div|li|h[1-6]|blockquote|strong|b|em|a|span|ul|ol|img|figure)\b[^<>]{0,2000}/?>", re.IGNORECASE
)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/blockquote|/figure)\b[^<>]{0,200}>", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WORD = re.compile(r"\w+")
# The part of the words of a headline that the title of the page has too; it may be worded a little differently.
_LEAST_ALIKE = 0.5
_SEPARATOR = re.compile(r"(?<!\s)\s++(?:[|•·»/–—-]\s+|[|•·»–—-](?=\S))|[|»]")


class FlatPage(NamedTuple):
    """The lines of an HTML page, the markup of each, and what the page declares.

    `dropped` are lines before the first paragraph and after the last of which the markup alone shows that they are
    furniture: menus, lists of links, comments.
    """

    lines: list[Line]
    markups: "list[Markup]"
    dropped: tuple[DroppedLine, ...]
    declared: "Declared"


def read_html(text: str, name: str = "", learned: Learned = NOTHING) -> Draft:
    """The article of a tidy HTML page or of a part of one.

    What the page declares about itself (authors, date, address) counts before what is read from its lines; its title is
    the headline among its lines that is most like the one it declares. Raises UnreadableScrape for a page without text.
    """
    if text.count("<") > MOST_TAGS:
        raise UnreadableScrape(message("the page has over {count} tags", count=MOST_TAGS))
    page = flatten_page(text)
    if not any(line.has_letters for line in page.lines):
        raise UnreadableScrape(message("the HTML page has no text"))
    declared = page.declared
    source = declared.source or source_of_path(name)
    title = _find_headline(page)
    draft = read_lines(Page(page.lines, source, page.markups, headline=title, is_article=declared.is_article), learned)
    if title is None and not draft.title and draft.is_article and declared.titles:
        draft = draft._replace(title=Paragraph(1, _without_site(declared.titles[0], declared.site)))
    elif draft.title:
        draft = draft._replace(title=Paragraph(draft.title.line, _without_site(draft.title.text, declared.site)))
    return draft._replace(
        authors=_authors(declared.authors, draft.authors),
        published=declared.published or draft.published,
        source=draft.source or declared.site,
        url=declared.url,
        dropped=tuple(sorted((*draft.dropped, *page.dropped), key=lambda part: part.line)),
    )


def _authors(declared: tuple[str, ...], read: tuple[str, ...]) -> tuple[str, ...]:
    """The authors that a page declares, but for initials where its lines give names."""
    is_named = any(" " in name for name in declared) or not any(" " in name for name in read)
    return declared if declared and is_named else read


def flatten_page(text: str) -> FlatPage:
    """The lines of an HTML page; none where there is no text in it."""
    # A library that takes its time to load, and only HTML needs it.
    from indexer.scrapes.markup.declared import Declared, read_declared
    from indexer.scrapes.markup.flatten import flatten, parse
    from indexer.scrapes.markup.line_markup import weigh_markup

    tree = parse(text)
    if tree is None:
        return FlatPage([], [], (), Declared())
    raw = flatten(tree)
    lines = [_line(each) for each in raw]
    markups = weigh_markup(lines, raw)
    # What stands between paragraphs stays among the lines: a link tells what the paragraph below it is.
    paragraphs = [at for at, line in enumerate(lines) if line.is_prose and not markups[at].reason]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (0, -1)
    kept = [at for at, markup in enumerate(markups) if not markup.reason or first < at < last]
    dropped = tuple(
        DroppedLine(line.number, line.text, markup.reason)
        for at, (line, markup) in enumerate(zip(lines, markups, strict=True))
        if markup.reason and not first < at < last
    )
    return FlatPage([lines[at] for at in kept], [markups[at] for at in kept], dropped, read_declared(tree))


def _line(raw: "RawLine") -> Line:
    return line_of(raw.text, raw.number, gap=True, heading=raw.box.tag in _HEADINGS)


def _find_headline(page: FlatPage) -> int | None:
    """The position of the `<h1>` that is most like the titles that the page declares, or of the only one it has.

    Where no `<h1>` is like them, a line that is the same as one of them.
    """
    titles = [_words(title) for title in page.declared.titles]
    headings = [at for at, markup in enumerate(page.markups) if "h1" in markup.tags]
    best = max(((_likeness(page.lines[at], titles), -at) for at in headings), default=(0.0, 0))
    if best[0] >= _LEAST_ALIKE:
        return -best[1]
    wanted = [tuple(_WORD.findall(_without_site(title, page.declared.site).lower())) for title in page.declared.titles]
    for at, line in enumerate(page.lines):
        if len(line.text) > 10 and tuple(_WORD.findall(line.text.lower())) in wanted:
            return at
    inside = [at for at in headings if " " in page.lines[at].text]
    return inside[0] if len(inside) == 1 else None


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > 2)


def _likeness(line: Line, titles: Sequence[frozenset[str]]) -> float:
    """The largest share of a line's words that one of the titles has; a name of one word is no headline."""
    own = _words(line.text)
    if " " not in line.text or not own:
        return 0.0
    return max((len(own & title) / len(own) for title in titles), default=0.0)


def _without_site(title: str, site: str | None) -> str:
    """A title without the site's name, where it stands at its end after a dash or a bar."""
    if not site:
        return title
    for separator in reversed(list(_SEPARATOR.finditer(title))):
        if separator.start() and title[separator.end() :].strip().lower() == site.lower():
            return title[: separator.start()].rstrip()
    return title


def has_markup(text: str) -> bool:
    """Whether a text field holds HTML instead of plain text."""
    return "<" in text and len(_TAG.findall(text, 0, 20_000)) >= 2


def strip_markup(text: str) -> str:
    """The text of an HTML fragment, a paragraph a line."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", text)))
