"""The one registry of what a person can do: keys, footer, help screen and command palette are all read from it."""

from dataclasses import dataclass
from enum import Enum

from textual.binding import Binding, BindingType

from indexer.messages import N_


class Area(Enum):
    """The part of the screen in which a key works; the value is its name in the help."""

    EVERYWHERE = N_("Everywhere")
    FIELD = N_("Search field")
    PANES = N_("List and article")
    LIST = N_("List of articles")
    ARTICLE = N_("Article")
    FILTERS = N_("Filters")
    TIMELINE = N_("Timeline")
    SCRAPE = N_("Scrape")
    PROMPT = N_("Question")
    HELP = N_("Help")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: `keys` as Textual spells them, `shown` as people read them.

    Keys with `priority` work before the next key is handed on: those that move the focus away from typing, or to it.
    `name` is the Textual action, with its namespace where the action is not the focused widget's own. `label` is for
    the footer, `help` (a whole sentence) for the help screen and the command palette. `screen.` actions whose
    `palette` is True are offered in the palette.
    """

    name: str
    keys: str
    shown: str
    label: str
    help: str
    footer: bool = False
    palette: bool = False
    priority: bool = False


ACTIONS: dict[Area, tuple[Action, ...]] = {
    Area.EVERYWHERE: (
        Action(
            "screen.search",
            "ctrl+f",
            "Ctrl+F",
            N_("search"),
            N_("Go to the search field."),
            palette=True,
            priority=True,
        ),
        Action(
            "screen.back",
            "escape",
            "Esc",
            N_("back"),
            N_("Go one step back: from the article to the list, from the list to the search field."),
        ),
        Action("app.help", "f1", "F1", N_("help"), N_("Show this help."), footer=True, palette=True),
        Action(
            "app.command_palette", "ctrl+p", "Ctrl+P", N_("commands"), N_("Find a command by its name."), priority=True
        ),
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
    ),
    Area.FIELD: (
        Action(
            "previous_query",
            "up,ctrl+r",
            "↑ Ctrl+R",
            N_("earlier"),
            N_("Find an earlier query by its letters."),
        ),
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
        Action(
            "leave", "escape", "Esc", N_("back"), N_("Go back to the list or article; the query stays."), footer=True
        ),
        Action("app.focus_next", "tab", "Tab", N_("next part"), N_("Go to the next part of the screen.")),
    ),
    Area.PANES: (
        Action("screen.search", "/", "/", N_("search"), N_("Go to the search field."), footer=True, priority=True),
        Action(
            "screen.next_hit",
            "n",
            "n",
            N_("next"),
            N_("Go to the next hit, after the last one to that of the next article."),
            True,
            True,
        ),
        Action(
            "screen.previous_hit",
            "N",
            "N",
            N_("previous"),
            N_("Go to the previous hit, before the first one to that of the previous article."),
            palette=True,
        ),
        Action("screen.sort", "s", "s", N_("order"), N_("Change the order: relevance, newest, oldest."), palette=True),
        Action("screen.fold", "f", "f", N_("copies"), N_("Fold or unfold copies of the same text."), palette=True),
        Action(
            "screen.density",
            "v",
            "v",
            N_("density"),
            N_("Show more or fewer articles in the list: roomy, normal, dense."),
            palette=True,
        ),
        Action(
            "screen.accept", "p", "p", N_("correct"), N_("Accept the proposed spelling of the query."), palette=True
        ),
        Action(
            "screen.copy_path", "y", "y", N_("path"), N_("Copy the path of the file to the clipboard."), palette=True
        ),
        Action(
            "screen.copy_url",
            "Y",
            "Y",
            N_("address"),
            N_("Copy the web address of the article to the clipboard."),
            palette=True,
        ),
        Action(
            "screen.show_path", "o", "o", N_("where"), N_("Show in which file and line the article is."), palette=True
        ),
        Action(
            "screen.scrape", "r", "r", N_("scrape"), N_("Show the scrape, and what was left out of it."), True, True
        ),
        Action("screen.star", "*", "*", N_("star"), N_("Give the article a star, or take it away."), True, True),
        Action("screen.tag", "#", "#", N_("tags"), N_("Put the article on lists of your own by tags."), palette=True),
        Action("screen.note", "m", "m", N_("note"), N_("Write a note to the article."), palette=True),
        Action("screen.undo", "u", "u", N_("undo"), N_("Take back the last star, tag or note."), palette=True),
        Action(
            "screen.quote",
            "c",
            "c",
            N_("quote"),
            N_("Copy the selected text, or the hit, as a quote."),
            palette=True,
        ),
        Action("screen.export", "e", "e", N_("export"), N_("Write the articles of the list to a file."), palette=True),
        Action("screen.edit", "E", "E", N_("editor"), N_("Open the file in your editor, at the line."), palette=True),
        Action(
            "screen.browse",
            "B",
            "B",
            N_("browser"),
            N_("Open the web address in your browser."),
            palette=True,
        ),
        Action("screen.page", "|", "|", N_("pager"), N_("Read the article in your pager."), palette=True),
        Action("screen.history", "ctrl+r", "Ctrl+R", N_("earlier"), N_("Find an earlier query by its letters.")),
        Action("screen.filters", "F", "F", N_("filters"), N_("Go to the drawer of filters, or close it."), True, True),
        Action("screen.timeline", "T", "T", N_("timeline"), N_("Go to the timeline."), palette=True),
        Action("screen.clear_filters", "0", "0", N_("all"), N_("Take all filters away."), palette=True),
        Action(
            "screen.copy_query", "Q", "Q", N_("query"), N_("Copy the query with its filters as text."), palette=True
        ),
        Action(
            "app.toggle_theme", "t", "t", N_("theme"), N_("Switch between the light and the dark theme."), palette=True
        ),
        Action("app.help", "?", "?", N_("help"), N_("Show this help.")),
        Action("app.quit", "q", "q", N_("quit"), N_("Quit the program."), footer=True),
    ),
    Area.LIST: (
        Action("cursor_down", "down,j", "↓ j", N_("down"), N_("Next article.")),
        Action("cursor_up", "up,k", "↑ k", N_("up"), N_("Previous article; from the first to the search field.")),
        Action("page_down", "pagedown", "PgDn", N_("page down"), N_("Go down by a screen.")),
        Action("page_up", "pageup", "PgUp", N_("page up"), N_("Go up by a screen.")),
        Action("first", "home,g", "Home g", N_("top"), N_("First article.")),
        Action("last", "end,G", "End G", N_("end"), N_("Last article.")),
        Action(
            "screen.page_article",
            "space",
            N_("Space"),
            N_("scroll"),
            N_("Scroll the article by a screen without leaving the list."),
        ),
        Action(
            "select", "enter,right,l", "Enter", N_("open"), N_("Go and read the article; → does the same."), footer=True
        ),
    ),
    Area.ARTICLE: (
        Action("scroll_down", "down,j", "↓ j", N_("down"), N_("Scroll down by a line.")),
        Action("scroll_up", "up,k", "↑ k", N_("up"), N_("Scroll up by a line.")),
        Action("page_down", "pagedown,space", N_("Space"), N_("page down"), N_("Scroll down by a screen.")),
        Action("page_up", "pageup,b", "b", N_("page up"), N_("Scroll up by a screen.")),
        Action("scroll_home", "home,g", "Home g", N_("top"), N_("Go to the beginning of the article.")),
        Action("scroll_end", "end,G", "End G", N_("end"), N_("Go to the end of the article.")),
        Action(
            "screen.back", "left,h,escape", "Esc", N_("list"), N_("Go back to the list; ← does the same."), footer=True
        ),
    ),
    Area.FILTERS: (
        Action("cursor_down", "down,j", "↓ j", N_("down"), N_("Next value.")),
        Action("cursor_up", "up,k", "↑ k", N_("up"), N_("Previous value.")),
        Action(
            "choose",
            "enter,space",
            "Enter",
            N_("filter"),
            N_("Filter by this value, or no longer; Space too."),
            footer=True,
        ),
        Action("exclude", "x", "x", N_("exclude"), N_("Leave out what has this value, or no longer."), footer=True),
        Action("screen.back", "escape,right,l", "Esc", N_("list"), N_("Go to the list of articles."), footer=True),
    ),
    Area.TIMELINE: (
        Action("walk(-1)", "left,h", "← h", N_("earlier"), N_("Previous period."), footer=True),
        Action("walk(1)", "right,l", "→ l", N_("later"), N_("Next period."), footer=True),
        Action("walk(-1,True)", "shift+left,H", "Shift+←", N_("longer"), N_("Begin the span a period earlier.")),
        Action("walk(1,True)", "shift+right,L", "Shift+→", N_("longer"), N_("End the span a period later.")),
        Action(
            "narrow",
            "enter,space",
            "Enter",
            N_("narrow"),
            N_("Show this period alone; once more, all of them."),
            footer=True,
        ),
        Action("all", "backspace", "Backspace", N_("all"), N_("Show all periods.")),
        Action("screen.back", "escape,down,j", "Esc", N_("list"), N_("Go to the list of articles."), footer=True),
    ),
    Area.SCRAPE: (
        Action("screen.next_dropped", "n", "n", N_("next"), N_("Next line that was left out."), footer=True),
        Action(
            "screen.previous_dropped", "N", "N", N_("previous"), N_("Previous line that was left out."), footer=True
        ),
        Action("cursor_down", "j", "↓ j", N_("down"), N_("Next line.")),
        Action("cursor_up", "k", "↑ k", N_("up"), N_("Previous line.")),
        Action("screen.back", "escape,r,q", "Esc r", N_("close"), N_("Go back to the article."), footer=True),
    ),
    Area.PROMPT: (Action("close", "escape", "Esc", N_("cancel"), N_("Answer nothing."), footer=True),),
    Area.HELP: (Action("screen.close", "escape,q,?,f1", "Esc", N_("close"), N_("Close the help."), footer=True),),
}


def bindings(*areas: Area) -> list[BindingType]:
    """Return the key bindings of parts of the screen, for the `BINDINGS` of their widget."""
    return [
        Binding(
            action.keys,
            action.name,
            action.label,
            show=action.footer,
            key_display=action.shown,
            tooltip=action.help,
            priority=action.priority,
        )
        for area in areas
        for action in ACTIONS[area]
    ]


def commands() -> list[Action]:
    """Return what the command palette offers, each action once."""
    return [action for area in (Area.PANES, Area.EVERYWHERE) for action in ACTIONS[area] if action.palette]
