"""Whether ranks are uniform: bands that a whole empirical distribution stays inside.

Säilynoja, Bürkner and Vehtari (2022): at every point of the scale the number of ranks at or
below it is binomial; the band is as wide everywhere as makes all points together hold as
often as wanted. `arviz_stats.ecdf_utils` has the same bands for continuous values; ranks
are whole numbers, and where no value lies below the first point its upper tail is nan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

SURE = 0.95
"""How often everything lies inside where all is right."""
SIMULATIONS, SEED = 40_000, 20241126
AT_ONCE = 2000

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Band:
    """What uniform ranks among a number of draws do, in so many replications.

    `points` are the chances of a rank at or below 0, 1, ...; `low` and `high` the fewest
    and most ranks there, `rarest` the smallest two-sided chance that a point may have.
    """

    replications: int
    points: Floats
    rarest: float
    low: Counts
    high: Counts


@cache
def uniform_band(*, replications: int, draws: int, quantities: int) -> Band:
    """Return the band that uniform ranks of all quantities stay inside, 95 times in a hundred.

    The error allowed is shared out evenly over quantities (Bonferroni): ranks of one
    replication depend on each other, so it holds at least as often.

    Args:
        replications: Ranks of each quantity.
        draws: Draws that a truth is ranked among.
        quantities: How many are judged together.
    """
    rng, cells = np.random.default_rng(SEED), draws + 1
    points, even = np.arange(1, cells) / cells, np.full(cells, 1 / cells)
    found = [
        _rarest(_counts(rng.multinomial(replications, even, AT_ONCE)), points, of=replications)
        for _ in range(SIMULATIONS // AT_ONCE)
    ]
    rarest = float(np.quantile(np.concatenate(found), (1.0 - SURE) / quantities))
    return Band(
        replications=replications,
        points=points,
        rarest=rarest,
        low=binom.ppf(rarest / 2.0, replications, points).astype(np.int64),
        high=binom.isf(rarest / 2.0, replications, points).astype(np.int64),
    )


def at_or_below(ranks: Counts, *, draws: int) -> Counts:
    """Return how many ranks lie at or below 0, 1, ..., quantity by point.

    Args:
        ranks: Replication by quantity.
        draws: Draws that a truth is ranked among.
    """
    cells = [np.bincount(column, minlength=draws + 1) for column in ranks.T]
    return _counts(np.stack(cells))


def rarest_of(ranks: Counts, *, draws: int) -> Floats:
    """Return the smallest two-sided chance over all points, by quantity.

    Args:
        ranks: Replication by quantity.
        draws: Draws that a truth is ranked among.
    """
    points = np.arange(1, draws + 1) / (draws + 1)
    return _rarest(at_or_below(ranks, draws=draws), points, of=len(ranks))


def not_uniform(ranks: Counts, *, draws: int, names: Sequence[str]) -> Mapping[str, float]:
    """Return the quantities whose ranks leave the band, with their rarest point's chance.

    Args:
        ranks: Replication by quantity.
        draws: Draws that a truth is ranked among.
        names: Of the quantities.
    """
    band = uniform_band(replications=len(ranks), draws=draws, quantities=len(names))
    found = zip(names, rarest_of(ranks, draws=draws), strict=True)
    return {name: float(chance) for name, chance in found if chance < band.rarest}


def _counts(cells: Counts) -> Counts:
    return np.cumsum(cells, axis=-1)[..., :-1]


def _rarest(counts: Counts, points: Floats, *, of: int) -> Floats:
    """Return the smallest two-sided chance of each row's points."""
    # Binomial tails from a table: the same few counts come again and again.
    whole = np.arange(of + 1)[:, None]
    below, above = binom.cdf(whole, of, points), binom.sf(whole - 1, of, points)
    table, column = 2.0 * np.minimum(below, above), np.arange(points.size)
    return np.asarray(table[counts, column].min(axis=-1))
