"""What rival optimisers reach for a plan on the same aim, draws and number of runs, in 32 bits.

Without arguments the small case of the tests; with the folder of a case and the path of its
stored draws, that case at one million of its report's currency. Every rival has as many runs
as it may take, sets out from the same plan, and is judged by the plan in whole steps that it
ends with; `climbed` are rivals whose plan is climbed from afterwards, as the search of
`apora plan` does.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import jax
import numpy as np
from scipy.optimize import Bounds, direct, minimize

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import plan_case
from apora.evidence.case import read_case
from apora.inference.posterior import open_calibration
from apora.inference.precision import bits
from apora.inference.problem import CalibrationProblem, calibration_problem
from apora.projections.draws import draws_of
from apora.projections.planning import PlanSize, best_plan, search_of
from apora.projections.planning_mix import simplest_of, stated_of
from apora.projections.planning_runs import AIMS, Aim, Ran
from apora.projections.planning_search import Search
from apora.projections.simulation import Floats

MILLION = 1_000_000.0
BUDGETS = (0.25, 1.0, 2.0)
MOST = 90
"""Runs that a rival may take before its plan is made whole."""


class Spent(Exception):
    """All runs that a rival may take are taken."""


@dataclass(kw_only=True)
class Tried:
    """Mixes that a rival has run: at most so many, the best of them kept."""

    search: Search
    runs: int = 0
    best: float = -np.inf
    at: Floats = field(default_factory=lambda: np.zeros(0))

    def loss(self, steps: Floats) -> float:
        """Return the level of a mix, negatively; whole steps or not."""
        if self.runs >= MOST:
            raise Spent
        self.runs += 1
        level = self.search.level_between(steps)
        if level > self.best:
            self.best, self.at = level, np.array(steps, float)
        return -level


def asked() -> tuple[CalibrationProblem, Floats, PlanSize, float]:
    """Return the case at 64 bits, its draws, how many count, and the budget."""
    if not sys.argv[1:]:
        return plan_case.plan_problem(), plan_case.scores()[1], plan_case.SIZE, plan_case.BUDGET
    folder, drawn = (Path(one) for one in sys.argv[1:])
    case = read_case(folder)
    found = open_calibration(case, path=drawn)
    return found.problem, found.ordered_scores, PlanSize(), MILLION * case.settings.rate


def rivals(bounds: Bounds, *, start: Floats) -> dict[str, Callable[[Tried], object]]:
    """Return each rival by name, told what counts its runs."""
    return {
        "L-BFGS-B, slopes by differences": lambda tried: minimize(
            tried.loss, start, method="L-BFGS-B", bounds=bounds, options={"eps": 0.05}
        ),
        "Powell": lambda tried: minimize(tried.loss, start, method="Powell", bounds=bounds),
        "DIRECT": lambda tried: direct(tried.loss, bounds, maxfun=MOST),
    }


def counting(search: Search) -> tuple[Search, list[int]]:
    """Return a search that counts the runs it takes, and has run nothing yet."""
    taken = [0]
    plain = search.runs.engine

    def run(*given: object) -> Ran:
        taken[0] += 1
        return plain.run(*given)

    runs = replace(search.runs, engine=replace(plain, run=run), unhelped={})
    return replace(search, runs=runs), taken


def main() -> None:
    """Print a row an optimiser: aim, judged by, budget, runs, level and plan."""
    jax.config.update("jax_enable_x64", val=True)
    jax.config.update("jax_num_cpu_devices", 2)
    problem, scores, size, budget = asked()
    draws = draws_of(problem, scores=scores, count=size.choice + size.other).first(size.choice)
    with bits(32):
        narrow = calibration_problem(problem.case)
        first = search_of(narrow, draws=draws, aim="families", cautious=None, budget=budget)
        goals: list[tuple[Aim, float | None, float]] = [
            ("families", None, share) for share in BUDGETS
        ]
        goals += [("families", 0.2, 1.0), *((aim, None, 1.0) for aim in AIMS[1:])]
        for aim, cautious, share in goals:
            compare(
                replace(first, aim=aim, cautious=cautious, budget=share * budget),
                says=f"{aim} | {cautious or 'mean'} | {share:g}",
            )


def compare(plain: Search, *, says: str) -> None:
    """Print what each rival reaches for one aim."""
    search, taken = counting(plain)
    steps = best_plan(search)
    print(
        f"| COBYQA, climbed (taken) | {says} | {taken[0]} | {search.level(steps):.3f} | {steps} |"
    )
    mix = search.runs.mix
    start = max((one for one in (simplest_of(mix), stated_of(mix)) if one), key=plain.level)
    search, taken = counting(plain)
    steps = search.climbed(start)
    print(f"| climbed alone | {says} | {taken[0]} | {search.level(steps):.3f} | {steps} |")
    low, high = ([getattr(one, end) for one in search.terms] for end in ("least", "most"))
    bounds = Bounds(np.array(low, float), np.array(high, float))
    for name, solve in rivals(bounds, start=np.array(start, float)).items():
        search, taken = counting(plain)
        tried = Tried(search=search)
        with suppress(Spent):
            solve(tried)
        steps = search.climbed(search.whole(tried.at))
        print(f"| {name}, climbed | {says} | {taken[0]} | {search.level(steps):.3f} | {steps} |",
              flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
