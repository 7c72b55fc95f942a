"""What the next money is worth: as more of the same, and spent on one term of the mix."""

from dataclasses import dataclass

import numpy as np

from apora.projections.planning_level import level_of
from apora.projections.planning_runs import AIMS, PAID
from apora.projections.planning_search import Search, Steps
from apora.projections.planning_terms import Term
from apora.projections.simulation import Floats

SHARE = 0.1
"""The next money is said for this share of the budget, at the rate of the first of it."""
SMALLEST_COST = 1e-4
"""A step that costs a smaller share of the budget costs nothing in the case."""
MOVE = 0.02
"""How far a term is moved to either side, in steps."""
MOVE_OF_BUDGET = 0.005
"""How far the budget is moved to either side, as a share of it."""


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
    by_step = np.array([_by_step(search, steps=steps, place=i) for i in range(len(steps))])
    more, less = (search.budget * (1.0 + one * MOVE_OF_BUDGET) for one in (1.0, -1.0))
    at = np.asarray(steps, float)
    by_budget = (_said(search, at, budget=more) - _said(search, at, budget=less)) / (more - less)
    money = SHARE * search.budget
    cost = _costs(by_step[:, 1], by_budget=float(by_budget[1]))
    least = SMALLEST_COST * search.budget
    return NextMoney(
        same=money * float(by_budget[0]),
        terms=search.terms,
        on_term=tuple(
            money * float(by_budget[0] + slope / each) if least < each < np.inf else None
            for slope, each in zip(by_step[:, 0], cost, strict=True)
        ),
        cost=tuple(float(one) for one in cost),
    )


def _by_step(search: Search, *, steps: Steps, place: int) -> Floats:
    """Return by how much a step of one term moves the aim and the leavers paid.

    By differences to both sides; at a limit through three places on the inner side.
    """
    term, at = search.terms[place], steps[place]
    if term.least == term.most:
        return np.zeros(2)
    inner = 1.0 if at == term.least else -1.0
    limit = at in (term.least, term.most)
    moves = inner * MOVE * np.array([0.0, 1.0, 2.0] if limit else [-1.0, 1.0])
    shares = np.array([-3.0, 4.0, -1.0] if limit else [-1.0, 1.0]) / (2.0 * inner * MOVE)
    said = [
        _said(
            search, np.array([*steps[:place], at + one, *steps[place + 1 :]]), budget=search.budget
        )
        for one in moves
    ]
    slope: Floats = shares @ np.array(said)
    return slope


def _said(search: Search, steps: Floats, *, budget: float) -> Floats:
    """Return the level of the aim and the mean of leavers paid."""
    whole = search.whole(steps)
    here = np.array_equal(whole, steps) and budget == search.budget
    brought = search.brought(whole) if here else search.runs.brought(steps, budget=budget)
    level = level_of(brought[:, AIMS.index(search.aim)], cautious=search.cautious)
    return np.array([level, np.mean(brought[:, PAID])])


def _costs(by_step: Floats, *, by_budget: float) -> Floats:
    """Return the money a step takes for as many paid; infinite where money does not bind."""
    if by_budget <= 0.0:
        return np.where(by_step < 0.0, np.inf, 0.0)
    return np.asarray(-by_step / by_budget)
