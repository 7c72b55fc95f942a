"""What scenarios are compared in: one row a quantity, each a number a draw."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from apora.projections.contrasts import (
    compared_with,
    cost_each,
    extra_departures,
    extra_families,
    extra_money,
    first_week,
    running_cost,
)
from apora.projections.project import Projected, Projections
from apora.projections.simulation import Floats

LEAST_MOVE = 1e-6
"""Less than this is rounding and moves nothing [the quantity's unit]."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One quantity that scenarios are compared in.

    `value` is what a run has of it after the assessment, or nothing where only the
    difference means something; `more` is what it has more than the reference, both by
    draw. `intended` is the way that measures are meant to move it: +1, -1, or 0 where
    none is meant and no sign is wrong.
    """

    id: str
    title: str
    unit: str
    intended: float
    more: Callable[[Projections, Projected], Floats]
    value: Callable[[Projections, Projected], Floats] | None = None

    def wrong_sign(self, more: Floats) -> float | None:
        """Return the share of draws that move the wrong way; none if no way is meant."""
        if not self.intended:
            return None
        return float(np.mean(self.intended * more < -LEAST_MOVE))


def _total(series: str) -> Callable[[Projections, Projected], Floats]:
    def total(projections: Projections, run: Projected) -> Floats:
        found: Floats = run.weekly[series][:, first_week(projections) :].sum(axis=1)
        return found

    return total


def _ratio(over: str, under: str) -> Callable[[Projections, Projected], Floats]:
    above, below = _total(over), _total(under)

    def ratio(projections: Projections, run: Projected) -> Floats:
        return above(projections, run) / np.maximum(below(projections, run), 1e-12)

    return ratio


def _difference(
    value: Callable[[Projections, Projected], Floats], *, sign: float = 1.0
) -> Callable[[Projections, Projected], Floats]:
    def more(projections: Projections, run: Projected) -> Floats:
        reference = compared_with(projections, run=run)
        return sign * (value(projections, run) - value(projections, reference)[: run.count])

    return more


def _flow(name: str, title: str, *, unit: str = "persons", intended: float = 0.0) -> Compared:
    value = _total(name)
    return Compared(
        id=name, title=title, unit=unit, intended=intended, value=value, more=_difference(value)
    )


def _share(name: str, title: str, *, over: str, under: str) -> Compared:
    value = _ratio(over, under)
    return Compared(
        id=name, title=title, unit="share", intended=0.0, value=value, more=_difference(value)
    )


def _money(projections: Projections, run: Projected) -> Floats:
    """Return the money spent more than in the reference [the report's currency]."""
    return extra_money(projections, run=run) / _rate(projections)


def _others(projections: Projections, run: Projected) -> Floats:
    """Return what others than funds spend more on running their measures [report's currency]."""
    own, other = (
        running_cost(projections, run=one, by=("state", "abroad"))
        for one in (run, compared_with(projections, run=run))
    )
    more: Floats = (own - other[: run.count]) / _rate(projections)
    return more


def _rate(projections: Projections) -> float:
    settings = projections.simulation.problem.case.settings
    return settings.rate if settings.report_currency != settings.currency else 1.0


def _families(projections: Projections, run: Projected) -> Floats:
    return extra_families(projections, run=run)


def _per(people: Callable[[Projections, Projected], Floats]) -> (
    Callable[[Projections, Projected], Floats]
):  # fmt: skip
    def each(projections: Projections, run: Projected) -> Floats:
        return cost_each(_money(projections, run), people=people(projections, run))

    return each


def _departures_served(projections: Projections, run: Projected) -> Floats:
    return extra_departures(projections, run=run)


COMPARED: tuple[Compared, ...] = (
    _flow("departures", "Departures by own wish", intended=1.0),
    _flow("releases", "of them by agreement", intended=1.0),
    _flow("penal_exits", "of them dismissed for absence, with the whole debt"),
    _flow("contract_ends", "of them at the end of the contract"),
    _flow("dismissals", "Dismissed after being named"),
    _flow("other_separations", "Other separations"),
    Compared(
        id="families", title="Families carried to a job, whole case", unit="families",
        intended=1.0, more=_families,
    ),
    Compared(
        id="hours_withdrawn", title="Hours withdrawn from extra duties", unit="hours",
        intended=1.0, more=_difference(_total("hours_extra"), sign=-1.0),
    ),
    _flow("hours_weekend", "Hours that can be put on the street at weekends", unit="hours",
          intended=-1.0),
    _share("detection_share", "Detection rate", over="investigated", under="registered"),
    _share("lapsed_of_decided", "Share lapsed of administrative cases closed",
           over="cases_lapsed", under="cases_decided"),
    Compared(
        id="cost", title="Money spent or promised by funds", unit="money", intended=0.0, more=_money
    ),
    Compared(
        id="cost_of_others", title="Running costs of others", unit="money", intended=0.0,
        more=_others,
    ),
    Compared(
        id="cost_per_departure", title="Cost of one more departure, whole case",
        unit="money a person", intended=0.0, more=_per(_departures_served),
    ),
    Compared(
        id="cost_per_family", title="Cost of one more family carried to a job, whole case",
        unit="money a family", intended=0.0, more=_per(_families),
    ),
)  # fmt: skip
"""In the order in which they are printed; everything after the assessment, to the horizon."""

COST_EACH = frozenset({"cost_per_departure", "cost_per_family"})
"""Quantities that may be infinite: the money reaches nobody more."""
