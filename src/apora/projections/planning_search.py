"""The best mix under a budget: a relaxed optimum first, then whole steps re-simulated."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
from scipy.optimize import Bounds, minimize

from apora.projections.planning_level import level_of, level_weights
from apora.projections.planning_runs import AIMS, Aim, MixRuns
from apora.projections.planning_terms import Term
from apora.projections.simulation import Floats

Steps: TypeAlias = tuple[int, ...]

EVALUATIONS = 14
"""Slopes worked out from the best start at most; further ones moved no plan by a step."""
FEW = 5
"""Slopes worked out at most from any other start, and from a plan next to it."""
ROUNDS = 6
"""Rounds of moves to the best neighbour at most."""
SMALLEST_GAIN = 1e-3
"""A neighbour is better if its level is higher by this share."""


@dataclass(frozen=True, kw_only=True)
class Search:
    """One aim under one budget on the same draws; what was run once is not run again.

    `cautious` is the quantile judged by; the mean if none.
    """

    runs: MixRuns
    aim: Aim
    cautious: float | None
    budget: float
    known: dict[Steps, float] = field(default_factory=dict)
    others: dict[float, "Search"] = field(default_factory=dict)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return what is sized."""
        return self.runs.mix.terms

    def weigh(self, values: Floats) -> Floats:
        """Return the weight of each draw in what a plan is judged by.

        Args:
            values: By draw.
        """
        return level_weights(values, cautious=self.cautious)

    def level(self, steps: Steps) -> float:
        """Return what a plan is judged by: its re-simulated level over the draws.

        Args:
            steps: By term.
        """
        if steps not in self.known:
            brought = self.runs.brought(steps, budget=self.budget)[:, AIMS.index(self.aim)]
            self.known[steps] = level_of(brought, cautious=self.cautious)
        return self.known[steps]

    def with_budget(self, budget: float) -> "Search":
        """Return the same search under another budget; under the same one, itself.

        Args:
            budget: Money over the first year [money].
        """
        if budget == self.budget:
            return self
        if budget not in self.others:
            self.others[budget] = replace(self, budget=budget, known={})
        return self.others[budget]

    def relaxed(self, start: Sequence[float] | Floats, *, evaluations: int = EVALUATIONS) -> Floats:
        """Return the best mix near a start where steps need not be whole.

        L-BFGS-B: bounds are all that holds a mix, as the model itself spends no more than
        the budget.

        Args:
            start: By term.
            evaluations: How often slopes are worked out at most.
        """
        low, high = (
            np.array([getattr(one, end) for one in self.terms], float) for end in ("least", "most")
        )
        width = np.maximum(high - low, 1.0)
        scale = max(abs(self.level_at(np.asarray(start, float))[0]), 1.0)

        def loss(share: Floats) -> tuple[float, Floats]:
            level, by_step = self.level_at(low + share * width)
            return -level / scale, -by_step * width / scale

        found = minimize(
            loss,
            (np.asarray(start, float) - low) / width,
            jac=True,
            method="L-BFGS-B",
            bounds=Bounds(0.0, (high - low) / width),
            options={"maxfun": evaluations, "ftol": 1e-4},
        )
        return np.asarray(low + found.x * width)

    def level_at(self, steps: Floats) -> tuple[float, Floats]:
        """Return the level of a mix whose steps need not be whole, and its slopes by step.

        Args:
            steps: By term.
        """
        found = self.runs.slopes(
            steps,
            budget=self.budget,
            count=AIMS.index(self.aim),
            weigh=self.weigh,
        )
        return found.level, found.by_step

    def whole(self, relaxed: Floats) -> Steps:
        """Return the nearest plan in whole steps."""
        return tuple(
            int(np.clip(round(float(x)), term.least, term.most))
            for x, term in zip(relaxed, self.terms, strict=True)
        )

    def climbed(self, start: Steps, *, rounds: int = ROUNDS, only: str = "") -> Steps:
        """Return the plan that no neighbour beats, each re-simulated; or after so many rounds.

        Args:
            start: By term.
            rounds: How many moves at most.
            only: The lever of the one term that may move; all if empty.
        """
        best = start
        for _ in range(rounds):
            near = max(neighbours(best, terms=self.terms, only=only), key=self.level)
            if self.level(near) <= self.level(best) + SMALLEST_GAIN * abs(self.level(best)):
                return best
            best = near
        return best

    def led(self, start: Steps, *, rounds: int = ROUNDS) -> Steps:
        """Return the plan that moves reach which slopes point to, each re-simulated.

        Measures that are used or not are tried whatever their slope, which says nothing
        of a whole measure.

        Args:
            start: By term.
            rounds: How many moves at most.
        """
        best = start
        for _ in range(rounds):
            least = self.level(best) + SMALLEST_GAIN * abs(self.level(best))
            better = next((one for one in self._pointed(best) if self.level(one) > least), None)
            if better is None:
                return best
            best = better
        return best

    def _pointed(self, best: Steps) -> list[Steps]:
        """Return the neighbours that slopes promise a gain from, the largest first."""
        _, by_step = self.level_at(np.asarray(best, float))
        near = neighbours(best, terms=self.terms)[1:]
        moves = np.asarray(near, float) - np.asarray(best, float)
        gains = moves @ by_step
        whole = np.array([one.unit == "used" for one in self.terms])
        tried = (gains > 0.0) | np.any(moves[:, whole] != 0.0, axis=1)
        return [near[place] for place in np.argsort(-gains, kind="stable") if tried[place]]


def neighbours(steps: Steps, *, terms: Sequence[Term], only: str = "") -> list[Steps]:
    """Return the plans one step away, and itself.

    Args:
        steps: By term.
        terms: What is sized.
        only: The lever of the one term that may move; all if empty.
    """
    near = [steps]
    for place, term in enumerate(terms):
        if only and term.lever != only:
            continue
        for move in (-1, 1):
            moved = steps[place] + move
            if term.least <= moved <= term.most:
                near.append((*steps[:place], moved, *steps[place + 1 :]))
    return near


def best_of(search: Search, *, starts: Sequence[Steps], tell: Callable[[float], None]) -> Steps:
    """Return the best plan: relaxed from every start, made whole, led, then climbed.

    Slopes lead near the top; at the end every neighbour is held against the plan.

    Args:
        search: Aim, budget and draws.
        starts: Plans to set out from, which are candidates themselves.
        tell: Told the share that is done.
    """
    found = sorted(starts, key=search.level, reverse=True)
    for place, one in enumerate(tuple(found)):
        relaxed = search.relaxed(one, evaluations=FEW if place else EVALUATIONS)
        found.append(search.whole(relaxed))
        tell((place + 1) / (len(starts) + 1))
    return search.climbed(search.led(max(found, key=search.level)))
