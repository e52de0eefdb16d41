"""One record of JSON Lines, JSON or CSV -> a draft: its text loses inline and tail furniture and nothing else."""

from dataclasses import replace

from indexer.errors import UnreadableScrape
from indexer.messages import message
from indexer.scrapes.furniture.learned import NOTHING, Learned
from indexer.scrapes.html import has_markup, read_html, strip_markup
from indexer.scrapes.input.characters import squeeze, tidy
from indexer.scrapes.input.record_fields import Fields
from indexer.scrapes.metadata.source import source_of_path, source_of_url
from indexer.scrapes.page.draft import Draft, Paragraph
from indexer.scrapes.page.page import read_article_text


def read_record(fields: Fields, name: str = "", learned: Learned = NOTHING) -> Draft:
    """The article of a record, of which nothing but the furniture inside its text is in doubt.

    Metadata of the record's own fields counts before what its text says; a title is never guessed. Raises
    UnreadableScrape where there is no text.
    """
    source = fields.source or source_of_url(fields.url) or source_of_path(name)
    text = fields.text
    if not text and fields.html:
        found = read_html(fields.html, name, learned)
        return _with_fields(found, fields, source or found.source)
    if has_markup(text):
        text = squeeze(tidy(strip_markup(text)))
    if not any(character.isalnum() for character in text):
        raise UnreadableScrape(message("the record has no text"))
    return _with_fields(read_article_text(text, learned.of(source)), fields, source)


def _with_fields(draft: Draft, fields: Fields, source: str | None) -> Draft:
    lead, body = _place_lead(fields.lead, draft.lead, draft.body)
    return draft._replace(
        title=Paragraph(1, fields.title) if fields.title else draft.title if fields.html else None,
        lead=lead,
        body=body,
        captions=tuple(Paragraph(1, caption) for caption in fields.captions) or draft.captions,
        authors=fields.authors or draft.authors,
        published=fields.published or draft.published,
        source=source,
        agencies=tuple(dict.fromkeys((*fields.agencies, *draft.agencies))),
        url=fields.url or draft.url,
        dropped=tuple(replace(part, line=1) for part in draft.dropped),
    )


def _place_lead(
    lead: str, found: tuple[Paragraph, ...], body: tuple[Paragraph, ...]
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The record's own lead before the text, unless it is only how the text begins."""
    own = lead.removesuffix("...").removesuffix("…").rstrip()
    text = (*found, *body)
    if not own or "\n".join(paragraph.text for paragraph in text).startswith(own):
        return found, body
    return (Paragraph(1, lead),), text
