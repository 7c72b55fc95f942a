"""The same run without the help that its measures bring: what families are counted against."""

from collections.abc import Hashable
from dataclasses import replace

from apora.population.levers import LeverChange, LeverSchedule
from apora.projections.plans import Plan
from apora.projections.scenarios import Bench
from apora.registry.levers import LEVERS

NO_HELP = frozenset({"labour_ratio", "debt_ratio", "reach_shift", "delivered_ratio"})
"""Levers of the same gates that nobody is given: what employer and market do, who hears of
help, and how much of it arrives."""
HELP = frozenset(one.id for one in LEVERS if one.gate in {"means", "support"}) - NO_HELP
"""Levers that are help itself, or the programme that hands it out: what a leaver can be
given. What makes people hear of it, wish to leave or be let go is none."""


def unhelped(plan: Plan, *, bench: Bench) -> Plan:
    """Return a plan without the help of its measures, beside that of what existed.

    Information, reactions and all else stay as they are, so that the difference is what
    the help does where they are in force.

    Args:
        plan: Any plan of the case.
        bench: The case.
    """
    existed = bench.schedule(bench.existing).changes
    answers = bench.schedule(plan.reactions, delay_months=plan.delay_months).changes
    known = {change_key(one) for one in existed}
    staying = {change_key(one) for one in answers}
    kept = tuple(
        one
        for one in plan.schedule.changes
        if (key := change_key(one)) not in known and (one.lever not in HELP or key in staying)
    )
    return replace(
        plan,
        id=f"{plan.id}, without its help",
        schedule=LeverSchedule(changes=(*existed, *kept), weeks=plan.schedule.weeks),
        budget=None,
    )


def plan_key(plan: Plan) -> Hashable:
    """Return what a run of a plan depends on beside its draws; budgets are runs of their own.

    Args:
        plan: Any plan.
    """
    changes = tuple(change_key(one) for one in plan.schedule.changes)
    scores = tuple(sorted(plan.set_scores.items()))
    return changes, plan.effects, scores, plan.budget


def change_key(change: LeverChange) -> Hashable:
    """Return what makes two changes the same.

    Args:
        change: Of a lever.
    """
    sizes = tuple(
        one
        if isinstance(one, float)
        else tuple(float(x) for x in (one.middle, one.spread, one.bend))
        for one in change.sizes
    )
    weeks = change.share_of_week.tobytes()
    return change.lever, change.do, weeks, sizes, change.scores, change.assumed
