"""A finished plan as results hold it."""

import numpy as np

from apora.evidence.case import Case
from apora.projections.planning import Chosen, Planned, Point
from apora.projections.planning_refusals import rates_of
from apora.projections.planning_runs import AIMS
from apora.projections.planning_search import Steps
from apora.projections.planning_value import SHARE
from apora.results.learned import Floats, Part, told_by_ranks
from apora.results.numbers import quantiles_of, quantiles_of_costs

TINY = 1e-6
"""A difference that is smaller is none [the aim's unit]."""


def plan_row(planned: Planned, *, case: Case, currency: str) -> Part:
    """Return a plan: what it consists of, what it brings, and what would change it.

    Money that a term pays is in the report's currency, budgets are in the one asked for.

    Args:
        planned: The plan.
        case: Its currencies.
        currency: The budget was asked for in.
    """
    rate = rates_of(case.settings)[currency]
    report = rates_of(case.settings)[case.settings.report_currency]
    chosen, best, simplest = planned.chosen, planned.best, planned.simplest
    gain = best.aims[planned.aim]
    return {
        "aim": planned.aim,
        "cautious": planned.cautious,
        "budget": planned.budget / rate,
        "currency": currency,
        "until": chosen.mix.bench.calendar.last_day.isoformat(),
        "terms": _term_rows(chosen),
        "brought": {aim: quantiles_of(best.aims[aim]) for aim in AIMS},
        "paid": quantiles_of(best.paid),
        "level": chosen.level,
        "mean": float(np.mean(gain)),
        "spent": quantiles_of(best.money / report),
        "cost_per_family": quantiles_of_costs(best.cost_each / report),
        "months_to_first_help": quantiles_of(best.months),
        "chosen_on": planned.size.choice,
        "draws": int(gain.size),
        **told_by_ranks(prior=planned.prior.aims[planned.aim], posterior=gain),
        "simplest": None
        if simplest is None
        else {
            "sizes": _sizes(chosen, steps=chosen.rivals["simplest"]),
            "brought": quantiles_of(simplest.aims[planned.aim]),
            "beaten": beaten(gain, other=simplest.aims[planned.aim]),
        },
        "frontier": [_point_row(chosen, point=one, rate=rate) for one in planned.frontier],
        "next_money": SHARE * planned.budget / rate,
        "next_same": chosen.next.same,
        "judged_on": chosen.judged_on,
        "choices": _choice_rows(chosen),
        "residual_persons": best.persons,
        "residual_money": best.imbalance,
    }


def beaten(plan: Floats, *, other: Floats) -> float:
    """Return the share of draws in which a plan brings more than another one [share].

    Args:
        plan: What it brings, by draw.
        other: What the other brings in the same draws.
    """
    return float(np.mean(plan - other > TINY))


def _term_rows(chosen: Chosen) -> list[Part]:
    return [
        {
            "measure": term.measure,
            "lever": term.lever,
            "unit": term.unit,
            "size": term.size(steps),
            "stated": term.stated,
            "most": term.size(term.most),
            "next": worth if term.measure else None,
        }
        for term, steps, worth in zip(
            chosen.mix.terms, chosen.steps, chosen.next.on_term, strict=True
        )
    ]


def _sizes(chosen: Chosen, *, steps: Steps) -> list[float]:
    return [one.size(many) for one, many in zip(chosen.mix.terms, steps, strict=True)]


def _point_row(chosen: Chosen, *, point: Point, rate: float) -> Part:
    return {
        "budget": point.budget / rate,
        "sizes": _sizes(chosen, steps=point.steps),
        "brought": quantiles_of(point.best),
        "simplest": None if point.simplest is None else quantiles_of(point.simplest),
    }


def _choice_rows(chosen: Chosen) -> list[Part]:
    names = list(chosen.rivals)
    return [
        {
            "under": one.under,
            "what": one.what,
            "best": names[one.best],
            "plan": one.levels[0],
            "level": one.levels[one.best],
            "ahead": one.ahead,
        }
        for one in chosen.choices
    ]
