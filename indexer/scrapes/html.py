"""HTML pages: the article and its metadata through trafilatura, then through the rules for plain pages."""

import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape

from indexer.errors import UnreadableScrape
from indexer.messages import message
from indexer.polish.dates import find_date
from indexer.scrapes.furniture.learned import NOTHING, Learned
from indexer.scrapes.input.characters import one_line, tidy
from indexer.scrapes.metadata.authors import split_people
from indexer.scrapes.metadata.source import source_of_url
from indexer.scrapes.metadata.title import clean_title
from indexer.scrapes.page.draft import Draft, Paragraph
from indexer.scrapes.page.page import read_page

_TAG = re.compile(
    r"</?(?:p|br|div|li|h[1-6]|blockquote|strong|b|em|a|span|ul|ol|img|figure)\b[^<>]{0,2000}/?>", re.IGNORECASE
)
# So many characters of a paragraph are enough to find it.
_PREFIX = 25
_PUBLISHED = re.compile(
    r"(?:article:published_time|datePublished|parsely-pub-date)[\"'][^<>]{0,40}?[\"'](?P<date>\d{4}-[^\"'<>]{4,30})[\"']"
)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/blockquote|/figure)\b[^<>]{0,200}>", re.IGNORECASE)


def read_html(text: str, name: str = "", learned: Learned = NOTHING) -> Draft:
    """The article of an HTML page.

    Where trafilatura finds no text, all text of the page is read like a plain page. What the page declares about
    itself (title, authors, date, address) counts before what is read from its lines.
    """
    import logging

    from trafilatura import bare_extraction, html2txt

    # What trafilatura cannot parse is seen from its empty answer.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = bare_extraction(text, favor_precision=True, include_comments=False, with_metadata=True)
    if document is None or isinstance(document, dict) or not document.text:
        plain = html2txt(text)
        if not plain or not plain.strip():
            raise UnreadableScrape(message("the HTML page has no text"))
        return read_page(tidy(plain), name, learned)
    title = clean_title(one_line(document.title or ""))
    draft = read_page(tidy(f"{title}\n\n{document.text}"), name, learned)
    draft = _with_lines(draft._replace(title=Paragraph(1, title) if title else draft.title), text)
    return draft._replace(
        authors=split_people(one_line(document.author or "")) or draft.authors,
        published=_declared_date(text) or draft.published or find_date(document.date or ""),
        source=source_of_url(document.url) or document.hostname or draft.source or document.sitename,
        url=document.url or None,
    )


def _with_lines(draft: Draft, text: str) -> Draft:
    """The draft with the lines of the page instead of those of the text that was taken out of it."""
    plain = unescape(text)

    def line_of(piece: str) -> int:
        start = piece[:_PREFIX]
        # The paragraph itself begins after a tag; other copies stand in attributes.
        found = max(plain.find(f">{start}"), 0) or max(plain.find(start), 0)
        return plain.count("\n", 0, found + 1) + 1

    def placed(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(line_of(paragraph.text), paragraph.text) for paragraph in paragraphs)

    return draft._replace(
        title=Paragraph(line_of(draft.title.text), draft.title.text) if draft.title else None,
        lead=placed(draft.lead),
        body=placed(draft.body),
        captions=placed(draft.captions),
        dropped=tuple(replace(part, line=line_of(part.text)) for part in draft.dropped),
    )


def _declared_date(text: str) -> str | None:
    """The time of publication that the page declares for machines, or None."""
    for match in _PUBLISHED.finditer(text):
        if date := find_date(match["date"]):
            return date
    return None


def has_markup(text: str) -> bool:
    """Whether a text field holds HTML instead of plain text."""
    return "<" in text and len(_TAG.findall(text, 0, 20_000)) >= 2


def strip_markup(text: str) -> str:
    """The text of an HTML fragment, a paragraph a line."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", text)))
