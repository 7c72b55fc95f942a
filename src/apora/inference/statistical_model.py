"""The joint distribution of unknowns and claims, as the sampler reads it."""

from collections.abc import Callable
from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.auxiliary import log_weight
from apora.inference.hedges.batch import HedgeBatch, compile_hedges, log_likelihood, lookup_of
from apora.inference.hedges.lookup import HedgeLookup
from apora.inference.problem import CalibrationProblem
from apora.inference.quantities import TINY, parts_of, said_of_parts


def gist_of(problem: CalibrationProblem, scores: Array) -> Array:
    """Return all that the density needs of one run of the model, as one vector.

    Logarithms of the parts that claims are put together from, logarithms of the derived
    quantities that outside evidence speaks of, and what published levels add. Of parts that
    are alike, and of levels, the first stands for all.

    Args:
        problem: The case.
        scores: Of the parameters.
    """
    run, derived = problem.run(scores)
    parts = parts_of(problem.quantities, run.outcome.series.ravel())
    if problem.alike is not None:
        parts = parts[problem.alike.first]
    rates = [one.bounded(derived[one.id])[None] for one in problem.auxiliaries]
    logs = jnp.log(jnp.maximum(jnp.concatenate([parts, *rates]), TINY))
    shifts = level_shifts(problem, scores)
    if problem.alike is not None:
        shifts = shifts[problem.alike.first_added]
    return jnp.concatenate([logs, shifts])


def level_shifts(problem: CalibrationProblem, scores: Array) -> Array:
    """Return what the definition of a published level adds to each claim, on its scale.

    Args:
        problem: The case.
        scores: Of the parameters.
    """
    values = problem.vector.natural(scores)
    names = [one.discrepancy for one in problem.observations]
    return jnp.stack([jnp.zeros(()) if name is None else values[name] for name in names])


def settled(problem: CalibrationProblem, unknowns: Array, *, said: Array) -> Array:
    """Return the unknowns of a place where chains walk.

    They are the same but for the levels of courses (`Courses`).

    Args:
        problem: The case.
        unknowns: As the chains have them.
        said: What the model says under every alternative, natural.
    """

    def turned(own: Array) -> Array:
        return problem.courses.from_walk(own, said=said)

    return _with_courses(problem, unknowns, turned=turned)


def walked(problem: CalibrationProblem, unknowns: Array, *, said: Array) -> Array:
    """Return the place where chains walk of unknowns as the prior has them.

    Args:
        problem: The case.
        unknowns: As the prior has them.
        said: What the model says under every alternative, natural.
    """

    def turned(own: Array) -> Array:
        return problem.courses.to_walk(own, said=said)

    return _with_courses(problem, unknowns, turned=turned)


def _with_courses(
    problem: CalibrationProblem, unknowns: Array, *, turned: Callable[[Array], Array]
) -> Array:
    if not problem.courses.size:
        return unknowns
    start = problem.courses_start
    return jnp.concatenate([unknowns[:start], turned(unknowns[start:])])


@dataclass(frozen=True, kw_only=True)
class Target:
    """The joint distribution of one case.

    Unknowns are parameter scores, biases of origins in standard units, then scores of courses.
    """

    problem: CalibrationProblem
    batch: HedgeBatch

    @property
    def size(self) -> int:
        """Return the number of unknowns."""
        return self.problem.size

    @property
    def read(self) -> int:
        """Return how many of the unknowns a run of the model reads: the first ones."""
        return self.problem.vector.sampled

    @property
    def _parts(self) -> int:
        """Return how many parts of claims a gist holds."""
        alike = self.problem.alike
        return self.problem.quantities.owner.shape[0] if alike is None else alike.first.size

    @property
    def components(self) -> int:
        """Return how many components a gist has."""
        alike = self.problem.alike
        added = len(self.problem.observations) if alike is None else alike.first_added.size
        return self._parts + len(self.problem.auxiliaries) + added

    def gist(self, unknowns: Array) -> Array:
        """Return all that the density needs of one run of the model.

        Args:
            unknowns: Scores of parameters, then biases in standard units.
        """
        return gist_of(self.problem, unknowns[: self.read])

    def lookup(self, batch: HedgeBatch) -> HedgeLookup:
        """Return the chances of hearing what was said as tables.

        Args:
            batch: What was said.
        """
        return lookup_of(batch)

    def bearing(
        self,
        unknowns: Array,
        *,
        said: Array,
        rates: Array,
        shifts: Array,
        batch: HedgeBatch | None = None,
        lookup: HedgeLookup | None = None,
    ) -> tuple[Array, Array]:
        """Return the log weight of outside evidence, and the log likelihood of each claim.

        Args:
            unknowns: Scores of parameters, then biases in standard units.
            said: What the model says under every alternative, natural.
            rates: Derived quantities in the order of the outside evidence, natural.
            shifts: What published levels add, by claim.
            batch: What was said, where that is not what the case says.
            lookup: Its chances as tables, where an approximation will do.
        """
        problem, batch = self.problem, self.batch if batch is None else batch
        bias = unknowns[problem.vector.sampled : problem.courses_start]
        if problem.courses.size:
            own = unknowns[problem.courses_start :]
            shifts = shifts + problem.courses.added(own, count=shifts.shape[0])
        derived = {one.id: rates[i] for i, one in enumerate(problem.auxiliaries)}
        outside = log_weight(derived, auxiliaries=problem.auxiliaries)
        used = said[: batch.owner.shape[0]]
        return outside, log_likelihood(batch, used, bias=bias, discrepancy=shifts, lookup=lookup)

    def log_density(
        self,
        unknowns: Array,
        *,
        gist: Array,
        batch: HedgeBatch | None = None,
        lookup: HedgeLookup | None = None,
    ) -> Array:
        """Return the log density of unknowns and claims together, up to a constant.

        Args:
            unknowns: As chains have them, where they walk.
            gist: From `gist_of`, or what stands in for it.
            batch: What was said, where that is not what the case says.
            lookup: Its chances as tables, where an approximation will do.
        """
        quantities, alike = self.problem.quantities, self.problem.alike
        count = self._parts
        levels = count + len(self.problem.auxiliaries)
        natural = jnp.exp(gist[:levels])
        parts = natural[:count]
        if alike is not None:
            parts = parts[alike.kind] * jnp.asarray(alike.ratio, dtype=parts.dtype)
        said = said_of_parts(quantities, parts)
        unknowns = settled(self.problem, unknowns, said=said)
        rates, shifts = natural[count:], gist[levels:]
        outside, claims = self.bearing(
            unknowns,
            said=said,
            rates=rates,
            shifts=shifts if alike is None else shifts[alike.added],
            batch=batch,
            lookup=lookup,
        )
        return -0.5 * jnp.sum(unknowns**2) + outside + jnp.sum(claims)


def target_of(problem: CalibrationProblem, *, ranges: NDArray[np.float64]) -> Target:
    """Return the joint distribution of a case.

    Args:
        problem: The case.
        ranges: Prior 99 % range of each observation.
    """
    used = problem.observations
    batch = compile_hedges(used, ranges[: len(used)], bias_sd=problem.bias_sd)
    return Target(problem=problem, batch=batch)
