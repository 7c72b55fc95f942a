"""Dates as an analyst writes them (EDTF) to spans of days."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from math import isinf
from time import struct_time
from typing import NamedTuple

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

_TO_THE_DAY = re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:/([0-9]{4}-[0-9]{2}-[0-9]{2}))?")
ASSUMED_WEEKS = 13
"""An undated statement that needs one date falls in the last weeks of its span [weeks]."""


class Span(NamedTuple):
    """The days a statement speaks of, both ends included.

    An open end is `date.min` or `date.max`, and its flag is set. `single` is set where
    one date was written (a day, month or year), not an interval; `assumed` where none
    was written at all.
    """

    lower: date
    upper: date
    approximate: bool
    open_start: bool
    open_end: bool
    single: bool = True
    assumed: bool = False

    @property
    def days(self) -> int:
        """Return the number of days, both ends included [days]."""
        return (self.upper - self.lower).days + 1


@cache
def span(when: str) -> Span:
    """Return the days that an EDTF date or interval names.

    Args:
        when: A date such as 2020-11-01, 2020-11 or 2020-08~, or an interval such as
            2020-11-02/2020-11-08, ../2019 or 2020-08-09/.. .

    Raises:
        ValueError: The text is no EDTF date, or its end lies before its start.
    """
    plain = _to_the_day(when.strip())
    if plain is not None:
        return plain
    try:
        parsed = parse_edtf(when.strip())
    except EDTFParseException as error:
        message = f"'{when}' is not an EDTF date or interval"
        raise ValueError(message) from error
    lower, upper = parsed.lower_strict(), parsed.upper_strict()
    found = Span(
        lower=_day(lower, otherwise=date.min),
        upper=_day(upper, otherwise=date.max),
        approximate=any(mark in when for mark in "~?%"),
        open_start=_is_open(lower),
        open_end=_is_open(upper),
        single="/" not in when,
    )
    if found.upper < found.lower:
        message = f"'{when}' ends before it starts"
        raise ValueError(message)
    return found


def _to_the_day(when: str) -> Span | None:
    """Return the span of a date or interval written to the day.

    Most are, and the parser of the rest is slow.
    """
    found = _TO_THE_DAY.fullmatch(when)
    if found is None:
        return None
    try:
        lower = date.fromisoformat(found[1])
        upper = date.fromisoformat(found[2] or found[1])
    except ValueError:
        return None
    if upper < lower:
        return None
    return Span(
        lower=lower,
        upper=upper,
        approximate=False,
        open_start=False,
        open_end=False,
        single=found[2] is None,
    )


def is_date(text: str) -> bool:
    """Return whether a text is an EDTF date or interval."""
    try:
        span(text)
    except ValueError:
        return False
    return True


def span_of(when: str, *, published: str, onset: date) -> Span:
    """Return the days of a claim; without a date, from the onset to its publication.

    An open end ends on the day of publication, since nothing later can be stated.

    Args:
        when: The claim's date, or nothing.
        published: The date of its source.
        onset: When the events that undated claims speak of began.
    """
    last = span(published).upper
    if not when.strip():
        return Span(
            lower=min(onset, last),
            upper=last,
            approximate=False,
            open_start=False,
            open_end=False,
            single=False,
            assumed=True,
        )
    found = span(when)
    return found._replace(upper=max(last, found.lower)) if found.open_end else found


def assumed_dates(of: Span) -> tuple[date, ...]:
    """Return one day a week, latest first, over the last 13 weeks of a span.

    They stand for the unknown date of an undated statement, each as likely.
    """
    days = (of.upper - timedelta(days=3 + 7 * week) for week in range(ASSUMED_WEEKS))
    return tuple(day for day in days if day >= of.lower) or (of.upper,)


def shifted(of: Span, *, last: date) -> tuple[tuple[float, Span], ...]:
    """Return the spans that an approximate date may mean, with their weights.

    About a date is that date, or earlier or later by half its own length, at least a
    week; the written date has half the weight. What would end after `last` (the
    publication) is left out.
    """
    if not of.approximate or of.open_start:
        return ((1.0, of),)
    step = timedelta(days=max(7, of.days // 2))
    moved = (
        (0.5, of),
        (0.25, of._replace(lower=of.lower - step, upper=of.upper - step)),
        (0.25, of._replace(lower=of.lower + step, upper=of.upper + step)),
    )
    kept = [moved[0], *(one for one in moved[1:] if one[1].upper <= last)]
    return _normalised(kept)


def year_before(of: Span) -> Span:
    """Return the same number of days, starting on the same day of the year before."""
    start = _same_day(of.lower, year=of.lower.year - 1)
    return of._replace(lower=start, upper=start + timedelta(days=of.days - 1))


def _same_day(day: date, *, year: int) -> date:
    """Return the day of another year; 29 February becomes the 28th."""
    leap_day = (day.month, day.day) == (2, 29)
    return date(year, day.month, 28 if leap_day else day.day)


def _normalised(weighted: Sequence[tuple[float, Span]]) -> tuple[tuple[float, Span], ...]:
    total = sum(weight for weight, _ in weighted)
    return tuple((weight / total, one) for weight, one in weighted)


def _is_open(end: struct_time | float) -> bool:
    return isinstance(end, float) and isinf(end)


def _day(end: struct_time | float, *, otherwise: date) -> date:
    if isinstance(end, float):
        return otherwise
    return date(end.tm_year, end.tm_mon, end.tm_mday)
