"""Declared inputs that move nothing: each row of a case is moved, and the model asked again.

A row is alive if it moves any series of the registry, in any unit and week, under any
scenario of the case with any reaction; if it only costs, which the tables of costs count;
or if a claim reads it beside the series.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array

from apora.errors import Problem
from apora.evidence.calendar import calendar_of
from apora.evidence.driver_weeks import driver_weeks
from apora.inference.problem import CalibrationProblem
from apora.model.simulate import simulate
from apora.model.state import Inputs, Population, Regimes
from apora.population.households import household_points, household_table, households
from apora.population.inputs import with_calm_week
from apora.projections.declared_inputs import (
    AMOUNTS,
    Declared,
    Probe,
    declared_inputs,
    levers_of,
    with_row_moved,
)
from apora.projections.plans import Plan
from apora.projections.scenarios import scenario_plans

MOVES = 1e-9
"""A series moves that changes by more than this share of its largest value."""
TYPES = 8
"""Household types of these runs: a row that is wired to few is wired to many."""
ROWS_AT_ONCE = 15
DRAWS = 24
"""Draws from the prior on which a row is moved until it moves something: a budget that binds
in one draw of ten is alive."""
LUCK = 11
"""Stream of the case's seed that these draws come from."""

ONLY_COSTS = frozenset({"running_cost_w"})
"""Levers that move the cost of a measure and nobody."""

Moves = Callable[[Probe], Array]


def dead_inputs(problem: CalibrationProblem) -> tuple[Problem, ...]:
    """Return a warning for each row of a case that moves no output.

    Args:
        problem: The case.
    """
    rng = np.random.default_rng([problem.case.settings.seed, LUCK])
    pending = [
        row
        for row in declared_inputs(problem)
        if not (_only_costs(row) or _read_by_claims(problem, row=row))
    ]
    series, runs = _model(problem), [_probe_of(problem, plan=plan) for plan in _plans(problem)]
    for scores in rng.standard_normal((DRAWS, problem.vector.size)):
        if not pending:
            break
        natural = problem.vector.natural(jnp.asarray(scores))
        values = {name: np.asarray(one) for name, one in natural.items()}
        drawn = [(plan, probe._replace(values=values)) for plan, probe in runs]
        pending = _still_dead(problem, series=series, runs=drawn, rows=pending)
    return tuple(_warning(row) for row in pending)


def _warning(row: Declared) -> Problem:
    if row.change is not None:
        remedy = "Check its dates, what stands before it, and that a scenario has the measure."
    elif row.weeks is not None:
        remedy = "Check its dates against the weeks simulated, its unit and its value."
    elif not row.columns:
        remedy = "Other rows hold wherever this one would: delete it, or delete them."
    else:
        remedy = "Nothing in this case uses it: its range matters to no result."
    return Problem(
        where=row.where,
        what="moves nothing that the model reports, under any scenario.",
        remedy=remedy,
        rule="dead_input",
        severity="warning",
    )


def _only_costs(row: Declared) -> bool:
    """Return whether a change of a measure is one of its cost alone."""
    return row.change is not None and row.about in ONLY_COSTS


def _read_by_claims(problem: CalibrationProblem, *, row: Declared) -> bool:
    """Return whether a claim reads the row beside the series: what a level adds to it."""
    claims = (*problem.observations, *problem.held_out)
    return any(one.discrepancy == row.about for one in claims)


def _still_dead(
    problem: CalibrationProblem,
    *,
    series: Moves,
    runs: Sequence[tuple[Plan, Probe]],
    rows: Sequence[Declared],
) -> list[Declared]:
    """Return the rows that move nothing in one draw, plan after plan.

    Args:
        problem: The case.
        series: From `_model`.
        runs: Of the plans, in this draw.
        rows: Those to be moved.
    """
    pending = list(rows)
    for plan, probe in runs:
        mine = [row for row in pending if _may_move(row, plan=plan)]
        for start in range(0, len(mine), ROWS_AT_ONCE):
            some = mine[start : start + ROWS_AT_ONCE]
            alive = _alive(series, probe=probe, rows=some, plan=plan, problem=problem)
            pending = [row for row in pending if id(row) not in alive]
    return pending


def _alive(
    series: Moves,
    *,
    probe: Probe,
    rows: Sequence[Declared],
    plan: Plan,
    problem: CalibrationProblem,
) -> set[int]:
    """Return the identities of the rows that move a series of one run."""
    moved = [with_row_moved(probe, row=row, plan=plan, case=problem.case) for row in rows]
    padded = [*moved, *[moved[0]] * (ROWS_AT_ONCE - len(rows))]
    found = np.asarray(series(_stacked([probe, *padded])))
    plain = found[0]
    least = MOVES * np.max(np.abs(plain), axis=(1, 2), keepdims=True) + MOVES
    apart = np.any(np.abs(found[1:] - plain) > least, axis=(1, 2, 3))
    return {id(row) for row, one in zip(rows, apart, strict=False) if one}


def _plans(problem: CalibrationProblem) -> list[Plan]:
    """Return enough plans of a case to show what every row does.

    The fullest first, until each measure and reaction was in force; then, for each, the
    barest plan that has it, where nothing else stands in its way.
    """
    kinds = {"scenario", "reaction"}
    plans = [one for one in scenario_plans(problem.case) if one.kind in kinds]
    fullest = sorted(plans, key=lambda one: -len(one.schedule.changes))
    chosen: list[Plan] = []
    seen: set[str] = set()
    for plan in fullest:
        if not chosen or not _names(plan) <= seen:
            chosen.append(plan)
            seen |= _names(plan)
    barest = [
        next(plan for plan in reversed(fullest) if name in _names(plan)) for name in sorted(seen)
    ]
    return [*chosen, *(plan for plan in {one.id: one for one in barest}.values())]


def _names(plan: Plan) -> frozenset[str]:
    return frozenset((*plan.measures, *plan.reactions))


def _may_move(row: Declared, *, plan: Plan) -> bool:
    """Return whether a plan can show what a row does: a change is in force or is not."""
    return row.change is None or row.change[0] in _names(plan)


def _probe_of(problem: CalibrationProblem, *, plan: Plan) -> tuple[Plan, Probe]:
    """Return a plan and its run, in which only the values of parameters are not given yet."""
    case, organisation = problem.case, problem.organisation
    weeks = driver_weeks(case, calendar=calendar_of(case.settings), organisation=organisation)
    probe = Probe(
        values={},
        ratios={name: np.ones(len(organisation.strata)) for name in AMOUNTS},
        drivers={name: np.asarray(one) for name, one in with_calm_week(drivers=weeks).items()},
        levers=levers_of(plan, case=case),
    )
    return plan, probe


def _stacked(probes: Sequence[Probe]) -> Probe:
    stacked: Probe = jax.tree.map(lambda *leaves: np.stack(leaves), *probes)
    return stacked


def _model(problem: CalibrationProblem) -> Moves:
    """Return the compiled model over the whole calendar: probes to series of each.

    Args:
        problem: The case.
    """
    calendar, organisation = calendar_of(problem.case.settings), problem.organisation
    weeks = jnp.arange(calendar.weeks + 1)
    points = household_points(types=TYPES)
    table = household_table(case=problem.case, organisation=organisation, points=points)

    def one(probe: Probe) -> Array:
        values, ratios, drivers, levers = jax.tree.map(jnp.asarray, tuple(probe))
        amounts = {name: each * ratios[name][:, None] for name, each in table.amounts.items()}
        home = households(table=replace(table, amounts=amounts), parameters=values)
        home = home._replace(savings=home.savings * ratios["savings"][:, None])
        return simulate(
            parameters=values,
            inputs=Inputs(
                drivers=drivers,
                levers=levers,
                regimes=Regimes(first_week=weeks, of_week=weeks),
                resigns=jnp.asarray(organisation.resigns, dtype=float),
                exposure=jnp.asarray(organisation.exposure),
            ),
            population=Population(
                posts=values["posts"], office_effect=values["office_effect"], household=home
            ),
        ).outcome.series

    return jax.jit(jax.vmap(one))
