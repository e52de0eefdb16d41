"""Actions of the screens that are opened over the desk."""

from indexer.messages import N_
from tui.actions.action import Action

SCRAPE = (
    Action("screen.next_dropped", "n", "n", N_("next"), N_("Next line that was left out."), footer=True),
    Action("screen.previous_dropped", "N", "N", N_("previous"), N_("Previous line that was left out."), footer=True),
    Action("cursor_down", "j", "↓ j", N_("down"), N_("Next line.")),
    Action("cursor_up", "k", "↑ k", N_("up"), N_("Previous line.")),
    Action("screen.back", "escape,r,q", "Esc r", N_("close"), N_("Go back to the article."), footer=True),
)

PROMPT = (Action("close", "escape", "Esc", N_("cancel"), N_("Answer nothing."), footer=True),)

HELP = (Action("screen.close", "escape,q,?,f1", "Esc", N_("close"), N_("Close the help."), footer=True),)
CHOICE = (
    Action("next", "down", "↓", N_("down"), N_("Next one."), priority=True),
    Action("previous", "up", "↑", N_("up"), N_("Previous one."), priority=True),
    Action("close", "escape", "Esc", N_("cancel"), N_("Choose nothing."), footer=True),
)
