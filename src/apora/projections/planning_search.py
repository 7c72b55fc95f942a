"""The best mix under a budget: a relaxed optimum first, then whole steps re-simulated."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
from scipy.optimize import Bounds, minimize

from apora.projections.planning_level import level_of
from apora.projections.planning_runs import AIMS, Aim, MixRuns
from apora.projections.planning_terms import Term
from apora.projections.simulation import Floats

Steps: TypeAlias = tuple[int, ...]

EVALUATIONS = 30
"""Mixes that the relaxed search runs; further ones moved no plan by more than a step."""
RADIUS = 0.25
"""How far the relaxed search looks at first, as a share of what each term can be."""
SMALLEST_GAIN = 1e-3
"""A neighbour is better if its level is higher by this share."""


@dataclass(frozen=True, kw_only=True)
class Search:
    """One aim under one budget on the same draws; what was run once is not run again.

    `cautious` is the quantile judged by; the mean if none. `known` is what plans bring,
    draw by count; a search made from this one by `replace` knows nothing yet.
    """

    runs: MixRuns
    aim: Aim
    cautious: float | None
    budget: float
    known: dict[Steps, Floats] = field(default_factory=dict, init=False)
    others: dict[float, "Search"] = field(default_factory=dict, init=False)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return what is sized."""
        return self.runs.mix.terms

    def brought(self, steps: Steps) -> Floats:
        """Return what a plan brings, draw by count.

        Args:
            steps: By term.
        """
        if steps not in self.known:
            self.known[steps] = self.runs.brought(steps, budget=self.budget)
        return self.known[steps]

    def level(self, steps: Steps) -> float:
        """Return what a plan is judged by: its re-simulated level over the draws.

        Args:
            steps: By term.
        """
        return self._level_of(self.brought(steps))

    def level_between(self, steps: Floats) -> float:
        """Return the level of a mix whose steps need not be whole.

        Args:
            steps: By term.
        """
        return self._level_of(self.runs.brought(steps, budget=self.budget))

    def _level_of(self, brought: Floats) -> float:
        return level_of(brought[:, AIMS.index(self.aim)], cautious=self.cautious)

    def with_budget(self, budget: float) -> "Search":
        """Return the same search under another budget; under the same one, itself.

        Args:
            budget: Money over the first year [money].
        """
        if budget == self.budget:
            return self
        if budget not in self.others:
            self.others[budget] = replace(self, budget=budget)
        return self.others[budget]

    def relaxed(self, start: Steps) -> Floats:
        """Return the best mix near a start where steps need not be whole.

        COBYQA (Ragonneau 2022) builds a quadratic model of the level from runs alone.
        Bounds are all that holds a mix, as the model itself spends no more than the budget.

        Args:
            start: By term.
        """
        low, high = (np.array([getattr(one, end) for one in self.terms], float)
                     for end in ("least", "most"))  # fmt: skip
        width = np.maximum(high - low, 1.0)
        scale = max(abs(self.level(start)), 1.0)

        found = minimize(
            lambda share: -self.level_between(low + share * width) / scale,
            (np.asarray(start, float) - low) / width,
            method="COBYQA",
            bounds=Bounds(0.0, (high - low) / width),
            options={"maxfev": EVALUATIONS, "initial_tr_radius": RADIUS},
        )
        return np.asarray(low + found.x * width)

    def whole(self, relaxed: Floats) -> Steps:
        """Return the nearest plan in whole steps."""
        return tuple(
            int(np.clip(round(float(x)), term.least, term.most))
            for x, term in zip(relaxed, self.terms, strict=True)
        )

    def climbed(self, start: Steps, *, only: str = "") -> Steps:
        """Return the plan that no neighbour betters, each re-simulated.

        Args:
            start: By term.
            only: The lever of the one term that may move; all if empty.
        """
        best, before = start, None
        while best != before:
            before, best = best, self.swept(best, only=only)
        return best

    def swept(self, start: Steps, *, only: str = "") -> Steps:
        """Return a plan after each term was moved while that was better, each re-simulated.

        A term after the other, once, either way, a step at a time.

        Args:
            start: By term.
            only: The lever of the one term that may move; all if empty.
        """
        best = start
        for place, term in enumerate(self.terms):
            if only in {"", term.lever}:
                best = self._moved(best, place=place)
        return best

    def _moved(self, start: Steps, *, place: int) -> Steps:
        """Return a plan with one term moved either way for as long as that is better."""
        best = start
        for way in (-1, 1):
            for near in _along(start, place=place, term=self.terms[place], way=way):
                if self.level(near) <= self.level(best) + SMALLEST_GAIN * abs(self.level(best)):
                    break
                best = near
            if best != start:
                break
        return best


def _along(start: Steps, *, place: int, term: Term, way: int) -> Iterator[Steps]:
    """Yield plans with one term moved further and further, up to its limit.

    Args:
        start: By term.
        place: Of the term.
        term: What is moved.
        way: 1 for more, -1 for less.
    """
    last = term.most if way > 0 else term.least
    for steps in range(start[place] + way, last + way, way):
        yield (*start[:place], steps, *start[place + 1 :])
