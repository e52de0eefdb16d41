"""An HTML page -> its lines of text, each with the elements around it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree, html

from indexer.scrapes.markup.boxes import NOTHING, Box, RawLine

_BLOCKS = frozenset(
    """
    address article aside blockquote body br button caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr img label legend li main nav ol option p pre section summary table tbody td
    tfoot th thead tr ul
    """.split()
)
_EMPTY = frozenset(("br", "hr", "img"))
_SKIPPED = frozenset(
    """
    head script style noscript template svg iframe object embed select textarea canvas video audio math map dialog
    """.split()
)
# What classes and ids of elements say, by the words in them.
_HINTS = {
    "menu": "nav navbar navigation menu breadcrumb breadcrumbs topbar navi submenu",
    "frame": "header footer sidebar aside toolbar bottom masthead foot stopka",
    "comment": "comment comments komentarze komentarz disqus forum opinie opinia discussion reply",
    "related": "related recommended recommendation recommend similar powiazane polecane polecamy readmore teaser "
    "teasers more popular newest latest also zobacz najnowsze linkbox seealso trending carousel listing feed",
    "share": "share social sharing facebook twitter fb likes follow",
    "tags": "tag tags keywords topics tagi",
    "advert": "ad ads advert adv advertisement reklama banner promo promoted sponsored sponsor adslot",
    "notice": "cookie cookies rodo gdpr consent modal popup overlay paywall newsletter subscribe subscription login "
    "prenumerata signup premium",
    "hidden": "hidden hide invisible",
    "byline": "author authors byline autor autorzy signature sign creator",
    "date": "date time published datetime data pubdate timestamp",
    "caption": "caption figcaption credit credits photo image foto podpis zdjecie img figure gallery",
    "lead": "lead perex intro excerpt standfirst zajawka summary abstract",
    "headline": "headline title tytul",
}
_HINT_OF = {word: hint for hint, words in _HINTS.items() for word in words.split()}
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
# What a parser makes of a page is cut off there: no article begins so deep.
_DEEPEST = 400


def parse(text: str) -> html.HtmlElement | None:
    """The tree of an HTML page, or None where there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def flatten(tree: html.HtmlElement) -> list[RawLine]:
    """The lines of a page in their order: a line is what stands in one block without a break."""
    body = tree.find("body")
    return list(_lines(tree if body is None else body))


class _Line:
    """A line while its pieces are gathered."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.pieces: list[str] = []
        self.length = self.linked = self.number = 0
        self.box: Box | None = None

    def add(self, text: str | None, box: Box, number: int | None, *, in_link: bool) -> None:
        if not text or not (self.pieces or text.strip()):
            return
        if self.box is None:
            # Line breaks before the first word belong to no line.
            self.box, self.number = box, (number or 0) + text[: len(text) - len(text.lstrip())].count("\n")
        self.pieces.append(text)
        length = len(text.strip())
        self.length += length
        self.linked += length if in_link else 0

    def taken(self) -> Iterator[RawLine]:
        """The line, where there is one; after that the next one begins."""
        text = " ".join("".join(self.pieces).split())
        if text and self.box:
            yield RawLine(text, self.number, self.box, self.linked / max(1, self.length))
        self._begin()


def _lines(root: html.HtmlElement) -> Iterator[RawLine]:
    """Walk the tree without recursion: pages are nested deeper than Python's stack."""
    line = _Line()
    boxes = 0
    opened, tail, closed = 0, 1, 2
    todo = [(opened, root, Box(0, "body"), False)]
    while todo:
        step, element, box, in_link = todo.pop()
        if step == tail:
            line.add(element.tail, box, element.sourceline, in_link=in_link)
            continue
        if step == closed:
            yield from line.taken()
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        is_block = tag in _BLOCKS
        if is_block:
            yield from line.taken()
        if tag in _EMPTY:
            continue
        hints = hints_of(element)
        if is_block and len(box.path) < _DEEPEST:
            boxes += 1
            box = Box(boxes, tag, (*box.path, box.number), box.hints | hints, box.tags | {tag})
        elif hints or tag == "time":
            box = Box(box.number, box.tag, box.path, box.hints | hints, box.tags | {tag})
        in_link = in_link or tag == "a"
        line.add(element.text, box, element.sourceline, in_link=in_link)
        if is_block:
            todo.append((closed, element, box, in_link))
        for child in reversed(element):
            todo.append((tail, child, box, in_link))
            todo.append((opened, child, box, in_link))
    yield from line.taken()


def hints_of(element: html.HtmlElement) -> frozenset[str]:
    """What the classes, the id and the like of an element say about its content."""
    names = [element.get(name) for name in ("class", "id", "itemprop", "role")]
    return _hints(" ".join(filter(None, names))) if any(names) else NOTHING


@lru_cache(maxsize=1 << 14)
def _hints(names: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(names[:500]))
    return frozenset(_HINT_OF[word] for word in words if word in _HINT_OF)
