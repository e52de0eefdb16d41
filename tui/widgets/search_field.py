"""The field in which a person says what to look for."""

from textual.events import Paste
from textual.widgets import Input

from tui.actions import Area, bindings
from tui.display import safe


class SearchField(Input):
    """One line of query; every change of it is a new question."""

    HELP = "Wyniki pojawiają się w trakcie pisania. Zwykłe słowa znajdują wszystkie swoje odmiany."
    SYNTAX = (
        ("łukaszenka soczi", "słowa w dowolnej odmianie; im więcej pasuje, tym wyżej"),
        ("lukaszenka", "bez polskich znaków też dobrze"),
        ("„traktat związkowy”", "fraza w dowolnej odmianie"),
        ("=traktatu   =„tej treści”", "słowo albo fraza dokładnie tak zapisane"),
        ("+mińsk   -moskwa", "to słowo musi wystąpić, a tamto nie może"),
        ("mińsk AND (tusk OR kijów)", "warunki logiczne: AND, OR, NOT i nawiasy"),
        ("prezyden*   sł*wo", "początek słowa, dowolny środek"),
        ("literufka~", "także z literówką"),
        ("„a b”~5   a NEAR/5 b", "słowa blisko siebie"),
        ("tytuł:szczyt  autor:nowak", "w jednym polu: tytuł, lead, treść, podpis, autor, źródło, agencja"),
        ("data:2022-07   data:7d..", "z tego miesiąca; z ostatnich siedmiu dni"),
    )
    BINDINGS = bindings(Area.FIELD)

    def __init__(self) -> None:
        super().__init__(id="field", placeholder="Czego szukasz? Na przykład: łukaszenka soczi")
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
