"""The joint distribution of unknowns and claims, as the sampler reads it."""

from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.auxiliary import log_weight
from apora.inference.hedges.batch import HedgeBatch, compile_hedges, log_likelihood
from apora.inference.problem import CalibrationProblem


@dataclass(frozen=True, kw_only=True)
class Target:
    """The joint distribution of one case, compiled.

    `terms` of a vector of unknowns are parameter scores, then biases of origins in
    standard units. `discrepancy` is, for each claim, the place of the score it adds.
    """

    problem: CalibrationProblem
    batch: HedgeBatch
    discrepancies: tuple[str | None, ...]

    def bearing(self, unknowns: Array, *, batch: HedgeBatch | None = None) -> tuple[Array, Array]:
        """Return the log weight of outside evidence, and the log likelihood of each claim.

        Args:
            unknowns: Scores of parameters, then biases in standard units.
            batch: What was said, where that is not what the case says.
        """
        problem = self.problem
        batch = self.batch if batch is None else batch
        scores = unknowns[: problem.vector.sampled]
        values = problem.vector.natural(scores)
        run, derived = problem.run(scores)
        said = problem.said_by(run)[: batch.owner.shape[0]]
        shift = jnp.stack(
            [jnp.zeros(()) if name is None else values[name] for name in self.discrepancies]
        )
        bias = problem.bias_sd * unknowns[problem.vector.sampled :]
        outside = log_weight(derived, auxiliaries=problem.auxiliaries)
        return outside, log_likelihood(batch, said, bias=bias, discrepancy=shift)

    def log_density(self, unknowns: Array, *, batch: HedgeBatch | None = None) -> Array:
        """Return the log density of unknowns and claims together, up to a constant.

        Args:
            unknowns: Scores of parameters, then biases in standard units.
            batch: What was said, where that is not what the case says.
        """
        outside, claims = self.bearing(unknowns, batch=batch)
        return -0.5 * jnp.sum(unknowns**2) + outside + jnp.sum(claims)


def target_of(problem: CalibrationProblem, *, ranges: NDArray[np.float64]) -> Target:
    """Return the joint distribution of a case.

    Args:
        problem: The case.
        ranges: Prior 99 % range of each observation.
    """
    used = problem.observations
    return Target(
        problem=problem,
        batch=compile_hedges(used, ranges[: len(used)]),
        discrepancies=tuple(one.discrepancy for one in used),
    )
