"""What a notebook shows: tables in HTML, in which the text of strangers is escaped."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd")


def table(about: Sequence[str], headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table below some lines; headings and lines are text, cells are HTML."""
    lines = "".join(f"<p>{safe(line)}</p>" for line in about)
    head = "".join(f"<th>{safe(heading)}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<div>{lines}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def linked(html: str, url: str | None) -> str:
    """Return HTML as a link where there is a URL of the web."""
    if not url or not url.startswith(("http://", "https://")):
        return html
    return f'<a href="{safe(url)}" rel="noopener noreferrer">{html}</a>'


def marked(text: str, highlights: Iterable[tuple[int, int]]) -> str:
    """Return text as HTML, with some stretches of it marked."""
    return "".join(_parts(text, highlights))


def _parts(text: str, highlights: Iterable[tuple[int, int]]) -> Iterator[str]:
    place = 0
    for start, end in highlights:
        yield safe(text[place:start])
        yield f"<mark>{safe(text[start:end])}</mark>"
        place = end
    yield safe(text[place:])


def safe(text: str) -> str:
    """Return text as HTML."""
    return escape(text.translate(_CONTROLS))
