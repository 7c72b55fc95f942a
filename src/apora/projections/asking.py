"""A decision, the numbers that could be asked for it, and what each of them is worth."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from apora.errors import CaseProblems, EstimateRefused, Problem
from apora.evidence.wanted import Frame, Refused
from apora.evidence.wishes import Wish
from apora.inference.problem import CalibrationProblem
from apora.projections.asked import Question, between, on, question
from apora.projections.candidates import PRECISION_BY_ID, Candidate
from apora.projections.decisions import Decision
from apora.projections.draws import Draws
from apora.projections.estimates import agencies, is_held_back, question_asked
from apora.projections.plans import Plan
from apora.projections.project import Progress, Projected, is_reference, projected, silent
from apora.projections.simulation import Simulation
from apora.projections.table import table_questions
from apora.projections.worth import Drawn, Ranking, Target, worth_of


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What was decided on, and what each number is worth to it, on so many draws."""

    decision: Decision
    target: Target
    ranking: Ranking
    draws: int


def ask(
    simulation: Simulation,
    *,
    plans: Sequence[Plan],
    decision: Decision,
    candidates: Sequence[Candidate],
    prior: Draws,
    posterior: Draws,
    progress: Progress = silent,
) -> Asking:
    """Return what each candidate is worth to a decision.

    Args:
        simulation: The compiled model.
        plans: Of the case; numbers are asked of what exists, the reference.
        decision: What they are wanted for.
        candidates: Numbers that could be asked for.
        prior: Draws before the evidence.
        posterior: Draws after it.
        progress: Told how far it is.
    """
    reference = next(one for one in plans if is_reference(one))
    asked = [one.question for one in candidates]
    others = [one for one in decision.plans if one.id != reference.id]
    done: dict[str, Projected] = {}
    progress("projecting", 0.0)
    before = _run(simulation, reference, draws=prior, asked=asked, decision=decision)
    for number, one in enumerate((reference, *others), start=1):
        progress("projecting", number / (len(others) + 2))
        own = asked if one is reference else ()
        done[one.id] = _run(simulation, one, draws=posterior, asked=own, decision=decision)
    progress("projecting", 1.0)
    target = decision.target([done[one.id].answers[:, 0] for one in decision.plans])
    found = worth_of(
        candidates,
        simulation=simulation,
        drawn=Drawn(
            scores=posterior.parameters,
            values=done[reference.id].further,
            before=before.further,
        ),
        target=target,
        progress=progress,
    )
    return Asking(decision=decision, target=target, ranking=found, draws=posterior.count)


def _run(
    simulation: Simulation,
    plan: Plan,
    *,
    draws: Draws,
    asked: Sequence[Question],
    decision: Decision,
) -> Projected:
    return projected(simulation, plan=plan, draws=draws, questions=[decision.wanted], further=asked)


def usual_candidates(
    problem: CalibrationProblem, *, frame: Frame, precision: str
) -> tuple[Candidate, ...]:
    """Return what can be asked of every unit as of the assessment, and of agencies before.

    What lies in the future, is public for agencies only, or belongs to a unit under the
    floor of posts is left out.

    Args:
        problem: The case.
        frame: Weeks and strata.
        precision: How well the numbers would be known.
    """
    case = problem.case
    known = table_questions(problem, frame=frame)
    earlier = _earlier(known, case_agencies=agencies(case.units), problem=problem, frame=frame)
    return tuple(
        Candidate(question=one, precision=PRECISION_BY_ID[precision])
        for one in (*known, *earlier)
        if one.window.upper <= case.settings.as_of
        and not is_held_back(one.indicator.id, where=one.where, units=case.units)
    )


def _earlier(
    known: Sequence[Question],
    *,
    case_agencies: Sequence[str],
    problem: CalibrationProblem,
    frame: Frame,
) -> Iterator[Question]:
    """Yield the questions about agencies as of the day before the main shock."""
    eve = problem.case.settings.main_shock - timedelta(days=1)
    new_year = date(eve.year, 1, 1)
    names = {(one.indicator.id, one.where): one for one in known if one.where in case_agencies}
    for (name, where), one in names.items():
        window = between(new_year, eve) if one.indicator.nature == "flow" else on(eve)
        with suppress(Refused):  # before the weeks simulated
            yield question(name, where=where, window=window, frame=frame)


def wished_candidates(
    wishes: Sequence[Wish], *, simulation: Simulation, precision: str
) -> tuple[Candidate, ...]:
    """Return the candidates of a table of wishes, or refuse all that cannot be asked.

    Args:
        wishes: Rows of the table.
        simulation: Its weeks and strata.
        precision: Of rows that name none.

    Raises:
        CaseProblems: What of the table cannot be asked, row by row.
    """
    found, problems = [], []
    for number, wish in enumerate(wishes, start=1):
        try:
            found.append(_candidate(wish, simulation=simulation, precision=precision))
        except EstimateRefused as refusal:
            problems.append(
                Problem(
                    where=f"candidates, row {number + 1}",
                    what=refusal.what,
                    remedy=refusal.remedy,
                    rule=refusal.rule,
                )
            )
    if problems:
        raise CaseProblems(problems)
    return tuple(found)


def _candidate(wish: Wish, *, simulation: Simulation, precision: str) -> Candidate:
    asked = question_asked(simulation, indicator=wish.indicator, where=wish.where, when=wish.when)
    as_of = simulation.problem.case.settings.as_of
    if asked.window.upper > as_of:
        raise EstimateRefused(
            rule="not_yet",
            what=f"{asked.when} lies after the date of the assessment, {as_of}.",
            remedy="Ask for a number that can be had today.",
        )
    return Candidate(
        question=asked,
        precision=PRECISION_BY_ID[wish.precision or precision],
        cost=wish.cost,
    )
