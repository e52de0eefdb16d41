"""A draft: what cleaning makes of one scrape or record before it has an identity."""

from dataclasses import replace
from typing import NamedTuple

from indexer.records.article import Article
from indexer.records.scrape import DroppedLine, Reading
from indexer.scrapes.limits import LONGEST_TEXT, refuse_long


class Paragraph(NamedTuple):
    """A paragraph of an article and the line of the scrape, counted from 1, where it starts."""

    line: int
    text: str


class Draft(NamedTuple):
    """An article as it was read, paragraph by paragraph; texts are tidy, dates as in an Article."""

    title: Paragraph | None = None
    lead: tuple[Paragraph, ...] = ()
    body: tuple[Paragraph, ...] = ()
    captions: tuple[Paragraph, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    source: str | None = None
    agencies: tuple[str, ...] = ()
    url: str | None = None
    dropped: tuple[DroppedLine, ...] = ()
    is_article: bool = True
    suspicious: str | None = None

    def refuse_long(self) -> None:
        """Raise UnreadableScrape where the text is longer than that of any article."""
        refuse_long("".join(paragraph.text for paragraph in (*self.lead, *self.body)), LONGEST_TEXT)

    def reading(self, id: str, record: str = "", line: int | None = None) -> Reading:
        """The draft as a Reading; with `line`, all of it stands there, as a record stands on its line."""
        article = Article(
            id=id,
            title=self.title.text if self.title else "",
            lead="\n".join(paragraph.text for paragraph in self.lead),
            body="\n".join(paragraph.text for paragraph in self.body),
            authors=self.authors,
            published=self.published,
            source=self.source,
            agencies=self.agencies,
            url=self.url,
            captions=tuple(paragraph.text for paragraph in self.captions),
        )
        if line is not None:
            dropped = tuple(replace(part, line=line) for part in self.dropped)
            return Reading(article, record, line, (), dropped, self.is_article, self.suspicious)
        title = (self.title,) if self.title else ()
        paragraphs = (*title, *self.lead, *self.body, *self.captions)
        lines = tuple(paragraph.line for paragraph in paragraphs)
        return Reading(article, record, 1, lines, self.dropped, self.is_article, self.suspicious)
