"""Scenarios side by side as rows: what each changes, what its programme needs, its gates."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import numpy as np

from apora.projections.compared import COMPARED, COST_EACH, Compared
from apora.projections.comparison import Comparison, Side
from apora.projections.contrasts import SMALLEST_MOVE
from apora.projections.gates import Gates, LeftBehind
from apora.projections.programme import Programme
from apora.projections.project import Projected
from apora.results.learned import told_by_ranks
from apora.results.numbers import quantiles_of, quantiles_of_costs

Part: TypeAlias = dict[str, Any]
AS_STATED = "as stated"
NOT_INFORMED = "not informed by the evidence"
"""What stands beside a difference on which the evidence told nothing."""


def comparison_part(found: Comparison) -> Part:
    """Return a comparison as one mapping: its head, then a list of rows a part.

    Args:
        found: What was compared.
    """
    settings = found.posterior.simulation.problem.case.settings
    calendar = found.posterior.simulation.frame.calendar
    return {
        "where": found.unit,
        "from": settings.as_of.isoformat(),
        "to": calendar.last_day.isoformat(),
        "gates_on": found.when.isoformat(),
        "currency": settings.report_currency,
        "reference": found.posterior.reference.plan.scenario,
        "scenarios": [
            {"id": side.scenario.id, "title": dict(side.scenario.title),
             "assumed": list(side.runs[0].plan.assumed)}
            for side in found.sides
        ],
        "outcomes": [row for side in found.sides for row in _outcomes(found, side=side)],
        "programmes": [row for side in found.sides for row in _programme(found, side=side)],
        "gates": [
            gates_part(side.scenario.id, gates=side.gates, behind=side.behind)
            for side in found.sides
        ],
    }  # fmt: skip


def run_name(run: Projected) -> str:
    """Return what a run varies: nothing, a reaction, its assumed effects or its start."""
    plan = run.plan
    match plan.kind:
        case "reaction":
            return f"with {plan.reactions[-1]}"
        case "null":
            return "without assumed effects"
        case "wide":
            return "assumed effects centred on nothing, twice as wide"
        case "delay":
            return plan.id.rpartition("(")[2].removesuffix(" m later)") + " months later"
    return AS_STATED


def _outcomes(found: Comparison, *, side: Side) -> Iterator[Part]:
    for quantity in COMPARED:
        for run in side.runs:
            yield _outcome(found, quantity=quantity, run=run)


def _outcome(found: Comparison, *, quantity: Compared, run: Projected) -> Part:
    more = quantity.more(found.posterior, run)
    quantiles = quantiles_of_costs if quantity.id in COST_EACH else quantiles_of
    value = quantity.value(found.posterior, run) if quantity.value else None
    return {
        "scenario": run.plan.scenario,
        "run": run_name(run),
        "id": quantity.id,
        "title": quantity.title,
        "unit": quantity.unit,
        "value": None if value is None else quantiles_of(value),
        "difference": quantiles(more),
        "wrong_sign": quantity.wrong_sign(more),
        "draws": run.count,
        **_learned(found, quantity=quantity, run=run),
    }


def _learned(found: Comparison, *, quantity: Compared, run: Projected) -> Part:
    """Return what the evidence told of a difference; only the plain runs have a prior."""
    if run.plan.kind != "scenario" or quantity.id in COST_EACH:
        return {"contraction": None, "contraction_error": None, "told": None}
    before = quantity.more(found.prior, found.before(run.plan.scenario))
    after = quantity.more(found.posterior, run)
    if max(np.ptp(before), np.ptp(after)) <= SMALLEST_MOVE:  # nothing that could be learnt moves
        return {"contraction": None, "contraction_error": None, "told": None}
    part = told_by_ranks(prior=before, posterior=after)
    return part | {"told": NOT_INFORMED if part["told"] == "not" else part["told"]}


SINGLE: tuple[tuple[str, str, str], ...] = (
    ("requests_w", "Requests a week, mean", "persons a week"),
    ("requests_peak_w", "Requests in the busiest week", "persons"),
    ("hands", "Caseworkers there", "persons"),
    ("hands_needed", "Caseworkers needed, mean", "persons"),
    ("hands_needed_peak", "Caseworkers needed in the busiest week", "persons"),
    ("waiting_w", "Weeks from request to answer", "weeks"),
    ("paid", "Leavers paid", "persons"),
    ("waiting", "Requests still waiting at the end", "persons"),
    ("unspent", "Money not promised at the end", "money"),
    ("dry_after_m", "Months until money covers less than half of what is approved", "months"),
    ("dry_weeks", "Weeks in which it does", "weeks"),
    ("paid_when_dry", "Share of approved requests paid in those weeks", "share"),
)
"""What a programme needs and meets: field, title, unit."""


def _programme(found: Comparison, *, side: Side) -> Iterator[Part]:
    settings = found.posterior.simulation.problem.case.settings
    rate = settings.rate if settings.report_currency != settings.currency else 1.0
    held: Programme = side.programme

    def row(name: str, title: str, unit: str, quantiles: Mapping[str, float | None]) -> Part:
        return {"scenario": side.scenario.id, "id": name, "title": title, "unit": unit,
                "value": quantiles, "draws": side.runs[0].count}  # fmt: skip

    for name, title, unit in SINGLE:
        draws = getattr(held, name) / (rate if unit == "money" else 1.0)
        quantiles = quantiles_of_costs(draws) if name == "dry_after_m" else quantiles_of(draws)
        yield row(name, title, unit, quantiles)
    for word, title, by_month in (
        ("in", "Money coming in", held.money_in),
        ("out", "Money paid out", held.money_out),
    ):
        for month, draws in by_month.items():
            yield row(f"money_{word} {month}", f"{title}, {month}", "money",
                      quantiles_of(draws / rate))  # fmt: skip


def gates_part(scenario: str, *, gates: Gates, behind: LeftBehind) -> Part:
    """Return gates and who is left behind as one row.

    Args:
        scenario: Under which.
        gates: By draw.
        behind: By draw.
    """
    return {
        "scenario": scenario,
        "weeks": gates.weeks,
        "narrowest": gates.narrowest,
        "per_100": {
            "willing": quantiles_of(gates.willing),
            "able": quantiles_of(gates.able),
            "released": quantiles_of(gates.released),
        },
        "left_behind": {
            "able_unaware": quantiles_of(behind.able_unaware),
            "willing_not_able": quantiles_of(behind.willing_not_able),
            "able_refused": quantiles_of(behind.able_refused),
        },
    }
