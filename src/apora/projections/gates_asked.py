"""The gates of any unit on any day under any scenario, with who is left behind."""

from dataclasses import dataclass
from datetime import date

from apora.errors import EstimateRefused
from apora.evidence.calendar import Calendar
from apora.evidence.dates import span
from apora.inference.problem import CalibrationProblem
from apora.projections.chosen import chosen_scenarios
from apora.projections.draws import draws_of
from apora.projections.gates import Gates, LeftBehind, gates_at, left_behind
from apora.projections.plans import REFERENCE
from apora.projections.project import ProjectionSize, projected
from apora.projections.scenarios import bench_of, plans_of
from apora.projections.sensitivity import everyone_told
from apora.projections.simulation import Floats, simulation_of

DRAWS = ProjectionSize().reference
"""As many draws as the report's own gates rest on, and the same ones."""


@dataclass(frozen=True, kw_only=True)
class GatesAsked:
    """Gates and who is left behind, by draw, and what was asked."""

    where: str
    when: date
    scenario: str
    gates: Gates
    behind: LeftBehind


def gates_asked(
    problem: CalibrationProblem, *, scores: Floats, where: str, when: date, scenario: str = ""
) -> GatesAsked:
    """Return the gates of a unit on a day under a scenario.

    Args:
        problem: The case.
        scores: Posterior draws, draw by sampled score.
        where: A unit, from `unit_asked`.
        when: A day, from `day_asked`.
        scenario: A scenario, or measures joined by `+`; nothing for the reference.

    Raises:
        EstimateRefused: The scenario is none.
    """
    bench = bench_of(problem.case)
    (chosen,) = chosen_scenarios(bench, names=[scenario.strip() or REFERENCE])
    plan = plans_of(bench, scenarios=[chosen])[0]
    week = bench.calendar.week_of(when)
    told = everyone_told(bench.calendar.mondays[week], plan=plan, calendar=bench.calendar)
    simulation = simulation_of(problem, schedules=[plan.schedule, told.schedule])
    draws = draws_of(problem, scores=scores, count=DRAWS)
    run, informed = (
        projected(simulation, plan=one, draws=draws, questions=(), unit=where)
        for one in (plan, told)
    )
    return GatesAsked(
        where=where,
        when=when,
        scenario=chosen.id,
        gates=gates_at(run, week=week + 1),
        behind=left_behind(run, informed=informed, week=week + 1),
    )


def day_asked(calendar: Calendar, *, when: str) -> date:
    """Return the day on which gates are asked for, or refuse it.

    Args:
        calendar: Of the case.
        when: A date (EDTF).

    Raises:
        EstimateRefused: It is not one day, or no week is simulated after it.
    """
    try:
        found = span(when)
    except ValueError as error:
        raise EstimateRefused(
            rule="unreadable_date", what=f"{error}.", remedy="Write a day, as in 2020-11-30."
        ) from error
    if found.lower != found.upper or found.open_start or found.open_end:
        raise EstimateRefused(
            rule="one_day",
            what=f"'{when}' is not one day, and gates are those of a day.",
            remedy="Write a day, as in 2020-11-30.",
        )
    first, last = calendar.first_monday, calendar.mondays[-1]
    if not first <= found.lower < last:
        raise EstimateRefused(
            rule="beyond_the_horizon",
            what=f"'{when}' lies outside the weeks simulated, or none follows it in which "
            "anybody could be let go.",
            remedy=f"Name a day from {first} on and before {last}.",
        )
    return found.lower
