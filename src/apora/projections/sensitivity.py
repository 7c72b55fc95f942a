"""Explicit extra runs: the reference with one assumption at an end of its range."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from apora.evidence.case import Case
from apora.population.levers import LeverSchedule
from apora.population.parameter_vector import ParameterVector
from apora.population.quantiles import Z95
from apora.projections.budgets import added
from apora.projections.plans import REFERENCE, Plan
from apora.projections.scenarios import bench_of, scenario_plans

ALL_REFUSED = 20.0
"""Shift of refusal under which every letter is refused [log-odds]."""


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """One assumption and the plans that move it: to its low and high end, or the only one."""

    what: str
    plans: tuple[Plan, ...]


ENDS = (
    ("will_means_correlation", "wish to leave and savings correlated: 5 and 95 % points"),
    ("fatigue_will", "fatigue feeds the wish to leave: 5 and 95 % points"),
)
"""Parameters that are set to their prior's end points in every draw."""


def sensitivity_plans(case: Case, *, vector: ParameterVector) -> tuple[Assumption, ...]:
    """Return the extra runs of a case.

    Every letter refused from the assessment on; the wish to leave and means correlated,
    and fatigue's pull, at the ends of their priors.

    Args:
        case: The case.
        vector: Its parameters.
    """
    reference = next(one for one in scenario_plans(case) if one.scenario == REFERENCE)
    return (_refused(case, reference=reference), *_ends(reference, vector=vector))


def _refused(case: Case, *, reference: Plan) -> Assumption:
    calendar = bench_of(case).calendar
    share = calendar.share_of_week(case.settings.as_of, calendar.last_day)
    changes = (
        *reference.schedule.changes,
        added("refusal_shift", share=share, size=ALL_REFUSED),
    )
    plan = replace(
        reference,
        id="every letter refused",
        kind="sensitivity",
        schedule=LeverSchedule(changes=changes, weeks=calendar.weeks),
    )
    return Assumption(what="every letter refused from the assessment on", plans=(plan,))


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
                for end, score in (("5 %", -Z95), ("95 %", Z95))
            ),
        )
        for name, what in ENDS
    ]
