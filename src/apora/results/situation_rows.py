"""Headlines, estimates, weekly paths and routes of exit, as rows of the results."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import numpy as np

from apora.evidence import week_weights
from apora.projections.asked import Question, spelled
from apora.projections.estimates import is_held_back
from apora.projections.plans import REFERENCE
from apora.projections.project import Projected
from apora.projections.simulation import ROUTES
from apora.projections.study import Study
from apora.registry.indicators import INDICATOR_BY_ID, Indicator
from apora.results.every_draw import EveryDraw
from apora.results.learned import Effective, Floats, Part, Scale, learned
from apora.results.numbers import LEVELS, quantiles_of

PATHS = (
    "departures", "applications", "headcount", "vacancy", "letters_on_file", "willing_share",
    "extra_duty_share", "hours_weekend", "ill_now", *ROUTES[:-1],
)  # fmt: skip
"""Weekly paths of the reference; the last are the routes that claims can be about."""
DUTIES = ("hours_ordinary", "hours_extra")
"""What hours are given to."""
COMPARED_PATH = "departures"
"""The weekly path of every other scenario."""


def headline_rows(
    study: Study, *, heaviest: Mapping[str, Sequence[str]], every: EveryDraw | None = None
) -> list[Part]:
    """Return the quantities that lead the report, in the order of `HEADLINES`.

    Args:
        study: What projections found.
        heaviest: For each headline, the claims that move it most.
        every: All draws of the calibration; those projected where it is not at hand.
    """
    where = study.problem.case.settings.headline_unit
    before, after = _headline_draws(study, every=every)
    return [
        {
            "id": asked.headline.id,
            "indicator": asked.headline.indicator,
            "title": asked.headline.title,
            "where": where,
            "when": spelled(asked.window),
            "unit": asked.headline.unit,
            "heaviest": list(heaviest.get(asked.headline.id, ())),
            **learned(
                prior=before[:, i], posterior=after[:, i], scale=asked.headline.scale,
                effective=every.effective if every else None,
            ),
        }
        for i, asked in enumerate(study.headlines)
    ]  # fmt: skip


def _headline_draws(study: Study, *, every: EveryDraw | None) -> tuple[Floats, Floats]:
    if every is not None:
        return every.prior_headlines, every.posterior_headlines
    return study.prior.reference.further, study.posterior.reference.further


def estimate_rows(study: Study, *, every: EveryDraw | None = None) -> list[Part]:
    """Return the estimates of every agency and office under the reference.

    `restricted` marks those that the public edition leaves out. One that is a headline too
    has the headline's numbers.

    Args:
        study: What projections found.
        every: All draws of the calibration; those projected where it is not at hand.
    """
    start, units = len(study.headlines), study.problem.case.units
    leading, whole = _leading(study, every=every), every.effective if every else None
    before, after = study.prior.reference.further, study.posterior.reference.further
    rows = []
    for i, asked in enumerate(study.table, start=start):
        led = leading.get((asked.indicator.id, asked.where, asked.when))
        prior, posterior = led or (before[:, i], after[:, i])
        held = is_held_back(asked.indicator.id, where=asked.where, units=units)
        rows.append(
            estimate_row(
                asked,
                scenario=REFERENCE,
                prior=prior,
                posterior=posterior,
                effective=whole if led else None,
                restricted=held,
            )
        )
    return rows


def _leading(
    study: Study, *, every: EveryDraw | None
) -> Mapping[tuple[str, str, str], tuple[Floats, Floats]]:
    """Return the draws of headlines before and after, by indicator, unit and days."""
    where = study.problem.case.settings.headline_unit
    before, after = _headline_draws(study, every=every)
    return {
        (asked.headline.indicator or "", where, spelled(asked.window)): (before[:, i], after[:, i])
        for i, asked in enumerate(study.headlines)
    }


def estimate_row(
    asked: Question,
    *,
    scenario: str,
    prior: Floats,
    posterior: Floats,
    restricted: bool,
    effective: Effective | None = None,
) -> Part:
    """Return one estimate as a row.

    Args:
        asked: The question.
        scenario: Under which scenario.
        prior: Draws before the evidence.
        posterior: Draws after it.
        restricted: Whether the public edition leaves it out.
        effective: Effective draws; as many as there are where nothing is said.
    """
    return {
        "indicator": asked.indicator.id,
        "title": asked.indicator.title,
        "where": asked.where,
        "when": asked.when,
        "scenario": scenario,
        "unit": asked.indicator.unit,
        "restricted": restricted,
        **learned(
            prior=prior,
            posterior=posterior,
            scale=scale_of(asked.indicator),
            effective=effective,
        ),
    }


def scale_of(indicator: Indicator) -> Scale:
    """Return the scale on which draws of an indicator are compared."""
    return indicator.scale


def series_rows(study: Study) -> list[Part]:
    """Return the weekly paths of the unit that leads: several of the reference, one of others.

    Args:
        study: What projections found.
    """
    rows = [_series_row(study, run=study.posterior.reference, name=name) for name in PATHS]
    others = [one for one in study.posterior.of(kind="scenario") if one.plan.scenario != REFERENCE]
    return [*rows, *(_series_row(study, run=one, name=COMPARED_PATH) for one in others)]


def _series_row(study: Study, *, run: Projected, name: str) -> Part:
    indicator = INDICATOR_BY_ID[name]
    settings = study.problem.case.settings
    return {
        "indicator": name,
        "title": indicator.title,
        "where": settings.headline_unit,
        "scenario": run.plan.scenario,
        "unit": indicator.unit,
        "weeks": [one.isoformat() for one in study.posterior.simulation.frame.calendar.mondays],
        "projection_from": (settings.as_of + timedelta(days=1)).isoformat(),
        **_quantiles_by_week(_path(run, indicator=indicator)),
    }


def duty_rows(study: Study) -> list[Part]:
    """Return what hours are given to by week, against all hours of the calm week, by draw.

    Args:
        study: What projections found.
    """
    run = study.posterior.reference
    calm = run.weekly["hours_present"][:, :1]
    return [
        _series_row(study, run=run, name=name)
        | {"unit": "share"}
        | _quantiles_by_week(run.weekly[name][:, 1:] / calm)
        for name in DUTIES
    ]


def _quantiles_by_week(values: Floats) -> Part:
    found = np.quantile(values, list(LEVELS.values()), axis=0)
    return {level: row.tolist() for level, row in zip(LEVELS, found, strict=True)}


def _path(run: Projected, *, indicator: Indicator) -> Floats:
    above = run.weekly[indicator.numerator][:, 1:]
    if indicator.denominator is None:
        return above
    return above / np.maximum(run.weekly[indicator.denominator][:, 1:], 1e-12)


def route_rows(study: Study) -> list[Part]:
    """Return how many left by each route since the main shock, in the unit that leads.

    Args:
        study: What projections found.
    """
    settings = study.problem.case.settings
    calendar = study.posterior.simulation.frame.calendar
    days = week_weights.total_over(settings.main_shock, settings.as_of, calendar=calendar)
    return [
        {
            "route": route,
            "where": settings.headline_unit,
            "since": settings.main_shock.isoformat(),
            "until": settings.as_of.isoformat(),
            "unit": "persons",
            "posterior": quantiles_of(study.posterior.reference.weekly[route] @ days),
        }
        for route in ROUTES
    ]
