"""Draws from the prior, weighted by outside evidence on derived quantities."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from apora.inference.auxiliary import log_weight
from apora.inference.problem import CalibrationProblem
from apora.inference.rows import ByRow

CANDIDATES = 6000
"""Draws that are weighted, where nothing else is said."""
OFF_TOPIC_RANGE = (0.005, 0.995)


def systematic_resample(
    weights: NDArray[np.float64], *, count: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Return positions drawn in proportion to weights, evenly spaced.

    Args:
        weights: Not negative.
        count: How many.
        rng: Its one uniform number places the comb.
    """
    edges = np.cumsum(weights) / np.sum(weights)
    comb = (rng.uniform() + np.arange(count)) / count
    return np.searchsorted(edges, comb, side="right").clip(0, weights.size - 1)


def weighted_prior_scores(
    problem: CalibrationProblem,
    *,
    draws: int,
    rng: np.random.Generator,
    candidates: int = CANDIDATES,
    tell: Callable[[float], None] = lambda _share: None,
) -> tuple[NDArray[np.float64], float]:
    """Return prior scores after outside evidence, and how many candidates they stand for.

    Args:
        problem: The case.
        draws: How many scores.
        rng: Source of luck.
        candidates: Draws that are weighted.
        tell: Told the share that is done.
    """
    drawn = rng.standard_normal((candidates, problem.vector.sampled))
    weigh = ByRow(lambda one: log_weight(problem.run(one)[1], auxiliaries=problem.auxiliaries))
    logs = weigh(drawn, tell=tell)[0]
    weights = np.exp(logs - logs.max())
    chosen = systematic_resample(weights, count=draws, rng=rng)
    return drawn[chosen], float(weights.sum() ** 2 / (weights**2).sum())


def by_observation(
    said: NDArray[np.float64], *, problem: CalibrationProblem
) -> list[NDArray[np.float64]]:
    """Return, for each observation, the values of its alternatives and their weights' mix.

    Alternatives are mixed by repeating draws in turn, in proportion to their weights.

    Args:
        said: Draw by alternative.
        problem: Its observations, used and then held out.
    """
    values, start = [], 0
    for observation in (*problem.observations, *problem.held_out):
        count = len(observation.alternatives)
        weights = np.array([one.weight for one in observation.alternatives])
        edges = np.cumsum(weights) / weights.sum()
        place = (np.arange(said.shape[0]) * 0.6180339887498949) % 1.0
        chosen = np.searchsorted(edges, place, side="right").clip(0, count - 1)
        values.append(said[np.arange(said.shape[0]), start + chosen])
        start += count
    return values


def off_topic_ranges(
    said: NDArray[np.float64], *, problem: CalibrationProblem
) -> NDArray[np.float64]:
    """Return the prior 99 % range of each observation, natural.

    Args:
        said: What the model says in draws from the prior, draw by alternative.
        problem: Its observations.
    """
    values = by_observation(said, problem=problem)
    ranges = [np.quantile(one, OFF_TOPIC_RANGE) for one in values]
    return np.array(ranges)
