"""Which days a claim speaks of, where it leaves several open."""

from datetime import date, timedelta

from apora.evidence.calendar import DAYS
from apora.evidence.dates import Span, assumed_dates, is_date, shifted, span, span_of
from apora.evidence.records import Claim, Settings, Source
from apora.evidence.wanted import Refused

Weighted = tuple[tuple[float, Span], ...]


def windows_of(
    claim: Claim, *, nature: str, of_flows: bool, source: Source, settings: Settings
) -> Weighted:
    """Return the spans of days that a claim can speak of, with their weights.

    A total runs from the start of its interval, else from the date in `over`, else from
    the onset. A share of two flows on one date runs from the date in `over` (year to
    date), else over the seven days that end then. An interval without a start is the
    last calendar year of it. A number that may be a stock or a total is, as a stock, one
    on the last day.

    Args:
        claim: The claim.
        nature: What kind of number it is.
        of_flows: Whether its numerator is a flow.
        source: Where it was published.
        settings: The head of the case.
    """
    stated = _stated(claim, source=source, settings=settings)
    needs_one_date = nature == "total" or (
        not of_flows and nature not in {"change", "order", "exists"}
    )
    spans: Weighted
    if stated.assumed and needs_one_date:
        days = assumed_dates(stated)
        spans = tuple(
            (1.0 / len(days), stated._replace(lower=day, upper=day, single=True)) for day in days
        )
    else:
        spans = shifted(stated, last=span(source.published).upper)
    return tuple(
        (weight, _window(one, claim=claim, nature=nature, of_flows=of_flows, settings=settings))
        for weight, one in spans
    )


def time_in(over: str) -> Span | None:
    """Return the span of days in `over`, if it holds a date and not units."""
    return span(over) if over.strip() and is_date(over) else None


def _stated(claim: Claim, *, source: Source, settings: Settings) -> Span:
    try:
        return span_of(claim.when, published=source.published, onset=settings.onset)
    except ValueError as error:
        raise Refused(
            column="when",
            what=f"{error}.",
            remedy="Write 2020-11-01, 2020-11, 2020-08~ or 2020-11-02/2020-11-08.",
        ) from error


def _window(one: Span, *, claim: Claim, nature: str, of_flows: bool, settings: Settings) -> Span:
    since = time_in(claim.over)
    if nature == "total":
        return _total(one, since=since, onset=settings.onset)
    if claim.nature == "total?":
        return one._replace(lower=one.upper)
    if one.open_start:
        return one._replace(lower=date(one.upper.year, 1, 1))
    if nature in {"share", "level"} and of_flows and since and one.single:
        return one._replace(lower=min(since.lower, one.lower))
    if nature in {"share", "level"} and of_flows and one.days == 1:
        return one._replace(lower=one.upper - timedelta(days=DAYS - 1))
    return one


def _total(one: Span, *, since: Span | None, onset: date) -> Span:
    if not one.single and not one.open_start and not one.assumed:
        return one
    start = since.lower if since and not since.open_start else onset
    if start > one.upper:
        raise Refused(
            column="when",
            what=f"a total since {start} cannot end on {one.upper}.",
            remedy="Write the period as an interval, for example 2020-08-09/2020-08-31, "
            "or the day it is counted from in over.",
        )
    return one._replace(lower=start)
