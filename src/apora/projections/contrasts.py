"""Differences from the reference within a draw, and what a difference costs."""

from collections.abc import Collection

import jax.numpy as jnp
import numpy as np

from apora.projections.budgets import own_money
from apora.projections.plans import REFERENCE
from apora.projections.project import Projected, Projections
from apora.projections.scenarios import bench_of
from apora.projections.simulation import BUDGET, RUNNING, Floats, lever_by_week

SMALLEST_COUNT = 1.0
"""First help has come when so many more than in the reference are paid [persons]."""
WEEKS_A_MONTH = 365.25 / 12 / 7
SMALLEST_MOVE = 1e-6
"""Less than this is rounding and moves nothing [the outcome's unit]."""
INTENDED = {"departures": 1.0, "vacancy": 1.0, "hours_weekend": -1.0, "aid_paid": 1.0}
"""Which way a measure is meant to move an outcome; the others have no wrong sign."""


def compared_with(projections: Projections, *, run: Projected) -> Projected:
    """Return what a run is compared with: the run that it names, else the reference.

    Of a null or wide run that is the reference with effects read alike.

    Args:
        projections: All runs.
        run: One of them.
    """
    if run.plan.against:
        return projections.named(run.plan.against)
    if run.plan.kind in {"null", "wide"}:
        return projections.of(kind=run.plan.kind, scenario=REFERENCE)[0]
    return projections.reference


def contrasts(projections: Projections, *, run: Projected) -> Floats:
    """Return what a run has more than the reference in the same draw, draw by question.

    Args:
        projections: All runs.
        run: One of them.
    """
    return run.answers - compared_with(projections, run=run).answers[: run.count]


def wrong_sign(contrast: Floats, *, indicator: str) -> float | None:
    """Return the share of draws in which an outcome moves the wrong way [share].

    Args:
        contrast: By draw.
        indicator: The outcome; none has a wrong sign but those of `INTENDED`.
    """
    way = INTENDED.get(indicator)
    return None if way is None else float(np.mean(way * contrast < -SMALLEST_MOVE))


def intended_sign(contrast: Floats, *, indicator: str) -> float | None:
    """Return the share of draws in which an outcome moves the intended way [share].

    An outcome that does not move counts neither here nor as the wrong sign.

    Args:
        contrast: By draw.
        indicator: The outcome; none has an intended sign but those of `INTENDED`.
    """
    way = INTENDED.get(indicator)
    return None if way is None else float(np.mean(way * contrast > SMALLEST_MOVE))


def since_assessment(projections: Projections, *, run: Projected, series: str) -> Floats:
    """Return a flow's total after the week of the assessment, by draw.

    Args:
        projections: All runs.
        run: One of them.
        series: One of `LEAD_SERIES`.
    """
    total: Floats = run.weekly[series][:, first_week(projections) :].sum(axis=1)
    return total


def first_week(projections: Projections) -> int:
    """Return the position of the first week after the assessment's, calm week first."""
    simulation = projections.simulation
    settings = simulation.problem.case.settings
    return simulation.frame.calendar.week_of(settings.as_of) + 2


def extra_money(projections: Projections, *, run: Projected) -> Floats:
    """Return the money spent more than in the reference by the horizon, by draw [model money].

    Stipends that are promised and not yet paid at the horizon are spent too, and so is
    what the measures of funds cost to run; under a budget they cost no more than it.

    Args:
        projections: All runs.
        run: One of them.
    """
    own, other = (
        spent(_money_in(projections, run=one), free=one.money_free)
        + running_cost(projections, run=one, by=("fund",))
        for one in (run, compared_with(projections, run=run))
    )
    return own - other[: run.count]


def spent(money_in: Floats, *, free: Floats) -> Floats:
    """Return what was paid out or promised: what came in and is not free at the end [money].

    Args:
        money_in: Draw by week.
        free: Money not yet promised, draw by week, the calm week first.
    """
    gone: Floats = money_in.sum(axis=1) - (free[:, -1] - free[:, 0])
    return gone


def _money_in(projections: Projections, *, run: Projected) -> Floats:
    """Return the money that came in, draw by week, the calm week left out [money]."""
    draws = projections.draws.first(run.count)
    if run.plan.budget:
        left = compared_with(projections, run=run).money_free[: run.count]
        return own_money(run.plan, draws=draws, left=left)
    return lever_by_week(BUDGET, schedule=run.plan.schedule, draws=draws, effects=run.plan.effects)


def running_cost(projections: Projections, *, run: Projected, by: Collection[str]) -> Floats:
    """Return what the measures of some of those who act cost to run, by draw [money].

    Args:
        projections: All runs.
        run: One of them.
        by: Who acts: `fund`, `state`, `abroad`.
    """
    draws, plan = projections.draws.first(run.count), run.plan
    bench = bench_of(projections.simulation.problem.case)
    theirs = [name for name in plan.measures if bench.measures[name].by in by]
    schedule = bench.schedule(theirs, delay_months=plan.delay_months)
    cost = lever_by_week(RUNNING, schedule=schedule, draws=draws, effects=plan.effects)
    if run.plan.budget:
        budget = run.plan.schedule.changes[-1]
        fixed = budget.size(jnp.asarray(draws.effects.T), effects="as stated")
        cost = np.minimum(cost, budget.share_of_week * float(np.asarray(fixed)))
    total: Floats = cost.sum(axis=1)
    return total


def extra_families(projections: Projections, *, run: Projected) -> Floats:
    """Return how many families the help of a run carries to a job, by draw [persons].

    Leavers in civilian work at the horizon, less those who would be in the same draw with
    the same information and reactions but with no help beside what existed. Whoever was
    paid and would have left and found work anyway is not among them, nor is anybody who
    leaves for another reason than the help. All whom the programmes serve count, as all are
    paid from the same money.

    Args:
        projections: All runs.
        run: One of them.
    """
    unhelped = projections.unhelped(run)
    return _in_work(run) - _in_work(unhelped)[: run.count]


def _in_work(run: Projected) -> Floats:
    at_horizon: Floats = run.served["employed"][:, -1]
    return at_horizon


def extra_paid(projections: Projections, *, run: Projected) -> Floats:
    """Return how many more leavers are paid than in the reference, by draw [persons].

    Most of them may leave and find work anyway. All whom the programmes serve count.

    Args:
        projections: All runs.
        run: One of them.
    """
    own, other = (
        one.served["aid_paid"][: run.count].sum(axis=1)
        for one in (run, compared_with(projections, run=run))
    )
    more: Floats = own - other
    return more


def extra_departures(projections: Projections, *, run: Projected) -> Floats:
    """Return how many more leave by own wish after the assessment, by draw [persons].

    All whom the programmes serve count, as in `extra_families`.

    Args:
        projections: All runs.
        run: One of them.
    """
    start = first_week(projections)
    own, other = (
        one.served["departures"][: run.count, start:].sum(axis=1)
        for one in (run, compared_with(projections, run=run))
    )
    more: Floats = own - other
    return more


def cost_each(money: Floats, *, people: Floats) -> Floats:
    """Return the cost of one more person, by draw; infinite where there is nobody more.

    Args:
        money: Spent more than in the reference, by draw.
        people: More than in the reference, by draw.
    """
    each = np.full(money.shape, np.inf)
    np.divide(np.maximum(money, 0.0), people, out=each, where=people > SMALLEST_MOVE)
    return each


def months_to_first_help(projections: Projections, *, run: Projected) -> Floats:
    """Return when one family more than in the reference has been paid, by draw [months].

    Counted from the assessment; the whole horizon where that never happens in it.

    Args:
        projections: All runs.
        run: One of them.
    """
    start = first_week(projections)
    reference = compared_with(projections, run=run)
    paid, before = (
        np.cumsum(one.served["aid_paid"][: run.count, start:], axis=1) for one in (run, reference)
    )
    helped = paid - before >= SMALLEST_COUNT
    weeks = np.where(helped.any(axis=1), helped.argmax(axis=1) + 1, helped.shape[1])
    return np.asarray(weeks / WEEKS_A_MONTH, dtype=np.float64)
