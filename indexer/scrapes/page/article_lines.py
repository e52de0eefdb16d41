"""The lines between the headline and the tail of a page: one table of rules, in order, labels each of them."""

import re
from collections.abc import Callable, Sequence

from indexer.scrapes.furniture.captions import find_captions
from indexer.scrapes.furniture.inline import CREDIT
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.related import find_contents, find_list_below, find_polls, find_related
from indexer.scrapes.furniture.wording import (
    ADVERT,
    COMMENTS,
    CONTACT,
    LINK,
    ORNAMENT,
    POLL,
    SHARING,
    SUBSCRIPTION,
    TAGS,
)
from indexer.scrapes.markup.line_markup import Markup
from indexer.scrapes.metadata.authors import has_first_name
from indexer.scrapes.metadata.biography import find_biography, is_position
from indexer.scrapes.metadata.blocks import find_metadata
from indexer.scrapes.metadata.meta_line import MetaLine
from indexer.scrapes.page.label import ABOUT_AUTHOR, AFTER, HEADLINE, REPEATED, TEXT, Label, Role, furniture, metadata
from indexer.scrapes.page.people_mentioned import Mentions

# At least half of a pointer to another text is a link.
_LINKED = 0.5
# A shorter line may well be said twice in one article: "– Tak."
SHORTEST_REPEAT = 40
# Paragraphs that may stand below a note about the author: an appeal for support, a note on the series.
_AFTERTHOUGHTS = 2
_ITEM = re.compile(r"(?:[-–—]|[0-9]{1,2}[.)]|[a-z]\)) ")
_LISTED_NAME = re.compile(r"[-–—] ")
# "woda, susza, jezioro"
_TAG_ROW = re.compile(r"[\w-]+(?: [\w-]+){0,2}(?:, ?[\w-]+(?: [\w-]+){0,2}){2,20}")
# What follows the name of the author in a note about the author.
_AFTER_NAME = (", ", " – ", " - ")
# After the last paragraph, these are followed by nothing of the article.
_CLOSING = frozenset({SHARING, COMMENTS, SUBSCRIPTION, CONTACT})


class ArticleLines:
    """The lines of an article, what is known of all of them, and the labels of those that have theirs already."""

    def __init__(
        self,
        lines: Sequence[Line],
        reasons: Sequence[str | None],
        start: int,
        end: int,
        headline: str,
        markups: Sequence[Markup] | None = None,
    ) -> None:
        self.labels: list[Label] = []
        self.lines = lines
        self.reasons = reasons
        self.start = start
        self.end = end
        paragraphs = [at for at in range(start, end) if lines[at].is_prose and not reasons[at]]
        self.first = min(paragraphs, default=end)
        self.last = max(paragraphs, default=end)
        # Galleries print a caption again and again.
        captions = {lines[at].text for at in find_captions(lines, start, end)}
        self.captions = {at for at in range(start, end) if lines[at].text in captions}
        # Names in a list sign nothing.
        texts = ["" if line.is_prose or _LISTED_NAME.match(line.text) else line.text for line in lines]
        self.metas = find_metadata(texts, start, end)
        self.related = (
            find_related(lines, reasons, start, end)
            | find_list_below(lines, start, end)
            | find_contents(lines, start, end)
        )
        if markups:
            # A page says itself what its captions are, and a pointer to another text has a link.
            self.captions |= {at for at in range(start, end) if "figcaption" in markups[at].tags}
            self.related = {
                at for at in self.related if markups[at].linked >= _LINKED or len(lines[at].text) < SHORTEST_REPEAT
            }
        self.polls = find_polls(lines, start, end)
        self.is_noisy = start > 3 or sum(reason is not None for reason in reasons) >= 8
        # A line that stands in the tail of a noisy page too is the headline of another text.
        self.elsewhere = {_bare(line.text) for line in lines[end:]} if self.is_noisy else set()
        self.headline = _bare(headline)
        self.seen = {self.headline}
        self.bylines: set[str] = set()
        self.is_over = False
        self._mentions: Mentions | None = None

    def label_all(self) -> list[Label]:
        """Label every line from the first to the last: what a line is may depend on those above it."""
        for at in range(self.start, self.end):
            meta = self.metas.get(at)
            is_signed = meta and not meta.is_byline and (meta.source or meta.authors or meta.agencies)
            if at > self.last and (self.reasons[at] in _CLOSING or is_signed):
                self.is_over = True
            self.labels.append(self._label(at, meta))
            self.seen.add(_bare(self.lines[at].text))
        return self.labels

    def _label(self, at: int, meta: MetaLine | None) -> Label:
        for name, rule in RULES.items():
            label = rule(self, at, meta)
            if label is not None:
                return label._replace(rule=name)
        return furniture(HEADLINE, rule="stray headline")

    def above(self) -> Label | None:
        """Return the label of the line above the next one."""
        return self.labels[-1] if self.labels else None

    def speaks_of(self, meta: MetaLine) -> bool:
        """Whether the article mentions one of the people whom a line names."""
        self._mentions = self._mentions or Mentions.of(self.lines[self.start : self.end])
        return any(map(self._mentions.speak_of, meta.authors))


Rule = Callable[[ArticleLines, int, MetaLine | None], Label | None]
"""Looks at the line at a position, and at what it says as a line of metadata; None where the rule says nothing."""


def _wording(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    reason = article.reasons[at]
    return furniture(reason) if reason and not meta else None


def _below_a_pointer(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    """A headline, a section or a teaser below a bare "Czytaj też:"."""
    if at not in article.related:
        return None
    is_signature = meta and (meta.is_labelled or (meta.authors and not meta.is_byline))
    return None if is_signature or (meta and article.labels[-1].role is Role.META) else furniture(LINK)


def _poll(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    return furniture(POLL) if at in article.polls else None


def _doubled_headline(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    """A line that stands twice, as the picture and the headline of another text do."""
    line = article.lines[at]
    near = {article.lines[beside].text for beside in (at - 1, at + 1) if article.start <= beside < article.end}
    is_headline = line.text.count(" ") > 2 and not line.is_prose and at not in article.captions
    return furniture(HEADLINE) if is_headline and at > article.first and line.text in near else None


def _repeated(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    bare = _bare(article.lines[at].text)
    counts = len(bare) >= SHORTEST_REPEAT or bare == article.headline or bool(meta and meta.is_byline)
    return furniture(REPEATED) if counts and bare in article.seen else None


def _credit_below_caption(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    if meta and not meta.is_byline and meta.authors and meta.agencies and at > article.start:
        return Label(Role.CAPTION, CREDIT) if article.labels[-1].role is Role.CAPTION else None
    return None


def _metadata(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    return metadata(meta) if meta and not meta.is_byline else None


def _caption(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    return Label(Role.CAPTION, CREDIT) if at in article.captions else None


def _name_of_the_story(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    """A name alone of which the text speaks, and which does not stand twice: it is below a picture."""
    if not meta or not _may_be_byline(article, at, meta):
        return None
    near = (*article.lines[max(0, at - 1) : at], *article.lines[at + 1 : at + 2])
    is_double = any(line.text == article.lines[at].text for line in near)
    return Label(Role.CAPTION, CREDIT) if not is_double and article.speaks_of(meta) else None


def _byline(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    """A name alone of which the text does not speak, or which stands twice."""
    if not meta or not _may_be_byline(article, at, meta):
        return None
    article.bylines.update(meta.authors)
    return metadata(meta)


def _may_be_byline(article: ArticleLines, at: int, meta: MetaLine) -> bool:
    """Whether a name stands outside the text, or is one that is usual in Poland."""
    return not article.first <= at <= article.last or any(map(has_first_name, meta.authors))


def _note_after_byline(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    """The end of an article that Anna Kowal signed: "Anna Kowal, dziennikarka…"."""
    if at <= article.end - 4 or not article.bylines:
        return None
    beginnings = tuple(name + mark for name in article.bylines for mark in _AFTER_NAME)
    return metadata(None, ABOUT_AUTHOR) if article.lines[at].text.startswith(beginnings) else None


def _biography(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    """A note about a person who writes and of whom the text does not speak, below the text."""
    about = find_biography(article.lines[at].text)
    is_signed = about and at >= article.last - _AFTERTHOUGHTS and not article.speaks_of(about)
    return metadata(about, ABOUT_AUTHOR) if is_signed else None


def _position_below_byline(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    above = article.above()
    is_below = above and above.meta and above.meta.authors and is_position(article.lines[at].text)
    return metadata(None, ABOUT_AUTHOR) if is_below else None


def _paragraph(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    return TEXT if article.lines[at].is_prose else None


def _below_an_advert(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    """What is advertised: the line right below the word "Reklama", unless it is the subhead of a paragraph."""
    is_subhead = at + 1 < article.end and article.lines[at + 1].is_prose
    is_below = at > article.start and article.reasons[at - 1] == ADVERT and not article.lines[at].gap
    return furniture(ADVERT) if is_below and not is_subhead else None


def _after_signature(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    return furniture(AFTER) if article.is_over else None


def _row_of_tags(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    if article.first <= at <= article.last:
        return None
    return furniture(TAGS) if _TAG_ROW.fullmatch(article.lines[at].text) else None


def _headline_of_the_tail(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    return furniture(HEADLINE) if _bare(article.lines[at].text) in article.elsewhere else None


def _rest_of_furniture(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    """The rest of a broken line shares its fate."""
    above = article.above()
    is_rest = article.lines[at].continues and above and above.role is Role.FURNITURE
    return furniture(above.reason) if above and is_rest and not article.lines[at - 1].ends_sentence else None


def _quiet_page(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    """On a page that is hardly more than its article every other line is text."""
    return None if article.is_noisy else TEXT


def _broken_sentence(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    line = article.lines[at]
    goes_on = _is_below_text(article) and not line.gap and not article.lines[at - 1].ends_sentence
    return TEXT if line.continues or goes_on else None


def _sentence(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    line = article.lines[at]
    return TEXT if line.ends_sentence and line.text.count(" ") >= 2 and line.text[-1] not in ":" else None


def _subhead(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    """A short line above a paragraph."""
    below = _below_ornaments(article, at)
    is_above = below < article.end and not article.reasons[below]
    return TEXT if is_above and (article.lines[below].is_prose or article.lines[below].continues) else None


def _opening_of_a_list(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    below = _below_ornaments(article, at)
    opens = article.lines[at].text.endswith(":") and below < article.end
    return TEXT if opens and _is_listed(article.lines[below]) else None


def _item_of_a_list(article: ArticleLines, at: int, meta: MetaLine | None) -> Label | None:
    if not _is_below_text(article):
        return None
    line, above = article.lines[at], article.lines[at - 1]
    return TEXT if above.text.endswith(":") or (_is_listed(line) and _is_listed(above)) else None


RULES: dict[str, Rule] = {
    # Furniture and metadata, be it a paragraph or not.
    "wording": _wording,
    "below a pointer": _below_a_pointer,
    "poll": _poll,
    "doubled headline": _doubled_headline,
    "repeated": _repeated,
    "credit below a caption": _credit_below_caption,
    "metadata": _metadata,
    "caption": _caption,
    "name of the story": _name_of_the_story,
    "byline": _byline,
    "note after a byline": _note_after_byline,
    "biography": _biography,
    "position below a byline": _position_below_byline,
    "paragraph": _paragraph,
    # From here on lines that are short: what stands around them decides.
    "below an advert": _below_an_advert,
    "after a signature": _after_signature,
    "row of tags": _row_of_tags,
    "headline of the tail": _headline_of_the_tail,
    "rest of furniture": _rest_of_furniture,
    "quiet page": _quiet_page,
    "broken sentence": _broken_sentence,
    "sentence": _sentence,
    "subhead": _subhead,
    "opening of a list": _opening_of_a_list,
    "item of a list": _item_of_a_list,
}
"""The first that says something decides; where none does, a line is the stray headline of another text."""


def _bare(text: str) -> str:
    """A line as it is compared with others."""
    return text.lower().strip(" .,:;!?…-–—|„”\"'»«")


def _is_listed(line: Line) -> bool:
    """Whether a line is an item of a list: it has a bullet, a dash, a number or a letter."""
    return line.item or bool(_ITEM.match(line.text))


def _is_below_text(article: ArticleLines) -> bool:
    above = article.above()
    return above is not None and above.role is Role.TEXT


def _below_ornaments(article: ArticleLines, at: int) -> int:
    """The position of the first line below that is more than an ornament."""
    below = at + 1
    while below < article.end and article.reasons[below] == ORNAMENT:
        below += 1
    return below
