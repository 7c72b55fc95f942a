"""Gates, constraints, scenarios, the decider's page and the extra runs, as rows."""

from collections.abc import Mapping, Sequence

import numpy as np

from apora.inference.headlines import HEADLINES
from apora.projections.asked import spelled
from apora.projections.constraints import CONSTRAINTS
from apora.projections.contrasts import (
    contrasts,
    cost_each,
    extra_departures,
    extra_families,
    extra_money,
    intended_sign,
    months_to_first_help,
    wrong_sign,
)
from apora.projections.plans import REFERENCE, WITHOUT
from apora.projections.project import OUTCOMES, Projected, Projections
from apora.projections.sensitivity import Assumption
from apora.projections.study import Study
from apora.results.learned import Floats, Part, told_by_ranks
from apora.results.numbers import quantiles_of, quantiles_of_costs

DECISION = "departures_by_decision"
"""Name of the quantity that the decision turns on, in the table of assumptions."""
DOTS = 50
"""Equally likely outcomes in a dotplot."""
AT_HORIZON = len(OUTCOMES)
"""Column of departures by the horizon: the date of costs, and of all compared with them."""
SMALLEST_MOVE = 0.02
"""Headlines that move by less are left out [share of their 90 % range]."""
LEADING = 2
"""Claims named beside a result."""


def gates_row(study: Study, *, heaviest: Mapping[str, Sequence[str]]) -> Part:
    """Return the gates of a hundred people in post, and who is left behind.

    Args:
        study: What projections found.
        heaviest: For each headline, the claims that move it most.
    """
    settings = study.problem.case.settings
    gates, behind = study.gates, study.left_behind
    return {
        "where": settings.headline_unit,
        "when": settings.as_of.isoformat(),
        "weeks": gates.weeks,
        "per_100": {
            "willing": quantiles_of(gates.willing),
            "able": quantiles_of(gates.able),
            "released": quantiles_of(gates.released),
        },
        "narrowest": gates.narrowest,
        "left_behind": {
            "able_unaware": quantiles_of(behind.able_unaware),
            "willing_not_able": quantiles_of(behind.willing_not_able),
            "able_refused": quantiles_of(behind.able_refused),
        },
        "missing": {
            "agreement": quantiles_of(study.constraints.missing),
            "penal": quantiles_of(study.constraints.missing_penal),
        },
        "heaviest": carrying_gates(heaviest),
    }


def carrying_gates(heaviest: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the claims named beside the gates.

    Args:
        heaviest: For each headline, the claims that move it most.
    """
    carrying = [*heaviest.get("letters_now", ())[:1], *heaviest.get("able_now", ())[:1]]
    return list(dict.fromkeys(carrying))


def carrying_decider(heaviest: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the claims named beside what a budget does.

    Args:
        heaviest: For each headline, the claims that move it most.
    """
    return list(heaviest.get("departures_since_shock", ()))[:LEADING]


def constraint_rows(study: Study) -> list[Part]:
    """Return each term of MEANS: whom it concerns, what it costs them, whom lifting it frees."""
    found = study.constraints
    return [
        {
            "id": one.id,
            "title": one.title,
            "paid": one.paid,
            "share_freed": quantiles_of(found.freed[one.id]),
            "share_freed_penal": quantiles_of(found.freed_penal[one.id]),
            "share_concerned": quantiles_of(found.concerned[one.id]),
            "to_cover": quantiles_of(found.to_cover[one.id]),
        }
        for one in CONSTRAINTS
    ]


def decider_rows(study: Study, *, heaviest: Mapping[str, Sequence[str]]) -> list[Part]:
    """Return what each budget does by the horizon, with release as now and tightened.

    Args:
        study: What projections found.
        heaviest: For each headline, the claims that move it most.
    """
    return [
        _decider_row(study, run=run) | {"heaviest": carrying_decider(heaviest)}
        for run in study.posterior.of(kind="budget")
    ]


def _decider_row(study: Study, *, run: Projected) -> Part:
    settings, found = study.problem.case.settings, study.posterior
    families = extra_families(found, run=run)
    departures = contrasts(found, run=run)[:, AT_HORIZON]
    rate = settings.rate if settings.report_currency != settings.currency else 1.0
    money = extra_money(found, run=run) / rate
    return {
        "budget": run.plan.budget,
        "currency": settings.report_currency,
        "release": run.plan.release,
        "until": found.questions[AT_HORIZON].window.upper.isoformat(),
        "families": quantiles_of(families),
        "departures": quantiles_of(departures),
        "months_to_first_help": quantiles_of(months_to_first_help(found, run=run)),
        "cost_per_family": quantiles_of_costs(cost_each(money, people=families)),
        "wrong_sign": wrong_sign(departures, indicator="departures"),
        "intended": intended_sign(departures, indicator="departures"),
        "draws": run.count,
        **_told_of_line(study, run=run),
    }


def _told_of_line(study: Study, *, run: Projected) -> Part:
    """Return what the evidence told of a budget's departures and families, release as now."""
    lines = (
        next(
            one
            for one in found.of(kind="budget")
            if (one.plan.budget, one.plan.release) == (run.plan.budget, "as now")
        )
        for found in (study.prior, study.posterior)
    )
    before, after = lines
    earlier, later = (
        (contrasts(found, run=one)[:, AT_HORIZON], extra_families(found, run=one))
        for found, one in ((study.prior, before), (study.posterior, after))
    )
    return {
        "told": _told(earlier[0], posterior=later[0]),
        "families_told": _told(earlier[1], posterior=later[1]),
    }


def _told(prior: Floats, *, posterior: Floats) -> str | None:
    """Return in plain words how much the evidence told; nothing where nothing moves."""
    return told_by_ranks(prior=prior, posterior=posterior)["told"] if np.ptp(prior) else None


def scenario_rows(study: Study) -> list[Part]:
    """Return every scenario with its reactions and later starts, the reference first.

    Args:
        study: What projections found.
    """
    found = study.posterior
    kinds = ("scenario", "reaction", "delay")
    return [_scenario_row(study, run=run) for kind in kinds for run in found.of(kind=kind)]


def _scenario_row(study: Study, *, run: Projected) -> Part:
    found, plan = study.posterior, run.plan
    money = extra_money(found, run=run)
    more = extra_departures(found, run=run)
    costs = float(np.median(money)) > 1.0
    return {
        "id": plan.id,
        "title": dict(plan.title),
        "measures": list(plan.measures),
        "reactions": list(plan.reactions),
        "delay_months": plan.delay_months,
        "outcomes": _outcome_rows(study, run=run),
        "cost": quantiles_of(money) if costs else None,
        "cost_per_departure": quantiles_of_costs(cost_each(money, people=more)) if costs else None,
        "assumed": list(plan.assumed),
    }


def _outcome_rows(study: Study, *, run: Projected) -> list[Part]:
    found, plan = study.posterior, run.plan
    own = contrasts(found, run=run)
    sides = {kind: _effects(found, run=run, kind=kind) for kind in ("null", "wide")}
    before = _prior_contrasts(study, run=run)
    on_time = _on_time(found, run=run)
    rows = []
    for i, asked in enumerate(found.questions):
        rows.append(
            {
                "indicator": asked.indicator.id,
                "title": asked.indicator.title,
                "where": asked.where,
                "when": spelled(asked.window),
                "unit": asked.indicator.unit,
                "value": quantiles_of(run.answers[:, i]),
                "contrast": quantiles_of(own[:, i]),
                "wrong_sign": wrong_sign(own[:, i], indicator=asked.indicator.id)
                if plan.scenario not in {REFERENCE, WITHOUT}
                else None,
                "draws": run.count,
                "on_time": None if on_time is None else quantiles_of(on_time[:, i]),
                **{
                    kind: None if side is None else quantiles_of(side[:, i])
                    for kind, side in sides.items()
                },
                **(
                    {"contraction": None, "contraction_error": None, "told": None}
                    if before is None
                    else told_by_ranks(prior=before[:, i], posterior=own[:, i])
                ),
            }
        )
    return rows


def _effects(found: Projections, *, run: Projected, kind: str) -> Floats | None:
    """Return the contrasts of a plain scenario with its assumed effects left out or widened."""
    if run.plan.kind != "scenario":
        return None
    return contrasts(found, run=found.of(kind=kind, scenario=run.plan.scenario)[0])


def _on_time(found: Projections, *, run: Projected) -> Floats | None:
    """Return the contrasts of the measures of a later start begun on time, in its draws."""
    if not run.plan.delay_months:
        return None
    plain = found.of(kind="scenario", scenario=run.plan.scenario)[0]
    return contrasts(found, run=plain)[: run.count]


def _prior_contrasts(study: Study, *, run: Projected) -> Floats | None:
    if run.plan.kind != "scenario" or run.plan.scenario == REFERENCE:
        return None
    before = study.prior.of(kind="scenario", scenario=run.plan.scenario)[0]
    return contrasts(study.prior, run=before)


def sensitivity_rows(study: Study) -> list[Part]:
    """Return how medians move with an assumption: departures by the decision, headlines.

    Args:
        study: What projections found.
    """
    return [row for one in study.assumptions for row in _sensitivity(study, assumption=one)]


def _sensitivity(study: Study, *, assumption: Assumption) -> list[Part]:
    runs, reference = study.runs_of(assumption), study.posterior.reference
    columns = [(DECISION, [one.answers[:, 0] for one in (reference, *runs)])]
    columns += [
        (headline.id, [one.further[:, i] for one in (reference, *runs)])
        for i, headline in enumerate(HEADLINES)
    ]
    rows = []
    for name, (before, *after) in columns:
        middle = float(np.median(before[: runs[0].count]))
        ends = [float(np.median(one)) for one in after]
        width = float(np.ptp(np.quantile(before, [0.05, 0.95])))
        if name != DECISION and max(abs(end - middle) for end in ends) < SMALLEST_MOVE * width:
            continue
        rows.append(
            {
                "what": assumption.what,
                "headline": name,
                "low": ends[0],
                "high": ends[-1],
                "note": f"{middle:.3g} as estimated, on the same draws",
            }
        )
    return rows


def dotplot_rows(study: Study) -> list[Part]:
    """Return equally likely outcomes, by the horizon, of the measures that add most departures.

    Args:
        study: What projections found.
    """
    found = study.posterior
    adding = [one for one in found.of(kind="scenario") if one.plan.scenario != REFERENCE]
    if not adding:
        return []
    best = max(adding, key=lambda one: float(np.median(contrasts(found, run=one)[:, AT_HORIZON])))
    asked = found.questions[AT_HORIZON]
    levels = (np.arange(DOTS) + 0.5) / DOTS
    return [
        {
            "indicator": asked.indicator.id,
            "title": "More people leave of their own accord than with what existed",
            "where": asked.where,
            "when": spelled(asked.window),
            "unit": asked.indicator.unit,
            "scenario": best.plan.id,
            "quantiles": np.quantile(contrasts(found, run=best)[:, AT_HORIZON], levels).tolist(),
        }
    ]
