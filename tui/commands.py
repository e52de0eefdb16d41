"""The command palette: every action by its name, from the same registry as the keys."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from indexer.messages import _
from tui.actions import Action, commands


class ActionCommands(Provider):
    """Finds actions by words of their help."""

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for action in self._possible():
            yield DiscoveryHit(_name(action), partial(self._run, action))

    async def search(self, query: str) -> Hits:
        """Offer the actions that what was typed fits, and say so where none does."""
        matcher = self.matcher(query)
        nothing = True
        for action in self._possible():
            if score := matcher.match(_name(action)):
                nothing = False
                yield Hit(score, matcher.highlight(_name(action)), partial(self._run, action), text=_name(action))
        if nothing:
            yield Hit(0.01, _("There is no such command"), _do_nothing)

    def _possible(self) -> list[Action]:
        """The commands that the screen below the palette can do."""
        return [action for action in commands() if self._is_possible(*action.name.partition("(")[0].split("."))]

    def _is_possible(self, owner: str, name: str) -> bool:
        return owner == "app" or hasattr(self.screen, f"action_{name}")

    async def _run(self, action: Action) -> None:
        await self.app.run_action(action.name, default_namespace=self.screen)


def _name(action: Action) -> str:
    return f"{_(action.help).rstrip('.')}  ({_(action.shown)})"


def _do_nothing() -> None:
    """Close the palette, as choosing any command does."""
