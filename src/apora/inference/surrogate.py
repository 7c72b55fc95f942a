"""A quick stand-in for the model: the gist of a run, as a polynomial of the unknowns.

Linear in every unknown, quadratic along the directions that bear most on the density;
fitted by ridge regression (Hoerl and Kennard 1970) to runs of the model. It decides only
where to look: a draw is accepted by the model itself (`sampler.py`), so an error here
costs time and never moves a result.
"""

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DIRECTIONS = 30
"""Directions along which the polynomial is quadratic."""
ENOUGH = 2.0
"""Runs of the model for each coefficient; with fewer the polynomial bends less."""
LINEAR_RIDGE, CURVED_RIDGE = 3.0, 10.0
"""What the ridge counts as, in runs of the model at unit distance."""
CONSTANT_RIDGE = 1e-6
BEYOND = 0.5
"""How far beyond the runs it was fitted to a part may be taken, against their range [ratio]."""


class Surrogate(NamedTuple):
    """A polynomial around a middle; `low` and `high` bound each component."""

    middle: Array
    directions: Array
    constant: Array
    linear: Array
    curved: Array
    low: Array
    high: Array

    def gist(self, unknowns: Array) -> Array:
        """Return the gist that a run would have.

        Args:
            unknowns: One draw.
        """
        away = unknowns - self.middle
        along = away @ self.directions
        first, second = np.triu_indices(self.directions.shape[1])
        curved = (along[first] * along[second]) @ self.curved
        return jnp.clip(self.constant + away @ self.linear + curved, self.low, self.high)


def fitted_surrogate(*, unknowns: Floats, gists: Floats, bearing: Floats) -> Surrogate:
    """Return the polynomial that fits runs of the model.

    Args:
        unknowns: Run by unknown.
        gists: Of each run, run by component.
        bearing: How much the log density moves with each component.
    """
    runs, size = unknowns.shape
    middle = unknowns.mean(axis=0)
    away = unknowns - middle
    plain = np.concatenate([np.ones((runs, 1)), away], axis=1)
    ridge = np.concatenate([[CONSTANT_RIDGE], np.full(size, LINEAR_RIDGE)])
    slopes = _ridge_fit(plain, gists, ridge=ridge)[1:]
    directions = _directions(slopes * bearing, runs=runs)
    first, second = np.triu_indices(directions.shape[1])
    along = away @ directions
    squares = along[:, first] * along[:, second]
    whole = np.concatenate([plain, squares], axis=1)
    ridge = np.concatenate([ridge, np.full(first.size, CURVED_RIDGE)])
    found = _ridge_fit(whole, gists, ridge=ridge)
    low, high = gists.min(axis=0), gists.max(axis=0)
    parts = (
        middle,
        directions,
        found[0],
        found[1 : size + 1],
        found[size + 1 :],
        low - BEYOND * (high - low),
        high + BEYOND * (high - low),
    )
    return Surrogate(*(jnp.asarray(part) for part in parts))


def _directions(slopes: Floats, *, runs: int) -> Floats:
    """Return the directions of most bearing, nil beyond those that the runs can bend.

    Args:
        slopes: Unknown by component, each weighted with its bearing.
        runs: How many there are.
    """
    found = np.linalg.svd(slopes, full_matrices=False)[0][:, :DIRECTIONS]
    bends = max(runs / ENOUGH - 1 - slopes.shape[0], 0.0)
    count = int((np.sqrt(8.0 * bends + 1.0) - 1.0) / 2.0)
    found[:, count:] = 0.0
    return np.asarray(found)


def _ridge_fit(columns: Floats, values: Floats, *, ridge: Floats) -> Floats:
    return np.asarray(np.linalg.solve(columns.T @ columns + np.diag(ridge), columns.T @ values))
