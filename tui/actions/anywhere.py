"""Actions that work wherever the person is, and those of the search field."""

from indexer.messages import N_
from tui.actions.action import Action

EVERYWHERE = (
    Action(
        "screen.search", "ctrl+f", "Ctrl+F", N_("search"), N_("Go to the search field."), palette=True, priority=True
    ),
    Action(
        "screen.back",
        "escape",
        "Esc",
        N_("back"),
        N_("Go one step back: from the article to the list, from the list to the search field."),
    ),
    Action("app.help", "f1", "F1", N_("help"), N_("Show this help."), footer=True, palette=True),
    Action("app.command_palette", "ctrl+p", "Ctrl+P", N_("commands"), N_("Find a command by its name."), priority=True),
    Action(
        "app.suspend_process",
        "ctrl+z",
        "Ctrl+Z",
        N_("shell"),
        N_("Leave for the shell for a while; fg comes back."),
        priority=True,
    ),
    Action(
        "app.quit",
        "ctrl+q",
        "Ctrl+Q",
        N_("quit"),
        N_("Quit the program; Ctrl+C twice does the same."),
        footer=True,
        palette=True,
        priority=True,
    ),
)

FIELD = (
    Action("previous_query", "up,ctrl+r", "↑ Ctrl+R", N_("earlier"), N_("Find an earlier query by its letters.")),
    Action("to_list", "down", "↓", N_("list"), N_("Go to the list of articles."), footer=True),
    Action(
        "submit",
        "enter",
        "Enter",
        N_("show"),
        N_("Search for what is typed, and go to the list; accept the proposed spelling."),
        footer=True,
    ),
    Action("cursor_right", "right", "→", N_("complete"), N_("Accept the completion of the word.")),
    Action(
        "undo",
        "ctrl+underscore,ctrl+minus,alt+z",
        "Alt+Z",
        N_("undo"),
        N_("Take back the last change of the query."),
        footer=True,
    ),
    Action("leave", "escape", "Esc", N_("back"), N_("Go back to the list or article; the query stays."), footer=True),
    Action("app.focus_next", "tab", "Tab", N_("next part"), N_("Go to the next part of the screen.")),
)
