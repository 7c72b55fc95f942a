"""What the next money is worth: as more of the same, and spent on one term of the mix."""

from dataclasses import dataclass

import numpy as np

from apora.projections.planning_runs import AIMS, PAID
from apora.projections.planning_search import Search, Steps
from apora.projections.planning_terms import Term
from apora.projections.simulation import Floats

SHARE = 0.1
"""The next money is said for this share of the budget, at the rate of the first of it."""
SMALLEST_COST = 1e-6
"""A step that costs a smaller share of the budget costs nothing in the case."""


@dataclass(frozen=True, kw_only=True)
class NextMoney:
    """What a tenth more of the budget adds to the aim, at the slopes of the plan.

    `same` is as more of the same mix. `on_term` is spent on one term so that as many
    leavers are paid as before; None where a step of it costs nothing in the case.
    `cost` is the money that a step takes for as many paid [money].
    """

    same: float
    terms: tuple[Term, ...]
    on_term: tuple[float | None, ...]
    cost: tuple[float, ...]


def next_money(search: Search, *, steps: Steps) -> NextMoney:
    """Return what the next money is worth at a plan, and on each term.

    With A the level of the aim, P the mean of leavers paid, s steps of a term and B the
    budget: a step takes c = -(dP/ds) / (dP/dB) for as many paid, and a unit of money on
    the term adds dA/dB + (dA/ds) / c. At the best mix the terms that are neither unused
    nor at their largest are worth the same.

    Args:
        search: Aim, budget and draws.
        steps: The plan, by term.
    """
    at = np.asarray(steps, float)
    aim = search.runs.slopes(
        at, budget=search.budget, count=AIMS.index(search.aim), weigh=search.weigh
    )
    paid = search.runs.slopes(
        at,
        budget=search.budget,
        count=PAID,
        weigh=lambda values: np.full(values.size, 1.0 / values.size),
    )
    money = SHARE * search.budget
    cost = _costs(paid.by_step, by_budget=paid.by_budget)
    least = SMALLEST_COST * search.budget
    return NextMoney(
        same=money * aim.by_budget,
        terms=search.terms,
        on_term=tuple(
            money * (aim.by_budget + float(slope) / each) if least < each < np.inf else None
            for slope, each in zip(aim.by_step, cost, strict=True)
        ),
        cost=tuple(float(one) for one in cost),
    )


def _costs(by_step: Floats, *, by_budget: float) -> Floats:
    """Return the money a step takes for as many paid; infinite where money does not bind."""
    if by_budget <= 0.0:
        return np.where(by_step < 0.0, np.inf, 0.0)
    return np.asarray(-by_step / by_budget)
