"""The chance of hearing each claim's words as a table, for walks that need no last digit."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import Array

POINTS = 512
"""Points of a table."""
BEYOND = 5.0
"""How far a table reaches beyond what the words turn on [standard deviations of the source]."""


class HedgeLookup(NamedTuple):
    """By alternative: where its table begins, its step, and chances and slopes by point.

    Slopes are those against the number of the point.
    """

    first: Array
    step: Array
    chances: Array
    slopes: Array

    def at(self, x: Array) -> Array:
        """Return the chance of hearing the words, by alternative.

        Between two points it is the cubic that has both chances and both slopes.

        Args:
            x: True value of each alternative, on its scale.
        """
        last = self.chances.shape[1] - 1
        place = jnp.clip((x - self.first) / self.step, 0.0, float(last))
        before = jnp.clip(jax.lax.stop_gradient(place).astype(jnp.int32), 0, last - 1)
        t = place - before
        rows = jnp.arange(self.chances.shape[0])
        here, there = self.chances[rows, before], self.chances[rows, before + 1]
        slope, next_slope = self.slopes[rows, before], self.slopes[rows, before + 1]
        rise = there - here
        bend = (1.0 - t) * (slope - rise) + t * (rise - next_slope)
        return here + t * rise + t * (1.0 - t) * bend
