"""A small invented case, built by hand: one service, two districts and a headquarters."""

from datetime import date
from pathlib import Path

from apora.evidence.calendar import calendar_of
from apora.evidence.case import Case
from apora.evidence.forms import text_columns
from apora.evidence.observations import observations_of
from apora.evidence.organisation import organisation_of
from apora.evidence.records import Claim, Points, Settings, Source, Unit
from apora.registry.series import SERIES, SERIES_INDEX


def settings(**changes):
    """Return the head of the case."""
    values = {
        "title": {"en": "Small"},
        "question": {"en": "How many?"},
        "reader": {"en": "a board"},
        "decision": {"en": "a budget"},
        "start": date(2020, 1, 1),
        "as_of": date(2020, 11, 30),
        "decision_date": date(2021, 5, 31),
        "horizon_weeks": 26,
        "onset": date(2020, 8, 9),
        "main_shock": date(2020, 8, 9),
        "currency": "BYN",
        "report_currency": "EUR",
        "rate": 3.0,
        "rate_date": date(2020, 11, 30),
        "standard_of_proof": "reasonable grounds",
        "headline_unit": "service",
    }
    return Settings(**(values | changes))


def unit(name, part_of="", *, stratum="", posts=(90, 100, 110), **changes):
    """Return a unit; one with a stratum has posts."""
    low, mid, high = posts
    points = Points(low=low, mid=mid, high=high) if stratum else None
    return Unit(
        id=name, name={"en": name}, part_of=part_of, stratum=stratum, posts=points, **changes
    )


UNITS = (
    unit("service"),
    unit("districts", "service"),
    unit("north", "districts", stratum="district", posts=(180, 200, 220)),
    unit("south", "districts", stratum="district", posts=(280, 300, 330)),
    unit("staff", "service", stratum="office"),
)

SOURCES = (
    Source(
        id="brief",
        title="Brief",
        publisher={"en": "Institute"},
        published="2020-11-30",
        kind={"en": "brief"},
        grade="C",
        grade_why={"en": "names no sources"},
    ),
)


def claim(name="C1", **changes):
    """Return a claim about the service on one day."""
    values = {
        "id": name,
        "says": "171 people",
        "reads": "171",
        "indicator": "ill_now",
        "where": "service",
        "when": "2020-11-06",
        "source": "brief",
        "credibility": 2,
    }
    spoken = text_columns(Claim)
    return Claim(
        **{
            key: {"en": value} if key in spoken and isinstance(value, str) else value
            for key, value in (values | changes).items()
        }
    )


def case(*claims, **changes):
    """Return a case with these claims."""
    values = {
        "folder": Path("small"),
        "settings": settings(),
        "units": UNITS,
        "sources": SOURCES,
        "claims": claims,
    }
    return Case(**(values | changes))


def observed(*claims, **changes):
    """Return the observations of claims."""
    small = case(*claims, **changes)
    return observations_of(
        small, calendar=calendar_of(small.settings), organisation=organisation_of(small)
    )


def weights_of(terms, *, weeks, strata=3):
    """Return the weights of terms as {(series, week position, stratum): weight}."""
    found = {}
    for index, weight in zip(terms.index, terms.weight, strict=True):
        rest, stratum = divmod(int(index), strata)
        series, week = divmod(rest, weeks + 1)
        found[SERIES[series].id, week, stratum] = float(weight)
    return found


def flat(series, week, stratum, *, weeks, strata=3):
    """Return the flat position of a series, week position and stratum."""
    return (SERIES_INDEX[series] * (weeks + 1) + week) * strata + stratum
