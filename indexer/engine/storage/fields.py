"""The fields of running text, and the groups in which they share their postings.

The group `text` is what plain words search, `names` is who and what stands behind an article.
"""

FIELD_GROUPS: dict[str, tuple[str, ...]] = {
    "text": ("title", "lead", "body", "caption"),
    "names": ("author", "source", "agency", "url"),
}
FIELD_BITS = 2
FIELD_MASK = (1 << FIELD_BITS) - 1
"""Every group has four fields: a field of a document has the number `document << FIELD_BITS | field`."""
assert all(len(fields) == 1 << FIELD_BITS for fields in FIELD_GROUPS.values())
GROUP_OF = {field: (group, number) for group, fields in FIELD_GROUPS.items() for number, field in enumerate(fields)}
