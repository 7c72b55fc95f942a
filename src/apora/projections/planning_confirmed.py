"""A plan run again as any scenario is, on draws that it was not chosen on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from apora.projections.contrasts import (
    cost_each,
    extra_departures,
    extra_families,
    extra_money,
    extra_paid,
    months_to_first_help,
    since_assessment,
)
from apora.projections.draws import Draws
from apora.projections.planning_runs import Aim
from apora.projections.plans import Plan
from apora.projections.project import Projected, Projections, outcome_questions, projected
from apora.projections.scenarios import scenario_plans
from apora.projections.simulation import Floats, Simulation

HOURS = "hours_extra"
"""Hours of extra duties, of the unit that leads."""


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """What one plan brings more than what existed, by draw, from runs of their own.

    `paid` are the leavers paid more than by what existed. `money` is what it spends or
    promises more [money], `months` those until one family more is paid. `persons` and
    `imbalance` are the largest gaps in the balance of people and of money in any week.
    """

    aims: dict[Aim, Floats]
    paid: Floats
    money: Floats
    cost_each: Floats
    months: Floats
    persons: float
    imbalance: float


def existed_on(simulation: Simulation, *, draws: Draws) -> Projected:
    """Return the run of what existed, which plans are held against.

    Args:
        simulation: The compiled model.
        draws: Others than the plans were chosen on.
    """
    problem = simulation.problem
    questions = outcome_questions(problem, frame=simulation.frame)
    reference = scenario_plans(problem.case)[0]
    return projected(simulation, plan=reference, draws=draws, questions=questions)


def confirmed(
    simulation: Simulation, *, draws: Draws, existed: Projected, plans: Sequence[Plan]
) -> tuple[Confirmed, ...]:
    """Return what plans bring, each run through the same door as every scenario.

    Nothing of the search is used: other compiled code, other draws, the plan's schedule
    written out.

    Args:
        simulation: The compiled model.
        draws: Others than the plans were chosen on.
        existed: The run of what existed on them.
        plans: What is run.
    """
    questions = outcome_questions(simulation.problem, frame=simulation.frame)
    runs = [
        projected(simulation, plan=plan, draws=draws, questions=questions, reference=existed)
        for plan in plans
    ]
    found = Projections(
        simulation=simulation, draws=draws, questions=questions, runs=(existed, *runs)
    )
    return tuple(_confirmed(found, run=run) for run in runs)


def _confirmed(found: Projections, *, run: Projected) -> Confirmed:
    families = extra_families(found, run=run)
    money = extra_money(found, run=run)
    hours = np.subtract(
        *(since_assessment(found, run=one, series=HOURS) for one in (found.reference, run))
    )
    return Confirmed(
        aims={
            "families": families,
            "departures": extra_departures(found, run=run),
            "hours": hours,
        },
        paid=extra_paid(found, run=run),
        money=money,
        cost_each=cost_each(money, people=families),
        months=months_to_first_help(found, run=run),
        persons=run.persons,
        imbalance=run.money,
    )
