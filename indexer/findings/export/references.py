"""References: BibTeX and RIS, for Zotero and its like."""

import re
from collections.abc import Iterable
from typing import BinaryIO
from urllib.parse import quote

from indexer.findings.export.article_fields import Shape
from indexer.records.article import Article

_SPECIAL = re.compile(r"[\\{}%&$#_^~]")
_UNFIT_IN_URLS = re.compile(r"[{}\s\\]")
_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def bibtex(articles: Iterable[Article], file: BinaryIO, shape: Shape) -> None:
    """Write an entry an article, for BibLaTeX; a lead that is asked for is its abstract."""
    for number, article in enumerate(articles, 1):
        year = (article.published or "")[:4]
        values = {
            "title": _braced(article.heading),
            "author": " and ".join(map(_name, article.authors)),
            "journaltitle": _braced(article.source or ""),
            "date": (article.published or "").partition("T")[0],
            "url": _UNFIT_IN_URLS.sub(lambda found: quote(found[0]), article.url or ""),
            "abstract": _braced(article.lead) if "lead" in shape.fields else "",
            "note": _braced(article.id),
        }
        lines = [f"  {name} = {{{value}}},\n" for name, value in values.items() if value]
        entry = f"@article{{prasowka{year}-{number},\n{''.join(lines)}}}\n\n"
        file.write(entry.encode("utf-8", "replace"))


def ris(articles: Iterable[Article], file: BinaryIO, shape: Shape) -> None:
    """Write an entry an article; a lead that is asked for is its abstract."""
    for article in articles:
        date = (article.published or "").partition("T")[0].replace("-", "/")
        pairs = (
            ("TY", "NEWS"),
            ("TI", article.heading),
            *(("AU", author) for author in article.authors),
            ("JO", article.source),
            ("PY", date[:4]),
            ("DA", date),
            ("UR", article.url),
            ("AB", article.lead if "lead" in shape.fields else ""),
            ("ID", article.id),
        )
        lines = [f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in pairs if value]
        file.write("".join([*lines, "ER  - \r\n\r\n"]).encode("utf-8", "replace"))


def _braced(text: str) -> str:
    """Text in one line of which TeX obeys nothing."""
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], f"\\{found[0]}"), " ".join(text.split()))


def _name(author: str) -> str:
    """A name whose first and last part BibTeX tells apart, or one in braces where that would go wrong."""
    name = _braced(author)
    return f"{{{name}}}" if "," in name or " and " in name else name
