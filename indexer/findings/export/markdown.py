"""Markdown: a file an article, with front matter, for Obsidian, Hugo and their like."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from indexer.findings.export.article_fields import Shape, value_of
from indexer.records.article import Article
from indexer.records.digest import hash64

_LONGEST_NAME = 100
_UNFIT = re.compile(r"[^\w.-]+")
PARAGRAPH = "\n\n"
_TEXTS = ("lead", "text", "captions")
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_BEGINS_BLOCK = re.compile(r"^([^\S\n]*+(?:[0-9]++(?=[.)]))?)([-+=.)])", re.MULTILINE)


def md(articles: Iterable[Article], folder: Path, shape: Shape) -> None:
    """Write the files into a folder, which is made; other files there stay, those of the same articles are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for article in articles:
        name = _file_name(article.id, taken)
        taken.add(name.casefold())
        text = "".join(_parts(article, shape.fields))
        (folder / name).write_bytes(text.encode("utf-8", "replace"))


def _file_name(id: str, taken: set[str]) -> str:
    """A name that every system takes, from an id; where two would have the same, with a hash of the id."""
    stem = _UNFIT.sub("-", id.removesuffix(".txt").removesuffix(".html")).strip("-.")
    shown = stem.encode()[:_LONGEST_NAME].decode(errors="ignore")
    whole = shown == stem and stem and f"{stem}.md".casefold() not in taken
    return f"{shown}.md" if whole else f"{shown or 'article'}-{hash64(id):016x}.md"


def _parts(article: Article, fields: tuple[str, ...]) -> Iterator[str]:
    yield "---\n"
    for field in fields:
        value = value_of(article, field)
        if value and field not in _TEXTS:
            yield f"{field}: {json.dumps(value, ensure_ascii=False)}\n"  # JSON is YAML
    yield "---\n"
    if "title" in fields:
        yield f"\n# {_escaped(article.heading)}\n"
    if "lead" in fields and article.lead:
        yield f"\n**{_paragraphs(article.lead).replace(PARAGRAPH, f'**{PARAGRAPH}**')}**\n"
    if "text" in fields and article.body:
        yield f"\n{_paragraphs(article.body)}\n"
    if "captions" in fields:
        yield from (f"\n*{_escaped(caption)}*\n" for caption in article.captions)


def _paragraphs(text: str) -> str:
    return _escaped(text).replace("\n", PARAGRAPH)


def _escaped(text: str) -> str:
    """Text of which Markdown obeys nothing: neither marks nor what makes a line an item, a heading or a rule."""
    return _BEGINS_BLOCK.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))
