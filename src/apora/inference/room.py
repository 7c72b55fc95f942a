"""Claims for which the priors leave no room: whatever the evidence says, the model cannot."""

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from apora.errors import Problem
from apora.evidence.observation import Observation
from apora.inference.hedges.forms import hedge_of, scale_of, spread_of
from apora.inference.hedges.spreads import CountOf, Tally
from apora.inference.prior import by_observation
from apora.inference.problem import CalibrationProblem
from apora.inference.splitting import weighted_tail

Floats = NDArray[np.float64]
NO_ROOM = 0.002
"""A number this far out among what would be said before the evidence has no room [share]."""
LUCK = 12
"""Stream of the case's seed that errors of sources are drawn from."""


def claims_without_room(problem: CalibrationProblem, *, said: Floats) -> tuple[Problem, ...]:
    """Return a warning for each claim that hardly any draw from the prior could have said.

    Number and range, two-sided; a bound, the chance of its right side. The source's error,
    the bias of its origin and what a published level adds are drawn beside each value.

    Args:
        problem: The case.
        said: What the model says in draws from the prior, draw by alternative, natural.
    """
    rng = np.random.default_rng([problem.case.settings.seed, LUCK])
    observations = (*problem.observations, *problem.held_out)
    chances: dict[str, float] = {}
    for place, values in enumerate(by_observation(said, problem=problem)):
        one = observations[place]
        heard = _heard(one, values=values, place=place, problem=problem, rng=rng)
        alike = np.full(heard.size, 1.0 / heard.size)
        chance = weighted_tail(one, draws=heard, weights=alike)
        chances[one.claim] = max(chance, chances.get(one.claim, 0.0))
    return tuple(_warning(claim) for claim, chance in chances.items() if chance < NO_ROOM)


def _heard(
    observation: Observation,
    *,
    values: Floats,
    place: int,
    problem: CalibrationProblem,
    rng: np.random.Generator,
) -> Floats:
    """Return what would be heard of values, natural: with error, bias and definition."""
    scale, hedge = scale_of(observation), hedge_of(observation)
    spread = spread_of(observation, hedge=hedge)
    if isinstance(hedge, CountOf | Tally):
        spread = float(np.hypot(spread, hedge.noise(observation.heard)))
    if problem.courses.size:
        spread = float(np.hypot(spread, np.linalg.norm(problem.courses.weights[place])))
    if observation.bias_group >= 0:
        spread = float(np.hypot(spread, problem.bias_sd))
    x = scale.to(values) + spread * rng.standard_normal(values.size)
    if observation.discrepancy is not None:
        entry = next(one for one in problem.vector.entries if one.id == observation.discrepancy)
        scores = jnp.asarray(rng.standard_normal(values.size))
        x = x + np.ravel(np.asarray(entry.points.natural(scores)))
    return np.asarray(scale.back(x), dtype=np.float64)


def _warning(claim: str) -> Problem:
    return Problem(
        where=f"claims.csv, {claim}",
        what="the priors leave no room for it: hardly any draw from them could have said it.",
        remedy=(
            "Check how it is read, its unit and its date; then the ranges in parameters.csv, "
            "households.csv and units.csv that its indicator rests on."
        ),
        rule="no_room",
        severity="warning",
    )
