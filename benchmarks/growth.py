"""How time grows when a case does: with twice the draws, offices, weeks or claims.

    python benchmarks/growth.py [--doublings 2]

A run of the model for draws, offices and weeks, a density and its slope for claims; each
on the small Lowmere made larger in one direction.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "shared"))

import jax
import jax.numpy as jnp
import measured
import numpy as np
from measured import SEED, Times, line, times_of

from apora.evidence.case import Case
from apora.inference.precision import bits
from apora.inference.problem import CalibrationProblem, calibration_problem, in_batches
from apora.inference.statistical_model import gist_of, target_of

DRAWS = 512


def with_offices(case: Case, *, times: int) -> Case:
    """Return the case with every office so many times, under names of their own."""
    offices = [unit for unit in case.units if unit.stratum]
    more = [
        unit.model_copy(update={"id": f"{unit.id}-{copy}"})
        for copy in range(1, times)
        for unit in offices
    ]
    return replace(case, units=(*case.units, *more))


def with_weeks(case: Case, *, times: int) -> Case:
    """Return the case assessed so many times as late."""
    old = case.settings
    later = (old.as_of - old.start + timedelta(days=1)) * (times - 1)
    changed = {"as_of": old.as_of + later, "decision_date": old.decision_date + later}
    drivers = tuple(
        row.model_copy(update={"to": row.to + later}) if row.to >= old.as_of else row
        for row in case.drivers
    )
    return replace(case, settings=old.model_copy(update=changed), drivers=drivers)


def with_claims(case: Case, *, times: int) -> Case:
    """Return the case with every claim said so many times."""
    more = [
        claim.model_copy(update={"id": f"{claim.id}-{copy}"})
        for copy in range(1, times)
        for claim in case.claims
    ]
    return replace(case, claims=(*case.claims, *more))


def runs(case: Case, *, draws: int = DRAWS) -> Times:
    """Return how long the model takes for so many draws."""
    problem = calibration_problem(case)
    run = jax.jit(lambda every: in_batches(lambda one: gist_of(problem, one), every))
    scores = drawn(problem, draws=draws)
    return times_of(lambda: run(scores))


def densities(case: Case) -> Times:
    """Return how long densities and slopes of claims take, runs of the model being given."""
    problem = calibration_problem(case)
    ranges = np.tile([1.0, 1000.0], (len(problem.observations), 1))
    target = target_of(problem, ranges=ranges)
    unknowns = jnp.zeros((DRAWS, problem.size))
    gists = jax.jit(jax.vmap(target.gist))(unknowns)
    slope = jax.value_and_grad(lambda at, gist: target.log_density(at, gist=gist), argnums=(0, 1))
    many = jax.jit(jax.vmap(slope))
    return times_of(lambda: many(unknowns, gists))


def drawn(problem: CalibrationProblem, *, draws: int) -> jax.Array:
    """Return scores drawn from the prior."""
    return jnp.asarray(np.random.default_rng(SEED).standard_normal((draws, problem.vector.sampled)))


def curve(name: str, *, sizes: Sequence[int], time: Callable[[int], Times]) -> None:
    """Print the time at each size, and what the last doubling cost."""
    found = [time(size) for size in sizes]
    doublings = [b.middle / a.middle for a, b in pairwise(found)]
    line(
        name,
        "; ".join(f"x{size}: {one}" for size, one in zip(sizes, found, strict=True)),
        "a doubling costs " + ", ".join(f"{one:.2f}" for one in doublings) + " times",
    )


def main() -> None:
    """Print a curve for each direction."""
    asked = measured.arguments("How time grows.", doublings=2)
    case, sizes = measured.asked_case(asked.case), [2**n for n in range(asked.doublings + 1)]
    with bits(32):
        curve(f"draws, {DRAWS} at first", sizes=sizes, time=lambda n: runs(case, draws=n * DRAWS))
        curve("offices", sizes=sizes, time=lambda n: runs(with_offices(case, times=n)))
        curve("weeks", sizes=sizes, time=lambda n: runs(with_weeks(case, times=n)))
        curve("claims", sizes=sizes, time=lambda n: densities(with_claims(case, times=n)))


main()
