"""Statements that must hold whatever the parameters, run on draws, with the worst number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from apora.population.levers import LeverChange, LeverSchedule
from apora.projections.changes import set_to
from apora.projections.contrasts import extra_families
from apora.projections.draws import Draws
from apora.projections.plans import Plan
from apora.projections.project import Projected, Projections
from apora.projections.simulation import Floats, Simulation
from apora.registry.series import SERIES_INDEX

CHECK_DRAWS = 32
TOLERANCE = 1e-6
"""Largest violation that is rounding [persons, or money against what was paid]."""
PEOPLE = ("headcount", "willing", "waiting", "refused", "identified", "able")
AMPLE_MONEY_W = 1e9
AMPLE_HANDS = 1e6
GRANTS = (0.0, 2_000.0, 6_000.0)
"""Sizes of a payment, in the model's money; a larger one must never keep anyone."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One statement, whether it holds in every draw, and its largest violation."""

    id: str
    text: str
    holds: bool
    worst: float


def reality_checks(projections: Projections) -> tuple[Checked, ...]:
    """Return every statement with the worst number found on posterior draws.

    Args:
        projections: All runs; the checks run on the first of their draws.
    """
    simulation = projections.simulation
    draws = projections.draws.first(CHECK_DRAWS)
    reference = projections.reference.plan
    return (
        _held("no-release", _without_release(simulation, reference=reference, draws=draws)),
        _held("more-help", _more_help(simulation, reference=reference, draws=draws)),
        _held("more-budget", _more_budget(projections)),
        _held("flat-drivers", _flat_drivers(simulation, draws=draws)),
        _held("people-balance", max(one.persons for one in projections.runs)),
        _held("money-balance", _money_gap(projections.runs)),
    )


TEXTS = {
    "no-release": "Where no letter is decided and nobody stays away, people leave by their own "
    "wish only when their contract ends.",
    "more-help": "A larger payment, with ample money and no reaction, lowers the departures of "
    "no office.",
    "more-budget": "A larger budget on the same terms carries no fewer families to a job.",
    "flat-drivers": "With flat outside series and no measure, no stock of people moves.",
    "people-balance": "People before a week, less those who leave, plus those who join, are the "
    "people after it.",
    "money-balance": "Money held, plus money in, less money out, is the money held after, as a "
    "share of all that was paid.",
}


def _held(name: str, worst: float) -> Checked:
    return Checked(id=name, text=TEXTS[name], holds=bool(worst <= TOLERANCE), worst=float(worst))


def _series(
    simulation: Simulation, *, schedule: LeverSchedule, draws: Draws, names: Sequence[str],
    flat: bool = False,
) -> Floats:  # fmt: skip
    """Return series of every stratum, draw by series by week by stratum."""
    places = [SERIES_INDEX[name] for name in names]
    drivers = simulation.flat_drivers() if flat else None
    runs = simulation.traces(draws, schedule=schedule, drivers=drivers)
    return np.concatenate([np.asarray(one.series)[:count, places] for one, count in runs])


def _without_release(simulation: Simulation, *, reference: Plan, draws: Draws) -> float:
    closed = [
        _set(name, simulation=simulation, size=0.0) for name in ("decision_ratio", "penal_ratio")
    ]
    schedule = _with(reference.schedule, changes=closed)
    names = ("departures", "contract_ends")
    found = _series(simulation, schedule=schedule, draws=draws, names=names)
    closed_from = simulation.frame.calendar.week_of(simulation.problem.case.settings.main_shock)
    later = found[:, :, closed_from + 1 :]
    return float(np.max(np.abs(later[:, 0] - later[:, 1])))


def _more_help(simulation: Simulation, *, reference: Plan, draws: Draws) -> float:
    """Return by how much a larger payment lowers the departures of any office [persons]."""
    totals = []
    for schedule in payments(simulation, reference=reference):
        found = _series(simulation, schedule=schedule, draws=draws, names=("departures",))
        totals.append(found[:, 0].sum(axis=1))
    return max(float(np.max(less - more)) for less, more in pairwise(totals))


def payments(simulation: Simulation, *, reference: Plan) -> tuple[LeverSchedule, ...]:
    """Return one schedule a payment, the smallest first, on otherwise the same ample terms.

    What existed may have paid more than one of them, on other terms, and is none of them.

    Args:
        simulation: Of the case.
        reference: What existed.
    """
    terms = {
        "programme_open": 1.0, "statement_required": 0.0, "caseworkers": AMPLE_HANDS,
        "budget_w": AMPLE_MONEY_W,
    }  # fmt: skip
    return tuple(
        _with(
            reference.schedule,
            changes=[
                _set(name, simulation=simulation, size=size)
                for name, size in (terms | {"grant": grant}).items()
            ],
        )
        for grant in GRANTS
    )


def _more_budget(projections: Projections) -> float:
    runs = [
        one
        for one in projections.of(kind="budget")
        if one.plan.release == "as now" and one.plan.budget
    ]
    ordered = sorted(runs, key=lambda one: one.plan.budget or 0.0)
    families = [extra_families(projections, run=one) for one in ordered]
    falls = [np.max(less - more) for less, more in pairwise(families)]
    return float(max([0.0, *falls]))


def _flat_drivers(simulation: Simulation, *, draws: Draws) -> float:
    nothing = LeverSchedule(changes=(), weeks=simulation.frame.calendar.weeks)
    found = _series(simulation, schedule=nothing, draws=draws, names=PEOPLE, flat=True)
    return float(np.max(np.abs(found - found[:, :, :1])))


def _money_gap(runs: Sequence[Projected]) -> float:
    return max(one.money / max(float(one.money_out.sum(axis=1).max()), 1.0) for one in runs)


def _with(schedule: LeverSchedule, *, changes: Sequence[LeverChange]) -> LeverSchedule:
    return LeverSchedule(changes=(*schedule.changes, *changes), weeks=schedule.weeks)


def _set(name: str, *, simulation: Simulation, size: float) -> LeverChange:
    """Return a change that sets a lever from the week of the main shock to the end."""
    calendar = simulation.frame.calendar
    shock = simulation.problem.case.settings.main_shock
    monday = calendar.mondays[calendar.week_of(shock)]
    return set_to(name, share=calendar.share_of_week(monday, calendar.last_day), size=size)
