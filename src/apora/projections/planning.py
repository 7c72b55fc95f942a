"""The mix of measures that does most for an aim under a budget, and what would change it."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from apora.errors import PlanRefused
from apora.inference.precision import bits
from apora.inference.problem import CalibrationProblem, in_bits_of_now
from apora.population.levers import STAFF
from apora.projections.draws import Draws, draws_of
from apora.projections.planning_choice import Choice, choices_under, rivals_of
from apora.projections.planning_confirmed import Confirmed, confirmed, existed_on
from apora.projections.planning_frontier import best_by_budget
from apora.projections.planning_mix import Mix, mix_of, simplest_of, stated_of
from apora.projections.planning_refusals import unreached
from apora.projections.planning_runs import AIMS, Aim, MixRuns, engine_of, mix_runs
from apora.projections.planning_search import Search, Steps
from apora.projections.planning_value import NextMoney, next_money
from apora.projections.scenarios import bench_of
from apora.projections.simulation import Floats, simulation_of
from apora.projections.study import whole_simulation

Tell = Callable[[str, float], None]


@dataclass(frozen=True, kw_only=True)
class PlanSize:
    """On how many draws a plan is chosen, and on how many others it is run again."""

    choice: int = 16
    other: int = 48
    prior: int = 16


@dataclass(frozen=True, kw_only=True)
class Point:
    """One budget of the frontier: what the best plan and the simplest bring on other draws."""

    budget: float
    steps: Steps
    best: Floats
    simplest: Floats | None


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the search in 32 bits found: the plan, and all that was asked of it on its draws.

    `simplest` is the simplest plan at the budget asked for. `elsewhere` are the other
    budgets of the frontier, on draws that nothing was chosen on; `choices` rest on the
    first `judged_on` of those.
    """

    mix: Mix
    steps: Steps
    simplest: Steps | None
    level: float
    elsewhere: tuple[Point, ...]
    rivals: Mapping[str, Steps]
    choices: tuple[Choice, ...]
    judged_on: int
    next: NextMoney


@dataclass(frozen=True, kw_only=True)
class Planned:
    """The best plan under a budget, and all that is said of it.

    `best` and `simplest` are of runs in 64 bits on other draws than the plan was chosen on;
    `prior` is what it brings before the evidence.
    """

    aim: Aim
    cautious: float | None
    budget: float
    size: PlanSize
    chosen: Chosen
    best: Confirmed
    simplest: Confirmed | None
    prior: Confirmed

    @property
    def frontier(self) -> tuple[Point, ...]:
        """Return the best plan for each budget, the smallest budget first."""
        asked = Point(
            budget=self.budget,
            steps=self.chosen.steps,
            best=self.best.aims[self.aim],
            simplest=None if self.simplest is None else self.simplest.aims[self.aim],
        )
        return tuple(sorted((*self.chosen.elsewhere, asked), key=lambda one: one.budget))


def planned(
    problem: CalibrationProblem,
    *,
    prior: Floats,
    posterior: Floats,
    aim: Aim,
    budget: float,
    cautious: float | None = None,
    size: PlanSize | None = None,
    tell: Tell,
) -> Planned:
    """Return the plan that does most for an aim under a budget.

    Args:
        problem: The case at 64 bits, whose fund takes measures.
        prior: Scores before the evidence, draw by sampled score.
        posterior: Scores after it.
        aim: What is raised.
        budget: Money over the first year [money].
        cautious: The quantile a plan is judged by; the mean if none.
        size: How many draws.
        tell: Told of each step and the share of it that is done.

    Raises:
        PlanRefused: No mix reaches the aim.
    """
    size = size or PlanSize()
    draws = draws_of(problem, scores=posterior, count=size.choice + size.other)
    other = draws.after(size.choice)
    simulation = whole_simulation(problem)
    with ThreadPoolExecutor(max_workers=1) as beside:
        # Two programs are compiled, each on one core.
        existed = beside.submit(existed_on, simulation, draws=other)
        with bits(32):
            search = search_of(
                in_bits_of_now(problem), draws=draws.first(size.choice), aim=aim,
                cautious=cautious, budget=budget,
            )  # fmt: skip
            chosen = _chosen(search, other=other, tell=tell)
    tell("running the plan again on other draws", 0.0)
    plans = [
        chosen.mix.plan(one, budget=budget, effects="as stated", name=name)
        for name, one in (("plan", chosen.steps), ("simplest", chosen.simplest))
        if one is not None
    ]
    best, *simplest = confirmed(simulation, draws=other, existed=existed.result(), plans=plans)
    before = draws_of(problem, scores=prior, count=size.prior)
    (unlearned,) = confirmed(
        simulation, draws=before, existed=existed_on(simulation, draws=before), plans=plans[:1]
    )
    tell("running the plan again on other draws", 1.0)
    return Planned(
        aim=aim,
        cautious=cautious,
        budget=budget,
        size=size,
        chosen=chosen,
        best=best,
        simplest=next(iter(simplest), None),
        prior=unlearned,
    )


def search_of(
    problem: CalibrationProblem,
    *,
    draws: Draws,
    aim: Aim,
    cautious: float | None,
    budget: float,
) -> Search:
    """Return the search for the best mix of a case, which has run nothing but what existed.

    Args:
        problem: The case, in as many bits as the search is to have.
        draws: That a plan is chosen on.
        aim: What is raised.
        cautious: The quantile a plan is judged by; the mean if none.
        budget: Money over the first year [money].
    """
    bench = bench_of(problem.case)
    mix, existed = mix_of(bench), bench.schedule(bench.existing)
    answered = [mix_of(bench, reactions=(one,)).schedule for one in bench.reactions]
    schedules = [existed, mix.schedule, *answered]
    engine = engine_of(simulation_of(problem, schedules=schedules), schedules=schedules)
    runs = mix_runs(engine, draws=draws, mix=mix, existed=existed, effects="as stated")
    return Search(runs=runs, aim=aim, cautious=cautious, budget=budget)


def best_plan(search: Search) -> Steps:
    """Return the best plan found, from the better of the simplest one and all as stated.

    Args:
        search: Aim, budget and draws.
    """
    mix = search.runs.mix
    starts = [one for one in (simplest_of(mix), stated_of(mix)) if one is not None]
    staffed = [search.climbed(one, only=STAFF) for one in starts]
    start = max(staffed, key=search.level)
    return search.climbed(max(search.whole(search.relaxed(start)), start, key=search.level))


def _chosen(search: Search, *, other: Draws, tell: Tell) -> Chosen:
    """Return the best plan, the frontier around it, and what would change the choice."""
    tell("searching for the best mix", 0.0)
    steps = best_plan(search)
    problems = unreached(search, chosen=steps)
    if problems:
        raise PlanRefused(problems)
    by_budget = best_by_budget(
        search, chosen=steps, tell=lambda share: tell("following the frontier", share)
    )
    steps = by_budget[search.budget]
    rivals = rivals_of(search, chosen=steps)
    judging = _runs_on(search, draws=other.first(search.runs.draws.count))
    choices = choices_under(
        search, runs=judging, rivals=rivals,
        tell=lambda share: tell("asking what would change it", share),
    )  # fmt: skip
    return Chosen(
        mix=search.runs.mix,
        steps=steps,
        simplest=rivals.get("simplest"),
        level=search.level(steps),
        elsewhere=_elsewhere(search, by_budget=by_budget, other=other),
        rivals=rivals,
        choices=choices,
        judged_on=judging.draws.count,
        next=next_money(search, steps=steps),
    )


def _runs_on(search: Search, *, draws: Draws) -> MixRuns:
    """Return what the mixes of a search are run with on other draws."""
    mix, bench = search.runs.mix, search.runs.mix.bench
    existed = bench.schedule(bench.existing)
    return mix_runs(search.runs.engine, draws=draws, mix=mix, existed=existed, effects="as stated")


def _elsewhere(
    search: Search, *, by_budget: Mapping[float, Steps], other: Draws
) -> tuple[Point, ...]:
    """Return what the plans of the other budgets bring on other draws."""
    runs = _runs_on(search, draws=other)
    column, simplest = AIMS.index(search.aim), simplest_of(search.runs.mix)

    def brought(steps: Steps, budget: float) -> Floats:
        return runs.brought(steps, budget=budget)[:, column]

    return tuple(
        Point(
            budget=budget,
            steps=steps,
            best=brought(steps, budget),
            simplest=None
            if simplest is None
            else brought(search.with_budget(budget).climbed(simplest, only=STAFF), budget),
        )
        for budget, steps in by_budget.items()
        if budget != search.budget
    )
