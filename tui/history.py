"""Earlier queries, found again by some of their letters."""

from functools import partial
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.message import Message

from tui.display import safe
from tui.settings import Settings


@runtime_checkable
class Remembers(Protocol):
    """An app that has settings."""

    settings: Settings


class QueryChosen(Message):
    """An earlier query was chosen, to be asked again."""

    def __init__(self, query: str) -> None:
        super().__init__()
        self.query = query


class QueryHistory(Provider):
    """Finds earlier queries, the newest first."""

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for query in self._queries():
            yield DiscoveryHit(safe(query), partial(self._choose, query))

    async def search(self, query: str) -> Hits:
        """Offer those that have the letters of what was typed, in their order."""
        matcher = self.matcher(query)
        for earlier in self._queries():
            if score := matcher.match(earlier):
                yield Hit(score, matcher.highlight(safe(earlier)), partial(self._choose, earlier), text=safe(earlier))

    def _queries(self) -> list[str]:
        return list(reversed(self.app.settings.queries)) if isinstance(self.app, Remembers) else []

    def _choose(self, query: str) -> None:
        self.screen.post_message(QueryChosen(query))
