"""The tree that a query is read into: plain values, no behaviour.

The parser makes it, `understood` prints it, the planner turns it into a Whoosh query tree. Texts of words are forms as
`indexer.polish.tokens` writes them (lower case, NFC), save inside an id or a URL, where they are as typed.
"""

from dataclasses import dataclass, field

from indexer.article import Note


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any inflection, or, `exact`, only as typed (diacritics too).

    `is_name` says that it was typed with a capital, or is a number: it ranks by that and means the same without.
    """

    text: str
    exact: bool = False
    is_name: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every form that begins with `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Every form that fits `pattern`: `*` is any number of letters, there is no other operator."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Every form within `distance` edits of `text`."""

    text: str
    distance: int = 1


Term = Word | Prefix | Wildcard | Fuzzy


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order; `slop` is how many places they may stand apart beyond next to each other (0: none).

    `compound` marks one typed word that is several tokens (`polsko-białoruski`, `F-16`) rather than quoted words.
    """

    words: tuple[Term, ...]
    slop: int = 0
    compound: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms or phrases within `distance` places of each other, in any order."""

    left: "Term | Phrase"
    right: "Term | Phrase"
    distance: int


@dataclass(frozen=True, slots=True)
class Dates:
    """Articles whose period lies within `since`..`until` (ISO 8601, each a whole period, None is open).

    `undated` asks for the articles without a date (`date:none`).
    """

    since: str | None = None
    until: str | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A query in one field: title, lead, body, caption, author, source, agency, url or id.

    A field inside another's group (`title:(a OR lead:b)`) looks in its own place only. Values of url and id are
    exact words, prefixes and wildcards of the whole value.
    """

    name: str
    query: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All must match; at least one item is no Not."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One must match."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Must not match. Stands only in And and Or; elsewhere exclusion is `must_not` of Ranked."""

    item: "Node"


@dataclass(frozen=True, slots=True)
class Ranked:
    """What people mostly type: words that rank by how many match and how well.

    Every `must` matches, no `must_not` does; where there is no `must`, at least one `should` matches; where there is
    neither, everything does that is not excluded. Filters (dates, and fields of metadata) are in `must`.
    """

    should: tuple["Node", ...] = ()
    must: tuple["Node", ...] = ()
    must_not: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article: nothing was typed, or `*`."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article: something was typed, but nothing searchable."""


Node = Word | Prefix | Wildcard | Fuzzy | Phrase | Near | Dates | Field | And | Or | Not | Ranked | Everything | Nothing


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as it was read: the tree, the words to say it back, and what was ignored or changed."""

    query: Node
    understood: str
    notes: tuple[Note, ...] = ()
