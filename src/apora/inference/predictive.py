"""What would be said of each claim, before the evidence and after it."""

from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from apora.evidence.observation import Observation
from apora.inference.calibration import Calibration
from apora.inference.hedges.forms import hedge_of, scale_of, spread_of
from apora.inference.prior import by_observation
from apora.inference.splitting import weighted_tail

Floats = NDArray[np.float64]
CONFLICT = 0.05
"""A number said this far out in the tail of what would be said is flagged [share]."""
BOUNDS = frozenset({"more", "at_least", "less", "up_to", "at_most", "word"})


@dataclass(frozen=True, kw_only=True)
class Predicted:
    """What would be said of one claim, draw by draw, natural.

    `tail` is the two-sided chance of a number as far out as the one said, after the
    evidence; for a bound, the chance of a value on its right side. `spread` is that of
    the source and the words together, on the claim's scale.
    """

    claim: str
    prior: Floats
    posterior: Floats
    tail: float
    prior_tail: float
    spread: float

    @property
    def conflict(self) -> bool:
        """Return whether the claim and the rest of the evidence pull apart."""
        return min(self.tail, self.prior_tail) < CONFLICT


def predicted_claims(calibration: Calibration, *, seed: int) -> tuple[Predicted, ...]:
    """Return what would be said of each claim used or held out, one row a claim.

    Args:
        calibration: Draws before and after the evidence.
        seed: Of the case; the source's error is drawn with it.
    """
    problem = calibration.problem
    rng = np.random.default_rng([seed, 2])
    flat = calibration.chains.unknowns.reshape(-1, problem.size)
    prior_unknowns = _prior_unknowns(calibration, rng=rng)
    said = calibration.posterior.said.reshape(flat.shape[0], -1)
    before = by_observation(calibration.prior.said, problem=problem)
    after = by_observation(said, problem=problem)
    rows: dict[str, Predicted] = {}
    for observation, old, new in zip(
        (*problem.observations, *problem.held_out), before, after, strict=True
    ):
        if observation.claim in rows:
            continue
        prior = _as_said(
            observation, value=old, unknowns=prior_unknowns, calibration=calibration, rng=rng
        )
        posterior = _as_said(
            observation, value=new, unknowns=flat, calibration=calibration, rng=rng
        )
        rows[observation.claim] = Predicted(
            claim=observation.claim,
            prior=prior,
            posterior=posterior,
            tail=tail_chance(observation, values=posterior),
            prior_tail=tail_chance(observation, values=prior),
            spread=spread_of(observation, hedge=hedge_of(observation)),
        )
    return tuple(rows.values())


def tail_chance(observation: Observation, *, values: Floats) -> float:
    """Return how far out the number said lies among what would be said [share].

    Args:
        observation: The claim.
        values: What would be said, natural.
    """
    alike = np.full(values.size, 1.0 / values.size)
    return weighted_tail(observation, draws=values, weights=alike)


def _prior_unknowns(calibration: Calibration, *, rng: np.random.Generator) -> Floats:
    """Return prior draws with biases of origins drawn beside them."""
    scores = calibration.prior_scores
    biases = rng.standard_normal((scores.shape[0], calibration.problem.bias_groups))
    return np.concatenate([scores, biases], axis=1)


def _as_said(
    observation: Observation,
    *,
    value: Floats,
    unknowns: Floats,
    calibration: Calibration,
    rng: np.random.Generator,
) -> Floats:
    """Return values with the origin's bias, the definition term and the source's error."""
    problem = calibration.problem
    scale = scale_of(observation)
    shift = spread_of(observation, hedge=hedge_of(observation)) * rng.standard_normal(value.size)
    if observation.bias_group >= 0:
        shift = (
            shift + problem.bias_sd * unknowns[:, problem.vector.sampled + observation.bias_group]
        )
    if observation.discrepancy is not None:
        entry = next(one for one in problem.vector.entries if one.id == observation.discrepancy)
        shift = shift + np.asarray(entry.points.natural(jnp.asarray(unknowns[:, entry.start])))
    return np.asarray(scale.back(scale.to(value) + shift))
