"""What is entered in the ledger: projections as equally likely values, with their rivals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from apora.errors import CaseProblems, EstimateRefused, Problem
from apora.evidence.dates import span
from apora.evidence.editions import is_public, names_in
from apora.evidence.judgements import placeholder_of
from apora.evidence.nearest import clipped
from apora.inference.calibration import Calibration
from apora.inference.hedges.scales import SCALES
from apora.inference.predictive import definition_term, predicted_claims
from apora.projections.asked import Question, between, question
from apora.projections.draws import Draws, draws_of
from apora.projections.estimates import agencies, question_asked
from apora.projections.plans import REFERENCE, Plan
from apora.projections.project import (
    ProjectionSize,
    is_reference,
    outcome_questions,
    projected,
)
from apora.projections.simulation import Floats, Simulation
from apora.registry.indicators import INDICATOR_BY_ID

MEMBERS = 50
"""Equally likely values that a projection is kept as."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One projection: what it is about, and equally likely values, natural.

    `before` are those before the evidence; `persistence` those if all stayed as it was, none
    for the prediction of a past claim.
    """

    indicator: str
    where: str
    when: str
    due: date
    scenario: str
    unit: str
    after: Floats
    before: Floats
    persistence: Floats | None = None
    claim: str = ""


def projections_now(
    calibration: Calibration,
    *,
    simulation: Simulation,
    plans: Sequence[Plan],
    also: Sequence[Question],
) -> tuple[Entry, ...]:
    """Return the projections of the reference: the outcomes, and what else is asked.

    The reference is what existed and nothing more: of all scenarios the one that comes about
    where nobody acts. Persistence is the same quantity as late as it is known: a stock or
    share on the day of the assessment, a flow over as many days that end on it.

    Args:
        calibration: Draws before and after the evidence.
        simulation: The compiled model.
        plans: Of the case.
        also: Further questions about days after the assessment.
    """
    problem, count = simulation.problem, ProjectionSize().reference
    plan = next(one for one in plans if is_reference(one))
    asked = (*outcome_questions(problem, frame=simulation.frame), *also)
    late = tuple(_as_it_was(one, simulation=simulation) for one in asked)
    before, after = (
        _published(
            draws_of(problem, scores=scores, count=count),
            simulation=simulation,
            plan=plan,
            asked=(*asked, *late),
        )
        for scores in (calibration.ordered_prior, calibration.ordered_scores)
    )
    return tuple(
        Entry(
            indicator=one.indicator.id,
            where=one.where,
            when=one.when,
            due=one.window.upper,
            scenario=plan.scenario,
            unit=one.indicator.unit,
            after=members(after[:, place]),
            before=members(before[:, place]),
            persistence=members(after[:, len(asked) + place]),
        )
        for place, one in enumerate(asked)
    )


def held_out_predictions(calibration: Calibration) -> Iterator[Entry]:
    """Yield what is predicted of every claim held out that is public where it was said.

    Args:
        calibration: Draws before and after the evidence.
    """
    problem = calibration.problem
    settings, units = problem.case.settings, problem.case.units
    claims = {one.id: one for one in problem.case.claims}
    held = {one.claim for one in problem.held_out}
    whole = frozenset(agencies(units))
    for one in predicted_claims(calibration, seed=settings.seed):
        claim = claims[one.claim]
        if one.claim in held and is_public(claim.indicator, where=claim.where, whole=whole):
            yield Entry(
                indicator=claim.indicator,
                where=claim.where,
                when=claim.when,
                due=span(claim.when).upper if claim.when.strip() else settings.as_of,
                scenario=REFERENCE,
                unit=INDICATOR_BY_ID[names_in(claim.indicator)[0]].unit,
                after=members(one.meant),
                before=members(one.meant_before),
                claim=claim.id,
            )


def further_questions(named: Sequence[str], *, simulation: Simulation) -> tuple[Question, ...]:
    """Return further questions written as `indicator where when`, or refuse all that cannot be.

    Args:
        named: As in a judgement, without braces.
        simulation: Its weeks and strata.

    Raises:
        CaseProblems: What cannot be projected, one by one.
    """
    found, problems = [], []
    for text in named:
        try:
            found.append(_further(text, simulation=simulation))
        except EstimateRefused as refusal:
            problems.append(
                Problem(
                    where=f"--also {clipped(text)}",
                    what=refusal.what,
                    remedy=refusal.remedy,
                    rule=refusal.rule,
                )
            )
    if problems:
        raise CaseProblems(problems)
    return tuple(found)


def members(values: Floats) -> Floats:
    """Return draws as equally likely values: their quantiles in the middle of equal shares.

    Args:
        values: One a draw.
    """
    return np.asarray(np.quantile(values, (np.arange(MEMBERS) + 0.5) / MEMBERS))


def _further(text: str, *, simulation: Simulation) -> Question:
    named = placeholder_of(text)
    if named is None or named.scenario:
        raise EstimateRefused(
            rule="not_a_question",
            what="is not written as indicator, unit and date.",
            remedy="Write three words, as in 'departures lowmere 2024-12'.",
        )
    asked = question_asked(
        simulation, indicator=named.indicator, where=named.where, when=named.when
    )
    as_of = simulation.problem.case.settings.as_of
    if asked.window.upper <= as_of:
        raise EstimateRefused(
            rule="in_the_past",
            what=f"{asked.when} is over on the date of the assessment, {as_of}.",
            remedy="What is over is estimated, not projected: name days after it.",
        )
    return asked


def _as_it_was(asked: Question, *, simulation: Simulation) -> Question:
    """Return the same question about as many days that end on the date of the assessment."""
    as_of = simulation.problem.case.settings.as_of
    first = as_of - (asked.window.upper - asked.window.lower)
    return question(
        asked.indicator.id,
        where=asked.where,
        window=between(first, as_of),
        frame=simulation.frame,
    )


def _published(
    draws: Draws, *, simulation: Simulation, plan: Plan, asked: Sequence[Question]
) -> Floats:
    """Return what a published number would be, without its source's error, draw by question."""
    found = projected(simulation, plan=plan, draws=draws, questions=asked).answers
    columns = []
    for place, one in enumerate(asked):
        term = definition_term(
            one.indicator.discrepancy, scores=draws.parameters, problem=simulation.problem
        )
        scale = SCALES[one.indicator.scale]
        columns.append(scale.back(scale.to(found[:, place]) + term))
    return np.stack(columns, axis=1)
