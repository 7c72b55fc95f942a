"""Numbers as stated, rounded, about, almost, and simple fractions.

The speaker chooses among numbers that could be said: a grid, or the simple fractions.
The choice is by cells, so the chances of all of them sum to one.
"""

from dataclasses import dataclass
from math import inf, log10, sqrt
from typing import ClassVar

import numpy as np

from apora.evidence.observation import Heard
from apora.inference.hedges.hedge import Said, cells_under, with_value
from apora.inference.hedges.scales import Floats, Scale
from apora.inference.hedges.table import SAME_PLACE, Table, joined, table_through

COARSER = 0.7
"""Each coarser grid is this much more often used than the finest: weights 1, 1.7, 2.4."""

ABOUT = 0.08
"""About v is good to this share of v, or half a step of its last digit if that is more."""

LEAK = 0.05
"""Chance that "almost v" is said of a value above v [share]."""

FINEST_SHARE = 0.01
"""The finest step that a round share or change may be rounded to: a per cent."""

AROUND = np.array(
    [
        0.12,
        0.25,
        0.4,
        0.55,
        0.7,
        0.85,
        1.0,
        1.25,
        1.5,
        1.75,
        2.0,
        2.4,
        2.8,
        3.3,
        4.0,
        5.0,
        6.5,
        9.0,
        14.0,
    ]
)
"""Distances from a cell's end, in half steps, at which "almost" is tabulated."""

FRACTIONS: tuple[float, ...] = tuple(sorted({k / n for n in (1, 2, 3, 4, 5) for k in range(n + 1)}))


def _edge(natural: float, *, scale: Scale) -> float:
    """Return a cell's end on the scale; beyond the scale's own end, infinite."""
    if natural <= scale.lowest:
        return -inf
    if natural >= scale.highest:
        return inf
    return float(scale.to(natural))


def cell(lower: float, upper: float, *, scale: Scale) -> Table:
    """Return the function that is one between two natural values and nil elsewhere."""
    start, end = _edge(lower, scale=scale), _edge(upper, scale=scale)
    points = []
    if start > -inf:
        points.append((start, 0.0, 1.0))
    if end < inf:
        points.append((end, 1.0, 0.0))
    return table_through(points or [(0.0, 1.0, 1.0)])


@dataclass(frozen=True, kw_only=True)
class Rounded:
    """A number on one of several grids, the coarser ones a little more often.

    `steps` are the distances between the numbers of each grid, finest first. One grid
    and no looseness is a number as stated; one grid with looseness is "about".
    """

    scale: Scale
    steps: tuple[float, ...]
    looseness: float = 0.0
    origin: float = 0.0
    is_event: ClassVar[bool] = False

    def weights(self) -> Floats:
        """Return how often each grid is used [share]."""
        raw = 1.0 + COARSER * np.arange(len(self.steps))
        weights: Floats = raw / raw.sum()
        return weights

    def _grids(self, value: float) -> list[tuple[float, float]]:
        """Return the weight and step of every grid that a number lies on."""
        return [
            (float(weight), step)
            for weight, step in zip(self.weights(), self.steps, strict=True)
            if abs(_off_grid(value - self.origin, step=step)) < 1e-6 * step
        ]

    def likelihood(self, heard: Heard) -> Table:
        """Return the weighted cells of the grids that the number lies on."""
        return joined(
            [
                (weight, cell(heard.value - step / 2, heard.value + step / 2, scale=self.scale))
                for weight, step in self._grids(heard.value)
            ]
        )

    def say(self, x: float, *, heard: Heard, rng: np.random.Generator) -> Said:
        """Return the number on a grid chosen at random that is nearest to a value."""
        step = float(rng.choice(self.steps, p=self.weights()))
        natural = float(self.scale.back(x)) - self.origin
        return with_value(heard, value=float(step * np.floor(natural / step + 0.5) + self.origin))

    def off_topic(self, heard: Heard, *, low: float, high: float) -> float:
        """Return the chance of the number for a value anywhere in a range."""
        total = 0.0
        for weight, step in self._grids(heard.value):
            ends = np.array(
                [
                    _open(heard.value - step / 2, scale=self.scale),
                    _open(heard.value + step / 2, scale=self.scale),
                ]
            )
            total += weight * float(cells_under(ends, scale=self.scale, low=low, high=high)[0])
        return total


@dataclass(frozen=True, kw_only=True)
class Almost:
    """A number just above the truth: the next one up, now and then one below it."""

    scale: Scale
    step: float
    origin: float = 0.0
    looseness: float = 0.0
    is_event: ClassVar[bool] = False

    def likelihood(self, heard: Heard) -> Table:
        """Return the chance that the number is the one aimed at from each value."""
        value, tau = heard.value, self.step / 2.0
        top = inf if value + tau >= self.scale.highest else value + tau
        low = -inf if value - tau <= self.scale.lowest else value - tau
        reach = tau * np.concatenate([-AROUND[::-1], [0.0], AROUND])
        around = np.concatenate([end + reach for end in (low, top) if np.isfinite(end)])
        lowest, highest = self.scale.ends
        places = np.unique(np.clip(around, lowest, highest))
        heights = _ahead_below(top - places, tau=tau) - _ahead_below(low - places, tau=tau)
        # Far from the number nothing is left of it, and what is level outside must be nil.
        heights[0] *= not np.isfinite(low)
        heights[-1] *= not np.isfinite(top)
        x = self.scale.to(places)
        return table_through(
            [(float(a), float(h), float(h)) for a, h in zip(x, heights, strict=True)]
        )

    def say(self, x: float, *, heard: Heard, rng: np.random.Generator) -> Said:
        """Return the number nearest to a value a little ahead of the truth."""
        tau = self.step / 2.0
        sign = -1.0 if rng.random() < LEAK else 1.0
        aimed = float(self.scale.back(x)) + sign * rng.exponential(tau) - self.origin
        aimed = min(aimed, self.scale.highest - self.origin)
        return with_value(
            heard, value=float(self.step * np.floor(aimed / self.step + 0.5) + self.origin)
        )

    def off_topic(self, heard: Heard, *, low: float, high: float) -> float:
        """Return the chance of the number for a value anywhere in a range."""
        return Rounded(scale=self.scale, steps=(self.step,), origin=self.origin).off_topic(
            heard, low=low, high=high
        )


@dataclass(frozen=True, kw_only=True)
class Fraction:
    """A simple fraction: halves, thirds, quarters and fifths, the nearest one."""

    scale: Scale
    sayable: tuple[float, ...]
    looseness: float
    is_event: ClassVar[bool] = False

    def _ends(self, value: float) -> tuple[float, float]:
        at = int(np.argmin([abs(one - value) for one in self.sayable]))
        middles = [(a + b) / 2 for a, b in zip(self.sayable, self.sayable[1:], strict=False)]
        return (
            middles[at - 1] if at > 0 else -inf,
            middles[at] if at < len(middles) else inf,
        )

    def likelihood(self, heard: Heard) -> Table:
        """Return one between the middles to the next fractions, nil elsewhere."""
        low, high = self._ends(heard.value)
        return cell(low, high, scale=self.scale)

    def say(self, x: float, *, heard: Heard, rng: np.random.Generator) -> Said:
        """Return the fraction nearest to a value."""
        del rng  # nothing is left to chance
        natural = float(self.scale.back(x))
        return with_value(heard, value=min(self.sayable, key=lambda one: abs(one - natural)))

    def off_topic(self, heard: Heard, *, low: float, high: float) -> float:
        """Return the chance of the fraction for a value anywhere in a range."""
        ends = np.array(self._ends(heard.value))
        return float(cells_under(ends, scale=self.scale, low=low, high=high)[0])


def stated(heard: Heard, *, scale: Scale) -> Rounded:
    """Return a number good to its last digit."""
    return Rounded(scale=scale, steps=(heard.grain,), origin=_origin(heard))


def rounded(heard: Heard, *, scale: Scale) -> Rounded:
    """Return a round number: any grid that its zeros allow."""
    finest = min(1.0 if scale.code == 0 else FINEST_SHARE, heard.grain)
    zeros = round(log10(heard.grain / finest))
    steps = tuple(heard.grain / 10.0**power for power in range(zeros, -1, -1))
    return Rounded(scale=scale, steps=steps, origin=_origin(heard))


def about(heard: Heard, *, scale: Scale) -> Rounded:
    """Return "about": as loose as 8 % of the number or half a step, its cell included."""
    sd = max(ABOUT * abs(heard.value), heard.grain / 2.0)
    return Rounded(
        scale=scale,
        steps=(heard.grain,),
        looseness=_beside_cell(heard, sd=sd, scale=scale),
        origin=_origin(heard),
    )


def almost(heard: Heard, *, scale: Scale) -> Almost:
    """Return "almost"."""
    return Almost(scale=scale, step=heard.grain, origin=_origin(heard))


def fraction(heard: Heard, *, scale: Scale) -> Fraction:
    """Return a simple fraction, as loose as half the gap to the next one."""
    known = any(abs(heard.value - one) < SAME_PLACE for one in FRACTIONS)
    sayable = FRACTIONS if known else tuple(sorted((*FRACTIONS, heard.value)))
    return Fraction(
        scale=scale,
        sayable=sayable,
        looseness=_beside_cell(heard, sd=heard.grain / 2.0, scale=scale),
    )


def _beside_cell(heard: Heard, *, sd: float, scale: Scale) -> float:
    """Return the spread on the scale that, with the cell's own, makes up a deviation."""
    left = max(sd**2 - heard.grain**2 / 12.0, 0.0)
    return sqrt(left) * scale.steepness(heard.value)


def _origin(heard: Heard) -> float:
    """Return where a grid starts that the number itself is sure to lie on."""
    return _off_grid(heard.value, step=heard.grain)


def _off_grid(value: float, *, step: float) -> float:
    off = float(value - step * np.round(value / step))
    return 0.0 if abs(off) < 1e-9 * max(step, abs(value)) else off


def _open(natural: float, *, scale: Scale) -> float:
    edge = _edge(natural, scale=scale)
    return natural if np.isfinite(edge) else edge


def _ahead_below(ahead: Floats, *, tau: float) -> Floats:
    """Return the chance that the number aimed at lies less than so far ahead."""
    late = np.exp(-np.abs(ahead) / tau)
    chance: Floats = np.where(ahead < 0.0, LEAK * late, 1.0 - (1.0 - LEAK) * late)
    return chance
