"""What the program remembers of a person from one day to the next: theme, density, widths, earlier queries.

It is kept where the system keeps such things; losing it loses no work.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from platformdirs import user_state_path

from tui.desk import write_whole

MOST_QUERIES = 500


def settings_file() -> Path:
    """Return where they are kept."""
    return user_state_path("prasowka") / "tui.json"


@dataclass
class Settings:
    """`filters_width` is in cells, `list_share` the percentage of the rest that the list takes.

    `queries` are earlier ones, the newest last; without a file all is forgotten at the end.
    """

    theme: str = ""
    density: str = "NORMAL"
    filters_width: int = 26
    list_share: int = 40
    queries: list[str] = field(default_factory=list)
    file: Path | None = None

    @classmethod
    def open(cls, file: Path) -> "Settings":
        """Read settings; what is not there or cannot be read is as it is at first."""
        settings = cls(file=file)
        with suppress(OSError, ValueError, TypeError, AttributeError):  # a damaged file loses nothing that anybody made
            kept = json.loads(file.read_text(encoding="utf-8"))
            settings.theme = str(kept.get("theme", ""))
            settings.density = str(kept.get("density", settings.density))
            settings.filters_width = int(kept.get("filters_width", settings.filters_width))
            settings.list_share = int(kept.get("list_share", settings.list_share))
            settings.queries = [str(query) for query in kept.get("queries", [])][-MOST_QUERIES:]
        return settings

    def remember_query(self, query: str) -> None:
        """Put a query last; one that was asked before moves there."""
        query = query.strip()
        if query:
            self.queries = [*(other for other in self.queries if other != query), query][-MOST_QUERIES:]
            self.save()

    def save(self) -> None:
        """Keep them, where that is possible."""
        if self.file is None:
            return
        content = {name: value for name, value in asdict(self).items() if name != "file"}
        with suppress(OSError):  # a home that cannot be written to is no reason to stop working
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.file, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
