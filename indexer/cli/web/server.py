"""The server: the terminal UI through textual-serve, and the answers for programs beside it, on one port.

Everything is to be read only. Nothing is answered to pages of other sites: a page anywhere may send requests to a port
of this machine, so that the names of the host and, for the terminal, of the page it comes from have to be ours.
"""

import asyncio
import shlex
import subprocess
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from indexer import Archive
from indexer.cli.web import answers

TEMPLATES = Path(__file__).parent
MOST_TERMINALS = 20
"""Each is a process of its own."""
_FOR_PROGRAMS = "default-src 'none'; frame-ancestors 'none'"
_FOR_PEOPLE = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self' {scheme}://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""xterm.js writes styles of its own; no script but the served ones runs."""


class ArchiveServer(Server):
    """Serves one archive, which stays the caller's to close; `hosts` are the names it answers to, None for any."""

    def __init__(self, archive: Archive, index: Path, host: str, port: int, hosts: frozenset[str] | None) -> None:
        words = [sys.executable, "-m", "tui.served", str(index.resolve())]
        command = subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
        super().__init__(command, host, port, title="Prasówka", templates_path=TEMPLATES)
        self._archive = archive
        self._hosts = hosts
        self._terminals = 0

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guarded)
        app.on_response_prepare.append(self._harden)
        app.add_routes(
            [
                web.get("/search", self._search),
                web.get("/article/{id:.+}", self._article),
                web.get("/timeline", self._timeline),
            ]
        )
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command says what there is."""

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Callable[[web.Request], Any]) -> web.StreamResponse:
        """Answer only to our own names, and to read."""
        if self._hosts is not None and request.host not in self._hosts:
            raise web.HTTPForbidden(text="Forbidden: another host.\n")
        if request.method not in ("GET", "HEAD"):
            raise web.HTTPMethodNotAllowed(request.method, ["GET", "HEAD"])
        response: web.StreamResponse = await handler(request)
        return response

    async def _harden(self, request: web.Request, response: web.StreamResponse) -> None:
        policy = _FOR_PROGRAMS
        if response.content_type == "text/html":
            policy = _FOR_PEOPLE.format(scheme="ws", host=request.host)
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"

    async def handle_index(self, request: web.Request) -> web.Response:
        """Serve the page, with addresses of the host that it was asked for by."""
        page = (TEMPLATES / "page.html").read_text(encoding="utf-8")
        return web.Response(text=page.replace("{host}", escape(request.host)), content_type="text/html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Give a page of ours a terminal, as long as there are not too many."""
        if urlsplit(request.headers.get("Origin", "")).netloc != request.host:
            raise web.HTTPForbidden(text="Forbidden: a page of another site.\n")
        if self._terminals >= MOST_TERMINALS:
            raise web.HTTPServiceUnavailable(text="Too many terminals are open.\n")
        self._terminals += 1
        try:
            return await super().handle_websocket(request)
        finally:
            self._terminals -= 1

    async def _search(self, request: web.Request) -> web.Response:
        return await self._answered(lambda: answers.search(self._archive, _asked(request)))

    async def _article(self, request: web.Request) -> web.Response:
        return await self._answered(lambda: answers.article(self._archive, request.match_info["id"]))

    async def _timeline(self, request: web.Request) -> web.Response:
        return await self._answered(lambda: answers.timeline(self._archive, _asked(request)))

    async def _answered(self, answer: Callable[[], str]) -> web.Response:
        def fresh() -> str:
            self._archive.refresh()
            return answer()

        found = await asyncio.to_thread(answers.respond, fresh)
        return web.Response(status=found.status, text=found.text, content_type="application/json", charset="utf-8")


def _asked(request: web.Request) -> dict[str, list[str]]:
    return {name: request.query.getall(name) for name in request.query}


def serve(archive: Archive, index: Path, host: str, port: int, hosts: frozenset[str] | None) -> None:
    """Serve until a signal ends it. Raises OSError where the port cannot be had."""
    server = ArchiveServer(archive, index, host, port, hosts)
    web.run_app(server._make_app(), host=host, port=port, print=lambda *_: None, access_log=None)
