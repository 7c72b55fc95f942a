"""Posterior draws run through every plan, reduced batch by batch to what is reported."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

import numpy as np

from apora.evidence.calendar import DAYS
from apora.evidence.wanted import Frame
from apora.inference.problem import CalibrationProblem
from apora.inference.quantities import Asked
from apora.projections.asked import Question, between, on, question
from apora.projections.budgets import own_money
from apora.projections.draws import Draws, draws_of, with_score
from apora.projections.plans import REFERENCE, Plan
from apora.projections.scenarios import bench_of
from apora.projections.simulation import (
    ROUTES,
    Floats,
    Simulation,
    Trace,
    answers,
    by_unit,
    membership,
)
from apora.projections.unhelped import plan_key, unhelped

Progress = Callable[[str, float], None]
"""Told a step's name and the share of it that is done."""

LEAD_SERIES = (
    "departures", "critics_leaving", "disagreeing", "applications", "headcount", "posts",
    "vacant", "willing", "willing_able", "refused", "letters_on_file", "hours_weekend",
    "hours_ordinary", "hours_extra", "hours_present", "ill", "aid_paid", "aid_money", "aided",
    "placements", "registered", "investigated", "cases_lapsed", "cases_decided", *ROUTES,
)  # fmt: skip
"""Weekly series kept of every run, for the unit that leads the report."""
SERVED_SERIES = ("aid_requests", "aid_paid", "aided", "placements", "employed", "departures")
"""Weekly series kept of every run for all whom the programmes serve: the whole case."""


def silent(_step: str, _share: float) -> None:
    """Tell nobody."""


def is_reference(plan: Plan) -> bool:
    """Return whether a plan is the one that every other is compared with."""
    return plan.kind == "scenario" and plan.scenario == REFERENCE


@dataclass(frozen=True, kw_only=True)
class ProjectionSize:
    """How many draws each kind of plan is run on; always the first ones of the same draws.

    Budgets have as many as the reference: what they bring is skewed, and of 64 draws the
    upper end moves by a third and the median by a tenth with the luck of which they are.
    """

    reference: int = 256
    budget: int = 256
    scenario: int = 64
    variant: int = 24

    def of(self, plan: Plan) -> int:
        """Return the number of draws for a plan."""
        if is_reference(plan):
            return self.reference
        if plan.kind == "budget":
            return self.budget
        return self.scenario if plan.kind == "scenario" else self.variant

    def for_prior(self) -> "ProjectionSize":
        """Return how many prior draws plans get, beside which posterior ones are set."""
        few = self.variant
        return ProjectionSize(reference=self.reference, budget=few, scenario=few, variant=few)


@dataclass(frozen=True, kw_only=True)
class Projected:
    """One plan's run: answers, and weekly series of the unit that leads, on its draws.

    `answers` are draw by question, `further` by further question. `weekly` holds, for each
    of `LEAD_SERIES`, draw by week, the calm week first. `willing_now` is draw by stratum by
    type. `served` holds `SERVED_SERIES` in the same way for the whole case, which is what
    money is paid for. `money_free` and `money_out` are draw by week [money], `queue` are
    requests being checked [persons] and `funded` the share of approved ones that is paid,
    draw by week; `persons` and `money` are the largest imbalances.
    """

    plan: Plan
    answers: Floats
    further: Floats
    willing_now: Floats
    weekly: Mapping[str, Floats]
    served: Mapping[str, Floats]
    money_out: Floats
    money_free: Floats
    queue: Floats
    funded: Floats
    persons: float
    money: float

    @property
    def count(self) -> int:
        """Return the number of draws."""
        return int(self.answers.shape[0])


@dataclass(frozen=True, kw_only=True)
class Projections:
    """Every plan's run on the same draws."""

    simulation: Simulation
    draws: Draws
    questions: tuple[Question, ...]
    runs: tuple[Projected, ...]
    _unhelped: dict[Hashable, Projected] = field(default_factory=dict)

    def unhelped(self, run: Projected) -> Projected:
        """Return the same run without the help that its measures bring, on its draws.

        Run when it is first asked for; runs that come to the same are one.

        Args:
            run: One of the runs.
        """
        bench = bench_of(self.simulation.problem.case)
        plan = unhelped(run.plan, bench=bench)
        key = plan_key(plan)
        alike = (one for one in (self.reference, run) if plan_key(one.plan) == key)
        found = next(alike, self._unhelped.get(key))
        if found is None or found.count < run.count:
            draws = self.draws.first(run.count)
            found = projected(self.simulation, plan=plan, draws=draws, questions=())
            self._unhelped[key] = found
        return found

    @cached_property
    def reference(self) -> Projected:
        """Return the run that the others are compared with."""
        return self.of(kind="scenario", scenario=REFERENCE)[0]

    def named(self, name: str) -> Projected:
        """Return the run of the plan with a name."""
        return next(one for one in self.runs if one.plan.id == name)

    def of(self, *, kind: str, scenario: str = "") -> tuple[Projected, ...]:
        """Return the runs of a kind, of one scenario or of all, in the order of the plans."""
        return tuple(
            one
            for one in self.runs
            if one.plan.kind == kind and scenario in {"", one.plan.scenario}
        )


def projected(
    simulation: Simulation,
    *,
    plan: Plan,
    draws: Draws,
    questions: Sequence[Asked],
    further: Sequence[Asked] = (),
    reference: Projected | None = None,
    unit: str = "",
) -> Projected:
    """Return one plan's run.

    Args:
        simulation: The compiled model.
        plan: What is run.
        draws: On which draws.
        questions: What is asked of every run.
        further: What is asked of this one besides.
        reference: The run that budget lines set out from.
        unit: Whose weekly series are kept; the one that leads if not given.
    """
    for place, score in plan.set_scores.items():
        draws = with_score(draws, place=place, score=score)
    lead = unit or simulation.problem.case.settings.headline_unit
    inside = membership(simulation.frame, units=[lead])
    money_in = None
    if plan.budget and reference is not None:
        money_in = own_money(plan, draws=draws, left=reference.money_free[: draws.count])
    traces = simulation.traces(
        draws, schedule=plan.schedule, effects=plan.effects, money_in=money_in
    )
    parts = [
        _batch(trace, count=count, questions=questions, further=further, inside=inside)
        for trace, count in traces
    ]
    return _joined(parts, plan=plan)


class _Batch(NamedTuple):
    answers: Floats
    further: Floats
    weekly: Floats
    served: Floats
    willing_now: Floats
    money_out: Floats
    money_free: Floats
    queue: Floats
    funded: Floats
    persons: Floats
    money: Floats


def _batch(
    trace: Trace,
    *,
    count: int,
    questions: Sequence[Asked],
    further: Sequence[Asked],
    inside: Floats,
) -> _Batch:
    """Return a batch of runs reduced to what is kept of it."""
    everyone = np.ones((inside.shape[0], 1))
    return _Batch(
        answers=answers(trace, asked=questions, count=count),
        further=answers(trace, asked=further, count=count),
        weekly=by_unit(trace, series=LEAD_SERIES, inside=inside, count=count)[..., 0],
        served=by_unit(trace, series=SERVED_SERIES, inside=everyone, count=count)[..., 0],
        willing_now=np.asarray(trace.willing_now)[:count],
        money_out=np.asarray(trace.money_out)[:count],
        money_free=np.asarray(trace.money_free)[:count],
        queue=np.asarray(trace.queue)[:count],
        funded=np.asarray(trace.funded)[:count],
        persons=np.asarray(trace.persons)[:count],
        money=np.asarray(trace.money)[:count],
    )


def _joined(parts: Sequence[_Batch], *, plan: Plan) -> Projected:
    whole = _Batch(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    return Projected(
        plan=plan,
        answers=whole.answers,
        further=whole.further,
        willing_now=whole.willing_now,
        weekly={name: whole.weekly[:, i] for i, name in enumerate(LEAD_SERIES)},
        served={name: whole.served[:, i] for i, name in enumerate(SERVED_SERIES)},
        money_out=whole.money_out,
        money_free=whole.money_free,
        queue=whole.queue,
        funded=whole.funded,
        persons=float(whole.persons.max()),
        money=float(whole.money.max()),
    )


def project(
    simulation: Simulation,
    *,
    scores: Floats,
    plans: Sequence[Plan],
    size: ProjectionSize,
    further: Sequence[Asked] = (),
    progress: Progress = silent,
    unit: str = "",
) -> Projections:
    """Return every plan's run on common draws.

    Args:
        simulation: The compiled model.
        scores: Posterior draws, draw by sampled score.
        plans: What is run, the reference first.
        size: How many draws each kind of plan gets.
        further: What is asked of the reference, and of the extra runs, besides.
        progress: Told how far it is.
        unit: Whose weekly series are kept; the one that leads if not given.
    """
    questions = outcome_questions(simulation.problem, frame=simulation.frame)
    draws = draws_of(simulation.problem, scores=scores, count=size.reference)
    whole = sum(min(size.of(plan), draws.count) for plan in plans)
    runs: list[Projected] = []
    done = 0
    for plan in plans:
        own = draws.first(size.of(plan))
        besides = further if is_reference(plan) or plan.kind == "sensitivity" else ()
        runs.append(
            projected(
                simulation,
                plan=plan,
                draws=own,
                questions=questions,
                further=besides,
                reference=_set_out_from(plan, runs=runs),
                unit=unit,
            )
        )
        done += own.count
        progress("projecting", done / whole)
    return Projections(simulation=simulation, draws=draws, questions=questions, runs=tuple(runs))


def _set_out_from(plan: Plan, *, runs: Sequence[Projected]) -> Projected | None:
    """Return the run that a plan sets out from: the one it names, else the reference."""
    named = (one for one in runs if one.plan.id == plan.against)
    return next(named, next(iter(runs), None))


OUTCOMES = ("departures", "vacancy", "hours_weekend", "disagree_share", "aid_paid")
"""What every scenario is compared in; the first is what the decision turns on."""


def outcome_questions(problem: CalibrationProblem, *, frame: Frame) -> tuple[Question, ...]:
    """Return what every plan is asked: the outcomes by the decision date and at the horizon.

    Flows run from the day after the assessment, weekend hours over the last week, stocks
    and shares on the day.

    Args:
        problem: Its dates and the unit that leads.
        frame: Weeks and strata.
    """
    settings = problem.case.settings
    first = settings.as_of + timedelta(days=1)
    found = []
    for last in (settings.decision_date, frame.calendar.last_day):
        spans = {
            "departures": between(first, last),
            "aid_paid": between(first, last),
            "hours_weekend": between(last - timedelta(days=DAYS - 1), last),
        }
        found += [
            question(
                name, where=settings.headline_unit, window=spans.get(name, on(last)), frame=frame
            )
            for name in OUTCOMES
        ]
    return tuple(found)
