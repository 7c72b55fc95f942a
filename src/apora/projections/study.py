"""Everything that a report asks of a calibration, run once: scenarios, gates, checks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from apora.evidence.case import Case
from apora.inference.headlines import AskedHeadline, asked_headlines
from apora.inference.problem import CalibrationProblem
from apora.inference.quantities import Asked
from apora.population.parameter_vector import ParameterVector
from apora.projections.asked import Question
from apora.projections.attributable import attributable_share
from apora.projections.beside import Beside, beside_plans, besides
from apora.projections.budgets import budget_plans
from apora.projections.constraints import Constrained, constraints_of
from apora.projections.contrasts import first_week
from apora.projections.draws import draws_of
from apora.projections.gates import Gates, LeftBehind, gates_of, left_behind
from apora.projections.plans import Plan
from apora.projections.project import (
    Progress,
    Projected,
    Projections,
    ProjectionSize,
    is_reference,
    project,
    silent,
)
from apora.projections.reality_checks import Checked, reality_checks
from apora.projections.scenarios import scenario_plans
from apora.projections.sensitivity import INFORMED, Assumption, sensitivity_plans
from apora.projections.simulation import Floats, Simulation, simulation_of
from apora.projections.table import table_questions


def every_plan(case: Case, *, vector: ParameterVector) -> tuple[Plan, ...]:
    """Return every plan of a case: scenarios, budgets, extra runs; the reference first.

    Args:
        case: Its scenarios and measures.
        vector: Its parameters.
    """
    extra = sensitivity_plans(case, vector=vector)
    return (
        *scenario_plans(case),
        *budget_plans(case),
        *(p for one in extra for p in one.plans),
        *beside_plans(case, vector=vector),
    )


def whole_simulation(problem: CalibrationProblem) -> Simulation:
    """Return the model of a case over its calendar, ready for every plan of it.

    Args:
        problem: The case.
    """
    plans = every_plan(problem.case, vector=problem.vector)
    return simulation_of(problem, schedules=[one.schedule for one in plans])


def is_line(plan: Plan) -> bool:
    """Return whether a plan is a budget with release as now."""
    return plan.kind == "budget" and plan.release == "as now"


@dataclass(frozen=True, kw_only=True)
class Study:
    """What projections found, before the evidence and after it.

    `prior` holds, on prior draws, the plain scenarios and the budgets with release as now.
    `headlines` and `table` are the further questions of the reference, in the order of its
    columns. `attributable` are shares of headcount by draw.
    """

    posterior: Projections
    prior: Projections
    headlines: tuple[AskedHeadline, ...]
    table: tuple[Question, ...]
    constraints: Constrained
    checks: tuple[Checked, ...]
    attributable: Mapping[str, Floats]
    assumptions: tuple[Assumption, ...]
    besides: tuple[Beside, ...]

    @property
    def problem(self) -> CalibrationProblem:
        """Return the case."""
        return self.posterior.simulation.problem

    @cached_property
    def gates(self) -> Gates:
        """Return the three gates under the reference."""
        return gates_of(self.posterior)

    @cached_property
    def left_behind(self) -> LeftBehind:
        """Return who is left behind under the reference at the assessment."""
        informed = next(one for one in self.posterior.runs if one.plan.id == INFORMED)
        week = first_week(self.posterior) - 1
        return left_behind(self.posterior.reference, informed=informed, week=week)

    def runs_of(self, assumption: Assumption) -> tuple[Projected, ...]:
        """Return the runs of an extra assumption, its low end first."""
        names = [plan.id for plan in assumption.plans]
        by_id = {one.plan.id: one for one in self.posterior.runs}
        return tuple(by_id[name] for name in names)


def study(
    problem: CalibrationProblem,
    *,
    prior: Floats,
    posterior: Floats,
    size: ProjectionSize | None = None,
    progress: Progress = silent,
) -> Study:
    """Return what projections find.

    Args:
        problem: The case.
        prior: Scores before the evidence, draw by sampled score.
        posterior: Scores after it.
        size: How many draws each kind of plan gets.
        progress: Told how far it is.
    """
    size = size or ProjectionSize()
    simulation, plans = whole_simulation(problem), every_plan(problem.case, vector=problem.vector)
    headlines = asked_headlines(settings=problem.case.settings, frame=simulation.frame)
    table = table_questions(problem, frame=simulation.frame)
    further: tuple[Asked, ...] = (*headlines, *table)
    after = project(
        simulation, scores=posterior, plans=plans, size=size, further=further, progress=progress
    )
    plain = [plan for plan in plans if plan.kind == "scenario" or is_line(plan)]
    before = project(simulation, scores=prior, plans=plain, size=size.for_prior(), further=further)
    return Study(
        posterior=after,
        prior=before,
        headlines=headlines,
        table=table,
        constraints=constraints_of(after),
        checks=reality_checks(after),
        attributable={
            "prior": _attributable(simulation, plans=plans, scores=prior, size=size),
            "posterior": _attributable(simulation, plans=plans, scores=posterior, size=size),
        },
        assumptions=sensitivity_plans(problem.case, vector=problem.vector),
        besides=besides(problem.case, vector=problem.vector),
    )


def _attributable(
    simulation: Simulation, *, plans: Sequence[Plan], scores: Floats, size: ProjectionSize
) -> Floats:
    reference = next(plan for plan in plans if is_reference(plan))
    draws = draws_of(simulation.problem, scores=scores, count=size.scenario)
    return attributable_share(simulation, reference=reference, draws=draws)
