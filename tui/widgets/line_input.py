"""A line to type in, whose keys act in the order in which they were typed."""

from typing import ClassVar

from textual.binding import BindingsMap
from textual.events import Key
from textual.widgets import Input


class LineInput(Input):
    """Textual's `Input` types letters at once, but edits by way of the whole screen, after letters typed later."""

    KEYS: ClassVar[BindingsMap] = BindingsMap(Input.BINDINGS)
    """What is done here, at its turn."""

    async def _on_key(self, event: Key) -> None:
        """Type and edit in turn."""
        if bindings := self.KEYS.key_to_bindings.get(event.key):
            event.stop()
            event.prevent_default()
            await self.run_action(bindings[-1].action)
        else:
            await super()._on_key(event)
