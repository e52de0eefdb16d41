"""Teasers of other texts: a headline and a short paragraph below it, often cut off."""

import re
from collections.abc import Sequence

from indexer.scrapes.furniture.lines import Line

DATE = re.compile(
    r"(?:\d{1,2}:\d{2},? )?(?:\w+, )?\d{1,2}(?:\.\d{2}\.| \w+ )\d{4}"
    r"(?:(?:,| r\.,?)? (?:[|/–-] )?(?:godz\. )?\d{1,2}[:.]\d{2})?|"
    r"\d{4}-\d\d-\d\d.{0,9}|\d{1,2}:\d{2}"
)
"""When a text of a list appeared, and nothing else."""

_LONGEST_TEASER = 330


def count_teasers(lines: Sequence[Line], least: int) -> float:
    """The share of paragraphs that are short and have a headline of their own; 0 where there are fewer than `least`."""
    teasers = total = 0
    headline = False
    for line in lines:
        if line.is_prose and line.text.endswith((".", "…", "!", "?", '"', "”")):
            total += 1
            teasers += headline and len(line.text) <= _LONGEST_TEASER
            headline = False
        elif " " in line.text and not DATE.fullmatch(line.text):
            headline = True
    return teasers / total if total >= least else 0.0
