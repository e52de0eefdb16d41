"""The looks of Prasówka: a dark one, a light one like newsprint, and one for terminals of sixteen colours."""

from textual.theme import Theme

DARK = Theme(
    name="prasowka-dark",
    primary="#7fb2e5",
    secondary="#9aa7b8",
    accent="#f0b94d",
    warning="#f0b94d",
    error="#ef7b7b",
    success="#8ccf8c",
    foreground="#d9dde3",
    background="#14171c",
    surface="#191d24",
    panel="#262c36",
    dark=True,
    variables={
        "faint": "#8d97a5",
        "hit-color": "#ffd98a",
        "hit-background": "#40351a",
        "current-hit-color": "#14171c",
        "current-hit-background": "#ffd166",
        "footer-key-foreground": "#f0b94d",
        "scrollbar": "#333b48",
        "scrollbar-hover": "#4a5566",
        "scrollbar-active": "#f0b94d",
        "scrollbar-background": "#14171c",
        "scrollbar-background-hover": "#14171c",
        "scrollbar-background-active": "#14171c",
    },
)

LIGHT = Theme(
    name="prasowka-light",
    primary="#1d5c96",
    secondary="#5b6470",
    accent="#a8480f",
    warning="#a8480f",
    error="#b3261e",
    success="#2f7d32",
    foreground="#22262b",
    background="#f6f3ea",
    surface="#fdfbf5",
    panel="#e3ddcd",
    dark=False,
    variables={
        "faint": "#6d6759",
        "hit-color": "#3d2b00",
        "hit-background": "#ffe08a",
        "current-hit-color": "#ffffff",
        "current-hit-background": "#a8480f",
        "footer-key-foreground": "#a8480f",
        "scrollbar": "#cfc7b3",
        "scrollbar-hover": "#b3aa94",
        "scrollbar-active": "#a8480f",
        "scrollbar-background": "#f6f3ea",
        "scrollbar-background-hover": "#f6f3ea",
        "scrollbar-background-active": "#f6f3ea",
    },
)

SIXTEEN = Theme(
    name="prasowka-16",
    # The colours that every terminal has: a shade between them would become one that was not meant.
    primary="#55ffff",
    secondary="#aaaaaa",
    accent="#ffff55",
    warning="#ffff55",
    error="#ff5555",
    success="#55ff55",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#0000aa",
    dark=True,
    variables={
        "faint": "#aaaaaa",
        "text-muted": "#aaaaaa",
        "text-primary": "#55ffff",
        "text-accent": "#ffff55",
        "text-warning": "#ffff55",
        "text-error": "#ff5555",
        "text-success": "#55ff55",
        "hit-color": "#55ffff",
        "hit-background": "#000000",
        "hit-style": "bold underline",
        "current-hit-color": "#000000",
        "current-hit-background": "#ffff55",
        "footer-key-foreground": "#ffff55",
        "scrollbar": "#aaaaaa",
        "scrollbar-hover": "#ffffff",
        "scrollbar-active": "#ffff55",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
    },
)


def defaults(no_color: bool) -> dict[str, str]:
    """Return how things look in a theme that does not say so itself, such as one chosen by TEXTUAL_THEME.

    Without colours hits are underlined: a shade of grey alone would be lost on the selected row.
    """
    return {
        "faint": "#808080",
        "hit-style": "bold underline" if no_color else "bold",
        "hit-color": "#201a00",
        "hit-background": "#e9c46a",
        "current-hit-color": "#ffffff",
        "current-hit-background": "#b5460f",
    }
