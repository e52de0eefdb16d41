"""The one registry of what a person can do: keys, footer, help screen and command palette are all read from it."""

from dataclasses import dataclass
from enum import Enum

from textual.binding import Binding, BindingType


class Area(Enum):
    """The part of the screen in which a key works; the value is its name in the help."""

    EVERYWHERE = "Wszędzie"
    FIELD = "Pole szukania"
    PANES = "Lista i artykuł"
    LIST = "Lista artykułów"
    ARTICLE = "Artykuł"
    SCRAPE = "Plik źródłowy"
    HELP = "Pomoc"


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
        Action("screen.search", "ctrl+f", "Ctrl+F", "szukaj", "Przejdź do pola szukania.", palette=True, priority=True),
        Action("screen.back", "escape", "Esc", "wróć", "Wróć o krok: z artykułu na listę, z listy do pola szukania."),
        Action("app.help", "f1", "F1", "pomoc", "Pokaż tę pomoc.", footer=True, palette=True),
        Action("app.command_palette", "ctrl+p", "Ctrl+P", "polecenia", "Znajdź polecenie po nazwie.", priority=True),
        Action("app.quit", "ctrl+q", "Ctrl+Q", "wyjdź", "Zamknij Prasówkę.", footer=True, palette=True, priority=True),
    ),
    Area.FIELD: (
        Action("screen.to_list", "down", "↓", "lista", "Przejdź do listy artykułów.", footer=True, priority=True),
        Action(
            "submit",
            "enter",
            "Enter",
            "pokaż",
            "Szukaj od razu i przejdź do listy; przyjmij podpowiedzianą pisownię.",
            priority=True,
        ),
        Action("cursor_right", "right", "→", "dopisz", "Przyjmij dopowiedziany koniec słowa."),
        Action("screen.back", "escape", "Esc", "wyczyść", "Wyczyść pole.", footer=True),
    ),
    Area.PANES: (
        Action("screen.search", "/", "/", "szukaj", "Przejdź do pola szukania.", footer=True, priority=True),
        Action("screen.next_hit", "n", "n", "dalej", "Przejdź do następnego trafienia w artykule.", True, True),
        Action(
            "screen.previous_hit", "N", "N", "wstecz", "Przejdź do poprzedniego trafienia w artykule.", palette=True
        ),
        Action("screen.sort", "s", "s", "kolejność", "Zmień kolejność: trafność, najnowsze, najstarsze.", True, True),
        Action("screen.fold", "f", "f", "kopie", "Złóż albo rozwiń kopie tego samego tekstu.", palette=True),
        Action("screen.accept", "p", "p", "popraw", "Przyjmij podpowiedzianą pisownię zapytania.", palette=True),
        Action("screen.copy_path", "y", "y", "ścieżka", "Skopiuj ścieżkę pliku do schowka.", palette=True),
        Action("screen.copy_url", "Y", "Y", "adres", "Skopiuj adres internetowy artykułu do schowka.", palette=True),
        Action("screen.show_path", "o", "o", "gdzie", "Pokaż, w którym pliku i wierszu jest artykuł.", palette=True),
        Action("screen.scrape", "r", "r", "plik", "Pokaż plik źródłowy i co z niego pominięto.", True, True),
        Action("app.toggle_theme", "t", "t", "motyw", "Przełącz motyw jasny i ciemny.", palette=True),
        Action("app.help", "?", "?", "pomoc", "Pokaż tę pomoc."),
    ),
    Area.LIST: (
        Action("cursor_down", "j", "↓ j", "niżej", "Następny artykuł."),
        Action("cursor_up", "k", "↑ k", "wyżej", "Poprzedni artykuł; z pierwszego do pola szukania."),
        Action("first", "g", "Home g", "początek", "Pierwszy artykuł."),
        Action("last", "G", "End G", "koniec", "Ostatni z wczytanych artykułów; dalsze wczytują się same."),
        Action("screen.page_article", "space", "Spacja", "przewiń", "Przewiń artykuł o ekran, nie opuszczając listy."),
        Action(
            "select", "enter,right,l", "Enter", "otwórz", "Przejdź do czytania artykułu; to samo robi →.", footer=True
        ),
    ),
    Area.ARTICLE: (
        Action("scroll_down", "j", "↓ j", "niżej", "Przewiń o wiersz w dół."),
        Action("scroll_up", "k", "↑ k", "wyżej", "Przewiń o wiersz w górę."),
        Action("page_down", "space", "Spacja", "ekran niżej", "Przewiń o ekran w dół."),
        Action("page_up", "b", "b", "ekran wyżej", "Przewiń o ekran w górę."),
        Action("scroll_home", "g", "Home g", "początek", "Przejdź na początek artykułu."),
        Action("scroll_end", "G", "End G", "koniec", "Przejdź na koniec artykułu."),
        Action("screen.back", "left,h,escape", "Esc", "lista", "Wróć na listę; to samo robi ←.", footer=True),
    ),
    Area.SCRAPE: (
        Action("screen.next_dropped", "n", "n", "dalej", "Następny pominięty wiersz.", footer=True),
        Action("screen.previous_dropped", "N", "N", "wstecz", "Poprzedni pominięty wiersz.", footer=True),
        Action("cursor_down", "j", "↓ j", "niżej", "Następny wiersz."),
        Action("cursor_up", "k", "↑ k", "wyżej", "Poprzedni wiersz."),
        Action("screen.back", "escape,r,q", "Esc r", "zamknij", "Wróć do artykułu.", footer=True),
    ),
    Area.HELP: (Action("screen.close", "escape,q,?,f1", "Esc", "zamknij", "Zamknij pomoc.", footer=True),),
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
