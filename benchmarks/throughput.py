"""Runs of the model a second: 400 draws in one call against NumPy, and against the machine.

    python benchmarks/throughput.py [--case FOLDER] [--draws 400]

NumPy takes the weeks of a few draws one after the other, with the same formulas
(`shared/plain_numpy.py`), vectorised over offices and households; it is given for nothing
what a run prepares before its first week, so the ratio is on the careful side. Beside it
stands what the machine does when it computes elements and nothing else.
"""

import sys
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "shared"))

import jax
import jax.numpy as jnp
import measured
import numpy as np
from elements import Counted, counted, seconds_at_bound
from jax import Array
from measured import SEED, line, spelled, times_of
from plain_numpy import numpy_step

from apora.inference.precision import bits
from apora.inference.problem import CalibrationProblem, calibration_problem, in_batches
from apora.model.illness import illness_shares
from apora.model.means_tables import means_tables
from apora.model.prepare import prepare
from apora.model.simulate import starting_stocks
from apora.model.step import step_week
from apora.model.week import weeks_of_run

SAME = 1e-6
"""How far both may differ: compiled sums are in another order."""
PLAIN = 4
"""Draws that NumPy runs."""


def given_of(problem: CalibrationProblem, scores: Array) -> tuple[Any, Any, Any, Any]:
    """Return what the weeks of one draw are given: stocks, weeks, parameters, what lasts."""
    values = problem.vector.natural(scores)
    population, inputs = problem.population(values), problem.inputs
    tables = means_tables(parameters=values, inputs=inputs, population=population)
    prepared = prepare(parameters=values, inputs=inputs, population=population, tables=tables)
    illness = illness_shares(
        wave=inputs.drivers["illness_wave"],
        illness_ratio=values["illness_ratio"],
        illness_weeks=values["illness_weeks"],
    )
    weeks = weeks_of_run(
        parameters=values,
        inputs=inputs,
        tables=tables,
        will_scale=prepared.will_scale,
        illness=illness,
        implicated=prepared.implicated_persons,
    )
    computed = jax.tree.map(lambda by_week: by_week[problem.calm_weeks - 1 :], weeks)
    return starting_stocks(prepared=prepared), computed, values, prepared


def after_weeks(problem: CalibrationProblem, scores: Array) -> Any:
    """Return the stocks at the end of a run's weeks."""
    start, weeks, values, prepared = given_of(problem, scores)
    return jax.lax.scan(partial(step_week, parameters=values, prepared=prepared), start, weeks)[0]


def plain_weeks(step: Any, given: tuple[Any, Any, Any, Any]) -> Any:
    """Return the stocks at the end of a run's weeks, by NumPy."""
    stocks, weeks, values, prepared = given
    for t in range(len(jax.tree.leaves(weeks)[0])):
        week = jax.tree.map(lambda by_week, at=t: by_week[at], weeks)
        stocks, _ = step(stocks, week, parameters=values, prepared=prepared)
    return stocks


def against_numpy(problem: CalibrationProblem, scores: Array) -> None:
    """Print both, and their ratio."""
    run = jax.jit(lambda every: in_batches(partial(after_weeks, problem), every))
    compiled, found = times_of(lambda: run(scores)), run(scores[:PLAIN])
    step, draws = numpy_step(), [jax.jit(partial(given_of, problem))(one) for one in scores[:PLAIN]]
    draws = [jax.tree.map(np.asarray, one) for one in draws]
    plain = times_of(lambda: [plain_weeks(step, one) for one in draws])
    for at, one in enumerate(draws):
        same = zip(jax.tree.leaves(found), jax.tree.leaves(plain_weeks(step, one)), strict=True)
        for ours, other in same:
            np.testing.assert_allclose(ours[at], other, rtol=SAME, atol=SAME)
    each, theirs = compiled.middle / len(scores), plain.middle / PLAIN
    line(f"{len(scores)} draws in one call, 64 bits", compiled, f"{spelled(each)} a draw")
    line(f"NumPy, {PLAIN} draws one by one", plain, f"{spelled(theirs)} a draw")
    ends = sorted(b / a for a in compiled.seconds for b in plain.seconds)
    scale = len(scores) / PLAIN
    line(
        "against NumPy, same formulas, same results",
        f"{theirs / each:.3g} times as fast [{ends[0] * scale:.3g}, {ends[-1] * scale:.3g}]",
    )


def against_machine(problem: CalibrationProblem, scores: Array, *, name: str) -> None:
    """Print which share of the time the elements of all runs would take by themselves."""
    many = partial(in_batches, partial(after_weeks, problem))
    total: Counted = counted(jax.make_jaxpr(many)(scores).jaxpr)
    run = jax.jit(many)
    measured_time = times_of(lambda: run(scores))
    bound = seconds_at_bound(total, dtype=scores.dtype)
    line(
        f"elements, {name}",
        f"{total.hard / len(scores):.3g} hard and {total.easy / len(scores):.3g} easy a draw",
        f"by themselves {spelled(bound)}",
        f"run {measured_time}",
        f"{bound / measured_time.middle:.1%} of the machine's own bound",
    )


def main() -> None:
    """Print the lines."""
    asked = measured.arguments("Runs of the model a second.", draws=400)
    case = measured.asked_case(asked.case)
    problem = calibration_problem(case)
    drawn = np.random.default_rng(SEED).standard_normal((asked.draws, problem.vector.sampled))
    line(
        f"{len(problem.organisation.strata)} offices, {case.settings.household_types} households, "
        f"{problem.calendar.weeks} weeks"
    )
    against_numpy(problem, jnp.asarray(drawn))
    with bits(32):
        narrow = calibration_problem(case)
        against_machine(narrow, jnp.asarray(drawn), name="32 bits")


main()
