"""Who stays and who leaves: the share who disagree, then and now, as rows of the results."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np

from apora.evidence import week_weights
from apora.projections.project import Projected
from apora.projections.study import Study
from apora.results.learned import Floats
from apora.results.numbers import quantiles_of

Part: TypeAlias = dict[str, Any]
LEAVERS = "leavers"
"""The row about those who left, who are set beside those in service in the same weeks."""
LEAD = "lead"
"""The row about the budget that leads the report."""


def composition_rows(study: Study) -> list[Part]:
    """Return the share who disagree of those in service and of those who left by own wish.

    Before the crisis and at the assessment; of those in service since the main shock and
    of those who left in the same weeks, since opinion moves with time; at the horizon with
    what existed and with the budget that leads the report.

    Args:
        study: What projections found.
    """
    settings, lead = study.problem.case.settings, study.besides[0].lead
    calendar = study.posterior.simulation.frame.calendar
    day, reference = settings.as_of, study.posterior.reference
    days = week_weights.total_over(settings.main_shock, day, calendar=calendar)
    now = week_weights.stock_at(day, calendar=calendar)
    left = [reference.weekly[one] @ days for one in ("critics_leaving", "departures")]
    leavers, stayers = left[0] / np.maximum(left[1], 1e-12), _in_service(reference, at=days)
    since = f"{settings.main_shock.isoformat()}/{day.isoformat()}"
    found = [
        (
            "before",
            calendar.first_monday.isoformat(),
            _in_service(reference, at=_week(0, like=now)),
        ),
        ("now", day.isoformat(), _in_service(reference, at=now)),
        ("stayers", since, stayers),
        (LEAVERS, since, leavers),
        *_later(study, last=_week(-1, like=now)),
    ]
    return [
        {
            "id": name,
            "where": settings.headline_unit,
            "when": when,
            "share": quantiles_of(share),
            "budget": lead.budget if lead and name == LEAD else None,
            "draws": int(share.size),
        }
        for name, when, share in found
    ]


def _later(study: Study, *, last: Floats) -> Iterator[tuple[str, str, Floats]]:
    """Yield the share at the horizon with what existed, and with the leading budget."""
    when = study.posterior.simulation.frame.calendar.last_day.isoformat()
    yield "existing", when, _in_service(study.posterior.reference, at=last)
    lead = study.besides[0].lead
    if lead is not None:
        yield LEAD, when, _in_service(study.posterior.named(lead.id), at=last)


def _week(position: int, *, like: Floats) -> Floats:
    weights = np.zeros_like(like)
    weights[position] = 1.0
    return weights


def _in_service(run: Projected, *, at: Floats) -> Floats:
    share: Floats = (run.weekly["disagreeing"] @ at) / (run.weekly["headcount"] @ at)
    return share
