"""Ranges, orders of magnitude, counts out of a number, and tallies."""

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from scipy.special import betaln, gammaln

from apora.evidence.observation import Heard
from apora.inference.hedges.hedge import Said, cells_under, mean_over_range
from apora.inference.hedges.scales import Floats, Scale
from apora.inference.hedges.table import Table, table_through

INSIDE = 0.90
"""Chance that the truth lies inside a range that is stated, other things even [share]."""

SHOULDER = (1.0 - INSIDE) / (2.0 * np.log(2.0))
"""Length of a range's exponential shoulders, as a share of its width, that leaves the
chance outside when neighbouring ranges compete."""

NEIGHBOURS = np.arange(-4, 5)

OWN_MASSES = 60.0
"""A count in one unit is as good as this many independent cases: arrests come in masses."""

OTHERS_MASSES = 10.0
"""The same where the count of one unit speaks for others."""


TALLY_MASSES = 10.0
"""A tally varies by the luck of single events and, beside it, by one part in so many: people
leave in masses, when a class retires or a budget year ends."""


@dataclass(frozen=True, kw_only=True)
class Range:
    """A range a to b: one of a row of equal ranges, level inside, soft outside."""

    scale: Scale
    looseness: float = 0.0
    is_event: ClassVar[bool] = False

    def _ends(self, heard: Heard) -> tuple[float, float]:
        low, high = (float(x) for x in self.scale.to([heard.low, heard.high]))
        return low, max(high - low, 1e-6)

    def likelihood(self, heard: Heard) -> Table:
        """Return the chance that this range is the one stated, by the true value."""
        low, width = self._ends(heard)
        near = np.concatenate([np.linspace(-0.5, 0.5, 41), np.linspace(-1.5, -0.55, 10)])
        places = np.unique(np.concatenate([near, 1.0 - near]))
        heights = _chances(places)[:, NEIGHBOURS.tolist().index(0)]
        return table_through(
            [
                (low + width * float(p), float(h), float(h))
                for p, h in zip(places, heights, strict=True)
            ]
        )

    def say(self, x: float, *, heard: Heard, rng: np.random.Generator) -> Said:
        """Return the range stated of a value."""
        low, width = self._ends(heard)
        place = (x - low) / width
        tile = int(np.floor(place))
        moved = tile + int(rng.choice(NEIGHBOURS, p=_chances(np.array([place - tile]))[0]))
        ends = self.scale.back([low + moved * width, low + (moved + 1) * width])
        first, last = float(ends[0]), float(ends[1])
        return Said(heard=replace(heard, value=(first + last) / 2, low=first, high=last))

    def off_topic(self, heard: Heard, *, low: float, high: float) -> float:
        """Return the chance of the range for a value anywhere in a prior range."""
        ends = np.array([heard.low, heard.high])
        return float(cells_under(ends, scale=self.scale, low=low, high=high)[0])


@dataclass(frozen=True, kw_only=True)
class CountOf:
    """k of n: beta-binomial, `masses` being how many independent cases n is as good as."""

    scale: Scale
    masses: float
    looseness: float = 0.0
    is_event: ClassVar[bool] = False

    def likelihood(self, heard: Heard) -> Table:
        """Return the chance of k of n, by the true share."""
        share, sd = (heard.k + 0.5) / (heard.n + 1.0), self.noise(heard)
        middle = float(self.scale.to(share))
        x = np.unique(
            np.clip(
                middle + sd * np.concatenate([np.linspace(-8, 8, 57), [-30, -18, -12, 12, 18, 30]]),
                -20.0,
                20.0,
            )
        )
        heights = self._chance(self.scale.back(x), k=heard.k, n=heard.n)
        return table_through(
            [(float(a), float(h), float(h)) for a, h in zip(x, heights, strict=True)]
        )

    def noise(self, heard: Heard) -> float:
        """Return the standard error of the share counted, in log-odds."""
        share = (heard.k + 0.5) / (heard.n + 1.0)
        good_as = min(self.masses, heard.n) + 1.0
        return float(1.0 / np.sqrt(good_as * share * (1.0 - share)))

    def _chance(self, share: Floats, *, k: int, n: int) -> Floats:
        alpha, beta = self.masses * share, self.masses * (1.0 - share)
        ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
        chance: Floats = np.exp(ways + betaln(k + alpha, n - k + beta) - betaln(alpha, beta))
        return chance

    def say(self, x: float, *, heard: Heard, rng: np.random.Generator) -> Said:
        """Return how many of n are counted."""
        share = float(self.scale.back(x))
        drawn = rng.beta(max(self.masses * share, 1e-9), max(self.masses * (1.0 - share), 1e-9))
        k = int(rng.binomial(heard.n, drawn))
        return Said(heard=replace(heard, k=k, value=k / heard.n))

    def off_topic(self, heard: Heard, *, low: float, high: float) -> float:
        """Return the mean chance of k of n over a range."""
        return mean_over_range(self.likelihood(heard), scale=self.scale, low=low, high=high)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """So many happened: negative binomial around what was to be expected.

    Its variance is the expected number and, beside it, the square of that over `masses`.
    """

    scale: Scale
    masses: float = TALLY_MASSES
    looseness: float = 0.0
    is_event: ClassVar[bool] = False

    def likelihood(self, heard: Heard) -> Table:
        """Return the chance of the tally, by the number that was to be expected."""
        count = round(heard.value)
        middle, sd = float(np.log(count + 0.5)), self.noise(heard)
        x = middle + sd * np.concatenate([[-24, -16, -11], np.linspace(-8, 8, 65), [11, 16, 24]])
        heights = np.exp(self._log_chance(self.scale.back(x), count=count))
        return table_through(
            [(float(a), float(h), float(h)) for a, h in zip(x, heights, strict=True)]
        )

    def noise(self, heard: Heard) -> float:
        """Return the standard error of the expected number, on the log scale."""
        return float(np.sqrt(1.0 / (round(heard.value) + 0.5) + 1.0 / self.masses))

    def _log_chance(self, expected: Floats, *, count: int) -> Floats:
        ways = gammaln(count + self.masses) - gammaln(count + 1) - gammaln(self.masses)
        whole = np.log(expected + self.masses)
        chance: Floats = (
            ways + self.masses * (np.log(self.masses) - whole) + count * (np.log(expected) - whole)
        )
        return chance

    def say(self, x: float, *, heard: Heard, rng: np.random.Generator) -> Said:
        """Return how many happen where so many are to be expected."""
        expected = float(self.scale.back(x)) * rng.gamma(self.masses, 1.0 / self.masses)
        return Said(heard=replace(heard, value=float(rng.poisson(min(expected, 1e9)))))

    def off_topic(self, heard: Heard, *, low: float, high: float) -> float:
        """Return the mean chance of the tally over a range."""
        return mean_over_range(self.likelihood(heard), scale=self.scale, low=low, high=high)


def tally(heard: Heard, *, scale: Scale) -> Tally:
    """Return an exact count of what happened."""
    del heard  # every tally is alike
    return Tally(scale=scale)


def count_of(heard: Heard, *, scale: Scale) -> CountOf:
    """Return k of n, looser where one unit's count speaks for others."""
    return CountOf(scale=scale, masses=OTHERS_MASSES if heard.speaks_for_others else OWN_MASSES)


def _chances(places: Floats) -> Floats:
    """Return the chance of each neighbouring range, at places in units of their width.

    Range 0 lies between 0 and 1. Each is level inside and falls off outside; they share
    the chance in proportion.
    """
    ahead = places[:, None] - NEIGHBOURS[None, :]
    outside = np.maximum(np.maximum(-ahead, ahead - 1.0), 0.0)
    fit = np.exp(-outside / SHOULDER)
    chances: Floats = fit / fit.sum(axis=1, keepdims=True)
    return chances
