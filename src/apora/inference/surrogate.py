"""A quick stand-in for the model: the gist of a run, as a function of the unknowns.

Linear in every unknown that a run reads, by ridge regression (Hoerl and Kennard 1970) to runs
of the model; the components whose bends bear most on the density bend as well (`bends.py`).
It decides only where to look: a draw is accepted by the model itself (`move.py`), so an
error here costs time and never moves a result.
"""

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.bends import Bends, fitted_bends

Floats = NDArray[np.float64]

BENDING = 40
"""Components that bend."""
LINEAR_RIDGE, CONSTANT_RIDGE = 3.0, 1e-6
"""What the ridge counts as, in runs of the model at unit distance."""
BEYOND = 0.5
"""How far beyond the runs it was fitted to a part may be taken, against their range [ratio]."""


class Surrogate(NamedTuple):
    """A plane around a middle, and bends; `low` and `high` bound each component."""

    middle: Array
    constant: Array
    linear: Array
    bends: Bends
    low: Array
    high: Array

    def gist(self, unknowns: Array) -> Array:
        """Return the gist that a run would have.

        Args:
            unknowns: One draw.
        """
        read = unknowns[: self.middle.shape[0]]
        plane = (read - self.middle) @ self.linear
        added = self.bends.added(read, plane=plane)
        bent = (self.constant + plane).at[self.bends.component].add(added)
        return jnp.clip(bent, self.low, self.high)


def fitted_surrogate(*, unknowns: Floats, gists: Floats, bearing: Floats) -> Surrogate:
    """Return the surrogate that fits runs of the model.

    Args:
        unknowns: Run by unknown, the newest last; of the unknowns those that a run reads, the
            first ones.
        gists: Of each run, run by component.
        bearing: How much the log density moves with each component.
    """
    middle = unknowns.mean(axis=0)
    away = unknowns - middle
    constant, linear = _plane(away, gists)
    plane = away @ linear
    left = gists - constant - plane
    order = np.argsort(-bearing * left.std(axis=0), kind="stable")
    low, high = gists.min(axis=0), gists.max(axis=0)
    return Surrogate(
        middle=jnp.asarray(middle),
        constant=jnp.asarray(constant),
        linear=jnp.asarray(linear),
        bends=fitted_bends(
            unknowns, plane=plane, left=left, slopes=linear, components=order[:BENDING].tolist()
        ),
        low=jnp.asarray(low - BEYOND * (high - low)),
        high=jnp.asarray(high + BEYOND * (high - low)),
    )


def _plane(away: Floats, gists: Floats) -> tuple[Floats, Floats]:
    """Return the constant of each component, and its slopes, unknown by component."""
    columns = np.concatenate([np.ones((len(away), 1)), away], axis=1)
    ridge = np.diag(np.concatenate([[CONSTANT_RIDGE], np.full(away.shape[1], LINEAR_RIDGE)]))
    found = np.linalg.solve(columns.T @ columns + ridge, columns.T @ gists)
    return found[0], found[1:]
