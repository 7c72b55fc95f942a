"""Distributions that pass exactly through a 5, 50 and 95 % point."""

from dataclasses import dataclass
from typing import Literal

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import ArrayLike, NDArray

Scale = Literal["log", "logit", "linear"]
Z95 = 1.6448536269514722
"""Standard normal score of a 95 % point."""
STRAIGHT = 1e-6
"""A bend smaller than this is none: the curve is then a normal to one in a million."""


def to_scale(values: ArrayLike, *, scale: Scale) -> NDArray[np.float64]:
    """Return natural values on a scale where a normal is a fair description.

    Args:
        values: Natural values.
        scale: log, logit or linear.
    """
    natural = np.asarray(values, dtype=np.float64)
    if scale == "log":
        return np.log(natural)
    if scale == "logit":
        return np.log(natural) - np.log1p(-natural)
    return natural


def from_scale(values: Array | NDArray[np.float64], *, scale: Scale) -> Array:
    """Return values of a scale as natural ones.

    Args:
        values: Values on the scale.
        scale: log, logit or linear.
    """
    if scale == "log":
        return jnp.exp(values)
    if scale == "logit":
        return jax.nn.sigmoid(values)
    return jnp.asarray(values)


@dataclass(frozen=True, kw_only=True)
class ThreePoints:
    """A distribution through three points: a normal z bent by exp(g z) on a scale.

    x = m + s (exp(g z) - 1) / g, which meets the 5, 50 and 95 % points exactly and is
    smooth and increasing (the g distribution of Tukey, 1977; a normal where g = 0).
    """

    middle: NDArray[np.float64]
    spread: NDArray[np.float64]
    bend: NDArray[np.float64]
    scale: Scale

    def natural(self, z: Array) -> Array:
        """Return natural values for standard normal scores.

        Args:
            z: Scores, in any shape that broadcasts with the points.
        """
        bent = np.abs(self.bend) > STRAIGHT
        safe = np.where(bent, self.bend, 1.0)
        curve = jnp.where(bent, jnp.expm1(safe * z) / safe, z)
        return from_scale(self.middle + self.spread * curve, scale=self.scale)


def three_points(*, low: ArrayLike, mid: ArrayLike, high: ArrayLike, scale: Scale) -> ThreePoints:
    """Return the distribution through a 5, 50 and 95 % point.

    Args:
        low: 5 % point(s), natural.
        mid: 50 % point(s).
        high: 95 % point(s).
        scale: On which the points are joined.
    """
    bottom, middle, top = (to_scale(one, scale=scale) for one in (low, mid, high))
    up, down = np.maximum(top - middle, 1e-9), np.maximum(middle - bottom, 1e-9)
    bend = np.log(up / down) / Z95
    straight = np.abs(bend) <= STRAIGHT
    safe = np.where(straight, 1.0, bend)
    spread = np.where(straight, up / Z95, up * safe / np.expm1(safe * Z95))
    return ThreePoints(
        middle=middle, spread=spread, bend=np.where(straight, 0.0, bend), scale=scale
    )
