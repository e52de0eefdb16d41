"""What a person can do at the search screen: each module does one kind of thing and knows only what that needs.

A method called `action_…` is the action of that name in `tui.actions`.
"""

from textual.screen import Screen


def take_actions(screen: Screen[None], *controllers: object) -> None:
    """Make the actions of controllers those of a screen: there Textual looks for them."""
    for controller in controllers:
        for name in dir(controller):
            if name.startswith("action_"):
                setattr(screen, name, getattr(controller, name))
