"""How likely words are, as a function of the true value: straight pieces and jumps.

Every hedge becomes such a function h on its scale. The random error of the source's
letter is Normal on that scale, and for straight pieces its integral is exact:

    E h(x + s z) = base + sum_i [(jump_i + bend_i s z_i) Phi(z_i) + bend_i s phi(z_i)],

with z_i = (x - knot_i) / s. So the likelihood is smooth, monotone where h is, and needs
no quadrature points, between which a narrow hedge of a poor source would slip through.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from apora.inference.hedges.scales import Floats

SAME_PLACE = 1e-9
"""Knots nearer than this are one knot with a jump."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A function of straight pieces: its height far left, and a jump and bend a knot."""

    base: float
    knots: Floats
    jumps: Floats
    bends: Floats

    def smoothed(self, x: ArrayLike, *, spread: float) -> Floats:
        """Return the function averaged over a Normal error of a given spread.

        Args:
            x: True values on the scale.
            spread: Standard deviation of the error on the scale.
        """
        z = (np.asarray(x, dtype=np.float64)[..., None] - self.knots) / spread
        bend = spread * self.bends
        density = np.exp(-0.5 * z**2) / np.sqrt(2.0 * np.pi)
        summed = (self.jumps + bend * z) * ndtr(z) + bend * density
        result: Floats = self.base + np.sum(summed, axis=-1)
        return result

    def at(self, x: ArrayLike) -> Floats:
        """Return the function itself; at a knot, its value just to the right."""
        ahead = np.asarray(x, dtype=np.float64)[..., None] - self.knots
        summed = (ahead >= 0.0) * (self.jumps + self.bends * ahead)
        result: Floats = self.base + np.sum(summed, axis=-1)
        return result


def table_through(points: Sequence[tuple[float, float, float]]) -> Table:
    """Return the function through points (place, height to the left, to the right).

    It is level outside the points and straight between them. Points may come in falling
    order, left and right then meaning before and after, as for the size of a fall.
    """
    rows = list(points)
    if rows[0][0] > rows[-1][0]:
        rows = [(x, after, before) for x, before, after in reversed(rows)]
    merged: list[tuple[float, float, float]] = []
    for x, left, right in rows:
        if merged and x - merged[-1][0] < SAME_PLACE:
            merged[-1] = (merged[-1][0], merged[-1][1], right)
        else:
            merged.append((x, left, right))
    columns = np.array(merged, dtype=np.float64)
    knots, before, after = columns[:, 0], columns[:, 1], columns[:, 2]
    slopes = np.concatenate([[0.0], (before[1:] - after[:-1]) / np.diff(knots), [0.0]])
    return Table(base=float(before[0]), knots=knots, jumps=after - before, bends=np.diff(slopes))


def joined(parts: Sequence[tuple[float, Table]]) -> Table:
    """Return the weighted sum of several functions."""
    return Table(
        base=sum(weight * part.base for weight, part in parts),
        knots=np.concatenate([part.knots for _, part in parts]),
        jumps=np.concatenate([weight * part.jumps for weight, part in parts]),
        bends=np.concatenate([weight * part.bends for weight, part in parts]),
    )
