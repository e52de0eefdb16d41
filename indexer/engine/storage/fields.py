"""Zones: the fields of running text, and the families that keep their postings together.

Zones are fields of running text. Those of one family share their postings: `text` is what plain words search, `names`
is who and what stands behind an article.
"""

FAMILIES: dict[str, tuple[str, ...]] = {
    "text": ("title", "lead", "body", "caption"),
    "names": ("author", "source", "agency", "url"),
}
ZONE_BITS = 2
ZONE_MASK = (1 << ZONE_BITS) - 1
"""Every family has four zones: a zone of a document has the number `document << ZONE_BITS | zone`."""
assert all(len(zones) == 1 << ZONE_BITS for zones in FAMILIES.values())
FAMILY_OF = {zone: (family, number) for family, zones in FAMILIES.items() for number, zone in enumerate(zones)}
