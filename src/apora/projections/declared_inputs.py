"""Everything that a case gives the model, row by row, and the same run with one row moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

from apora.evidence.calendar import calendar_of
from apora.evidence.case import Case
from apora.evidence.driver_weeks import driver_weeks
from apora.evidence.records import HouseholdRow, ParameterRow
from apora.inference.problem import CalibrationProblem
from apora.population.inputs import levers_with_calm_week, with_calm_week
from apora.population.levers import effect_positions
from apora.population.rows import row_of_stratum
from apora.projections.plans import Plan
from apora.projections.simulation import Floats
from apora.registry.households import HOUSEHOLD_ITEMS

STEP = 0.05
"""By how much a row is moved [share of its value]."""
OFF_MIDDLE = 0.5
"""Where uncertain effects of measures stand [standard deviations above their middle]."""
HALF = 0.5
"""A share above it is moved down and not up, so that it stays a share."""
AMOUNTS = frozenset(one.id for one in HOUSEHOLD_ITEMS if one.form == "amount")


class Probe(NamedTuple):
    """What a run is given beside the case.

    `values` are natural, by parameter or share, by stratum or for all; `ratios` are those
    of amounts of households, by stratum; drivers and levers begin with the calm week.
    """

    values: Mapping[str, Floats]
    ratios: Mapping[str, Floats]
    drivers: Mapping[str, Floats]
    levers: Mapping[str, Floats]


@dataclass(frozen=True, kw_only=True)
class Declared:
    """One row that a case gives the model: where it stands, and what it is about.

    `columns` are the strata that it holds for. A driver's row has the driver's weeks with
    the row moved, a change its measure and place.
    """

    where: str
    about: str
    columns: tuple[int, ...] = ()
    weeks: Floats | None = None
    change: tuple[str, int] | None = None


def declared_inputs(problem: CalibrationProblem) -> tuple[Declared, ...]:
    """Return every row of a case that the model is given, in the order of its tables.

    Args:
        problem: The case.
    """
    return (*_rows(problem), *_posts(problem), *_drivers(problem), *_changes(problem.case))


def _rows(problem: CalibrationProblem) -> Iterator[Declared]:
    case, organisation = problem.case, problem.organisation
    tables: Mapping[str, Sequence[ParameterRow | HouseholdRow]] = {
        "parameters.csv": case.parameters,
        "households.csv": case.households,
    }
    for table, rows in tables.items():
        for place, row in enumerate(rows):
            holds = row_of_stratum(rows, item=row.id, organisation=organisation) == place
            yield Declared(
                where=f"{table}, {row.id}" + (f" of {row.stratum}" if row.stratum else ""),
                about=row.id,
                columns=tuple(np.flatnonzero(holds).tolist()),
            )


def _posts(problem: CalibrationProblem) -> Iterator[Declared]:
    for column, stratum in enumerate(problem.organisation.strata):
        yield Declared(where=f"units.csv, posts of {stratum}", about="posts", columns=(column,))


def _drivers(problem: CalibrationProblem) -> Iterator[Declared]:
    case = problem.case
    calendar = calendar_of(case.settings)
    for place, row in enumerate(case.drivers):
        moved = row.model_copy(update={"value": row.value * (1.0 + STEP) or STEP})
        rows = (*case.drivers[:place], moved, *case.drivers[place + 1 :])
        alone = replace(case, drivers=tuple(one for one in rows if one.id == row.id))
        weeks = driver_weeks(alone, calendar=calendar, organisation=problem.organisation)
        where = f" of {row.where}" if row.where else ""
        yield Declared(
            where=f"drivers.csv, {row.id}{where} from {row.from_}",
            about=row.id,
            weeks=np.asarray(with_calm_week(drivers={row.id: weeks[row.id]})[row.id]),
        )


def _changes(case: Case) -> Iterator[Declared]:
    for measure in case.measures:
        for place, change in enumerate(measure.changes):
            yield Declared(
                where=f"measures/{measure.id}.toml, change {place + 1}, {change.lever}",
                about=change.lever,
                change=(measure.id, place),
            )


def with_row_moved(probe: Probe, *, row: Declared, plan: Plan, case: Case) -> Probe:
    """Return the same run with one row moved a little, or a change of a measure left out.

    Args:
        probe: The run of a plan.
        row: What is moved.
        plan: Which measures are in force.
        case: Its measures.
    """
    if row.weeks is not None:
        return probe._replace(drivers={**probe.drivers, row.about: row.weeks})
    if row.change is not None:
        return probe._replace(levers=levers_of(plan, case=case, without=row.change))
    columns = list(row.columns)
    if row.about in AMOUNTS:
        ratio = probe.ratios[row.about].copy()
        ratio[columns] += STEP
        return probe._replace(ratios={**probe.ratios, row.about: ratio})
    value = probe.values[row.about]
    size = np.where(value == 0.0, STEP, STEP * np.abs(value))
    moved = np.where((value > HALF) & (value < 1.0), value - size, value + size)
    if value.ndim:
        kept = value.copy()
        kept[columns] = moved[columns]
        moved = kept
    elif not columns:
        moved = value
    return probe._replace(values={**probe.values, row.about: moved})


def levers_of(
    plan: Plan, *, case: Case, without: tuple[str, int] | None = None
) -> Mapping[str, Floats]:
    """Return the levers of a plan by week, the calm one first, uncertain sizes off their middle.

    Args:
        plan: Which measures are in force, in order.
        case: Its measures.
        without: Measure and place of a change that is left out; nothing is where the plan
            has it not.
    """
    by_id = {one.id: one for one in case.measures}
    names = (*plan.measures, *plan.reactions)
    keys = [(name, i) for name in names for i in range(len(by_id[name].changes))]
    changes = tuple(
        change for key, change in zip(keys, plan.schedule.changes, strict=True) if key != without
    )
    # At the middle an effect of either sign is nil, and leaving it out would move nothing.
    scores = jnp.full(1 + len(effect_positions(case.measures)), OFF_MIDDLE)
    levers = replace(plan.schedule, changes=changes).values(scores, effects="as stated")
    return {name: np.asarray(one) for name, one in levers_with_calm_week(levers).items()}
