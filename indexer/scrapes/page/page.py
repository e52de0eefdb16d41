"""A plain page of text, as a scraper flattened it, and the text of a record -> a draft of the article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from indexer.errors import UnreadableScrape
from indexer.messages import N_, message
from indexer.records.scrape import DroppedLine
from indexer.scrapes.furniture.inline import CREDIT, Cut, find_cuts, merge, without
from indexer.scrapes.furniture.known_lines import LAW, reason_of
from indexer.scrapes.furniture.learned import NOTHING, Learned
from indexer.scrapes.furniture.lines import Line, split_lines
from indexer.scrapes.furniture.wording import COMMENTS
from indexer.scrapes.limits import MOST_LINES
from indexer.scrapes.markup.line_markup import Markup
from indexer.scrapes.metadata.agencies import find_agencies
from indexer.scrapes.metadata.dateline import find_dateline
from indexer.scrapes.metadata.meta_line import MetaLine
from indexer.scrapes.metadata.signature import find_signature
from indexer.scrapes.metadata.source import source_of_lines, source_of_path
from indexer.scrapes.metadata.title import clean_title
from indexer.scrapes.page.bylines import Signed, choose_authors
from indexer.scrapes.page.draft import Draft, Paragraph
from indexer.scrapes.page.label import REPEATED, TEXT, Label, Role
from indexer.scrapes.page.line_roles import label_article_text, label_lines, reasons_of
from indexer.scrapes.page.page_kind import why_no_article
from indexer.scrapes.page.weighing import weigh

SIGNATURE = N_("signature of the author or the agency")
MUCH_DROPPED = N_("cleaning removed more than 40 % of the paragraphs")
LOST = N_("cleaning would have removed nearly all of the text, so all of it was kept")

_LONGEST_LEAD = 700
# A caption and its shorter copy stand near each other.
_NEAR_CAPTIONS = 8
# Less than this share of a page's prose is no article any more.
_LEAST_KEPT = 0.1
# Where more of the prose than this is dropped, somebody should have a look.
_MOST_DROPPED = 0.4


class Page(NamedTuple):
    """What there is to read of a page: its lines, and its portal where that is known.

    An HTML page also has the markup of each line, maybe the position of its headline, and may say of itself whether it
    is an article.
    """

    lines: list[Line]
    source: str | None
    markups: Sequence[Markup] | None = None
    headline: int | None = None
    is_article: bool | None = None


def read_page(text: str, name: str = "", learned: Learned = NOTHING) -> Draft:
    """The article of a tidy page of text; `name`, the path of the scrape, may tell the portal.

    Raises UnreadableScrape for a page without a word.
    """
    if text.count("\n") > MOST_LINES:
        raise UnreadableScrape(message("the file has over {count} lines: that is not one article", count=MOST_LINES))
    lines = split_lines(text)
    if not any(line.has_letters for line in lines):
        raise UnreadableScrape(message("there are no words in the file") if lines else message("the file is empty"))
    return read_lines(Page(lines, source_of_path(name) or source_of_lines(line.text for line in lines)), learned)


def read_lines(page: Page, learned: Learned = NOTHING) -> Draft:
    """The article of the lines of a page.

    Nothing is ever lost: where the rules would drop nearly all of the prose, the page is kept whole. Such a page is
    `suspicious`, and so is one that loses much of it.
    """
    lines = page.lines
    reasons = reasons_of(lines, learned.of(page.source), page.markups)
    labels = weigh(lines, reasons, label_lines(lines, reasons, page.markups, page.headline), page.markups)
    draft = _assemble(page, labels)
    kind = why_no_article(lines, labels, is_article=page.is_article)
    if _is_lost(lines, draft):
        draft = _assemble(page, [Label(Role.TITLE), *[TEXT] * (len(lines) - 1)], whole=True)._replace(suspicious=LOST)
    elif kind is None and _share_dropped(lines, reasons, labels) > _MOST_DROPPED:
        draft = draft._replace(suspicious=MUCH_DROPPED)
    return draft._replace(is_article=kind is None, suspicious=draft.suspicious or kind)


def read_article_text(text: str, known: frozenset[str] = frozenset()) -> Draft:
    """The article of a text that holds nothing but the article: only inline and tail furniture is removed.

    There is no title in it, and no line is dropped for being short. Where all of it would go, all of it stays.
    """
    lines = split_lines(text)
    page = Page(lines, None)
    draft = _assemble(page, label_article_text(lines, known))
    if draft.lead or draft.body:
        return draft
    return _assemble(page, [TEXT] * len(lines), whole=True)


@dataclass(slots=True)
class _Parts:
    """What is being gathered from the lines of a page, in their order."""

    text: list[Paragraph] = field(default_factory=list)
    signatures: list[Signed] = field(default_factory=list)
    captions: list[Paragraph] = field(default_factory=list)
    caption_texts: set[str] = field(default_factory=set)
    dropped: list[DroppedLine] = field(default_factory=list)
    metas: list[MetaLine] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)


def _is_lost(lines: Sequence[Line], draft: Draft) -> bool:
    """Whether hardly anything of the prose of a page is left."""
    kept = sum(len(paragraph.text) for paragraph in (*draft.lead, *draft.body))
    if kept >= _LEAST_KEPT * sum(len(line.text) for line in lines[1:] if line.is_prose):
        return False
    prose = sum(len(line.text) for line in lines[1:] if line.is_prose and reason_of(line.text) not in LAW)
    return kept < _LEAST_KEPT * prose


def _share_dropped(lines: Sequence[Line], reasons: Sequence[str | None], labels: Sequence[Label]) -> float:
    """The share of the prose of a page, but of what says by itself that it is furniture, that is not in the article.

    What stands below the heading of the readers' comments does not count.
    """
    kept = total = 0
    for line, reason, label in zip(lines, reasons, labels, strict=True):
        if reason == COMMENTS and kept:
            break
        if line.is_prose and not reason and label.role in (Role.TEXT, Role.FURNITURE) and label.reason != REPEATED:
            total += len(line.text)
            kept += len(line.text) if label.role is Role.TEXT else 0
    return 1 - kept / total if total else 0.0


def _assemble(page: Page, labels: Sequence[Label], *, whole: bool = False) -> Draft:
    lines = page.lines
    parts = _Parts()
    title: Paragraph | None = None
    above = 0
    # Signatures close an article; the last line of text may be left over from something else.
    closing = [at for at, label in enumerate(labels) if label.role is Role.TEXT][-2:]
    for at, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label.role is Role.TITLE:
            title = Paragraph(line.number, clean_title(line.text))
            above = len(parts.metas)
        elif label.role is Role.TEXT:
            if not whole:
                _add_text(parts, line, at, is_closing=at in closing, is_last=at == closing[-1])
            elif line.text:
                parts.text.append(Paragraph(line.number, line.text))
        elif label.role is Role.CAPTION:
            _add_caption(parts, line.number, line.text)
        else:
            parts.dropped.append(DroppedLine(line.number, line.text, label.reason))
            if label.meta:
                parts.metas.append(label.meta)
    lead, body = _split_lead(parts.text)
    return Draft(
        title=title,
        lead=lead,
        body=body,
        captions=tuple(parts.captions),
        authors=choose_authors(lines, labels, parts.signatures, page.markups),
        published=_best_date(parts.metas, above),
        source=page.source,
        agencies=_unique(
            agency
            for found in (*(m.agencies for m in parts.metas), *map(find_agencies, parts.credits))
            for agency in found
        ),
        dropped=tuple(parts.dropped),
    )


def _best_date(metas: Sequence[MetaLine], above: int) -> str | None:
    """The first date; but a bare one among the first `above`, those above the title, may be today's.

    A labelled one counts more than that.
    """
    dated = [meta for meta in metas if meta.published]
    if dated and not dated[0].is_labelled and any(meta is dated[0] for meta in metas[:above]):
        return next((meta.published for meta in dated if meta.is_labelled), dated[0].published)
    return dated[0].published if dated else None


def _add_text(parts: _Parts, line: Line, at: int, *, is_closing: bool, is_last: bool) -> None:
    """Add a paragraph without the furniture inside it; what its dateline and its signature say is metadata."""
    text = line.text
    cuts = find_cuts(text)
    signatures = [find_dateline(text)] if not parts.text else []
    if is_closing or text.endswith("(PAP)"):
        # Furniture may follow the signature.
        end = cuts[-1].start if cuts and not text[cuts[-1].end :].strip(" .") else len(text)
        signature = find_signature(text, is_last=is_last)
        if not signature and end < len(text):
            signature = find_signature(text[:end].rstrip(), is_last=is_last)
        signatures.append(signature)
    for signature in filter(None, signatures):
        cuts.append(Cut(signature.start, signature.end, SIGNATURE))
        parts.metas.append(signature.meta)
        parts.signatures.append(Signed(at, signature.meta))
    for cut in merge(cuts):
        piece = text[cut.start : cut.end].strip()
        parts.dropped.append(DroppedLine(line.number, piece, cut.reason))
        if cut.reason == CREDIT:
            _add_caption(parts, line.number, piece)
    kept = without(text, merge(cuts))
    if any(character.isalnum() for character in kept):
        parts.text.append(Paragraph(line.number, kept))


def _add_caption(parts: _Parts, number: int, text: str) -> None:
    """Set a caption aside, each once; of two of which one begins the other the longer stays."""
    parts.credits.append(text)
    if text in parts.caption_texts:
        return
    parts.caption_texts.add(text)
    for at in range(max(0, len(parts.captions) - _NEAR_CAPTIONS), len(parts.captions)):
        known = parts.captions[at]
        if known.text.startswith(text):
            return
        if text.startswith(known.text):
            parts.captions[at] = Paragraph(known.line, text)
            return
    parts.captions.append(Paragraph(number, text))


def _split_lead(text: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The first paragraph of several is the lead, as the Polish press writes it, where it is of a lead's length."""
    if len(text) > 1 and 40 <= len(text[0].text) <= _LONGEST_LEAD:
        return tuple(text[:1]), tuple(text[1:])
    return (), tuple(text)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
