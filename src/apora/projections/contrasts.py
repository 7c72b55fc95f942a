"""Differences from the reference within a draw, and what a difference costs."""

import numpy as np

from apora.projections.plans import REFERENCE
from apora.projections.project import Projected, Projections
from apora.projections.simulation import Floats

SMALLEST_COUNT = 1.0
"""Fewer people than one are counted as one where a cost is divided by them [persons]."""
WEEKS_A_MONTH = 365.25 / 12 / 7
SMALLEST_MOVE = 1e-6
"""Less than this is rounding and moves nothing [the outcome's unit]."""
INTENDED = {"departures": 1.0, "vacancy": 1.0, "hours_weekend": -1.0, "aid_paid": 1.0}
"""Which way a measure is meant to move an outcome; the others have no wrong sign."""


def compared_with(projections: Projections, *, run: Projected) -> Projected:
    """Return the reference that a run is compared with: the one with effects read alike.

    Args:
        projections: All runs.
        run: One of them.
    """
    if run.plan.kind in {"null", "wide"}:
        return projections.of(kind=run.plan.kind, scenario=REFERENCE)[0]
    return projections.reference


def contrasts(projections: Projections, *, run: Projected) -> Floats:
    """Return what a run has more than the reference in the same draw, draw by question.

    Args:
        projections: All runs.
        run: One of them.
    """
    return run.answers - compared_with(projections, run=run).answers[: run.count]


def wrong_sign(contrast: Floats, *, indicator: str) -> float | None:
    """Return the share of draws in which an outcome moves the wrong way [share].

    Args:
        contrast: By draw.
        indicator: The outcome; none has a wrong sign but those of `INTENDED`.
    """
    way = INTENDED.get(indicator)
    return None if way is None else float(np.mean(way * contrast < -SMALLEST_MOVE))


def intended_sign(contrast: Floats, *, indicator: str) -> float | None:
    """Return the share of draws in which an outcome moves the intended way [share].

    An outcome that does not move counts neither here nor as the wrong sign.

    Args:
        contrast: By draw.
        indicator: The outcome; none has an intended sign but those of `INTENDED`.
    """
    way = INTENDED.get(indicator)
    return None if way is None else float(np.mean(way * contrast > SMALLEST_MOVE))


def since_assessment(projections: Projections, *, run: Projected, series: str) -> Floats:
    """Return a flow's total after the week of the assessment, by draw.

    Args:
        projections: All runs.
        run: One of them.
        series: One of `LEAD_SERIES`.
    """
    total: Floats = run.weekly[series][:, first_week(projections) :].sum(axis=1)
    return total


def first_week(projections: Projections) -> int:
    """Return the position of the first week after the assessment's, calm week first."""
    simulation = projections.simulation
    settings = simulation.problem.case.settings
    return simulation.frame.calendar.week_of(settings.as_of) + 2


def extra_money(projections: Projections, *, run: Projected) -> Floats:
    """Return the money paid out more than in the reference, by draw [model money].

    Args:
        projections: All runs.
        run: One of them.
    """
    reference = compared_with(projections, run=run)
    more: Floats = run.money_out.sum(axis=1) - reference.money_out[: run.count].sum(axis=1)
    return more


def extra_families(projections: Projections, *, run: Projected) -> Floats:
    """Return how many more families the programmes carried to a job, by draw [persons].

    Leavers paid, less those of them still looking for work at the horizon.

    Args:
        projections: All runs.
        run: One of them.
    """
    reference = compared_with(projections, run=run)
    return _carried(run) - _carried(reference)[: run.count]


def _carried(run: Projected) -> Floats:
    carried: Floats = run.weekly["aid_paid"].sum(axis=1) - run.weekly["aided"][:, -1]
    return carried


def cost_each(money: Floats, *, people: Floats) -> Floats:
    """Return the cost of one more person, by draw; under one person counts as one.

    Args:
        money: Paid out more than in the reference, by draw.
        people: More than in the reference, by draw.
    """
    return np.maximum(money, 0.0) / np.maximum(people, SMALLEST_COUNT)


def months_to_first_help(projections: Projections, *, run: Projected) -> Floats:
    """Return when one family more than in the reference has been paid, by draw [months].

    Counted from the assessment; the whole horizon where that never happens in it.

    Args:
        projections: All runs.
        run: One of them.
    """
    start = first_week(projections)
    reference = compared_with(projections, run=run)
    paid, before = (
        np.cumsum(one.weekly["aid_paid"][: run.count, start:], axis=1) for one in (run, reference)
    )
    helped = paid - before >= SMALLEST_COUNT
    weeks = np.where(helped.any(axis=1), helped.argmax(axis=1) + 1, helped.shape[1])
    return np.asarray(weeks / WEEKS_A_MONTH, dtype=np.float64)
