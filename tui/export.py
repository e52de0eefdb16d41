"""Articles written for other programs, and quoted for people."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from indexer import Article
from indexer.messages import _
from indexer.presentation.shown_dates import date_in_words


class Kept(NamedTuple):
    """An article with what a person did to it."""

    article: Article
    tags: tuple[str, ...] = ()
    note: str = ""


def quotation(article: Article, text: str) -> str:
    """Quote a text: „text” (authors, title, portal, date, address)."""
    facts = [
        ", ".join(article.authors),
        article.title,
        article.source,
        date_in_words(article.published, with_time=False),
        article.url or article.id,
    ]
    quoted = _("“{text}”").format(text=" ".join(text.split()))
    return f"{quoted} ({', '.join(fact for fact in facts if fact)})"


def _json_lines(kept: Iterable[Kept]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in map(_record, kept))


def _record(kept: Kept) -> dict[str, object]:
    article = kept.article
    return {
        "id": article.id,
        "title": article.title,
        "lead": article.lead,
        "text": article.body,
        "authors": list(article.authors),
        "published": article.published,
        "source": article.source,
        "agencies": list(article.agencies),
        "url": article.url,
        "tags": list(kept.tags),
        "note": kept.note,
        "clean": True,
    }


COLUMNS = ("id", "title", "authors", "published", "source", "agencies", "url", "tags", "note")


def _table(kept: Iterable[Kept]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in map(_record, kept):
        values = (record[column] for column in COLUMNS)
        writer.writerow("; ".join(value) if isinstance(value, list) else _inert(value) for value in values)
    return out.getvalue()


def _inert(value: object) -> object:
    """Keep a spreadsheet from taking a text of the web for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")


def _markdown(kept: Iterable[Kept]) -> str:
    parts = []
    for article, tags, note in kept:
        facts = [", ".join(article.authors), date_in_words(article.published, with_time=False), article.source]
        lines = [f"## {_escaped(article.heading)}", "", _escaped(" · ".join(fact for fact in facts if fact)), ""]
        lines += [f"<{article.url}>", ""] if article.url and not set(article.url) & set("<> \n") else []
        lines += [f"`{article.id.replace('`', ' ')}`", ""]
        lines += [_escaped(f"{note} {' '.join('#' + tag for tag in tags)}".strip()), ""] if note or tags else []
        lines += [_escaped(text).replace("\n", "\n\n") + "\n" for text in (article.lead, article.body) if text]
        parts.append("\n".join(lines))
    return "\n".join(parts)


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _bibtex(kept: Iterable[Kept]) -> str:
    entries = []
    for number, (article, tags, note) in enumerate(kept, 1):
        fields = {
            "title": article.heading,
            "author": " and ".join(article.authors),
            "journal": article.source,
            "date": (article.published or "").partition("T")[0],
            "url": article.url,
            "keywords": ", ".join(tags),
            "note": note,
        }
        year = (article.published or "")[:4]
        lines = [f"  {name} = {{{_braced(value)}}}," for name, value in fields.items() if value]
        entries.append("\n".join([f"@article{{prasowka{year}-{number},", *lines, "}\n"]))
    return "\n".join(entries)


def _braced(text: str) -> str:
    return " ".join(re.sub(r"([{}\\%&$#_])", r"\\\1", text).split())


def _ris(kept: Iterable[Kept]) -> str:
    entries = []
    for article, tags, note in kept:
        date = (article.published or "").partition("T")[0].replace("-", "/")
        pairs = [
            ("TY", "NEWS"),
            ("TI", article.heading),
            *(("AU", author) for author in article.authors),
            ("JO", article.source),
            ("DA", date),
            ("UR", article.url),
            ("AB", article.lead),
            *(("KW", tag) for tag in tags),
            ("N1", note),
        ]
        lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in pairs if value]
        entries.append("\n".join([*lines, "ER  - \n"]))
    return "\n".join(entries)


def _quotations(kept: Iterable[Kept]) -> str:
    quoted = (quotation(article, article.lead or article.body.partition("\n")[0]) for article, *_rest in kept)
    return "\n".join(quoted) + "\n"


FORMATS: dict[str, Callable[[Iterable[Kept]], str]] = {
    ".jsonl": _json_lines,
    ".csv": _table,
    ".md": _markdown,
    ".bib": _bibtex,
    ".ris": _ris,
    ".txt": _quotations,
}
"""How articles are written, by the ending of the file."""


def export(kept: Sequence[Kept], ending: str) -> str:
    """Write articles in the format that goes with the ending of a file's name."""
    return FORMATS[ending](kept)
