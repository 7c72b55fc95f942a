"""What is asked of the reference besides outcomes: every agency and office, then and now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from types import MappingProxyType

from apora.evidence.calendar import DAYS
from apora.evidence.dates import Span, span
from apora.evidence.judgements import judged_estimates
from apora.evidence.records import Settings
from apora.evidence.wanted import Frame, Refused
from apora.inference.problem import CalibrationProblem
from apora.projections.asked import Question, between, on, question, spelled
from apora.projections.estimates import SMALLEST_UNIT, agencies, middle_posts

Days = Callable[[Settings], Span]
LATELY_WEEKS = 4


def _now(settings: Settings) -> Span:
    return on(settings.as_of)


def _since_shock(settings: Settings) -> Span:
    return between(settings.main_shock, settings.as_of)


def _this_year(settings: Settings) -> Span:
    return between(date(settings.as_of.year, 1, 1), settings.as_of)


def _this_week(settings: Settings) -> Span:
    return between(settings.as_of - timedelta(days=DAYS - 1), settings.as_of)


def _lately(settings: Settings) -> Span:
    return between(settings.as_of - timedelta(days=DAYS * LATELY_WEEKS - 1), settings.as_of)


EVERYWHERE: Mapping[str, Days] = MappingProxyType(
    {
        "posts": _now,
        "headcount": _now,
        "vacancy": _now,
        "ill_now": _now,
        "departures": _since_shock,
        "identifications": _since_shock,
        "letters_on_file": _now,
        "willing_share": _now,
        "able_share": _now,
        "disagree_share": _now,
        "lapsed_of_decided": _lately,
    }
)
"""Indicators estimated for every unit, and over which days."""
AGENCIES: Mapping[str, Days] = MappingProxyType(
    {
        "waiting": _now,
        "applications": _since_shock,
        "refusals": _since_shock,
        "releases": _since_shock,
        "penal_exits": _since_shock,
        "contract_ends": _since_shock,
        "dismissals": _since_shock,
        "separations": _since_shock,
        "hires": _since_shock,
        "absentees": _since_shock,
        "detection_share": _this_year,
        "extra_duty_share": _lately,
        "hours_weekend": _this_week,
        "fines_recovered": _now,
        "judges_in_post": _now,
        "aid_requests": _since_shock,
        "aid_paid": _since_shock,
        "placements": _since_shock,
    }
)
"""Indicators estimated for whole agencies besides."""
SINGLED_OUT = ("fines_recovered", "judges_in_post")
"""Plain shares of what a claim singles out: estimated where it was said, nowhere else."""


def table_questions(problem: CalibrationProblem, *, frame: Frame) -> tuple[Question, ...]:
    """Return every estimate of the situation: by unit in file order, then by indicator.

    Units without a simulated stratum, or under the floor of posts, have none. Estimates
    that the analyst's judgements name come last.

    Args:
        problem: The case.
        frame: Weeks and strata.
    """
    units, settings = problem.case.units, problem.case.settings
    whole = agencies(units)
    said = {(claim.indicator, claim.where) for claim in problem.case.claims}
    found = []
    for unit in units:
        if not frame.organisation.members(unit.id):
            continue
        if middle_posts(frame.organisation, unit=unit.id) < SMALLEST_UNIT:
            continue
        wanted = {**EVERYWHERE, **AGENCIES} if unit.id in whole else EVERYWHERE
        found += [
            question(name, where=unit.id, window=days(settings), frame=frame)
            for name, days in wanted.items()
            if name not in SINGLED_OUT or (name, unit.id) in said
        ]
    return (*found, *_judged(problem, frame=frame, there=found))


def _judged(
    problem: CalibrationProblem, *, frame: Frame, there: Sequence[Question]
) -> Iterator[Question]:
    """Yield the estimates that the analyst's judgements name and that are not there yet."""
    asked = {(one.indicator.id, one.where, one.when) for one in there}
    for named in judged_estimates(problem.case):
        key = (named.indicator, named.where, spelled(span(named.when)))
        organisation = frame.organisation
        if key in asked or not organisation.members(named.where):
            continue
        if middle_posts(organisation, unit=named.where) < SMALLEST_UNIT:
            continue
        asked.add(key)
        with suppress(Refused):  # a day beyond the horizon: the results say so
            yield question(named.indicator, where=named.where, window=span(named.when), frame=frame)
