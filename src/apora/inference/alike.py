"""Which parts of what claims say move together, so that one stands for many.

In weeks that are like the calm one nothing moves in the model: five years of months read
the same few rates. One part of each kind, and how the others stand to it, is then all that
a long series needs of a run.
"""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from apora.evidence.observation import Observation, Part, Terms

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
DIGITS = 9
"""Weights that agree to so many digits are the same."""


class Alike(NamedTuple):
    """Kinds of parts, and of what published levels add.

    Part p is `ratio[p]` times part `first[kind[p]]`. To observation o is added what is added
    to observation `first_added[added[o]]`.
    """

    first: Places
    kind: Places
    ratio: Floats
    first_added: Places
    added: Places


def alike_parts(
    observations: Sequence[Observation], *, used: int, calm_weeks: int, shape: tuple[int, int]
) -> Alike:
    """Return which parts of observations move together.

    Args:
        observations: Used, then held out.
        used: How many are used.
        calm_weeks: How many of the first weeks are like the calm one.
        shape: Weeks of a run, the calm one too, and strata.
    """
    kinds: dict[Hashable, int] = {}
    first, kind, sizes = [], [], []
    for place, part in enumerate(_parts(observations)):
        above, whole = _folded(part.numerator, calm=calm_weeks, shape=shape)
        below, share = _folded(part.denominator, calm=calm_weeks, shape=shape)
        if (above, below) not in kinds:
            first.append(place)
        kind.append(kinds.setdefault((above, below), len(kinds)))
        sizes.append(whole / share)
    size = np.array(sizes)
    names = [one.discrepancy for one in observations[:used]]
    several = list(dict.fromkeys(names))
    return Alike(
        first=np.array(first),
        kind=np.array(kind),
        ratio=size / size[first][kind],
        first_added=np.array([names.index(name) for name in several]),
        added=np.array([several.index(name) for name in names]),
    )


def _parts(observations: Sequence[Observation]) -> list[Part]:
    return [
        part for one in observations for other in one.alternatives for part in other.quantity.parts
    ]


def _folded(terms: Terms | None, *, calm: int, shape: tuple[int, int]) -> tuple[Hashable, float]:
    """Return what a sum reads, calm weeks as one and weights as shares, and their total."""
    if terms is None:
        return (), 1.0
    weeks, strata = shape
    series, rest = np.divmod(terms.index, weeks * strata)
    week, stratum = np.divmod(rest, strata)
    week = np.where(week < calm, 0, week)
    read, place = np.unique((series * weeks + week) * strata + stratum, return_inverse=True)
    weights = np.bincount(place, weights=terms.weight)
    total = float(weights.sum())
    shares = np.round(weights / total, DIGITS)
    return (tuple(read.tolist()), tuple(shares.tolist())), total
