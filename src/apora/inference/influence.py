"""What each claim does to each headline: the posterior without it, by weights."""

from dataclasses import dataclass

import numpy as np
from arviz_stats.base import array_stats
from numpy.typing import NDArray

from apora.inference.calibration import Calibration, headline_scores
from apora.inference.headlines import HEADLINES

Floats = NDArray[np.float64]
WEIGHTS_FAIL = 0.7
"""Pareto shape above which leaving a claim out by weights cannot be trusted."""

FLAT = 1e-3
"""A claim whose log likelihood varies less than this over the draws moves nothing."""


@dataclass(frozen=True, kw_only=True)
class Influence:
    """How far one claim moves one headline.

    `shift` is the median with the claim less the median without it, natural; `standard`
    the same in posterior standard deviations; `reliable` is false where the weights
    failed.
    """

    claim: str
    headline: str
    shift: float
    standard: float
    reliable: bool


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
        logs, shape = array_stats.psislw(log_weights - log_weights.max())
    except ValueError:
        # Weights too alike for a tail to be fitted need no smoothing.
        logs, shape = log_weights, 0.0
    if not np.all(np.isfinite(logs)) or not np.isfinite(shape):
        logs, shape = log_weights, np.inf
    weights = np.exp(np.asarray(logs) - np.max(logs))
    return weights / weights.sum(), float(shape)


def influences(calibration: Calibration) -> tuple[Influence, ...]:
    """Return the influence of every claim used on every headline.

    A claim is left out with weights 1 / likelihood.

    Args:
        calibration: Draws and claims' log likelihoods.
    """
    claims = [one.claim for one in calibration.problem.observations]
    logs = calibration.log_likelihood.reshape(-1, len(claims))
    headlines = calibration.posterior.headlines.reshape(logs.shape[0], -1)
    on_scale = headline_scores(headlines)
    found = []
    for claim in dict.fromkeys(claims):
        columns = [i for i, name in enumerate(claims) if name == claim]
        weights, shape = smoothed_weights(-logs[:, columns].sum(axis=1))
        for position, headline in enumerate(HEADLINES):
            values, scaled = headlines[:, position], on_scale[:, position]
            without = weighted_median(scaled, weights=weights)
            found.append(
                Influence(
                    claim=claim,
                    headline=headline.id,
                    shift=float(np.median(values)) - weighted_median(values, weights=weights),
                    standard=(float(np.median(scaled)) - without)
                    / max(float(np.std(scaled)), 1e-12),
                    reliable=shape <= WEIGHTS_FAIL,
                )
            )
    return tuple(found)


def heaviest(found: tuple[Influence, ...], *, headline: str, count: int = 2) -> list[str]:
    """Return the claims that move a headline most.

    Args:
        found: From `influences`.
        headline: Its id.
        count: How many claims.
    """
    own = [one for one in found if one.headline == headline]
    return [one.claim for one in sorted(own, key=lambda one: -abs(one.standard))[:count]]
