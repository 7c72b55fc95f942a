"""What the help of each scenario needs to run and meets, as rows."""

import numpy as np

from apora.projections.contrasts import first_week
from apora.projections.programme import Programme, programme_of
from apora.projections.study import Study
from apora.results.learned import Part
from apora.results.numbers import quantiles_of


def programme_rows(study: Study) -> list[Part]:
    """Return a row for every scenario that takes requests after the assessment.

    Args:
        study: What projections found.
    """
    found = study.posterior
    calendar = found.simulation.frame.calendar
    rows = []
    for run in found.of(kind="scenario"):
        held = programme_of(run, draws=found.draws, calendar=calendar, start=first_week(found))
        if held.takes_requests:
            head = {"scenario": run.plan.id, "title": dict(run.plan.title), "draws": run.count}
            rows.append(head | _said(held))
    return rows


def _said(held: Programme) -> Part:
    return {
        "requests_w": quantiles_of(held.requests_w),
        "hands": quantiles_of(held.hands),
        "hands_needed_peak": quantiles_of(held.hands_needed_peak),
        "waiting_w": quantiles_of(held.waiting_w),
        "paid": quantiles_of(held.paid),
        "unspent": quantiles_of(held.unspent),
        "runs_dry": float(np.mean(np.isfinite(held.dry_after_m))),
        "months": [
            {
                "month": month,
                "money_in": quantiles_of(held.money_in[month]),
                "money_out": quantiles_of(out),
            }
            for month, out in held.money_out.items()
        ],
    }
