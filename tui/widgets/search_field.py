"""The field in which a person says what to look for."""

from dataclasses import dataclass

from textual.binding import BindingsMap
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input

from indexer.messages import N_, _
from tui.actions import Area, bindings
from tui.display import safe
from tui.widgets.line_input import LineInput


class SearchField(LineInput):
    """One line of query; every change of it is a new question."""

    HELP = N_("Results appear as you type. Plain words find all of their inflected forms.")
    SYNTAX = (
        ("łukaszenka soczi", N_("words in any inflection; the more match, the higher")),
        ("lukaszenka", N_("without Polish letters is fine, too")),
        ("„traktat związkowy”", N_("a phrase in any inflection")),
        ("=traktatu   =„tej treści”", N_("a word or phrase spelled exactly so")),
        ("+mińsk   -moskwa", N_("this word must occur, and that one must not")),
        ("mińsk AND (tusk OR kijów)", N_("conditions: AND, OR, NOT and parentheses")),
        ("prezyden*   sł*wo", N_("the beginning of a word, any middle")),
        ("literufka~", N_("with a typing error, too")),
        ("„a b”~5   a NEAR/5 b", N_("words near each other")),
        ("tytuł:szczyt  autor:nowak", N_("in one field: title, lead, body, caption, author, source, agency")),
        ("data:2022-07   data:7d..", N_("of that month; of the last seven days")),
    )
    BINDINGS = bindings(Area.FIELD)
    KEYS = BindingsMap([*Input.BINDINGS, *BINDINGS])

    @dataclass
    class Done(Message):
        """The person wants the list; keys are held back until `release` says whether there is one.

        `words` stand in the field, to be searched as they are where they are `finished`.
        """

        words: str
        finished: bool

    class FilterDropped(Message):
        """The person deleted to the left of the query, where the filters are."""

    class Left(Message):
        """The person wants to go back to where she was before."""

    class HistoryWanted(Message):
        """The person went up from an empty field."""

    def __init__(self, last_query: str = "") -> None:
        example = "łukaszenka soczi"
        asks = _("What are you looking for? For example: {query}").format(query=example)
        if last_query:
            asks = _("What are you looking for? Last time: {query} (↑)").format(query=safe(last_query))
        super().__init__(
            id="field",
            placeholder=asks,
            select_on_focus=False,
        )
        self.border_title = "Prasówka"
        self._held: list[Key] | None = None
        self._undone: list[str] = []
        self._before = ""

    # Keys in the order in which they were typed

    async def _on_key(self, event: Key) -> None:
        """Hold back what is typed while it is open where the keys go; hand on what came too late for this field."""
        if self._held is None and self.has_focus:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if self._held is not None:
            self._held.append(event)
        else:
            self._hand_on(event)

    def release(self) -> None:
        """Hand the keys that were held back to whatever has the focus now."""
        held, self._held = self._held or [], None
        for event in held:
            self._hand_on(event)

    def _hand_on(self, event: Key) -> None:
        # A key sent by the screen would not rise above it, and the bindings of the screen would miss it.
        self.app.post_message(Key(event.key, event.character).set_sender(self.app))

    def _leave(self, finished: bool) -> None:
        self._held = []
        self.post_message(self.Done(self.value, finished))

    async def action_submit(self) -> None:
        """Search for the words as they are, and go to the list if there is one."""
        self._leave(finished=True)

    def action_to_list(self) -> None:
        """Go to the list if there is one."""
        self._leave(finished=False)

    def action_delete_left(self) -> None:
        """Delete a character; at the beginning of the query, the last filter."""
        if self.cursor_position == 0 and self.selection.is_empty:
            self.post_message(self.FilterDropped())
        else:
            super().action_delete_left()

    def action_copy(self) -> None:
        """Copy what is selected; with nothing selected, Ctrl+C is meant for the program."""
        if self.selection.is_empty:
            self.call_later(self.run_action, "app.help_quit")
        else:
            super().action_copy()

    def action_leave(self) -> None:
        """Go back."""
        self.post_message(self.Left())

    def action_previous_query(self) -> None:
        """Offer earlier queries."""
        self.post_message(self.HistoryWanted())

    # Taking back

    def watch_value(self, value: str) -> None:
        """Take note of every word, and of everything that goes away, to be undone."""
        typed_on = len(value) == len(self._before) + 1 and value.startswith(self._before)
        if value != self._before and (not typed_on or value[-1].isspace() or not self._undone):
            self._undone.append(self._before)
        self._before = value

    def action_undo(self) -> None:
        """Take back the last word that was typed, or the last thing that was deleted."""
        while self._undone:
            value = self._undone.pop()
            if value != self.value:
                self._before = value
                self.value = value
                self.cursor_position = len(value)
                return

    def put(self, value: str) -> None:
        """Put a query into the field without asking it, the cursor behind it."""
        with self.prevent(Input.Changed):
            self.value = value
        self.cursor_position = len(value)

    # Pasting

    def on_paste(self, event: Paste) -> None:
        """Paste what the terminal sends."""
        event.prevent_default()
        event.stop()
        self._paste(event.text)

    def action_paste(self) -> None:
        """Paste what was copied here before."""
        self._paste(self.app.clipboard)

    def _paste(self, text: str) -> None:
        """Paste several lines as one, so that a headline broken over two is not cut; a selection gives way to it."""
        self.replace(" ".join(safe(text).split()), *self.selection)
