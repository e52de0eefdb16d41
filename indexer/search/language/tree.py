"""The tree that a query is read into: plain values, no behaviour.

The parser makes it, `unparse` says it back, the planner turns it into nodes that the engine answers. Texts of words
are forms as `indexer.polish.tokens` writes them (lower case, NFC), save inside an id or a URL, where they are as typed.
"""

from operator import attrgetter
from typing import NamedTuple

from indexer.records.search import Note
from indexer.records.value import Value


class Word(Value):
    """A word in any inflection, or, `exact`, only as typed (diacritics too).

    `is_name` says that it was typed with a capital, or begins with a digit; `case` is the letter case in which it was
    typed (`polish.letter_case`). They weigh in the ranking, but mostly change nothing of what matches: two words that
    differ in them alone are equal. An exact word with capitals has its `spelling`, which is what it means.
    """

    text: str
    exact: bool = False
    is_name: bool = False
    case: int = 0
    spelling: str = ""

    _compared = attrgetter("text", "exact", "spelling")


class Prefix(Value):
    """Every form that begins with `text`."""

    text: str


class Wildcard(Value):
    """Every form that fits `pattern`: `*` is any number of letters, there is no other operator."""

    pattern: str


class Fuzzy(Value):
    """Every form within `distance` edits of `text`."""

    text: str
    distance: int = 1


Term = Word | Prefix | Wildcard | Fuzzy


class Phrase(Value):
    """Words in this order; `slop` is how many places they may stand apart beyond next to each other (0: none).

    `compound` marks one typed word that is several tokens (`polsko-białoruski`, `F-16`) rather than quoted words.
    """

    words: tuple[Term, ...]
    slop: int = 0
    compound: bool = False


class Near(Value):
    """Two terms or phrases within `distance` places of each other, in any order."""

    left: "Term | Phrase"
    right: "Term | Phrase"
    distance: int


class Dates(Value):
    """Articles whose period lies within `since`..`until` (ISO 8601, each a whole period, None is open).

    `undated` asks for the articles without a date (`date:none`).
    """

    since: str | None = None
    until: str | None = None
    undated: bool = False


class Field(Value):
    """A query in one field: title, lead, body, caption, author, source, agency, url or id.

    A field inside another's group (`title:(a OR lead:b)`) looks in its own place only. Values of url and id are
    exact words, prefixes and wildcards of the whole value.
    """

    name: str
    query: "Node"


class And(Value):
    """All must match; at least one item is no Not."""

    items: tuple["Node", ...]


class Or(Value):
    """One must match."""

    items: tuple["Node", ...]


class Not(Value):
    """Must not match. It stands only in And and Or; elsewhere what must not match is in `must_not` of Ranked."""

    item: "Node"


class Ranked(Value):
    """What people mostly type: words that rank by how many match and how well.

    Every `must` matches, no `must_not` does; where there is no `must`, at least one `should` matches; where there is
    neither, everything does that is not excluded. Filters (dates, and fields of metadata) are in `must`.
    """

    should: tuple["Node", ...] = ()
    must: tuple["Node", ...] = ()
    must_not: tuple["Node", ...] = ()


class Everything(Value):
    """Every article: nothing was typed, or `*`."""


class Nothing(Value):
    """No article: something was typed, but nothing searchable."""


Node = Word | Prefix | Wildcard | Fuzzy | Phrase | Near | Dates | Field | And | Or | Not | Ranked | Everything | Nothing


class Parsed(NamedTuple):
    """A query as it was read: the tree, the words to say it back, and what was ignored or changed."""

    query: Node
    understood: str
    notes: tuple[Note, ...] = ()
