"""The labelled pages beside the repository, plain and HTML, as sequences of lines with what each of them is."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from indexer.scrapes.furniture.lines import Line, split_lines
from indexer.scrapes.html import flatten_page
from indexer.scrapes.input.characters import tidy
from indexer.scrapes.input.decoding import decode_bytes
from indexer.scrapes.markup.line_markup import Markup
from indexer.scrapes.page.label import Label, Role
from indexer.scrapes.page.line_features import features_of
from indexer.scrapes.page.line_model import STATES
from indexer.scrapes.page.line_roles import label_lines, reasons_of

TEXTS = ("lead", "body", "subhead")
_WORD = re.compile(r"\w+")
# The same page may be labelled as plain text and as HTML; several names may be one portal.
_NUMBERED = re.compile(r"\d+$")
_ONE_PORTAL = {"rparch": "rp", "konkret": "tvn"}


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page: `gold` says what each line is, in the words of the labels; `truth` has the text and the metadata."""

    id: str
    folder: str
    portal: str
    lines: list[Line]
    gold: list[str]
    truth: dict[str, object]
    markups: list[Markup] | None = None
    labels: list[Label] = field(default_factory=list)
    features: list[list[str]] = field(default_factory=list)

    @property
    def is_article(self) -> bool:
        """Whether the page holds one."""
        return self.truth["kind"] == "article"

    def states(self) -> list[int] | None:
        """The state of each line, as a number; None for a page without text."""
        texts = [at for at, label in enumerate(self.gold) if label in TEXTS]
        if not texts:
            return None
        first = min([texts[0], *(at for at, label in enumerate(self.gold) if label == "title")])
        return [STATES.index(_state(label, at, first, texts[-1])) for at, label in enumerate(self.gold)]


def _state(label: str, at: int, first: int, last: int) -> str:
    if label in TEXTS:
        return "text"
    if label in ("title", "meta", "caption"):
        return label
    return "before" if at < first else "after" if at > last else "inside"


def words(text: object) -> list[str]:
    """The words of a text, as they are compared."""
    return _WORD.findall(str(text or "").lower())


def looked_at(page: LabelledPage) -> LabelledPage:
    """The page with the labels of the rules and the features of its lines."""
    reasons = reasons_of(page.lines, markups=page.markups)
    page.labels[:] = label_lines(page.lines, reasons, page.markups)
    page.features[:] = features_of(page.lines, reasons, page.labels, page.markups)
    return page


def plain_pages(folder: Path) -> Iterator[LabelledPage]:
    """The pages of a folder of `<id>.txt` and `<id>.json`."""
    for file in sorted(folder.glob("*.json")):
        truth = json.loads(file.read_text("utf-8"))
        lines = split_lines(tidy(decode_bytes(file.with_suffix(".txt").read_bytes())))
        gold = {line["n"]: line["label"] for line in truth["lines"]}
        labels = [gold.get(line.number, "furniture") for line in lines]
        yield LabelledPage(truth["id"], folder.name, _portal(truth["id"]), lines, labels, truth)


def html_pages(folder: Path, plain: Sequence[LabelledPage]) -> Iterator[LabelledPage]:
    """The pages of a folder of HTML and `truth.jsonl`; those that are among the plain ones take their labels."""
    known = {page.id: _by_words(page) for page in plain}
    for row in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(row)
        page = flatten_page(tidy(decode_bytes((folder / truth["file"]).read_bytes())))
        gold = _align(page.lines, page.markups, truth, known.get(truth.get("labelled"), {}))
        yield LabelledPage(
            truth["id"], folder.name, _portal(truth["id"]), page.lines, gold, truth, markups=page.markups
        )


def _portal(id: str) -> str:
    if id.startswith(("sl_", "seed_")):
        return id
    name = _NUMBERED.sub("", id.split("_")[1])
    return _ONE_PORTAL.get(name, name)


def _by_words(page: LabelledPage) -> dict[str, str]:
    found: dict[str, str] = {}
    for line, label in zip(page.lines, page.gold, strict=True):
        key = " ".join(words(line.text))
        if found.get(key) not in (*TEXTS, "title"):
            found[key] = label
    return found


def _align(
    lines: Sequence[Line], markups: Sequence[Markup], truth: dict[str, object], known: dict[str, str]
) -> list[str]:
    """What each line of an HTML page is, told by the text and the title of the truth."""
    text = words(truth.get("text"))
    joined = f" {' '.join(text)} "
    title = " ".join(words(truth.get("title")))
    runs = {tuple(text[at : at + 4]) for at in range(len(text) - 3)}
    labels: list[str] = []
    seen: set[str] = set()
    position = 0
    for line, markup in zip(lines, markups, strict=True):
        own = words(line.text)
        key = " ".join(own)
        label = "furniture"
        if not own or not text:
            pass
        elif key == title and "title" not in labels and markup.tag in ("h1", "h2", "div", "p", "span", "header"):
            label = "title"
        elif known.get(key) in ("caption", "meta", "duplicate"):
            label = known[key]
        elif len(own) >= 8:
            same = [tuple(own[at : at + 4]) in runs for at in range(len(own) - 3)]
            label = "body" if sum(same) >= 0.6 * len(same) else label
        else:
            ahead = joined.find(f" {key} ", max(0, position - 1)) - position
            if position and 0 <= ahead < 400 and (ahead < 3 or len(own) >= 3):
                label = "body"
        if label == "body" and key in seen:
            label = "duplicate"
        if label == "body":
            seen.add(key)
            found = joined.find(key[:60], max(0, position - 5))
            position = found + len(key) if found >= 0 else position
        if label == "furniture" and "figcaption" in markup.tags:
            label = "caption"
        labels.append(label)
    return _only_near_text(labels)


def _only_near_text(labels: list[str]) -> list[str]:
    """The labels, but nothing far from the article is its caption or its metadata."""
    texts = [at for at, label in enumerate(labels) if label in ("body", "title")]
    first, last = (texts[0] - 12, texts[-1] + 15) if texts else (0, 0)
    return [
        label if label in ("body", "title") or first <= at <= last else "furniture" for at, label in enumerate(labels)
    ]


def kept_roles(labels: Sequence[Label]) -> list[bool]:
    """Which lines are text."""
    return [label.role is Role.TEXT for label in labels]
