"""What rival optimisers reach for a plan on the same aim, draws and number of simulations.

The small case of the tests. A slope is charged as many runs as it takes longer than one,
measured beside. Every rival has as many runs as the search of `apora plan` took, and is
judged by the plan in whole steps that it ends with, simulated again.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import process_time

import jax
import numpy as np
from jax import Array
from scipy.optimize import Bounds, differential_evolution, direct, minimize

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import plan_case
from apora.population.levers import STAFF
from apora.projections.draws import draws_of
from apora.projections.planning_mix import mix_of, simplest_of, stated_of
from apora.projections.planning_runs import Compiled, MixRuns, Ran, engine_of, mix_runs
from apora.projections.planning_search import Search, Steps, best_of
from apora.projections.scenarios import bench_of
from apora.projections.simulation import BATCH, Floats
from apora.projections.study import whole_simulation

SEEDS = (1, 2, 3)
TRIALS = 5


class Spent(Exception):
    """All runs that a rival may take are taken."""


@dataclass(kw_only=True)
class Tried:
    """Mixes that a rival has run: at most so many, the best of them kept."""

    search: Search
    most: int
    runs: int = 0
    best: float = -np.inf
    at: Floats = field(default_factory=lambda: np.zeros(0))

    def loss(self, steps: Floats) -> float:
        """Return the level of a mix, negatively; whole steps or not."""
        if self.runs >= self.most:
            raise Spent
        self.runs += 1
        values = self.search.runs.brought(steps, budget=self.search.budget)[:, 0]
        level = float(self.search.weigh(values) @ values)
        if level > self.best:
            self.best, self.at = level, np.array(steps, float)
        return -level


def search_of() -> Search:
    """Return the aim of the small case, on draws that no plan was chosen on yet."""
    problem = plan_case.plan_problem()
    _, scores = plan_case.scores()
    size = plan_case.SIZE
    draws = draws_of(problem, scores=scores, count=size.choice + size.other).first(size.choice)
    bench = bench_of(problem.case)
    mix, existed = mix_of(bench), bench.schedule(bench.existing)
    answered = [mix_of(bench, reactions=(one,)).schedule for one in bench.reactions]
    engine = engine_of(whole_simulation(problem), schedules=[existed, mix.schedule, *answered])
    runs = mix_runs(engine, draws=draws, mix=mix, existed=existed, effects="as stated")
    return fresh(runs)


def fresh(runs: MixRuns) -> Search:
    """Return the search for most families, which has run nothing yet."""
    return Search(runs=runs, aim="families", cautious=None, budget=plan_case.BUDGET)


def present(search: Search) -> tuple[Steps, float]:
    """Return the plan of `apora plan`."""
    mix = search.runs.mix
    starts = [one for one in (simplest_of(mix), stated_of(mix)) if one is not None]
    staffed = [search.climbed(one, only=STAFF) for one in starts]
    steps = best_of(search, starts=staffed, tell=lambda _share: None)
    return steps, search.level(steps)


def rivals(bounds: Bounds, *, start: Floats) -> dict[str, Callable[[Tried, int], object]]:
    """Return each rival by name: told what it may run, and a seed."""
    pairs = list(zip(bounds.lb, bounds.ub, strict=True))
    return {
        "COBYQA, from the better start": lambda tried, _: minimize(
            tried.loss, start, method="COBYQA", bounds=bounds, options={"maxfev": tried.most}
        ),
        "Powell, from the better start": lambda tried, _: minimize(
            tried.loss, start, method="Powell", bounds=bounds
        ),
        "DIRECT": lambda tried, _: direct(tried.loss, bounds, maxfun=tried.most),
        "differential evolution, whole steps": lambda tried, seed: differential_evolution(
            tried.loss, pairs, integrality=np.ones(start.size, bool), popsize=4, polish=False,
            rng=seed, maxiter=tried.most,
        ),
    }  # fmt: skip


def seconds(call: Callable[[], object]) -> float:
    """Return the processor time of a call, compiled before [s]."""
    call()
    before = process_time()
    for _ in range(TRIALS):
        call()
    return (process_time() - before) / TRIALS


def counted(search: Search, *, ratio: float) -> tuple[float, Steps, float]:
    """Return the runs that the present search takes, slopes among them, its plan and level."""
    taken = {"runs": 0, "slopes": 0}

    def told(name: str, call: Compiled) -> Compiled:
        def counting(*given: object) -> tuple[Array, Ran]:
            taken[name] += 1
            return call(*given)

        return counting

    plain = search.runs.engine
    engine = replace(plain, run=told("runs", plain.run), slopes=told("slopes", plain.slopes))
    steps, level = present(fresh(replace(search.runs, engine=engine, unhelped={})))
    batches = -(-search.runs.draws.count // (BATCH * jax.local_device_count()))
    runs, sloped = taken["runs"] / batches, taken["slopes"] / batches
    print(f"runs {runs:g}, slopes {sloped:g}, a slope takes as long as {ratio:.2f} runs")
    return runs + ratio * sloped, steps, level


def ratio_of(runs: MixRuns, *, at: Floats, weigh: Callable[[Floats], Floats]) -> float:
    """Return how much longer a slope takes than a run."""
    budget = plan_case.BUDGET
    one = seconds(lambda: runs.brought(at, budget=budget))
    return seconds(lambda: runs.slopes(at, budget=budget, count=0, weigh=weigh)) / one


def main() -> None:
    """Print a row an optimiser: runs, the relaxed level, and that of its whole plan."""
    search = search_of()
    bounds = Bounds(*(np.array([getattr(one, end) for one in search.terms], float)
                      for end in ("least", "most")))  # fmt: skip
    start = np.array(stated_of(search.runs.mix), float)
    ratio = ratio_of(search.runs, at=start, weigh=search.weigh)
    most, steps, level = counted(search, ratio=ratio)
    print(f"| L-BFGS-B with slopes, then neighbours (taken) | {most:.0f} | {level:.3f} | {steps} |")
    from_best = max(
        (one for one in (simplest_of(search.runs.mix), stated_of(search.runs.mix)) if one),
        key=search.level,
    )
    for name, solve in rivals(bounds, start=np.array(from_best, float)).items():
        for seed in SEEDS if "evolution" in name else SEEDS[:1]:
            tried = Tried(search=search, most=round(most))
            with suppress(Spent):
                solve(tried, seed)
            whole = search.whole(tried.at)
            print(f"| {name} | {tried.runs} | {search.level(whole):.3f} | {whole} |", flush=True)


if __name__ == "__main__":
    main()
