"""Why no plan can be made as asked: a bad argument, a fund without means, an aim out of reach."""

from collections.abc import Iterator
from math import isfinite

import numpy as np

from apora.errors import Problem
from apora.evidence.case import Case
from apora.evidence.records import Settings
from apora.population.levers import STAFF
from apora.projections.budgets import fund_mix
from apora.projections.planning_runs import AIMS, PAID, Aim
from apora.projections.planning_search import Search, Steps
from apora.projections.planning_terms import PAYMENTS
from apora.projections.scenarios import Bench, bench_of
from apora.projections.simulation import Floats

LEAST_CAUTIOUS, MOST_CAUTIOUS = 0.01, 0.5
LARGEST_BUDGET = 1e12
SMALLEST: dict[Aim, float] = {"families": 1.0, "departures": 1.0, "hours": 40.0}
"""A plan that brings less than one person, or one person's week of hours, brings nothing."""
NOUNS: dict[Aim, str] = {
    "families": "one more family to a job",
    "departures": "one more departure",
    "hours": "one person's week of hours off extra duties",
}


def rates_of(settings: Settings) -> dict[str, float]:
    """Return the currencies that have a dated rate in a case: model money for one unit.

    Args:
        settings: Head of the case.
    """
    return {
        **{one.currency: one.rate for one in settings.rates},
        settings.report_currency: settings.rate,
        settings.currency: 1.0,
    }


def argument_problems(
    settings: Settings, *, budget: float, currency: str, aim: str, cautious: float | None
) -> list[Problem]:
    """Return every argument that no plan can be made from.

    Args:
        settings: Head of the case, for its currencies.
        budget: Amount.
        currency: Of the amount.
        aim: What is to be raised.
        cautious: A quantile to judge by, or none.
    """
    return [
        *_budget_problems(settings, budget=budget, currency=currency),
        *_aim_problems(aim, cautious=cautious),
    ]


def _budget_problems(settings: Settings, *, budget: float, currency: str) -> Iterator[Problem]:
    if not (isfinite(budget) and 0.0 < budget <= LARGEST_BUDGET):
        yield _problem(
            "budget",
            what=f"{budget:g} is no budget.",
            remedy="Give an amount above nothing, as in 1000000.",
        )
    rates = rates_of(settings)
    if currency not in rates:
        yield _problem(
            "currency",
            what=f'"{currency}" has no dated rate in case.toml; those that have one: '
            f"{', '.join(sorted(rates))}.",
            remedy="Give the budget in one of them, or add the rate with its date and source "
            "under [[rates]].",
        )


def _aim_problems(aim: str, *, cautious: float | None) -> Iterator[Problem]:
    if aim not in AIMS:
        yield _problem("aim", what=f'"{aim}" is no aim.', remedy=f"Give one of {', '.join(AIMS)}.")
    if cautious is not None and not LEAST_CAUTIOUS <= cautious <= MOST_CAUTIOUS:
        yield _problem(
            "cautious",
            what=f"{cautious:g} is no cautious quantile.",
            remedy=f"Give a share from {LEAST_CAUTIOUS:g} to {MOST_CAUTIOUS:g}; 0.2 judges a plan "
            "by what it reaches in four outcomes of five.",
        )


def fund_problems(case: Case) -> list[Problem]:
    """Return why a case's fund can carry no plan at all, whatever the budget.

    Args:
        case: Its measures.
    """
    bench = bench_of(case)
    mix = fund_mix(bench)
    if not mix:
        return [
            _problem(
                "measures",
                what="a fund takes none of the measures that did not exist, so there is nothing "
                "to plan.",
                remedy='Add a measure with by = "fund" to the folder measures.',
            )
        ]
    return list(_missing(bench, mix=mix))


def _missing(bench: Bench, *, mix: tuple[str, ...]) -> Iterator[Problem]:
    moved = {one.lever for name in mix for one in bench.measures[name].changes}
    named = ", ".join(mix)
    if "programme_open" not in moved:
        yield _problem(
            "measures",
            what=f"none of the fund's measures ({named}) opens a programme, so no request is "
            "taken.",
            remedy="Add a change of programme_open to one of them.",
        )
    if STAFF not in moved:
        yield _problem(
            "measures",
            what=f"none of the fund's measures ({named}) has caseworkers, so no request is "
            "settled.",
            remedy="Add a change of caseworkers to one of them.",
        )
    if not moved & {*PAYMENTS, "job_help", "retraining"}:
        yield _problem(
            "measures",
            what=f"none of the fund's measures ({named}) pays for anything or shortens the "
            "search for work, so money moves nobody.",
            remedy="Add a change of grant, stipend_m, debt_covered, job_help or retraining to one "
            "of them.",
        )
    start, last = min(bench.measures[name].from_ for name in mix), bench.calendar.last_day
    if start > last:
        yield _problem(
            "measures",
            what=f"the first of the fund's measures begins on {start}, after {last}, the last "
            "day that is simulated.",
            remedy="Let it begin earlier, or raise horizon_weeks in case.toml.",
        )


def unreached(search: Search, *, chosen: Steps) -> list[Problem]:
    """Return why the best plan found reaches nothing; nothing if it reaches something.

    Args:
        search: Aim, budget and draws.
        chosen: The best plan, by term.
    """
    smallest = SMALLEST[search.aim]
    if search.level(chosen) >= smallest:
        return []
    brought = search.runs.brought(chosen, budget=search.budget)
    aim, paid = brought[:, AIMS.index(search.aim)], float(np.mean(brought[:, PAID]))
    if paid < SMALLEST["families"]:
        return [_too_small(paid, draws=aim.size)]
    if search.cautious is not None and float(np.mean(aim)) >= smallest:
        return [_too_cautious(aim, aimed=search.aim, cautious=search.cautious)]
    return [_out_of_reach(aim, aimed=search.aim, paid=paid)]


def _too_small(paid: float, *, draws: int) -> Problem:
    return _problem(
        "budget",
        what="it does not pay for one family: the best mix found pays "
        f"{paid:.2f} more leavers than what existed, on average over {draws} draws, after one "
        "caseworker and the checks of requests.",
        remedy="Raise the budget, or let the fund's measures take less for a caseworker, a check "
        "or a case.",
    )


def _too_cautious(brought: Floats, *, aimed: Aim, cautious: float) -> Problem:
    short = float(np.mean(brought < SMALLEST[aimed]))
    return _problem(
        "aim",
        what=f"judged by its quantile {cautious:g}, no mix brings {NOUNS[aimed]}: the best one "
        f"found brings {np.mean(brought):.3g} on average and less than that in {short:.0%} of "
        f"{brought.size} draws.",
        remedy="Leave out --cautious or raise it, or choose another aim.",
    )


def _out_of_reach(brought: Floats, *, aimed: Aim, paid: float) -> Problem:
    return _problem(
        "aim",
        what=f"no mix under this budget brings {NOUNS[aimed]}: the best one found brings "
        f"{np.mean(brought):.2g} on average over {brought.size} draws, though it pays {paid:.3g} "
        "more leavers.",
        remedy="Choose another aim or a larger budget; money moves who could bear to leave, not "
        "who wishes to or who is let go.",
    )


def _problem(where: str, *, what: str, remedy: str) -> Problem:
    return Problem(where=where, what=what, remedy=remedy, rule="no_plan")
