"""Draws with weights: smoothed, so that a few do not stand for all."""

import numpy as np
from arviz_stats.base import array_stats
from numpy.typing import NDArray

Floats = NDArray[np.float64]
WEIGHTS_FAIL = 0.7
"""Pareto shape above which leaving a claim out by weights cannot be trusted."""

FLAT = 1e-3
"""A claim whose log likelihood varies less than this over the draws moves nothing."""


def weighted_median(values: Floats, *, weights: Floats) -> float:
    """Return the weighted median.

    Args:
        values: Draws.
        weights: Not negative.
    """
    order = np.argsort(values)
    edges = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(edges, 0.5 * edges[-1])])


def smoothed_weights(log_weights: Floats) -> tuple[Floats, float]:
    """Return Pareto-smoothed weights summing to one, and the Pareto shape.

    Args:
        log_weights: One for each draw.
    """
    if np.ptp(log_weights) < FLAT:
        return np.full(log_weights.size, 1.0 / log_weights.size), 0.0
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
    """Return weighted quantiles.

    Args:
        values: Draws.
        weights: Not negative.
        levels: Between 0 and 1.
    """
    order = np.argsort(values)
    edges = np.cumsum(weights[order])
    places = np.searchsorted(edges, levels * edges[-1])
    return np.asarray(values[order][np.minimum(places, values.size - 1)])
