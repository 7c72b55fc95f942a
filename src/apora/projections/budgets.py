"""The lines of the decider's page: the fund's own mix under a budget, release as now or not."""

from datetime import timedelta

from apora.evidence.calendar import DAYS
from apora.evidence.case import Case
from apora.population.levers import LeverSchedule
from apora.projections.changes import added
from apora.projections.plans import Plan, Release
from apora.projections.scenarios import Bench, bench_of

BUDGETS = (250_000.0, 500_000.0, 1_000_000.0, 2_000_000.0)
"""Sizes that are compared [the report's currency]."""
BUDGET_DAYS = 364
"""Money comes in evenly over the fund's first year [days]."""


def budget_plans(case: Case) -> tuple[Plan, ...]:
    """Return the fund's own mix under each budget, with release as now and tightened.

    The mix is every measure that funds take and that did not exist; its budget replaces
    theirs. None where funds take no measure.

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
        _plan(
            bench,
            mix=mix,
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


def _plan(
    bench: Bench,
    *,
    mix: tuple[str, ...],
    budget: float,
    release: Release,
    reactions: tuple[str, ...],
) -> Plan:
    settings = bench.case.settings
    start = min(bench.measures[name].from_ for name in mix)
    share = bench.calendar.share_of_week(start, start + timedelta(days=BUDGET_DAYS - 1))
    rate = settings.rate if settings.report_currency != settings.currency else 1.0
    existed, own, answer = (bench.schedule(one) for one in (bench.existing, mix, reactions))
    changes = (
        *existed.changes,
        *(one for one in own.changes if one.lever != "budget_w"),
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
        release=release,
    )
