"""Draws with weights: smoothed, so that a few do not stand for all."""

import numpy as np
from arviz_stats.base import array_stats
from numpy.typing import NDArray

Floats = NDArray[np.float64]
WEIGHTS_FAIL = 0.7
"""Pareto shape above which leaving a claim out by weights cannot be trusted."""

EVEN = 0.5
"""Log weights that differ by no more have no tail to be smoothed: of all weights between 1
and e^0.5 at least 94 % of the draws are left effective."""


def weighted_median(values: Floats, *, weights: Floats) -> float:
    """Return the weighted median.

    Args:
        values: Draws.
        weights: Not negative.
    """
    return float(weighted_quantiles(values, weights=weights, levels=np.array(0.5)))


def smoothed_weights(log_weights: Floats) -> tuple[Floats, float]:
    """Return Pareto-smoothed weights summing to one, and the Pareto shape.

    Args:
        log_weights: One for each draw.
    """
    if np.ptp(log_weights) <= EVEN:
        even = np.exp(log_weights - log_weights.max())
        return even / even.sum(), 0.0
    try:
        # It takes log likelihoods of what is left out, the weights' logs with another sign.
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            logs, shape = array_stats.psislw(log_weights.max() - log_weights)
    except ValueError:
        # Weights too alike for a tail to be fitted need no smoothing.
        logs, shape = log_weights, 0.0
    if not np.all(np.isfinite(logs)) or not np.isfinite(shape):
        logs, shape = log_weights, np.inf
    weights = np.exp(np.asarray(logs) - np.max(logs))
    return weights / weights.sum(), float(shape)


def weighted_quantiles(values: Floats, *, weights: Floats, levels: Floats) -> Floats:
    """Return weighted quantiles; with equal weights the median is the usual one.

    Each draw stands at the middle of its weight, straight lines between (Hazen 1914).

    Args:
        values: Draws.
        weights: Not negative.
        levels: Between 0 and 1.
    """
    order = np.argsort(values)
    edges = np.cumsum(weights[order])
    middles = (edges - 0.5 * weights[order]) / edges[-1]
    return np.asarray(np.interp(levels, middles, values[order]))
