"""What an HTML page declares about itself: Schema.org's JSON-LD, Open Graph, `<title>`, `<h1>`, `<time>`."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml import html

from indexer.polish.dates import find_date
from indexer.scrapes.input.characters import one_line
from indexer.scrapes.metadata.authors import as_person, is_initials
from indexer.scrapes.metadata.source import source_of_url

_BETWEEN_PEOPLE = re.compile(r"[,;/]|\s(?:i|oraz|and)\s")
_ARTICLES = re.compile(r"(?:\w{0,40}Article|BlogPosting|Report|Review|LiveBlogPosting)$")
_NO_ARTICLES = frozenset("DiscussionForumPosting QAPage CollectionPage SearchResultsPage ItemList ProfilePage".split())
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.created",
    "sailthru.date",
    "publish-date",
    "publication_date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_NO_INITIALS = frozenset("pl en red pap www adm admin root user null none".split())
_FORUM_SOFTWARE = re.compile(
    r"(?i)vbulletin|phpbb|invision|ips\b|xenforo|mybb|discuz|smf\b|simple machines|discourse|flarum"
)
# What is older was not published on the web: a field that was never filled.
_FIRST_YEAR = "1991"
_LONGEST_JSON = 400_000
_DEEPEST = 6


class Declared(NamedTuple):
    """What a page says of itself; `titles` are the texts of `<title>` and the like.

    `is_article` is None where the page does not tell.
    """

    titles: tuple[str, ...] = ()
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    is_article: bool | None = None

    @property
    def source(self) -> str | None:
        """The portal of its address."""
        return source_of_url(self.url)


def read_declared(tree: html.HtmlElement) -> Declared:
    """What the page of a tree declares."""
    metas = _metas(tree)
    things = list(_things(tree))
    articles = [thing for thing in things if any(map(_ARTICLES.match, _types(thing)))]
    site = metas.get("og:site_name")
    names = [_text(article.get("headline")) for article in articles]
    titles = (metas.get("og:title"), *names, metas.get("twitter:title"), one_line(tree.findtext(".//title") or ""))
    return Declared(
        titles=_unique(titles),
        site=site,
        authors=_authors(articles, metas, site),
        published=_published(articles, metas, tree),
        url=_url(tree, metas),
        is_article=_is_article(tree, things, articles, metas),
    )


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """The `<meta>` elements by their names in lower case; of several of one name the first one that is filled."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = one_line(element.get("content") or "")
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _things(tree: html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The objects of all JSON-LD scripts, also those inside others."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        text = (element.text or "").strip()
        if not text or len(text) > _LONGEST_JSON:
            continue
        try:
            # Many a page breaks lines inside its strings.
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(value, 0)


def _objects(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(name), depth + 1)


def _types(thing: Mapping[str, Any]) -> list[str]:
    value = thing.get("@type")
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _text(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ""


def _unique(values: Iterator[str] | tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def _authors(articles: list[Mapping[str, Any]], metas: Mapping[str, str], site: str | None) -> tuple[str, ...]:
    """The people whom the page names as authors: no portals, no newsrooms, no addresses."""
    found = [name for article in articles for name in _names(article.get("author"), 0)]
    found = found or [metas[name] for name in _AUTHORS if name in metas]
    people = []
    for name in found:
        if "://" in name or "@" in name:
            continue
        for part in _BETWEEN_PEOPLE.split(name):
            person = as_person(part.strip())
            if person and part.strip().lower() != (site or "").lower():
                people.append(person)
            elif is_initials(part) and part.islower() and part not in _NO_INITIALS:
                people.append(part)
    return _unique(iter(people))


def _names(value: object, depth: int) -> Iterator[str]:
    if depth > 2:
        return
    if isinstance(value, str):
        yield one_line(value)
    elif isinstance(value, list):
        for item in value:
            yield from _names(item, depth + 1)
    elif isinstance(value, dict) and "Organization" not in _types(value):
        yield from _names(value.get("name"), depth + 1)


def _published(articles: list[Mapping[str, Any]], metas: Mapping[str, str], tree: html.HtmlElement) -> str | None:
    """The time of publication: never that of a change, nor a field that was never filled."""
    candidates = [_text(article.get("datePublished")) for article in articles]
    candidates += [metas.get(name, "") for name in _DATES]
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or (element.get("itemprop") or "").lower() == "datepublished":
            candidates.append(element.get("datetime") or element.text_content())
    for candidate in candidates:
        date = find_date(one_line(candidate)) if candidate else None
        if date and date[:4] >= _FIRST_YEAR:
            return date
    return None


def _url(tree: html.HtmlElement, metas: Mapping[str, str]) -> str | None:
    canonical = (element.get("href") for element in tree.iter("link") if element.get("rel") == "canonical")
    addresses = (next(canonical, None), metas.get("og:url"))
    return next((url for url in addresses if url and url.startswith("http")), None)


def _is_article(
    tree: html.HtmlElement,
    things: list[Mapping[str, Any]],
    articles: list[Mapping[str, Any]],
    metas: Mapping[str, str],
) -> bool | None:
    types = {kind for thing in things for kind in _types(thing)}
    if types & _NO_ARTICLES or _FORUM_SOFTWARE.search(metas.get("generator", "")):
        return False
    if any(_text(article.get("headline")) or article.get("datePublished") for article in articles):
        return True
    return None
