"""Do reported quantities move with the step, the number of households, or their seed?

    python scripts/convergence.py lowmere          # one case, or several
    python scripts/convergence.py                  # every case that ships

The same draws from the prior are run with half the step, with four times as many household
types, with types matched anew from other seeds, and with Sobol' points as they are; printed
is by how much the 5, 50 and 95 % points of every main quantity move, against the 90 % range.
The result is tests/references/convergence.json; a test judges it, a page of the
documentation shows it.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
sys.path.insert(0, str(Path(__file__).resolve().parent))

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

import half_weeks as halves
import household_points as matching
from apora.evidence.calendar import calendar_of
from apora.evidence.case import read_case
from apora.evidence.driver_weeks import driver_weeks
from apora.evidence.wanted import Frame
from apora.inference.headlines import HEADLINES, asked_headlines
from apora.inference.problem import CalibrationProblem, calibration_problem, in_batches
from apora.inference.quantities import compile_quantities, evaluate_quantities
from apora.model.means import Household
from apora.model.simulate import simulate
from apora.model.state import Inputs, Population
from apora.population.households import (
    POINTS_SEED,
    HouseholdTable,
    household_points,
    household_table,
    households,
    sobol_points,
)
from apora.population.inputs import inputs_of, regime_starts, regimes_of, with_calm_week
from apora.population.levers import effect_positions
from apora.projections.plans import REFERENCE, Plan
from apora.projections.project import outcome_questions
from apora.projections.scenarios import scenario_plans

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "tests" / "references" / "convergence.json"
CASES = ("lowmere", "belarus-2020")
COMMAND = "python scripts/convergence.py"
SEED = 20261128
DRAWS = 256
TYPES, MORE = 64, 256
SEEDS = (1, 2, 3)
ENDS = (0.05, 0.5, 0.95)
BATCH = 8
ALLOWED = 0.05
"""By how much a median or an end may move [share of the 90 % range]: design of the model."""

Floats = NDArray[np.float64]
Points: TypeAlias = dict[str, NDArray[np.float64]]


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One way to compute the same thing: how many household types, from where, which step.

    `seed` is that of types matched anew, none for those that ship; `sobol` takes Sobol'
    points as they are.
    """

    name: str
    types: int = TYPES
    seed: int | None = None
    sobol: bool = False
    halved: bool = False

    def points(self) -> Floats:
        """Return normal scores of its household types, coordinate by type [1]."""
        if self.sobol:
            return sobol_points(types=self.types, seed=POINTS_SEED)
        if self.seed is None:
            return household_points(types=self.types)
        return points_of_seed(self.seed)


@cache
def points_of_seed(seed: int) -> Floats:
    """Return household types matched anew, from other draws and other points.

    Args:
        seed: Of both.
    """
    asked = matching.asked_of_cases(seed=seed)
    return matching.matched_points(asked, types=TYPES, seed=seed)


BASE = Variant(name="as reported")
VARIANTS = (
    Variant(name="half the step", halved=True),
    Variant(name=f"{MORE} household types", types=MORE),
    *(Variant(name=f"{TYPES} types, seed {seed}", seed=seed) for seed in SEEDS),
    Variant(name=f"{TYPES} Sobol' points", sobol=True),
)


def quantity_names(problem: CalibrationProblem) -> list[str]:
    """Return the quantities whose shifts are printed: headlines, outcomes, differences."""
    frame = Frame(calendar=calendar_of(problem.case.settings), organisation=problem.organisation)
    asked = outcome_questions(problem, frame=frame)
    outcomes = [f"{one.indicator.id} by {one.window.upper}" for one in asked]
    more = [f"{name}, difference of all measures" for name in outcomes]
    return [*(one.id for one in HEADLINES), *outcomes, *more]


def plans_of(problem: CalibrationProblem) -> tuple[Plan, Plan]:
    """Return the reference, and the scenario with most measures."""
    plans = [one for one in scenario_plans(problem.case) if one.kind == "scenario"]
    reference = next(one for one in plans if one.scenario == REFERENCE)
    return reference, max(plans, key=lambda one: len(one.schedule.changes))


class Compiled:
    """The model of a case, compiled once for each step and number of household types."""

    def __init__(self, problem: CalibrationProblem) -> None:
        settings, self.problem = problem.case.settings, problem
        frame = Frame(calendar=calendar_of(settings), organisation=problem.organisation)
        self.heads = compile_quantities(asked_headlines(settings=settings, frame=frame))
        self.outcomes = compile_quantities(outcome_questions(problem, frame=frame))
        self.given = inputs_of_plans(problem)
        self.halved, self.whole = jax.jit(self._many_halved), jax.jit(self._many)

    def told(self, variant: Variant, *, scores: Floats) -> Floats:
        """Return every quantity, draw by quantity, natural.

        Args:
            variant: How it is computed.
            scores: Draw by score of every parameter.
        """
        table = table_of(self.problem, variant=variant)
        ask = self.halved if variant.halved else self.whole
        plain, more = (
            [
                np.asarray(one)
                for one in ask(jnp.asarray(scores), given, dict(table.scores), dict(table.amounts))
            ]
            for given in self.given
        )
        return np.concatenate([plain[0], plain[1], more[1] - plain[1]], axis=1)

    def _many(
        self, draws: Array, given: Inputs, points: Points, amounts: Points, *, halved: bool = False
    ) -> tuple[Array, Array]:
        table = replace(self.problem.table, scores=points, amounts=amounts)

        def one(draw: Array) -> tuple[Array, Array]:
            values = self.problem.vector.natural(draw)
            home = households(table=table, parameters=values)
            series = _series(values, home=home, inputs=given, halved=halved).ravel()
            return (
                evaluate_quantities(self.heads, series),
                evaluate_quantities(self.outcomes, series),
            )

        return in_batches(one, draws, size=BATCH)

    def _many_halved(
        self, draws: Array, given: Inputs, points: Points, amounts: Points
    ) -> tuple[Array, Array]:
        with halves.half_weeks():
            return self._many(draws, given, points, amounts, halved=True)


def table_of(problem: CalibrationProblem, *, variant: Variant) -> HouseholdTable:
    """Return the household types of a variant."""
    return household_table(
        case=problem.case, organisation=problem.organisation, points=variant.points()
    )


def inputs_of_plans(problem: CalibrationProblem) -> list[Inputs]:
    """Return what the reference and the scenario with most measures are given."""
    calendar = calendar_of(problem.case.settings)
    drivers = driver_weeks(problem.case, calendar=calendar, organisation=problem.organisation)
    plans = plans_of(problem)
    starts = [
        regime_starts(labour_market=drivers["labour_market"], schedules=[plan.schedule])
        for plan in plans
    ]
    size = max(one.size for one in starts)
    effects = jnp.zeros(1 + len(effect_positions(problem.case.measures)))
    return [
        inputs_of(
            drivers=with_calm_week(drivers=drivers),
            levers=plan.schedule.values(effects, effects="as stated"),
            regimes=regimes_of(starts=own, weeks=calendar.weeks + 1, size=size),
            organisation=problem.organisation,
        )
        for plan, own in zip(plans, starts, strict=True)
    ]


def _series(values: Mapping[str, Array], *, home: Household, inputs: Inputs, halved: bool) -> Array:
    if halved:
        values, home = (
            halves.parameters_in_half_weeks(values),
            halves.household_in_half_weeks(home),
        )
        inputs = halves.inputs_in_half_weeks(inputs)
    people = Population(
        posts=values["posts"], office_effect=values["office_effect"], household=home
    )
    series = simulate(parameters=values, inputs=inputs, population=people).outcome.series
    return halves.series_by_week(series) if halved else series


def shifts(base: Floats, other: Floats) -> Floats:
    """Return by how much the ends and the median move, quantity by end [share of 90 % range].

    Args:
        base: Draw by quantity.
        other: The same draws, computed in another way.
    """
    return against_range(*(np.quantile(one, ENDS, axis=0).T for one in (base, other)))


def against_range(before: Floats, after: Floats) -> Floats:
    """Return by how much ends and medians move [share of the 90 % range before].

    Args:
        before: Quantity by end.
        after: The same, computed in another way.
    """
    width = before[:, 2] - before[:, 0]
    return np.asarray((after - before) / np.where(width > 0.0, width, 1.0)[:, None])


def by_name(names: Sequence[str], moved: Floats) -> dict[str, list[float]]:
    """Return shifts by quantity, rounded.

    Args:
        names: Of the quantities.
        moved: Quantity by end.
    """
    return {
        name: [round(float(one), 4) for one in row] for name, row in zip(names, moved, strict=True)
    }


def rows_of(name: str) -> list[Mapping[str, Any]]:
    """Return the shifts of one case, a row for each variant.

    Args:
        name: Of the case's folder.
    """
    problem = calibration_problem(read_case(ROOT / "cases" / name))
    rng = np.random.default_rng(SEED)
    scores = rng.standard_normal((DRAWS, problem.vector.size))
    compiled = Compiled(problem)
    base = compiled.told(BASE, scores=scores)
    rows = []
    for variant in VARIANTS:
        moved = shifts(base, compiled.told(variant, scores=scores))
        worst = np.unravel_index(np.argmax(np.abs(moved)), moved.shape)
        names = quantity_names(problem)
        print(
            f"{name}, {variant.name}: {100 * moved[worst]:+.1f} % in {names[worst[0]]}", flush=True
        )
        rows.append({"case": name, "variant": variant.name, "shifts": by_name(names, moved)})
    return rows


def written(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the result as text, a line for each case and variant."""
    head = {
        "about": "Shifts of 5, 50 and 95 % points against the 90 % range of the same draws.",
        "command": COMMAND,
        "seed": SEED,
        "draws": DRAWS,
        "types": TYPES,
        "allowed": ALLOWED,
    }
    lines = ",\n".join(f"  {json.dumps(row)}" for row in rows)
    return json.dumps(head, indent=1)[:-2] + f',\n "rows": [\n{lines}\n ]\n}}\n'


def main(chosen: Sequence[str]) -> int:
    """Run the cases chosen, or all; return the exit code."""
    kept: list[Mapping[str, Any]] = []
    if RESULT.is_file():
        kept = json.loads(RESULT.read_text(encoding="utf-8"))["rows"]
    for name in chosen or CASES:
        kept = [row for row in kept if row["case"] != name] + rows_of(name)
        kept.sort(key=lambda row: CASES.index(row["case"]))
        RESULT.write_text(written(kept), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
