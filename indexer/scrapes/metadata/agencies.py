"""News and press-photo agencies: named in credits and signatures, never merely quoted in the text."""

import re

from indexer.scrapes.word_lists import AGENCIES, Agency


def _any_spelling(agency: Agency) -> str:
    return f"{agency.spellings}|{agency.also}" if agency.also else agency.spellings


_AGENCY = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(f"(?P<a{number}>{_any_spelling(agency)})" for number, agency in enumerate(AGENCIES))
    + r")(?:\.(?:by|pl|com|ru|ua))?(?![^\W_])"
)


def is_agency(name: str) -> bool:
    """Whether `name` is an agency and nothing else."""
    return bool(_AGENCY.fullmatch(name))


def find_agencies(credit: str) -> tuple[str, ...]:
    """The agencies named in a credit or a signature, in its order, each once and under its usual name."""
    found = (AGENCIES[int((match.lastgroup or "a0")[1:])].name for match in _AGENCY.finditer(credit))
    return tuple(dict.fromkeys(found))
