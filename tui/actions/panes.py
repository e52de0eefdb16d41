"""Actions of each pane of the desk."""

from indexer.messages import N_
from tui.actions.action import Action

LIST = (
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
)

ARTICLE = (
    Action("scroll_down", "down,j", "↓ j", N_("down"), N_("Scroll down by a line.")),
    Action("scroll_up", "up,k", "↑ k", N_("up"), N_("Scroll up by a line.")),
    Action("page_down", "pagedown,space", N_("Space"), N_("page down"), N_("Scroll down by a screen.")),
    Action("page_up", "pageup,b", "b", N_("page up"), N_("Scroll up by a screen.")),
    Action("scroll_home", "home,g", "Home g", N_("top"), N_("Go to the beginning of the article.")),
    Action("scroll_end", "end,G", "End G", N_("end"), N_("Go to the end of the article.")),
    Action("screen.back", "left,h,escape", "Esc", N_("list"), N_("Go back to the list; ← does the same."), footer=True),
)

SIDE = (
    Action("cursor_down", "j", "↓ j", N_("down"), N_("Next row.")),
    Action("cursor_up", "k", "↑ k", N_("up"), N_("Previous row.")),
    Action(
        "select", "enter", "Enter", N_("open"), N_("Go to the hit, open the article, or write the note."), footer=True
    ),
    Action("compare", "=", "=", N_("differences"), N_("Show what differs between this copy and the article."), True),
    Action("screen.back", "left,h,escape", "Esc", N_("text"), N_("Go back to the text of the article."), footer=True),
)

FILTERS = (
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
)

TIMELINE = (
    Action("walk(-1)", "left,h", "← h", N_("earlier"), N_("Previous period."), footer=True, id="earlier"),
    Action("walk(1)", "right,l", "→ l", N_("later"), N_("Next period."), footer=True, id="later"),
    Action(
        "walk(-1,True)",
        "shift+left,H",
        "Shift+←",
        N_("longer"),
        N_("Begin the span a period earlier."),
        id="begin_earlier",
    ),
    Action(
        "walk(1,True)", "shift+right,L", "Shift+→", N_("longer"), N_("End the span a period later."), id="end_later"
    ),
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
)
