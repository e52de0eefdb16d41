"""The log-likelihood ratio G²: how little chance explains what is counted (Dunning 1993)."""

from collections.abc import Iterable

import numpy as np

from indexer.engine.storage.array_ops import Floats


def log_likelihood(cells: Iterable[tuple[Floats, Floats]]) -> Floats:
    """Return G² of arrays of tables, given as what was observed and what chance would have had, cell by cell."""
    sums: Floats = np.zeros(1)
    for observed, expected in cells:
        seen = observed > 0
        ratios = np.divide(observed, expected, out=np.ones_like(expected), where=seen)
        sums = sums + 2 * observed * np.log(ratios, out=np.zeros_like(ratios), where=seen)
    return np.maximum(sums, 0.0)
