"""Draws and three-point ranges as the five quantiles that results hold."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from apora.evidence.records import Points

LEVELS = {"p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}
Z95 = 1.6448536269514722
Z75 = 0.6744897501960817
_SCORES = np.array([-Z95, -Z75, 0.0, Z75, Z95])
_STRAIGHT = 1e-6


def quantiles_of(draws: ArrayLike) -> dict[str, float]:
    """Return five quantiles of draws [unit of the draws].

    Args:
        draws: One value a draw.
    """
    values = np.quantile(np.asarray(draws, dtype=np.float64), list(LEVELS.values()))
    return _named(values)


def quantiles_of_costs(draws: ArrayLike) -> dict[str, float | None]:
    """Return five quantiles of costs that may be infinite; none where they are.

    Each is the smallest draw that as large a share of draws does not exceed.

    Args:
        draws: One value a draw, infinite where the money reaches nobody more.
    """
    values = np.sort(np.asarray(draws, dtype=np.float64))
    places = {
        name: min(max(math.ceil(level * values.size - 1e-9) - 1, 0), values.size - 1)
        for name, level in LEVELS.items()
    }
    return {
        name: float(values[place]) if np.isfinite(values[place]) else None
        for name, place in places.items()
    }


def quantiles_of_points(points: Points | None) -> dict[str, float] | None:
    """Return five quantiles of a positive range given by its 5, 50 and 95 % points.

    The points are joined as priors are: log x = m + s (exp(g z) - 1) / g, with z a
    standard normal. A range without width, or one that touches zero, is joined by
    straight lines in z.

    Args:
        points: The range, or nothing.
    """
    if points is None:
        return None
    if not 0.0 < points.low < points.mid < points.high:
        ends = np.array([points.low, points.mid, points.high])
        return _named(np.interp(_SCORES, [-Z95, 0.0, Z95], ends))
    low, mid, high = np.log([points.low, points.mid, points.high])
    bend = np.log((high - mid) / (mid - low)) / Z95
    if abs(bend) < _STRAIGHT:
        return _named(np.exp(mid + (high - mid) / Z95 * _SCORES))
    spread = (high - mid) * bend / np.expm1(bend * Z95)
    return _named(np.exp(mid + spread * np.expm1(bend * _SCORES) / bend))


def _named(values: NDArray[np.float64]) -> dict[str, float]:
    return {name: float(value) for name, value in zip(LEVELS, values, strict=True)}
