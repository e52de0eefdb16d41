"""JSON: an object a query, or an object a hit."""

import json as _json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from indexer import Hit, Note
from indexer.cli.formats.answer import Answer, Layout
from indexer.messages import _

if TYPE_CHECKING:
    from indexer import FormInfo, RunReport, Stats, WordAnalysis

SCHEMA = 1


def line(value: Any) -> str:
    """A value as one line of JSON, in UTF-8 wherever that is possible."""
    text = _json.dumps(value, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda lone: f"\\u{ord(lone[0]):04x}", text) + "\n"


def json(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """One object a query."""
    for answer in answers:
        yield line(_query_record(answer, layout))


def jsonl(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """One object a hit."""
    for answer in answers:
        if answer.results is None:
            yield line(_error_record(answer))
        else:
            about = {"schema": SCHEMA, "qid": answer.qid}
            yield "".join(line(about | _hit_record(hit, layout)) for hit in answer.results.hits)


def _query_record(answer: Answer, layout: Layout) -> dict[str, Any]:
    results = answer.results
    if results is None:
        return _error_record(answer)
    record: dict[str, Any] = {"schema": SCHEMA, "qid": answer.qid, "query": answer.query}
    record |= {"understood": results.understood, "total": results.total}
    if results.stories is not None:
        record["stories"] = results.stories
    record |= {
        "took_ms": round(results.took_ms, 3),
        "notes": [_note_record(note) for note in results.notes],
        "hits": [_hit_record(hit, layout) for hit in results.hits],
    }
    if results.facets:
        record["facets"] = {
            facet: [{"value": value, "count": count} for value, count in counts]
            for facet, counts in results.facets.items()
        }
    if answer.words is not None:
        record["words"] = [word_record(word) for word in answer.words]
    return record


def _error_record(answer: Answer) -> dict[str, Any]:
    return {"schema": SCHEMA, "qid": answer.qid, "query": answer.query, "code": answer.code, "error": answer.error}


def _note_record(note: Note) -> dict[str, Any]:
    return {"code": note.code, "text": str(note.text), "proposal": note.proposal}


def _hit_record(hit: Hit, layout: Layout) -> dict[str, Any]:
    if layout.fields:
        from indexer.cli.formats.hit_fields import values

        return dict(values(hit, layout.fields, layout.article_of))
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "id": hit.id,
        "title": hit.title,
        "title_highlights": hit.title_highlights,
        "opening": hit.opening,
        "published": hit.published,
        "source": hit.source,
        "authors": hit.authors,
        "agencies": hit.agencies,
        "url": hit.url,
        "path": hit.path,
        "line": hit.line,
        "copies": hit.copies,
        "snippet": {"text": hit.snippet.text, "highlights": hit.snippet.highlights, "zone": hit.snippet.zone},
    }


def word_record(word: "WordAnalysis") -> dict[str, Any]:
    """What a query word stands for."""
    return {
        "word": word.word,
        "forms": [_form_record(form) for form in word.forms],
        "folded": [_form_record(form) for form in word.folded],
    }


def _form_record(form: "FormInfo") -> dict[str, Any]:
    return {"form": form.form, "frequency": form.frequency, "key": form.key}


def problems(report: "RunReport | Stats") -> dict[str, Any]:
    """What could not be read, and what should be looked at, in the reader's language."""
    return {
        "failures": [asdict(failure) | {"reason": str(failure.reason)} for failure in report.failures],
        "suspicious": [(id, _(reason)) for id, reason in report.suspicious],
    }


def run_record(report: "RunReport") -> dict[str, Any]:
    """What a run of indexing did."""
    record = {"schema": SCHEMA} | asdict(report) | problems(report)
    record["notes"] = [_note_record(note) for note in report.notes]
    if report.ids is None:
        del record["ids"]
    return record
