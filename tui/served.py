"""The terminal UI in a browser, which only reads: `prasowka serve` starts `python -m tui.served INDEX` a page."""

import sys
from collections.abc import Mapping
from pathlib import Path

from textual.actions import ActionParseResult
from textual.dom import DOMNode

from indexer import Archive
from indexer.messages import _
from tui.app import PrasowkaApp

WRITING = frozenset(
    {
        "browse",
        "copy_path",
        "copy_query",
        "copy_url",
        "edit",
        "export",
        "new",
        "note",
        "page",
        "page_article",
        "quote",
        "save",
        "saved",
        "star",
        "suspend_process",
        "tag",
        "undo",
        "update",
    }
)
"""What writes, or starts programs on this machine: none of it is for those who look in from a browser."""


class ServedApp(PrasowkaApp):
    """Prasówka for readers: stars, settings and queries are forgotten at the end, and nothing is written."""

    def validate_app_focus(self, focus: bool) -> bool:
        """Keep the focus where it is: a page begins as if it were behind others, and the first keys would be lost."""
        return True

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what was asked for, unless it writes."""
        name = action if isinstance(action, str) else action[1]
        if name.partition("(")[0].rpartition(".")[2] in WRITING:
            self.say(_("Here the archive can only be read."))
            return True
        return await super().run_action(action, default_namespace, namespaces)


def main(index: Path) -> None:
    """Show the archive until the page is closed."""
    with Archive.open(index) as archive:
        ServedApp(archive).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
