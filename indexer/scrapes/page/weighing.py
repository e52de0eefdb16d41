"""The line model looks at what the rules made of a page, and overrules them where it is sure."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.messages import N_
from indexer.scrapes.furniture import learned
from indexer.scrapes.furniture.known_lines import LAW
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.markup.line_markup import Markup
from indexer.scrapes.page.label import REPEATED, TEXT, Label, Role, furniture
from indexer.scrapes.page.line_features import features_of
from indexer.scrapes.page.line_model import TEXT as TEXT_STATE
from indexer.scrapes.page.line_model import line_model

MODEL = "line model"
UNLIKELY = N_("hardly a part of the article")

# How probable a line has to be text to stay in it, where the rules take it for text: a paragraph is hardly ever
# furniture, and a short line between two paragraphs is mostly a subhead. And how probable to come back, where they
# drop it. Judged on portals that the model was not trained on.
_LEAST_OF_PARAGRAPH, _LEAST_OF_SUBHEAD, _LEAST_OF_SHORT_LINE = 0.05, 0.1, 0.5
_FEW_WORDS = 3
_SURE_OF_PARAGRAPH, _SURE_OF_SHORT_LINE = 0.9, 0.97


def weigh(
    lines: Sequence[Line],
    reasons: Sequence[str | None],
    labels: Sequence[Label],
    markups: Sequence[Markup] | None = None,
) -> list[Label]:
    """The labels of the rules, but where the model is sure of something else.

    A page of nothing but a title and paragraphs has nothing to weigh, and one without paragraphs nothing to weigh by.
    """
    both = list(zip(lines, labels, strict=True))
    if not any(_is_doubtful(line, label) for line, label in both) or not any(
        line.is_prose and label.role is Role.TEXT for line, label in both
    ):
        return list(labels)
    features = features_of(lines, reasons, labels, markups)
    return overrule(labels, list(map(reads_as_text, lines)), line_model().probabilities(features)[:, TEXT_STATE])


def reads_as_text(line: Line) -> bool:
    """Whether a line is a paragraph, or at least a sentence of some words."""
    return line.is_prose or (line.text.endswith(".") and line.text.count(" ") > _FEW_WORDS)


def overrule(labels: Sequence[Label], paragraphs: Sequence[bool], probabilities: NDArray[np.float64]) -> list[Label]:
    """The labels, but where a line is text with another probability than they say; which lines are paragraphs?"""
    weighed = []
    for at, (label, is_paragraph, probable) in enumerate(zip(labels, paragraphs, probabilities, strict=True)):
        if label.role is Role.TEXT and probable < _least(labels, paragraphs, at):
            weighed.append(furniture(UNLIKELY, rule=MODEL))
        elif label.role is Role.FURNITURE and _is_open(label) and probable >= _sure(is_paragraph=is_paragraph):
            weighed.append(TEXT._replace(rule=MODEL))
        else:
            weighed.append(label)
    return weighed


def _least(labels: Sequence[Label], paragraphs: Sequence[bool], at: int) -> float:
    if paragraphs[at]:
        return _LEAST_OF_PARAGRAPH
    above = next((beside for beside in range(at - 1, -1, -1) if labels[beside].role is not Role.FURNITURE), None)
    near = (above, at + 1 if at + 1 < len(labels) else None)
    is_between = all(beside is not None and paragraphs[beside] and labels[beside].role is Role.TEXT for beside in near)
    return _LEAST_OF_SUBHEAD if is_between else _LEAST_OF_SHORT_LINE


def _sure(*, is_paragraph: bool) -> float:
    return _SURE_OF_PARAGRAPH if is_paragraph else _SURE_OF_SHORT_LINE


def _is_doubtful(line: Line, label: Label) -> bool:
    return label.role is not Role.TITLE and not (label.role is Role.TEXT and line.is_prose)


def _is_open(label: Label) -> bool:
    """Whether a line was dropped for a reason that may be wrong."""
    return label.reason not in (REPEATED, learned.REASON, *LAW)
