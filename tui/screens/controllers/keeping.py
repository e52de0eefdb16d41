"""Keeping articles: stars, tags and notes, what was read, and taking the last of these back."""

from collections.abc import Callable

from textual.content import Content
from textual.screen import Screen

from indexer import Hit
from indexer.messages import _
from tui.desk import Desk
from tui.display import safe
from tui.screens.prompt import PromptScreen
from tui.styles import MARKS


class Keeping:
    """Changes the desk for the selected article, says what was done, and has it shown."""

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        selected: Callable[[], Hit | None],
        show: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._desk = desk
        self._selected = selected
        self._show = show
        self._say = say
        self._new: frozenset[str] = frozenset()

    # What is on the desk

    def marks(self, hit: Hit) -> Content:
        """Return the marks of an article for the list."""
        read = "✓" if self.is_read(hit) else "●" if hit.id in self._new else " "
        mine = "★" if self._desk.is_starred(hit.id) else "✎" if self._desk.note(hit.id) else "#"
        return Content.styled(f"{read}{mine if mine != '#' or self._desk.tags(hit.id) else ' '} ", MARKS)

    def mark_new(self, ids: frozenset[str]) -> None:
        """Mark these articles as new until they are read."""
        self._new = ids
        self._show()

    def is_read(self, hit: Hit) -> bool:
        """Whether an article was read."""
        return self._desk.is_read(hit.id)

    def remark(self, id: str) -> str:
        """Return the note to an article and its tags in one line."""
        note, tags = self._desk.note(id), " ".join(f"#{tag}" for tag in self._desk.tags(id))
        return _("Note: {note}").format(note=f"{note} {tags}".strip()) if note else tags

    def list_lengths(self) -> dict[str, int]:
        """Return how many articles are on each of the person's lists."""
        return {name: len(ids) for name, ids in self._desk.lists().items()}

    # What is done to it

    def mark_read(self, id: str) -> None:
        """Take note that an article was read."""
        try:
            is_new = self._desk.mark_read(id)
        except OSError as error:
            self._say(_("This could not be kept: {why}").format(why=error))
        else:
            if is_new:
                self._show()

    def _keep(self, change: Callable[[], object], sentence: str) -> None:
        try:
            change()
        except OSError as error:
            self._say(_("This could not be kept: {why}").format(why=error))
        else:
            self._say(sentence)
            self._show()

    def action_star(self) -> None:
        """Give the article a star, or take it away."""
        if hit := self._selected():
            had = self._desk.is_starred(hit.id)
            sentence = _("Star taken away (u takes it back).") if had else _("Starred (u takes it back).")
            self._keep(lambda: self._desk.toggle_star(hit.id), sentence)

    def action_tag(self) -> None:
        """Put the article on lists of the person's own."""
        if hit := self._selected():

            def tag(answer: str | None) -> None:
                if answer is not None:
                    self._keep(lambda: self._desk.set_tags(hit.id, answer.split(",")), _("Tags kept."))

            known = ", ".join(name[1:] for name in self._desk.lists() if name.startswith("#"))
            hint = _("Tags, separated by commas. Yours so far: {tags}").format(tags=known or "–")
            tags = ", ".join(self._desk.tags(hit.id))
            self._screen.app.push_screen(PromptScreen(_("Tags"), tags, hint), tag)

    def action_note(self) -> None:
        """Write a note to the article."""
        if hit := self._selected():

            def note(answer: str | None) -> None:
                if answer is not None:
                    self._keep(lambda: self._desk.set_note(hit.id, answer), _("Note kept."))

            prompt = PromptScreen(_("Note"), self._desk.note(hit.id), safe(hit.heading))
            self._screen.app.push_screen(prompt, note)

    def action_undo(self) -> None:
        """Take back the last star, tag or note."""
        if self._desk.can_undo:
            self._keep(self._desk.undo, _("Taken back."))
        else:
            self._say(_("There is nothing to take back."))
