"""The best plan for each of several budgets, so that more money never reaches less."""

from collections.abc import Callable

from apora.projections.planning_search import Search, Steps

SMALLER, LARGER = (0.5, 0.25), (1.5, 2.0)
"""Budgets of the frontier against the one asked for, each next to the one before it."""


def best_by_budget(
    search: Search, *, chosen: Steps, tell: Callable[[float], None]
) -> dict[float, Steps]:
    """Return the best plan for each budget of the frontier, the smallest budget first.

    Each sets out from the plan of the budget next to it. A larger budget can carry out
    the plan of a smaller one, which therefore is a candidate too.

    Args:
        search: Aim, budget and draws.
        chosen: The plan for the budget asked for, by term.
        tell: Told the share that is done.
    """
    found = {search.budget: chosen}
    for shares in (SMALLER, LARGER):
        start = chosen
        for share in shares:
            tell(len(found) / (1 + len(SMALLER) + len(LARGER)))
            here = search.with_budget(share * search.budget)
            start = found[here.budget] = here.swept(start)
    return _never_less(search, found=dict(sorted(found.items())))


def _never_less(search: Search, *, found: dict[float, Steps]) -> dict[float, Steps]:
    """Return the plans, each replaced by that of a smaller budget where that does better.

    No neighbour betters the plan for the budget asked for.
    """
    smaller = next(iter(found.values()))
    best = {}
    for budget, steps in found.items():
        here = search.with_budget(budget)
        smaller = max((steps, smaller), key=here.level)
        if here is search:
            smaller = here.climbed(smaller)
        best[budget] = smaller
    return best
