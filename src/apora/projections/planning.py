"""The mix of measures that does most for an aim under a budget, and what would change it."""

from collections.abc import Callable
from dataclasses import dataclass

from apora.errors import PlanRefused
from apora.inference.problem import CalibrationProblem
from apora.population.levers import STAFF
from apora.projections.draws import Draws, draws_of
from apora.projections.planning_choice import Choice, choices_under, rivals_of
from apora.projections.planning_confirmed import Confirmed, confirmed
from apora.projections.planning_frontier import best_by_budget
from apora.projections.planning_mix import Mix, mix_of, simplest_of, stated_of
from apora.projections.planning_refusals import unreached
from apora.projections.planning_runs import Aim, MixRuns, engine_of, mix_runs
from apora.projections.planning_search import Search, Steps, best_of
from apora.projections.planning_value import NextMoney, next_money
from apora.projections.scenarios import bench_of, scenario_plans
from apora.projections.simulation import Floats, Simulation
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
    """One budget of the frontier: the best plan there and the simplest one, on other draws."""

    budget: float
    steps: Steps
    best: Confirmed
    simplest: Confirmed | None


@dataclass(frozen=True, kw_only=True)
class Planned:
    """The best plan under a budget, and all that is said of it.

    `runs`, `level`, `choices` and `next` are of the draws that it was chosen on, the
    frontier of others. `prior` is what the plan brings before the evidence.
    """

    aim: Aim
    cautious: float | None
    budget: float
    runs: MixRuns
    steps: Steps
    level: float
    size: PlanSize
    frontier: tuple[Point, ...]
    prior: Confirmed
    next: NextMoney
    rivals: dict[str, Steps]
    choices: tuple[Choice, ...]

    @property
    def mix(self) -> Mix:
        """Return the mixes it was chosen from."""
        return self.runs.mix

    @property
    def point(self) -> Point:
        """Return the frontier at the budget asked for."""
        return next(one for one in self.frontier if one.budget == self.budget)


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
        problem: The case, whose fund takes measures.
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
    simulation = whole_simulation(problem)
    draws = draws_of(problem, scores=posterior, count=size.choice + size.other)
    search = _search(simulation, draws=draws.first(size.choice), aim=aim, cautious=cautious,
                     budget=budget)  # fmt: skip
    steps = _chosen(search, tell=lambda share: tell("searching for the best mix", share))
    by_budget = best_by_budget(
        search, chosen=steps, tell=lambda share: tell("following the frontier", share)
    )
    rivals = rivals_of(search, chosen=steps)
    choices = choices_under(
        search, rivals=rivals, tell=lambda share: tell("asking what would change it", share)
    )
    worth = next_money(search, steps=steps)
    tell("running the plan again on other draws", 0.0)
    frontier, unlearned = _again(
        simulation,
        search=search,
        by_budget=by_budget,
        other=draws.after(size.choice),
        prior=draws_of(problem, scores=prior, count=size.prior),
    )
    tell("running the plan again on other draws", 1.0)
    return Planned(
        aim=aim,
        cautious=cautious,
        budget=budget,
        runs=search.runs,
        steps=steps,
        level=search.level(steps),
        size=size,
        frontier=frontier,
        prior=unlearned,
        next=worth,
        rivals=rivals,
        choices=choices,
    )


def _search(
    simulation: Simulation, *, draws: Draws, aim: Aim, cautious: float | None, budget: float
) -> Search:
    bench = bench_of(simulation.problem.case)
    mix, existed = mix_of(bench), bench.schedule(bench.existing)
    answered = [mix_of(bench, reactions=(one,)).schedule for one in bench.reactions]
    engine = engine_of(simulation, schedules=[existed, mix.schedule, *answered])
    runs = mix_runs(engine, draws=draws, mix=mix, existed=existed, effects="as stated")
    return Search(runs=runs, aim=aim, cautious=cautious, budget=budget)


def _chosen(search: Search, *, tell: Callable[[float], None]) -> Steps:
    """Return the best plan, set out from the simplest one and from all measures as stated."""
    tell(0.0)
    mix = search.runs.mix
    starts = [one for one in (simplest_of(mix), stated_of(mix)) if one is not None]
    staffed = [search.climbed(one, only=STAFF) for one in starts]
    steps = best_of(search, starts=staffed, tell=tell)
    problems = unreached(search, chosen=steps)
    if problems:
        raise PlanRefused(problems)
    return steps


def _again(
    simulation: Simulation,
    *,
    search: Search,
    by_budget: dict[float, Steps],
    other: Draws,
    prior: Draws,
) -> tuple[tuple[Point, ...], Confirmed]:
    """Return the frontier run again on other draws, and the plan before the evidence."""
    reference = scenario_plans(simulation.problem.case)[0]
    mix, simplest = search.runs.mix, simplest_of(search.runs.mix)
    plans = []
    for budget, steps in by_budget.items():
        here = search.with_budget(budget)
        both = (steps, None if simplest is None else here.climbed(simplest, only=STAFF))
        plans += [
            mix.plan(one, budget=budget, effects="as stated", name=f"{name} {budget:g}")
            for name, one in zip(("plan", "simplest"), both, strict=True)
            if one is not None
        ]
    ran = {
        plan.id: one
        for plan, one in zip(
            plans,
            confirmed(simulation, draws=other, reference=reference, plans=plans),
            strict=True,
        )
    }
    frontier = tuple(
        Point(
            budget=budget,
            steps=steps,
            best=ran[f"plan {budget:g}"],
            simplest=ran.get(f"simplest {budget:g}"),
        )
        for budget, steps in by_budget.items()
    )
    asked = [one for one in plans if one.id == f"plan {search.budget:g}"]
    return frontier, confirmed(simulation, draws=prior, reference=reference, plans=asked)[0]
