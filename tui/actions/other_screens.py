"""Actions of the screens that are opened over the desk."""

from indexer.messages import N_
from tui.actions.action import Action

CONCORDANCE = (
    Action("cursor_down", "down,j", "↓ j", N_("down"), N_("Next line.")),
    Action("cursor_up", "up,k", "↑ k", N_("up"), N_("Previous line.")),
    Action("page_down", "pagedown,space", "PgDn", N_("page down"), N_("Go down by a screen.")),
    Action("page_up", "pageup,b", "PgUp", N_("page up"), N_("Go up by a screen.")),
    Action("first", "home,g", "Home g", N_("top"), N_("First line.")),
    Action("last", "end,G", "End G", N_("end"), N_("Last line.")),
    Action("open", "enter", "Enter", N_("open"), N_("Open the article at this place."), footer=True),
    Action(
        "screen.sort", "s", "s", N_("order"), N_("Sort by articles, the words before or after, or date."), footer=True
    ),
    Action("screen.back", "escape,q,C", "Esc C", N_("close"), N_("Go back to the articles."), footer=True),
)
SCRAPE = (
    Action("screen.next_dropped", "n", "n", N_("next"), N_("Next line that was left out."), footer=True),
    Action("screen.previous_dropped", "N", "N", N_("previous"), N_("Previous line that was left out."), footer=True),
    Action("cursor_down", "j", "↓ j", N_("down"), N_("Next line.")),
    Action("cursor_up", "k", "↑ k", N_("up"), N_("Previous line.")),
    Action("screen.back", "escape,r,q", "Esc r", N_("close"), N_("Go back to the article."), footer=True),
)

WELCOME = (
    Action("app.help", "f1", "F1", N_("help"), N_("Show this help."), footer=True),
    Action("app.help_quit", "ctrl+c", "Ctrl+C", N_("quit"), N_("Quit the program, when pressed twice.")),
    Action("app.quit", "ctrl+q,escape", "Esc", N_("quit"), N_("Quit the program."), footer=True, priority=True),
)
PROMPT = (Action("close", "escape", "Esc", N_("cancel"), N_("Answer nothing."), footer=True),)

HELP = (Action("screen.close", "escape,q,?,f1", "Esc", N_("close"), N_("Close the help."), footer=True),)
CHOICE = (
    Action("next", "down", "↓", N_("down"), N_("Next one."), priority=True),
    Action("previous", "up", "↑", N_("up"), N_("Previous one."), priority=True),
    Action("close", "escape", "Esc", N_("cancel"), N_("Choose nothing."), footer=True),
)
