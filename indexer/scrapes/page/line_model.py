"""A model of the lines of pages: evidence adds up to what each line is.

It is a linear-chain conditional random field, trained by `tests/quality/train_lines.py`. Its weights stand in
`line_weights.tsv`: for every feature of a line how much it speaks for each state, and how much one state speaks for
the next one.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

STATES = ("before", "title", "meta", "text", "caption", "inside", "after")
"""What a line can be: furniture before, inside and after the article, its title, metadata, text, or a caption."""

TEXT = STATES.index("text")
WEIGHTS = Path(__file__).with_name("line_weights.tsv")
FIRST, FOLLOWING = "first", "after-"
"""Names of the rows that are no features: the weight of each state on the first line, and after each state."""


class LineModel(NamedTuple):
    """Weights of shape (features, states), (states, states) from one state to the next, and (states,) to begin with."""

    numbers: dict[str, int]
    weights: NDArray[np.float64]
    transitions: NDArray[np.float64]
    first: NDArray[np.float64]

    def probabilities(self, features: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """How probable each state is for each line, of shape (lines, states), all lines of the page considered."""
        known = [[self.numbers[name] for name in names if name in self.numbers] for names in features]
        scores = np.array([self.weights[numbers].sum(axis=0) for numbers in known])
        forward, backward = np.empty_like(scores), np.zeros_like(scores)
        forward[0] = self.first + scores[0]
        for at in range(1, len(scores)):
            forward[at] = np.logaddexp.reduce(forward[at - 1][:, None] + self.transitions, axis=0) + scores[at]
        for at in range(len(scores) - 2, -1, -1):
            backward[at] = np.logaddexp.reduce(self.transitions + (scores[at + 1] + backward[at + 1]), axis=1)
        both = forward + backward
        probabilities: NDArray[np.float64] = np.exp(both - np.logaddexp.reduce(forward[-1]))
        return probabilities

    def strongest(self, names: Sequence[str], count: int = 3, *, for_text: bool) -> list[str]:
        """The features of a line that speak most for its being text, or most against it."""
        sign = 1 if for_text else -1
        known = [(sign * self._speaks_for_text(name), name) for name in names if name in self.numbers]
        return [name for weight, name in sorted(known, reverse=True)[:count] if weight > 0]

    def _speaks_for_text(self, name: str) -> float:
        row = self.weights[self.numbers[name]]
        return float(row[TEXT] - np.delete(row, TEXT).max())


@cache
def line_model() -> LineModel:
    """The model that the package brings."""
    return read_weights(WEIGHTS.read_text("utf-8"))


def read_weights(text: str) -> LineModel:
    """A model as `write_weights` wrote it."""
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    values = {name: np.array([float(cell or 0) for cell in cells]) for name, *cells in rows}
    transitions = np.array([values.pop(FOLLOWING + state) for state in STATES])
    first = values.pop(FIRST)
    return LineModel({name: at for at, name in enumerate(values)}, np.array(list(values.values())), transitions, first)


def write_weights(model: LineModel) -> str:
    """A model as a table: a row for each feature, a column for each state, nothing for a weight of nothing."""
    names = sorted(model.numbers)
    rows: list[tuple[str, ...]] = [("feature", *STATES)]
    rows += [(FIRST, *map(_cell, model.first))]
    rows += [(FOLLOWING + state, *map(_cell, row)) for state, row in zip(STATES, model.transitions, strict=True)]
    rows += [(name, *map(_cell, model.weights[model.numbers[name]])) for name in names]
    return "".join("\t".join(row) + "\n" for row in rows)


def _cell(weight: float) -> str:
    return f"{weight:.2f}".rstrip("0").rstrip(".") if abs(weight) >= 0.005 else ""
