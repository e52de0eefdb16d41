"""What an article looks like to Whoosh: its fields.

They are the fields of running text, the id, which is one term, and the moment when the article was published, or when
its period began. A table of contents names these classes. No search needs them: the schema is the same in every index
of this format.
"""

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from whoosh import analysis, fields, formats

from indexer.engine.storage.fields import GROUP_OF
from indexer.engine.storage.segment import READ_ONLY
from indexer.polish.tokens import TOKEN, form


class SurfaceForms:
    """The analyser of a field in Whoosh's sense: a text becomes its surface forms, with positions."""

    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        """Yield Whoosh's token objects (one object, changed in place, as Whoosh's own tokenizers do)."""
        token = analysis.Token(positions=True, chars=True, mode=options.get("mode", ""))
        if options.get("tokenize", True):
            spans = [match.span() for match in TOKEN.finditer(value)]
        else:  # a pattern of a query, such as most*, which is to stay in one piece
            spans = [(0, len(value))]
        for position, (start, end) in enumerate(spans):
            token.text = form(value[start:end])
            token.pos = position + options.get("start_pos", 0)
            token.startchar, token.endchar = start, end
            yield token


def _refuse(field: fields.FieldType, *values: Any, **options: Any) -> NoReturn:
    """Refuse to index a value, or to be cleaned for a commit: so Whoosh's own writers begin to write."""
    raise NotImplementedError(READ_ONLY)


class TextField(fields.FieldType):
    """A field of running text whose terms are surface forms, with their positions."""

    def __init__(self) -> None:
        self.format = formats.Positions()
        self.analyzer: Callable[..., Iterator[Any]] = SurfaceForms()
        self.vector = None
        self.scorable = True
        self.stored = True
        self.unique = False
        self.column_type = None
        self.multitoken_query = "default"

    index = _refuse
    clean = _refuse


class KeywordField(fields.FieldType):
    """A field whose whole value is one term."""

    def __init__(self, unique: bool = False) -> None:
        self.format = formats.Existence()
        self.analyzer = analysis.IDAnalyzer()
        self.vector = None
        self.scorable = False
        self.stored = True
        self.unique = unique
        self.column_type = None

    index = _refuse
    clean = _refuse


def make_schema() -> fields.Schema:
    """Make the schema of an archive."""
    text_fields = {name: TextField() for name in GROUP_OF}
    return fields.Schema(id=KeywordField(unique=True), date=fields.DATETIME(stored=True, sortable=True), **text_fields)
