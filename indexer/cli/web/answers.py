"""Answers for programs: what the command line writes as JSON, asked by URL."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from indexer import Archive, PrasowkaError, Request, UnknownArticle, UsageError
from indexer.cli.arguments import whole
from indexer.cli.formats import json_objects, rows
from indexer.cli.formats.answer import Answer, Layout
from indexer.cli.search import refusal
from indexer.cli.show import article_record
from indexer.cli.timeline import COLUMNS, rows_of
from indexer.messages import message

MOST_HITS = 1_000
_OF_ALL = ("q", "since", "until", "source", "author", "fold")
_OF_SEARCH = (*_OF_ALL, "limit", "offset", "sort", "facets")
_OF_TIMELINE = (*_OF_ALL, "by", "split")

Asked = Mapping[str, list[str]]
"""The values of each parameter of a URL."""


class Response(NamedTuple):
    """A status of HTTP and a line of JSON."""

    status: int
    text: str


def respond(answer: Callable[[], str]) -> Response:
    """Answer, or say what is wrong with the question."""
    try:
        return Response(200, answer())
    except UnknownArticle as error:
        return Response(404, _error(error))
    except UsageError as error:
        return Response(400, _error(error))
    except PrasowkaError as error:
        return Response(503, _error(error))


def search(archive: Archive, asked: Asked) -> str:
    """Answer as `prasowka search --format json` does. Raises UsageError."""
    _check(asked, _OF_SEARCH)
    request = _request(asked, _one(asked, "q"))
    results = archive.search(request)
    if refused := refusal(results):
        raise UsageError(refused.text)
    (line,) = json_objects.json([Answer("1", request.query, results)], Layout())
    return line


def article(archive: Archive, id: str) -> str:
    """Answer as `prasowka show ID --json` does. Raises UnknownArticle."""
    return json_objects.line(article_record(archive, id))


def timeline(archive: Archive, asked: Asked) -> str:
    """Answer as `prasowka timeline --format json` does; several `q` are several queries. Raises UsageError."""
    _check(asked, _OF_TIMELINE)
    requests = [_request(asked, query) for query in asked.get("q", [""])]
    for request in requests:
        if request.query.strip() and (refused := refusal(archive.search(request))):
            raise UsageError(refused.text)
    found = archive.timeline(*requests, by=_one(asked, "by") or "auto", split=_one(asked, "split") or None)
    return "".join(rows.written("json", COLUMNS, rows_of(found), {"by": found.by}, "counts"))


def _error(error: PrasowkaError) -> str:
    return json_objects.line({"schema": json_objects.SCHEMA, "error": str(error)})


def _check(asked: Asked, known: tuple[str, ...]) -> None:
    if unknown := sorted(asked.keys() - set(known)):
        possible = ", ".join(known)
        raise UsageError(message("There is no parameter {name}; there are: {names}.", name=unknown[0], names=possible))


def _request(asked: Asked, query: str) -> Request:
    return Request(
        query,
        limit=min(_number(asked, "limit", 10), MOST_HITS),
        offset=_number(asked, "offset", 0),
        sort=_one(asked, "sort") or "relevance",
        since=_one(asked, "since") or None,
        until=_one(asked, "until") or None,
        sources=tuple(asked.get("source", ())),
        authors=tuple(asked.get("author", ())),
        facets=tuple(filter(None, _one(asked, "facets").split(","))),
        fold=_one(asked, "fold") in ("1", "true"),
        copies=True,
    )


def _one(asked: Asked, name: str) -> str:
    return asked.get(name, [""])[-1]


def _number(asked: Asked, name: str, default: int) -> int:
    text = _one(asked, name)
    try:
        return whole(0)(text) if text else default
    except ValueError as error:
        raise UsageError(
            message("{option} {value}: {reason}", option=name, value=text, reason=error.args[0])
        ) from error
