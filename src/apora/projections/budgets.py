"""The lines of the decider's page: the fund's own mix under a budget, release as now or not."""

from dataclasses import replace
from datetime import timedelta

import jax.numpy as jnp
import numpy as np

from apora.evidence.calendar import DAYS
from apora.evidence.case import Case
from apora.population.levers import LeverChange, LeverSchedule
from apora.projections.changes import added
from apora.projections.draws import Draws
from apora.projections.plans import Plan, Release
from apora.projections.scenarios import Bench, bench_of
from apora.projections.simulation import BUDGET, RUNNING, Floats, lever_by_week

BUDGETS = (0.0, 250_000.0, 500_000.0, 1_000_000.0, 2_000_000.0)
"""Sizes that are compared, nothing first [the report's currency]."""
LEAD_BUDGET = 1_000_000.0
"""The size that leads the report [the report's currency]."""
BUDGET_DAYS = 364
"""Money comes in evenly over the fund's first year [days]."""


def budget_plans(case: Case) -> tuple[Plan, ...]:
    """Return the fund's own mix under each budget, with release as now and tightened.

    The mix is every measure that funds take and that did not exist; its budget replaces
    theirs. The line without money holds only those of them that cost the fund nothing.
    None where funds take no measure.

    Args:
        case: Its measures.
    """
    bench = bench_of(case)
    mix = fund_mix(bench)
    if not mix:
        return ()
    tightened = tightened_release(bench)
    releases: tuple[Release, ...] = ("as now", "tightened") if tightened else ("as now",)
    return tuple(
        budget_plan(
            bench,
            mix=mix if budget else tuple(one for one in mix if is_free(bench, measure=one)),
            budget=budget,
            release=release,
            reactions=(tightened,) if release == "tightened" else (),
        )
        for budget in BUDGETS
        for release in releases
    )


def fund_mix(bench: Bench) -> tuple[str, ...]:
    """Return the measures that funds take and that did not exist, in file order."""
    return tuple(
        one.id for one in bench.case.measures if one.by == "fund" and one.id not in bench.existing
    )


PAID = frozenset({"budget_w", "running_cost_w"})
"""Levers that cost the fund money."""


def is_free(bench: Bench, *, measure: str) -> bool:
    """Return whether a measure costs the fund nothing."""
    return PAID.isdisjoint(change.lever for change in bench.measures[measure].changes)


def tightened_release(bench: Bench) -> str:
    """Return the reaction by which more letters are refused; empty if the case has none."""
    return next(
        (
            name
            for name in bench.reactions
            if any(change.lever == "refusal_shift" for change in bench.measures[name].changes)
        ),
        "",
    )


def budget_plan(
    bench: Bench,
    *,
    mix: tuple[str, ...],
    budget: float,
    release: Release = "as now",
    reactions: tuple[str, ...] = (),
) -> Plan:
    """Return the plan of a mix of measures under a budget, with reactions or without.

    Args:
        bench: The case.
        mix: Measures; their own money is left out.
        budget: All the money there is [the report's currency].
        release: What the line is said to be.
        reactions: Of the employer, in force beside the measures.
    """
    settings = bench.case.settings
    existed, own, answer = (bench.schedule(one) for one in (bench.existing, mix, reactions))
    rate = settings.rate if settings.report_currency != settings.currency else 1.0
    first, share = first_year(bench, mix=mix)
    changes = (
        *existed.changes,
        *staffed_for(budget * rate, mix=own),
        *answer.changes,
        added("budget_w", share=share, size=budget * rate / (BUDGET_DAYS / DAYS)),
    )
    return Plan(
        id=f"budget {budget:.0f}, release {release}",
        scenario="budget",
        kind="budget",
        title={"en": f"{budget:.0f} {settings.report_currency}, release {release}"},
        measures=(*bench.existing, *mix),
        reactions=reactions,
        schedule=LeverSchedule(changes=changes, weeks=bench.calendar.weeks),
        budget=budget,
        budget_from=first,
        release=release,
    )


def staffed_for(budget: float, *, mix: LeverSchedule) -> tuple[LeverChange, ...]:
    """Return a mix without its money, its caseworkers in proportion to another budget.

    Else a small fund would pay for the staff of a large one before anybody is helped. They
    come beside those of earlier programmes: a line adds to what existed.

    Args:
        budget: The other budget [money].
        mix: The measures with their own budget.
    """
    own = sum(one.middle() * one.share_of_week.sum() for one in mix.changes if _is_money(one))
    factor = budget / own if own > 0.0 else 1.0
    return tuple(
        replace(one.times(factor), do="add") if one.lever == "caseworkers" else one
        for one in mix.changes
        if not _is_money(one)
    )


def _is_money(change: LeverChange) -> bool:
    return change.lever == "budget_w"


def first_year(bench: Bench, *, mix: tuple[str, ...]) -> tuple[int, Floats]:
    """Return the week in which a mix begins, and the share of each week of its first year.

    Args:
        bench: The case.
        mix: Measures; all that funds take and that did not exist if there is none.
    """
    start = min(bench.measures[name].from_ for name in mix or fund_mix(bench))
    last = start + timedelta(days=BUDGET_DAYS - 1)
    return bench.calendar.week_of(start), bench.calendar.share_of_week(start, last)


def own_money(plan: Plan, *, draws: Draws, left: Floats) -> Floats:
    """Return the money for leavers under a budget line: its budget, and what is spent anyway.

    What earlier programmes spend in the reference is spent here too; what they have left
    is not, so that a line has the budget more than the reference and no more. Running
    costs of the mix are paid from the budget first.

    Args:
        plan: A line of the decider's page.
        draws: Its draws.
        left: Money not yet promised in the reference, draw by week, the calm week first.
    """
    start = plan.budget_from
    money, running = (
        lever_by_week(one, schedule=plan.schedule, draws=draws, effects=plan.effects)
        for one in (BUDGET, RUNNING)
    )
    budget = plan.schedule.changes[-1]
    fixed = float(np.asarray(budget.size(jnp.asarray(draws.effects.T), effects="as stated")))
    more = budget.share_of_week * fixed
    spent_anyway = money - more - np.diff(left, axis=1)
    own: Floats = money.copy()
    own[:, start:] = spent_anyway[:, start:] + np.maximum(more - running, 0.0)[:, start:]
    own[:, start] -= left[:, start]
    return own
