"""Another field that may have been meant: agencies are looked for among the portals, and portals among the agencies."""

import re
from collections.abc import Iterator

_NEIGHBOURS = {"source": "agency", "źródło": "agencja", "zrodlo": "agencja", "agency": "source", "agencja": "źródło"}
"""Names of fields, each with that of the field with which it is mistaken, in the same language."""
_NAME = re.compile(rf"(?<!\w)({'|'.join(_NEIGHBOURS)}):", re.IGNORECASE)


def with_other_fields(text: str) -> Iterator[str]:
    """Yield the query with each of these fields changed, one at a time, and with all of them changed."""
    found = list(_NAME.finditer(text))
    for place in found:
        yield text[: place.start(1)] + _NEIGHBOURS[place[1].lower()] + text[place.end(1) :]
    if len(found) > 1:
        yield _NAME.sub(lambda place: _NEIGHBOURS[place[1].lower()] + ":", text)
