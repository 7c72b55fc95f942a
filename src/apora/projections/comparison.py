"""Scenarios side by side on the same draws, with reactions, assumed effects off, and later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from apora.evidence.records import Scenario
from apora.inference.problem import CalibrationProblem
from apora.projections.chosen import chosen_scenarios
from apora.projections.contrasts import first_week
from apora.projections.gates import Gates, LeftBehind, gates_at, left_behind
from apora.projections.plans import REFERENCE, Plan
from apora.projections.programme import Programme, programme_of
from apora.projections.project import (
    Progress,
    Projected,
    Projections,
    ProjectionSize,
    project,
    silent,
)
from apora.projections.scenarios import Bench, bench_of, plans_of
from apora.projections.sensitivity import everyone_told
from apora.projections.simulation import Floats, simulation_of

SIZE = ProjectionSize(variant=ProjectionSize().scenario)
"""Every run gets as many draws as a scenario of the report, and the same ones."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """One scenario of a comparison: its runs, the plain one first, and what came of it.

    `programme` is counted from the assessment on, in the plain run; gates and who is left
    behind are those of `Comparison.when`.
    """

    scenario: Scenario
    runs: tuple[Projected, ...]
    programme: Programme
    gates: Gates
    behind: LeftBehind


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Scenarios side by side, after the evidence and, the plain ones, before it."""

    posterior: Projections
    prior: Projections
    unit: str
    when: date
    sides: tuple[Side, ...]

    def before(self, scenario: str) -> Projected:
        """Return the plain run of a scenario on prior draws."""
        return self.prior.of(kind="scenario", scenario=scenario)[0]


def compare(
    problem: CalibrationProblem,
    *,
    prior: Floats,
    posterior: Floats,
    names: Sequence[str],
    unit: str = "",
    size: ProjectionSize = SIZE,
    progress: Progress = silent,
) -> Comparison:
    """Return scenarios side by side on the same draws.

    Args:
        problem: The case.
        prior: Scores before the evidence, draw by sampled score.
        posterior: Scores after it.
        names: Scenarios, or measures joined by `+`; none: all that add something.
        unit: Whose people and hours are compared; the one that leads if not given.
        size: How many draws each kind of run gets.
        progress: Told how far it is.

    Raises:
        EstimateRefused: A name is no scenario and no measure.
    """
    bench = bench_of(problem.case)
    scenarios = chosen_scenarios(bench, names=names)
    when = problem.case.settings.decision_date
    plans = _plans(bench, scenarios=scenarios)
    told = {one.scenario: _told(bench, plan=one, when=when) for one in plans if _plain(one)}
    simulation = simulation_of(
        problem, schedules=[one.schedule for one in (*plans, *told.values())]
    )
    after = project(
        simulation, scores=posterior, plans=(*plans, *told.values()), size=size,
        progress=progress, unit=unit,
    )  # fmt: skip
    before = project(
        simulation, scores=prior, plans=[one for one in plans if _plain(one)],
        size=size.for_prior(), unit=unit,
    )  # fmt: skip
    return Comparison(
        posterior=after,
        prior=before,
        unit=unit or problem.case.settings.headline_unit,
        when=when,
        sides=tuple(
            _side(after, scenario=one, told=told[one.id].id, when=when) for one in scenarios
        ),
    )


def _plans(bench: Bench, *, scenarios: Sequence[Scenario]) -> tuple[Plan, ...]:
    reference = next(one for one in bench.scenarios if one.id == REFERENCE)
    others = [one for one in scenarios if one.id != REFERENCE]
    return plans_of(bench, scenarios=[reference, *others])


def _plain(plan: Plan) -> bool:
    return plan.kind == "scenario"


def _told(bench: Bench, *, plan: Plan, when: date) -> Plan:
    """Return a plan in which everyone is told in the week of a day, so that nobody left for it."""
    monday = bench.calendar.mondays[bench.calendar.week_of(when)]
    return everyone_told(monday, plan=plan, calendar=bench.calendar)


def _side(projections: Projections, *, scenario: Scenario, told: str, when: date) -> Side:
    calendar = projections.simulation.frame.calendar
    kinds = ("scenario", "reaction", "null", "wide", "delay")
    runs = tuple(run for kind in kinds for run in projections.of(kind=kind, scenario=scenario.id))
    informed = next(one for one in projections.runs if one.plan.id == told)
    week = calendar.week_of(when) + 1
    return Side(
        scenario=scenario,
        runs=runs,
        programme=programme_of(
            runs[0], draws=projections.draws, calendar=calendar, start=first_week(projections)
        ),
        gates=gates_at(runs[0], week=week),
        behind=left_behind(runs[0], informed=informed, week=week),
    )
