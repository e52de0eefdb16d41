"""Write the keys into tui/README.md, from the registry of actions.

    python tests/tui/readme.py

test_readme.py says when that is due.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tui.actions import ACTIONS, CONFIGURABLE, Area, id_of
from tui.screens.help import HELP
from tui.widgets.search_field import SearchField

README = ROOT / "tui" / "README.md"
MARKER = "<!-- Below here the registry of actions speaks: python tests/tui/readme.py -->\n"


def keys() -> str:
    """Return the part of the page that lists what to type and every key."""
    parts = ["### How to ask\n", _table([(f"`{typed}`", meaning) for typed, meaning in SearchField.SYNTAX])]
    for area, actions in ACTIONS.items():
        if area in (Area.HELP, Area.PROMPT):
            continue
        parts.append(f"### {area.value}\n")
        if area in HELP:
            parts.append(f"{HELP[area]}\n")
        names = [f"`{id_of(area, action)}`" if area in CONFIGURABLE else "" for action in actions]
        helps = [" | ".join(filter(None, (action.help, name))) for action, name in zip(actions, names, strict=True)]
        rows = [(_key(action.shown), help) for action, help in zip(actions, helps, strict=True)]
        parts.append(_table(rows, named=bool(names[0])))
    return "\n".join(parts)


def _key(shown: str) -> str:
    return " ".join("`" + key.replace("|", "\\|") + "`" for key in shown.split(" "))


def _table(rows: list[tuple[str, str]], named: bool = False) -> str:
    head = "| | | in `prasowka.toml` |\n|---|---|---|\n" if named else "| | |\n|---|---|\n"
    return "".join([head, *(f"| {left} | {right} |\n" for left, right in rows)])


def page() -> str:
    """Return the whole page, with the part written by hand as it stands."""
    by_hand = README.read_text(encoding="utf-8").partition(MARKER)[0]
    return by_hand + MARKER + "\n" + keys()


if __name__ == "__main__":
    README.write_text(page(), encoding="utf-8")
