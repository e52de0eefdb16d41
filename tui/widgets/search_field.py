"""The field in which a person says what to look for."""

from textual.events import Paste
from textual.widgets import Input

from indexer.messages import N_, _
from tui.actions import Area, bindings
from tui.display import safe


class SearchField(Input):
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

    def __init__(self) -> None:
        example = "łukaszenka soczi"
        super().__init__(
            id="field", placeholder=_("What are you looking for? For example: {query}").format(query=example)
        )
        self.border_title = "Prasówka"

    async def action_submit(self) -> None:
        """Leave for the list at once, since the next key is meant for it; submit when the keys before are in."""
        await self.run_action("screen.to_list")
        self.call_later(super().action_submit)

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
