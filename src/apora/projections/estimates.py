"""Any indicator, anywhere, at any time, said by a source or not; or a refusal with its rule."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from apora.errors import EstimateRefused
from apora.evidence import editions
from apora.evidence.case import Case
from apora.evidence.dates import Span, span
from apora.evidence.nearest import did_you_mean
from apora.evidence.organisation import Organisation, organisation_of
from apora.evidence.records import Unit
from apora.evidence.wanted import Refused
from apora.projections.asked import Question, question
from apora.projections.draws import Draws
from apora.projections.plans import REFERENCE, Plan
from apora.projections.simulation import Floats, Simulation, answers
from apora.registry.indicators import INDICATOR_BY_ID

SMALLEST_UNIT = 200.0
"""Nothing is estimated for a unit with fewer posts [posts]."""

INDEX_ONLY = frozenset(
    {"registered_offences", "investigated_offences", "cases_opened", "cases_lapsed"}
)
"""Indicators whose level is an index: only shares and changes of them mean something."""


@dataclass(frozen=True, kw_only=True)
class Estimated:
    """What draws say of one question, before the evidence and after it, by draw."""

    question: Question
    scenario: str
    prior: Floats
    posterior: Floats


def estimate(
    simulation: Simulation,
    *,
    asked: Question,
    plan: Plan,
    prior: Draws,
    posterior: Draws,
) -> Estimated:
    """Return what draws say of a question under one scenario.

    Args:
        simulation: The compiled model.
        asked: From `question_asked`.
        plan: From `plan_asked`.
        prior: Draws before the evidence.
        posterior: Draws after it.
    """
    said = [
        np.concatenate(
            [
                answers(trace, asked=[asked], count=count)[:, 0]
                for trace, count in simulation.traces(draws, schedule=plan.schedule)
            ]
        )
        for draws in (prior, posterior)
    ]
    return Estimated(question=asked, scenario=plan.scenario, prior=said[0], posterior=said[1])


def question_asked(
    simulation: Simulation, *, indicator: str, where: str, when: str, restricted: bool = False
) -> Question:
    """Return what is asked, or refuse it.

    Args:
        simulation: Its weeks and strata.
        indicator: Of the registry.
        where: A unit of the case.
        when: A date or a span (EDTF).
        restricted: Whether the answer is for the restricted edition.

    Raises:
        EstimateRefused: A rule forbids the question, or the model cannot state it.
    """
    organisation = simulation.frame.organisation
    _refuse_unknown(indicator)
    _refuse_unknown_unit(organisation, where=where)
    window = _window(when)
    _refuse_size(organisation, where=where)
    if not restricted:
        _refuse_held_back(indicator, where=where, units=simulation.problem.case.units)
    try:
        return question(indicator, where=where, window=window, frame=simulation.frame)
    except Refused as refusal:
        raise EstimateRefused(
            rule=refusal.rule, what=refusal.what, remedy=refusal.remedy
        ) from refusal


GATES_READ = "willing_share"
"""What gates are made of: as public as this indicator."""


def unit_asked(case: Case, *, where: str) -> str:
    """Return the unit whose gates and people are asked for, or refuse it.

    Args:
        case: The case.
        where: A unit, or nothing for the one that leads.

    Raises:
        EstimateRefused: There is no such unit, it is too small, or gates are not public
            for it.
    """
    unit = where.strip() or case.settings.headline_unit
    organisation = organisation_of(case)
    _refuse_unknown_unit(organisation, where=unit)
    _refuse_size(organisation, where=unit)
    _refuse_held_back(GATES_READ, where=unit, units=case.units)
    return unit


def plan_asked(plans: Sequence[Plan], *, scenario: str) -> Plan:
    """Return the plan that a scenario's name stands for; without a name, the reference.

    Args:
        plans: Of the case.
        scenario: Its name, or nothing.

    Raises:
        EstimateRefused: There is no such scenario.
    """
    known = {one.id: one for one in plans if one.kind not in {"sensitivity", "budget", "beside"}}
    found = known.get(scenario.strip() or REFERENCE)
    if found is None:
        raise EstimateRefused(
            rule="unknown_scenario",
            what=f"'{scenario}' is not a scenario of this case.",
            remedy=did_you_mean(scenario, known=known),
        )
    return found


def agencies(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the units that are whole agencies, in file order."""
    whole = editions.agencies({one.id: one.part_of for one in units})
    return tuple(one.id for one in units if one.id in whole)


def is_held_back(indicator: str, *, where: str, units: Sequence[Unit]) -> bool:
    """Return whether the public edition leaves an indicator out at a unit.

    Args:
        indicator: Of the registry.
        where: A unit.
        units: Of the case.
    """
    return INDICATOR_BY_ID[indicator].restricted and where not in agencies(units)


def middle_posts(organisation: Organisation, *, unit: str) -> float:
    """Return the middle of a unit's posts [posts].

    Args:
        organisation: The strata.
        unit: A unit.
    """
    return float(organisation.posts[list(organisation.members(unit)), 1].sum())


def _refuse_unknown(indicator: str) -> None:
    if indicator not in INDICATOR_BY_ID:
        raise EstimateRefused(
            rule="unknown_indicator",
            what=f"'{indicator}' is not an indicator.",
            remedy=did_you_mean(indicator, known=INDICATOR_BY_ID),
        )
    if indicator in INDEX_ONLY:
        raise EstimateRefused(
            rule="index_only",
            what=f"the level of '{indicator}' is an index of the model, not a count.",
            remedy="Ask for a share: detection_share, lapsed_of_decided or lapsed_of_in_hand.",
        )


def _refuse_unknown_unit(organisation: Organisation, *, where: str) -> None:
    if "|" in where or "+" in where:
        raise EstimateRefused(
            rule="one_unit",
            what=f"'{where}' names several units, and estimates are not ranked over offices.",
            remedy="Ask about one unit at a time, or about the unit that holds them all.",
        )
    if where not in organisation:
        raise EstimateRefused(
            rule="unknown_unit",
            what=f"'{where}' is not a unit of this case.",
            remedy=did_you_mean(where, known=organisation.parents),
        )


def _refuse_size(organisation: Organisation, *, where: str) -> None:
    if not organisation.members(where):
        raise EstimateRefused(
            rule="unit_not_simulated",
            what=f"the unit '{where}' has no simulated stratum at or under it.",
            remedy="Ask about the unit it is part of.",
        )
    if middle_posts(organisation, unit=where) < SMALLEST_UNIT:
        raise EstimateRefused(
            rule="small_unit",
            what=f"the unit '{where}' has fewer than {SMALLEST_UNIT:.0f} posts.",
            remedy="Ask about the unit it is part of: numbers on few people point at persons.",
        )


def _refuse_held_back(indicator: str, *, where: str, units: Sequence[Unit]) -> None:
    if is_held_back(indicator, where=where, units=units):
        raise EstimateRefused(
            rule="restricted_indicator",
            what=f"'{indicator}' is public for the whole service and its agencies only, "
            f"and '{where}' lies below them.",
            remedy=f"Ask about one of: {', '.join(agencies(units))}.",
        )


def _window(when: str) -> Span:
    try:
        found = span(when)
    except ValueError as error:
        raise EstimateRefused(
            rule="unreadable_date",
            what=f"{error}.",
            remedy="Write 2020-11-30, 2020-11 or 2020-08/2020-11.",
        ) from error
    if found.open_start or found.open_end:
        raise EstimateRefused(
            rule="open_period",
            what=f"'{when}' has an open end.",
            remedy="Name the first and the last day, as in 2020-08-09/2020-11-30.",
        )
    return found
