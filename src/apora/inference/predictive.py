"""What would be said of each claim, before the evidence and after it."""

from collections.abc import Collection
from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from apora.evidence.observation import Observation
from apora.inference.calibration import Calibration
from apora.inference.hedges.forms import hedge_of, scale_of, spread_of
from apora.inference.hedges.hedge import Hedge
from apora.inference.hedges.spreads import CountOf, Range, Tally
from apora.inference.prior import by_observation
from apora.inference.problem import CalibrationProblem
from apora.inference.splitting import CONFLICT, weighted_tail

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Predicted:
    """What would be said of one claim, draw by draw, natural.

    `tail` is the two-sided chance of a number as far out as the one said, after the
    evidence; for a bound, the chance of a value on its right side. `meant` is what it
    would be said of after the evidence, without the source's error, `meant_before` before
    it; `spread` is that of the source, the words and the counting together, on the claim's
    scale.
    """

    claim: str
    prior: Floats
    posterior: Floats
    meant: Floats
    meant_before: Floats
    tail: float
    prior_tail: float
    spread: float

    @property
    def conflict(self) -> bool:
        """Return whether the number lies far out even after the evidence."""
        return self.tail < CONFLICT

    @property
    def surprising(self) -> bool:
        """Return whether the number lay far out before the evidence; no conflict by itself."""
        return self.prior_tail < CONFLICT


def predicted_claims(
    calibration: Calibration, *, seed: int, only: Collection[str] | None = None
) -> tuple[Predicted, ...]:
    """Return what would be said of each claim used or held out, one row a claim.

    Args:
        calibration: Draws before and after the evidence.
        seed: Of the case; the source's error is drawn with it.
        only: The claims wanted; all if not given.
    """
    problem = calibration.problem
    rng = np.random.default_rng([seed, 2])
    flat = calibration.chains.unknowns.reshape(-1, problem.size)
    prior_unknowns = _prior_unknowns(calibration, rng=rng)
    said = calibration.posterior.said.reshape(flat.shape[0], -1)
    before = by_observation(calibration.prior.said, problem=problem)
    after = by_observation(said, problem=problem)
    rows: dict[str, Predicted] = {}
    observations = (*problem.observations, *problem.held_out)
    for place, (observation, old, new) in enumerate(zip(observations, before, after, strict=True)):
        if observation.claim in rows or not (only is None or observation.claim in only):
            continue
        before_error, after_error = (
            meant_by(problem, place=place, value=value, unknowns=unknowns)
            for value, unknowns in ((old, prior_unknowns), (new, flat))
        )
        rows[observation.claim] = _predicted(
            observation, prior=before_error, posterior=after_error, rng=rng
        )
    return tuple(rows.values())


def _predicted(
    observation: Observation, *, prior: Floats, posterior: Floats, rng: np.random.Generator
) -> Predicted:
    """Return what would be said of one claim, from what it would be said of on its scale."""
    before, after = (said_of(observation, x=x, rng=rng) for x in (prior, posterior))
    return Predicted(
        claim=observation.claim,
        prior=before,
        posterior=after,
        meant=np.asarray(scale_of(observation).back(posterior)),
        meant_before=np.asarray(scale_of(observation).back(prior)),
        tail=tail_chance(observation, values=after),
        prior_tail=tail_chance(observation, values=before),
        spread=_whole_spread(observation, hedge=hedge_of(observation)),
    )


def tail_chance(observation: Observation, *, values: Floats) -> float:
    """Return how far out the number said lies among what would be said [share].

    Args:
        observation: The claim.
        values: What would be said, natural.
    """
    alike = np.full(values.size, 1.0 / values.size)
    return weighted_tail(observation, draws=values, weights=alike)


def _prior_unknowns(calibration: Calibration, *, rng: np.random.Generator) -> Floats:
    """Return prior draws with biases of origins and courses drawn beside them."""
    scores = calibration.prior_scores
    problem = calibration.problem
    beside = rng.standard_normal((scores.shape[0], problem.size - problem.vector.sampled))
    return np.concatenate([scores, beside], axis=1)


def meant_by(problem: CalibrationProblem, *, place: int, value: Floats, unknowns: Floats) -> Floats:
    """Return what one claim would be said of, by draw, on its scale.

    To what the model says come the origin's bias, the definition of a published level, and
    the course of a series.

    Args:
        problem: The case.
        place: Of its observation among those used and held out.
        value: What the model says, natural.
        unknowns: Draw by unknown.
    """
    observation = (*problem.observations, *problem.held_out)[place]
    x = scale_of(observation).to(value)
    if observation.bias_group >= 0:
        x = x + problem.bias_sd * unknowns[:, problem.vector.sampled + observation.bias_group]
    x = x + definition_term(observation.discrepancy, scores=unknowns, problem=problem)
    if problem.courses.size:
        x = x + problem.courses.added_to(place, scores=unknowns[:, problem.courses_start :])
    return np.asarray(x, dtype=np.float64)


def definition_term(name: str | None, *, scores: Floats, problem: CalibrationProblem) -> Floats:
    """Return what the definition of a published level adds, by draw, on its scale.

    Args:
        name: Its parameter, or nothing.
        scores: Scores of parameters, draw first.
        problem: The case.
    """
    if name is None:
        return np.zeros(scores.shape[0])
    entry = next(one for one in problem.vector.entries if one.id == name)
    return np.asarray(entry.points.natural(jnp.asarray(scores[:, entry.start])))


def said_of(observation: Observation, *, x: Floats, rng: np.random.Generator) -> Floats:
    """Return what would be said of values: with the source's error, in the claim's words.

    A number is drawn as its speaker chooses it, a count with the luck of counting. Of a
    statement that is made or not, and of a range, the value itself is kept.

    Args:
        observation: The claim.
        x: What it would be said of, on its scale.
        rng: Source of luck.
    """
    hedge, scale = hedge_of(observation), scale_of(observation)
    heard = x + spread_of(observation, hedge=hedge) * rng.standard_normal(x.size)
    if hedge.is_event or isinstance(hedge, Range):
        return np.asarray(scale.back(heard))
    return np.array(
        [hedge.say(float(one), heard=observation.heard, rng=rng).heard.value for one in heard]
    )


def _whole_spread(observation: Observation, *, hedge: Hedge) -> float:
    spread = spread_of(observation, hedge=hedge)
    if isinstance(hedge, CountOf | Tally):
        return float(np.hypot(spread, hedge.noise(observation.heard)))
    return spread
