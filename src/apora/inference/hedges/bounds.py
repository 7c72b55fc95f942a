"""Statements that are made or not, about a given number: more than, up to, and words.

A bound on a fall bounds its size: "down by up to 30 %" is a size of at most 30 %.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from apora.evidence.observation import Heard
from apora.inference.hedges.hedge import Said, mean_over_range
from apora.inference.hedges.scales import Floats, Scale
from apora.inference.hedges.table import Table, table_through

KAPPA_MORE = 0.15
"""Share of those saying "more than" (or "less than") who saw only part of the matter."""

KAPPA_AT_LEAST = 0.30
"""The same for "at least", which signals more ignorance."""

EPSILON_UP_TO = 0.08
"""Chance that "up to v" is said of a value just above v."""

UP_TO_REACH = 0.1
"""How fast that chance falls, as a share of v."""

WORD_EDGE = 0.05
"""How soft the ends of a word's range are, as a share of its width on the scale."""

Beyond = Callable[[Floats, float, float], Floats]
"""The chance of the statement at a size on the far side of a limit with its grain."""

BEYOND = np.array(
    [0.0, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.3, 1.7, 2.2, 3.0, 4.0, 5.5, 7.5, 10.0, 14.0]
)


@dataclass(frozen=True, kw_only=True)
class Bound:
    """A bound: `beyond(size, v, grain)` on the far side of v, `height` on the near side.

    `above` is set where the far side is above the number.
    """

    scale: Scale
    above: bool
    height: float
    beyond: Beyond
    looseness: float = 0.0
    is_event: ClassVar[bool] = True

    def likelihood(self, heard: Heard) -> Table:
        """Return the chance that the statement is made, by the true value."""
        falls = heard.value < 0.0
        limit = abs(heard.value)
        places = self._sizes(limit, grain=heard.grain, falls=falls)
        heights = self.beyond(places, limit, heard.grain)
        x = self.scale.to(-places if falls else places)
        points = [(float(a), float(h), float(h)) for a, h in zip(x, heights, strict=True)]
        if self.above:
            points[0] = (points[0][0], self.height, points[0][2])
        else:
            points[-1] = (points[-1][0], points[-1][1], self.height)
        return table_through(points)

    def _sizes(self, limit: float, *, grain: float, falls: bool) -> Floats:
        """Return sizes on the far side at which the chance is tabulated, in rising order."""
        top = 1.0 - 1e-9 if falls else self.scale.highest
        if self.above:
            far = np.concatenate(
                [
                    limit + grain / 2 * BEYOND,
                    limit * (1.0 + UP_TO_REACH * BEYOND),
                    max(limit, grain) * np.geomspace(1.02, 1e6, 28),
                ]
            )
            return np.unique(np.clip(far, limit, max(top, limit)))
        near = np.concatenate(
            [limit - grain / 2 * BEYOND, limit * np.geomspace(1e-6, 0.98, 28), [limit]]
        )
        floor = max(self.scale.lowest, 1e-12)
        return np.unique(np.clip(near, min(floor, limit), limit))

    def say(self, x: float, *, heard: Heard, rng: np.random.Generator) -> Said:
        """Return whether the statement is made of a value."""
        chance = float(self.likelihood(heard).at(x))
        return Said(heard=heard, happened=bool(rng.random() < chance))

    def off_topic(self, heard: Heard, *, low: float, high: float) -> float:
        """Return the mean chance of the statement over a range."""
        return mean_over_range(self.likelihood(heard), scale=self.scale, low=low, high=high)


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word that fits a wide range: level inside, falling off softly outside."""

    scale: Scale
    looseness: float = 0.0
    is_event: ClassVar[bool] = True

    def likelihood(self, heard: Heard) -> Table:
        """Return how well the word fits, by the true value."""
        low, high = (float(x) for x in self.scale.to([heard.low, heard.high]))
        tau = WORD_EDGE * max(high - low, 1e-6)
        points = [
            (low - tau * one, float(np.exp(-one)), float(np.exp(-one))) for one in BEYOND[::-1]
        ]
        points += [(high + tau * one, float(np.exp(-one)), float(np.exp(-one))) for one in BEYOND]
        return table_through(points)

    def say(self, x: float, *, heard: Heard, rng: np.random.Generator) -> Said:
        """Return whether the word is used of a value."""
        chance = float(self.likelihood(heard).at(x))
        return Said(heard=heard, happened=bool(rng.random() < chance))

    def off_topic(self, heard: Heard, *, low: float, high: float) -> float:
        """Return the mean fit of the word over a range."""
        return mean_over_range(self.likelihood(heard), scale=self.scale, low=low, high=high)


@dataclass(frozen=True, kw_only=True)
class AtLeastOne:
    """The chance of at least one, where the scale is the log of the expected number."""

    scale: Scale
    looseness: float = 0.0
    is_event: ClassVar[bool] = True

    def likelihood(self, heard: Heard) -> Table:
        """Return the chance of at least one, by the log of the expected number."""
        del heard  # the number is one
        x = np.linspace(-12.0, 2.5, 48)
        heights = -np.expm1(-np.exp(x))
        return table_through(
            [(float(a), float(h), float(h)) for a, h in zip(x, heights, strict=True)]
        )

    def say(self, x: float, *, heard: Heard, rng: np.random.Generator) -> Said:
        """Return whether there is at least one."""
        chance = float(self.likelihood(heard).at(x))
        return Said(heard=heard, happened=bool(rng.random() < chance))

    def off_topic(self, heard: Heard, *, low: float, high: float) -> float:
        """Return the mean chance over a range."""
        return mean_over_range(self.likelihood(heard), scale=self.scale, low=low, high=high)


def more(heard: Heard, *, scale: Scale) -> Bound:
    """Return "more than"."""
    del heard
    return Bound(scale=scale, above=True, height=0.0, beyond=_partly_seen(KAPPA_MORE))


def at_least(heard: Heard, *, scale: Scale) -> Bound:
    """Return "at least"."""
    del heard
    return Bound(scale=scale, above=True, height=0.0, beyond=_partly_seen(KAPPA_AT_LEAST))


def less(heard: Heard, *, scale: Scale) -> Bound:
    """Return "less than": the mirror image of more than, towards nil."""
    del heard
    return Bound(scale=scale, above=False, height=0.0, beyond=_short_of)


def up_to(heard: Heard, *, scale: Scale) -> Bound:
    """Return "up to": level below, now and then said of a value a little above."""
    del heard
    return Bound(scale=scale, above=True, height=1.0, beyond=_a_little_above)


def at_most(heard: Heard, *, scale: Scale) -> Bound:
    """Return "at most": level below, nil above."""
    del heard
    return Bound(scale=scale, above=True, height=1.0, beyond=_never)


def _partly_seen(kappa: float) -> Beyond:
    """Return how soon the next round number would be named instead.

    With chance kappa the speaker saw only part of the matter, and a larger value is as
    likely as the number over it.
    """

    def beyond(size: Floats, limit: float, grain: float) -> Floats:
        near = np.exp(-(size - limit) / (grain / 2.0))
        chance: Floats = (1.0 - kappa) * near + kappa * (limit or grain) / np.maximum(
            size, limit or grain
        )
        return chance

    return beyond


def _short_of(size: Floats, limit: float, grain: float) -> Floats:
    near = np.exp(-(limit - size) / (grain / 2.0))
    chance: Floats = (1.0 - KAPPA_MORE) * near + KAPPA_MORE * size / (limit or grain)
    return chance


def _a_little_above(size: Floats, limit: float, grain: float) -> Floats:
    chance: Floats = EPSILON_UP_TO * np.exp(-(size - limit) / (UP_TO_REACH * (limit or grain)))
    return chance


def _never(size: Floats, limit: float, grain: float) -> Floats:
    del limit, grain
    return np.zeros_like(size)
