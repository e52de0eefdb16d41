"""Patterns mean the same on every Python that Prasówka runs on."""

import re
from typing import Any

import pytest

import indexer
import tui
from tests.support.attacks import Used, op, parser, patterns_of

PATTERNS = [used for package in (indexer, tui) for used in patterns_of(package)]
ONE_CHARACTER = ([op.LITERAL], [op.NOT_LITERAL], [op.ANY], [op.IN])


def repeated_possessively(parsed: object) -> list[Any]:
    """All that a possessive quantifier stands behind, however deep."""
    found: list[Any] = []
    if isinstance(parsed, parser.SubPattern | list | tuple):
        parts = list(parsed)
        if len(parts) == 2 and parts[0] is op.POSSESSIVE_REPEAT:
            found.append(parts[1][2])
        for part in parts:
            found += repeated_possessively(part)
    return found


def groups_repeated_possessively(pattern: re.Pattern[str]) -> list[object]:
    repeated = repeated_possessively(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    return [group for group in repeated if [part[0] for part in group] not in ONE_CHARACTER]


@pytest.mark.parametrize("used", PATTERNS, ids=lambda used: used.name)
def test_no_group_is_repeated_possessively(used: Used) -> None:
    # Before Python 3.11.5 such a pattern gives wrong matches, or hangs (python/cpython#106052): Debian 12 has 3.11.2.
    # An atomic group around a greedy repeat, (?>(?:...)*), says the same and is right everywhere.
    assert groups_repeated_possessively(used.pattern) == []


@pytest.mark.parametrize("pattern", [r"(?:ab)*+", r"x(?:a|bc)?+y", r"(?>(?:a{1,3}b){2}+)"])
def test_such_a_group_is_seen(pattern: str) -> None:
    assert groups_repeated_possessively(re.compile(pattern)) != []
