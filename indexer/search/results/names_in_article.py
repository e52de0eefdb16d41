"""The names of one article with every place where they stand, and what is said in it."""

from collections.abc import Mapping, Sequence

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.storage.columns import ENTITIES
from indexer.engine.storage.documents import texts_of
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.engine.storage.known_names import KnownNames
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.polish.names import ArticleName, Evidence, Kind, NameTable, full_name, mentions_of, names_of
from indexer.polish.quotes import speakers
from indexer.records.article import Article
from indexer.records.names import KINDS, NameInArticle, NameSpan, Quote

_KIND_OF_COLUMN = dict(zip(ENTITIES, KINDS, strict=True))
_FIELDS = FIELD_GROUPS["text"]


def names_in(snapshot: Snapshot, document: int, article: Article) -> tuple[NameInArticle, ...]:
    """Return the names of an article that the index has of it, in the order in which they come first."""
    segment, local = snapshot.segment_of(document)
    kinds = {name: _KIND_OF_COLUMN[column] for column in ENTITIES for name in segment.columns.names(column).of(local)}
    spans: dict[str, list[NameSpan]] = {}
    for found, table in _found(snapshot.segments, article):
        name = _stored(found.name, table, kinds)
        if name is not None:
            spans.setdefault(name, []).extend(NameSpan(_FIELDS[at.field], at.start, at.end) for at in found.spans)
    return tuple(
        NameInArticle(name, kinds[name], tuple(sorted(places, key=_in_order))) for name, places in spans.items()
    )


def _in_order(span: NameSpan) -> tuple[int, int]:
    return _FIELDS.index(span.field), span.start


def _stored(name: str, table: NameTable, kinds: Mapping[str, str]) -> str | None:
    """Return what the index calls a name of the article: perhaps by its full form, which the article never uses."""
    full = full_name(name, table)
    for possible in (name, full):
        if possible in kinds:
            return possible
    ending = f" {name}"
    return next((stored for stored in kinds if stored.endswith(ending) and kinds[stored] == "person"), None)


def quotes_in(snapshot: Snapshot, article: Article) -> tuple[Quote, ...]:
    """Return what is said in an article, in the order of its texts."""
    texts = texts_of(article)["text"][:3]  # captions are about pictures
    return tuple(
        Quote(
            texts[quote.field][quote.start : quote.end],
            quote.speaker,
            _FIELDS[quote.field],
            quote.start,
            quote.end,
            article.id,
            article.title,
            article.published,
            article.source,
        )
        for quote in speakers(texts, [name for name, _ in _found(snapshot.segments, article)])
    )


def _found(segments: Sequence[SegmentReader], article: Article) -> list[tuple[ArticleName, NameTable]]:
    """Find the names of an article again, with what the archive knows of them: the index keeps no places."""
    mentions = mentions_of(texts_of(article)["text"])
    evidence = Evidence(KnownNames(segments))
    evidence.add(mentions)
    table = NameTable(evidence)
    return [(name, table) for name in names_of(mentions, table)]


assert [kind.name.lower() for kind in (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.OTHER)] == list(KINDS)
