"""Coming back: what is new since the person was last here, and searches that were saved."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from textual.screen import Screen

from indexer import Archive, SavedSearch, SavedSearches
from indexer.messages import _, ngettext
from indexer.presentation import grouped
from tui.answers import FAILURES
from tui.desk import Desk
from tui.filters import MINE, NEW, Filter
from tui.screens.choice import Choice, ChoiceScreen
from tui.screens.controllers.entering import Entering
from tui.screens.controllers.narrowing import Narrowing
from tui.screens.controllers.watching_commits import Watching
from tui.screens.prompt import PromptScreen
from tui.session import SearchSession


class Returning:
    """Shows what is new, offers saved searches with what is new in them, and saves the one in force."""

    def __init__(
        self,
        screen: Screen[None],
        archive: Archive,
        index: Path | None,
        desk: Desk,
        session: SearchSession,
        watching: Watching,
        entering: Entering,
        narrowing: Narrowing,
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._archive = archive
        self._saved = SavedSearches(index) if index else None
        self._desk = desk
        self._session = session
        self._watching = watching
        self._entering = entering
        self._narrowing = narrowing
        self._say = say

    def begin(self) -> None:
        """Remember what was seen last time, and take what is here now for seen from the next time on."""
        self._session.since = self._desk.seen() or self._archive.commit
        self._watching.look_for_new()

    def leave(self) -> None:
        """Take what is here now for seen."""
        try:
            self._desk.see(self._archive.commit)
        except OSError as error:
            self._say(_("This could not be kept: {why}").format(why=error))

    def action_new(self) -> None:
        """Show only what is new, or all again."""
        self._narrowing.toggle(Filter(MINE, NEW))

    # Saved searches

    def action_saved(self) -> None:
        """Choose a saved search."""
        if self._saved is not None:
            self._screen.run_worker(self._offer, group="saved", exclusive=True, thread=True)

    def _offer(self) -> None:
        call = self._screen.app.call_from_thread
        try:
            searches = self._saved.all() if self._saved else []
            choices = [Choice(search.name, self._remark(search)) for search in searches]
        except FAILURES as error:
            call(self._say, str(error))
            return
        if choices:
            call(self._screen.app.push_screen, ChoiceScreen(_("Saved searches"), choices), self._run)
        else:
            call(self._say, _("No search is saved yet; W saves the one in force."))

    def _remark(self, search: SavedSearch) -> str:
        if (since := self._desk.seen(search.name)) is None:
            return search.query
        request = replace(search.request(), limit=0, snippets=False, added_after=since)
        new = self._archive.search(request).total
        said = ngettext("{count} new", "{count} new", new).format(count=grouped(new))
        return f"{search.query} · {said}"

    def _run(self, name: str | None) -> None:
        if name is None or self._saved is None:
            return
        try:
            search = self._saved.named(name)
            self._session.since = self._desk.seen(name) or self._session.since
            self._desk.see(self._archive.commit, name)
        except FAILURES as error:
            self._say(str(error))
            return
        self._session.filters = tuple(_filters(search))
        self._watching.look_for_new()
        self._entering.put(search.query)

    def action_save(self) -> None:
        """Save the query with its filters under a name."""
        if self._saved is not None and self._session.query:
            prompt = PromptScreen(_("Save this search"), "", _("A name for: {query}").format(query=self._session.query))
            self._screen.app.push_screen(prompt, self._save)
        else:
            self._say(_("There is no query to save."))

    def _save(self, name: str | None) -> None:
        if not name or self._saved is None:
            return
        name = "-".join(name.split())
        try:
            self._saved.add(SavedSearch(name, self._session.query))
            self._desk.see(self._archive.commit, name)
        except FAILURES as error:
            self._say(str(error))
        else:
            self._say(_("Saved as “{name}”; S shows it with what is new, so does: prasowka saved").format(name=name))


def _filters(search: SavedSearch) -> list[Filter]:
    filters = [Filter("source", source) for source in search.sources]
    filters += [Filter("author", author) for author in search.authors]
    if search.since or search.until:
        filters.append(Filter("date", f"{search.since or ''}..{search.until or ''}"))
    return filters
