"""Draws from the prior, weighted by outside evidence on derived quantities."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.auxiliary import log_weight
from apora.inference.problem import CalibrationProblem, in_batches

CANDIDATES = 6000
OFF_TOPIC_RANGE = (0.005, 0.995)


class PriorDraws(NamedTuple):
    """Draws from the prior: scores, and what the model says of every alternative."""

    scores: NDArray[np.float64]
    said: NDArray[np.float64]
    effective: float


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
    problem: CalibrationProblem, *, draws: int, rng: np.random.Generator
) -> tuple[NDArray[np.float64], float]:
    """Return prior scores after outside evidence, and how many candidates they stand for.

    Args:
        problem: The case.
        draws: How many scores.
        rng: Source of luck.
    """
    candidates = rng.standard_normal((CANDIDATES, problem.vector.sampled))
    weigh = jax.jit(
        lambda all_: in_batches(
            lambda one: log_weight(problem.run(one)[1], auxiliaries=problem.auxiliaries),
            all_,
        )
    )
    logs = np.asarray(weigh(jnp.asarray(candidates)))
    weights = np.exp(logs - logs.max())
    chosen = systematic_resample(weights, count=draws, rng=rng)
    return candidates[chosen], float(weights.sum() ** 2 / (weights**2).sum())


def prior_draws(problem: CalibrationProblem, *, draws: int, seed: int) -> PriorDraws:
    """Return draws from the prior and what the model says in each.

    Args:
        problem: The case.
        draws: How many.
        seed: Of the case.
    """
    scores, effective = weighted_prior_scores(
        problem, draws=draws, rng=np.random.default_rng([seed, 1])
    )
    said = jax.jit(lambda all_: in_batches(lambda one: problem.said_by(problem.run(one)[0]), all_))(jnp.asarray(scores))
    return PriorDraws(scores=scores, said=np.asarray(said), effective=effective)


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


def off_topic_ranges(prior: PriorDraws, *, problem: CalibrationProblem) -> Array:
    """Return the prior 99 % range of each observation, natural.

    Args:
        prior: Draws from the prior.
        problem: Its observations.
    """
    ranges = [np.quantile(one, OFF_TOPIC_RANGE) for one in by_observation(prior.said, problem=problem)]
    return np.array(ranges)
