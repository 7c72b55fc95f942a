"""Explicit extra runs: the reference with one assumption at an end of its range."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from apora.evidence.calendar import Calendar
from apora.evidence.case import Case
from apora.population.levers import LeverSchedule
from apora.population.parameter_vector import ParameterVector
from apora.population.quantiles import Z95
from apora.projections.changes import added
from apora.projections.plans import REFERENCE, Plan
from apora.projections.scenarios import bench_of, scenario_plans

ALL_REFUSED = 20.0
"""Shift of refusal under which every letter is refused [log-odds]."""


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """One assumption and the plans that move it: to its low and high end, or the only one."""

    what: str
    plans: tuple[Plan, ...]


ALL_TOLD = 20.0
"""Shift of reach under which everyone has heard of the help and believes it [log-odds]."""
INFORMED = "everyone told of the help there is"
REFUSED = "every letter refused"
LOW, HIGH = "5 %", "95 %"

ENDS = (
    ("will_means_correlation", "wish to leave and savings correlated: 5 and 95 % points"),
    ("fatigue_will", "fatigue feeds the wish to leave: 5 and 95 % points"),
)
"""Parameters that are set to their prior's end points in every draw."""


def sensitivity_plans(case: Case, *, vector: ParameterVector) -> tuple[Assumption, ...]:
    """Return the extra runs of a case.

    Every letter refused, and everyone told, from the assessment on; the wish to leave and
    means correlated, and fatigue's pull, at the ends of their priors.

    Args:
        case: The case.
        vector: Its parameters.
    """
    reference = next(one for one in scenario_plans(case) if one.scenario == REFERENCE)
    calendar, now = bench_of(case).calendar, case.settings.as_of
    closed = shifted_from(
        now, plan=reference, calendar=calendar, lever="refusal_shift", size=ALL_REFUSED
    )
    told = everyone_told(now, plan=reference, calendar=calendar)
    return (
        *(
            Assumption(what=f"{what}, from the assessment on", plans=(replace(plan, id=what),))
            for what, plan in ((REFUSED, closed), (INFORMED, told))
        ),
        *_ends(reference, vector=vector),
    )


def everyone_told(first: date, *, plan: Plan, calendar: Calendar) -> Plan:
    """Return a plan in which from a day on everyone knows of the help and believes it.

    Args:
        first: The day.
        plan: What is in force.
        calendar: Of the case.
    """
    return shifted_from(first, plan=plan, calendar=calendar, lever="reach_shift", size=ALL_TOLD)


def shifted_from(first: date, *, plan: Plan, calendar: Calendar, lever: str, size: float) -> Plan:
    """Return a plan in which a lever is shifted from a day to the end.

    Args:
        first: The day.
        plan: What is in force.
        calendar: Of the case.
        lever: Which.
        size: How much is added, in the lever's unit.
    """
    share = calendar.share_of_week(first, calendar.last_day)
    changes = (*plan.schedule.changes, added(lever, share=share, size=size))
    return replace(
        plan,
        id=f"{plan.id} ({lever} from {first})",
        kind="sensitivity",
        schedule=LeverSchedule(changes=changes, weeks=calendar.weeks),
    )


def _ends(reference: Plan, *, vector: ParameterVector) -> Sequence[Assumption]:
    places = {one.id: one.start for one in vector.entries}
    return [
        Assumption(
            what=what,
            plans=tuple(
                replace(
                    reference,
                    id=f"{name} at {end}",
                    kind="sensitivity",
                    set_scores={places[name]: score},
                )
                for end, score in ((LOW, -Z95), (HIGH, Z95))
            ),
        )
        for name, what in ENDS
    ]
