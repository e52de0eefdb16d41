"""A row of a list: a few lines of text, wrapped to the width of the list."""

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Row(Visual):
    """Shows what `lines` gives for a width in cells; asks it once for each width."""

    def __init__(self, lines: Callable[[int], list[Content]]) -> None:
        self._lines = lines
        self._width = 0
        self._wrapped: list[Content] = []

    def _at(self, width: int) -> list[Content]:
        if width != self._width:
            self._width, self._wrapped = width, self._lines(max(1, width))
        return self._wrapped

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Take the whole width of the list."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Count the lines at a width."""
        return len(self._at(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Render the lines; each is narrow enough to stay one."""
        return [strip for line in self._at(width)[:height] for strip in line.render_strips(width, 1, style, options)]
