"""How a chain walks: the metric of its steps, their length, and which unknowns jump."""

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.jumps import Jumps, jumps_of

Floats = NDArray[np.float64]

FIRST_LENGTH = 0.2
"""Of a step in the metric."""
OWN = 0.5
"""Share of the metric that is each unknown's own spread, whatever the others do."""
STILL = 1e-6
"""No unknown's own variance is taken to be smaller, even if it never moved."""


class Gait(NamedTuple):
    """The metric that steps are taken in, their length there, and which unknowns jump."""

    root: Array
    length: Array
    jumps: Jumps


def first_gait(unknowns: Floats) -> Gait:
    """Return how to walk before anything is known.

    Args:
        unknowns: Draws from the prior, or from a fit to other numbers.
    """
    one = jnp.zeros(()) + 1.0
    return Gait(
        root=jnp.asarray(_root(unknowns)),
        length=FIRST_LENGTH * one,
        jumps=jumps_of(unknowns),
    )


def turned(gait: Gait, unknowns: Floats) -> Gait:
    """Return a gait whose steps and jumps are those of places seen since.

    Args:
        gait: As long steps as it has.
        unknowns: Where chains stood and would have gone, run by unknown.
    """
    return gait._replace(root=jnp.asarray(_root(unknowns)), jumps=jumps_of(unknowns))


def _root(unknowns: Floats) -> Floats:
    """Return the root of the covariance of places, a little nearer to unknowns on their own."""
    covariance = np.cov(unknowns.T)
    own = np.diag(np.maximum(np.diag(covariance), STILL))
    return np.asarray(np.linalg.cholesky((1.0 - OWN) * covariance + OWN * own))
