"""Dates as analysts write them."""

from datetime import date

import pytest

from apora.evidence.dates import (
    assumed_dates,
    is_date,
    shifted,
    span,
    span_of,
    year_before,
)


@pytest.mark.parametrize(
    ("when", "lower", "upper"),
    [
        ("2020-11-01", date(2020, 11, 1), date(2020, 11, 1)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2020-11-02/2020-11-08", date(2020, 11, 2), date(2020, 11, 8)),
        ("2020-01/2020-10", date(2020, 1, 1), date(2020, 10, 31)),
        ("2020-08~", date(2020, 8, 1), date(2020, 8, 31)),
    ],
)
def test_a_date_names_its_days(when, lower, upper):
    found = span(when)

    assert (found.lower, found.upper) == (lower, upper)
    assert found.approximate == ("~" in when)


def test_an_open_end_is_flagged():
    earlier, later = span("../2019"), span("2020-08-09/..")

    assert (earlier.open_start, earlier.open_end) == (True, False)
    assert (earlier.lower, earlier.upper) == (date.min, date(2019, 12, 31))
    assert (later.open_start, later.open_end) == (False, True)
    assert later.upper == date.max


@pytest.mark.parametrize("when", ["November", "2020-W45", "2020-13", ""])
def test_what_is_no_date_is_refused(when):
    with pytest.raises(ValueError, match="is not an EDTF date or interval"):
        span(when)

    assert not is_date(when)


def test_an_interval_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="'2020-11/2020-10' ends before it starts"):
        span("2020-11/2020-10")


def test_an_undated_statement_holds_from_the_onset_to_publication():
    found = span_of("", published="2020-11-30", onset=date(2020, 8, 9))

    assert (found.lower, found.upper, found.assumed) == (date(2020, 8, 9), date(2020, 11, 30), True)


def test_an_undated_statement_falls_in_one_of_the_last_13_weeks():
    found = assumed_dates(span_of("", published="2020-11-30", onset=date(2020, 8, 9)))

    assert len(found) == 13
    assert (found[0], found[-1]) == (date(2020, 11, 27), date(2020, 9, 4))


def test_a_short_span_has_fewer_assumed_dates_and_never_none():
    short = span_of("", published="2020-11-30", onset=date(2020, 11, 20))
    shortest = span_of("", published="2020-11-30", onset=date(2020, 11, 30))

    assert assumed_dates(short) == (date(2020, 11, 27), date(2020, 11, 20))
    assert assumed_dates(shortest) == (date(2020, 11, 30),)


def test_an_open_end_ends_with_publication():
    found = span_of("2020-08-09/..", published="2020-11-30", onset=date(2020, 8, 9))

    assert found.upper == date(2020, 11, 30)


def test_about_a_month_may_be_half_a_month_off():
    found = shifted(span("2020-08~"), last=date(2020, 11, 30))

    assert [(weight, one.lower) for weight, one in found] == [
        (0.5, date(2020, 8, 1)),
        (0.25, date(2020, 7, 17)),
        (0.25, date(2020, 8, 16)),
    ]


def test_about_a_date_is_never_after_publication():
    found = shifted(span("2020-11~"), last=date(2020, 11, 30))

    assert [one.lower for _, one in found] == [date(2020, 11, 1), date(2020, 10, 17)]
    assert sum(weight for weight, _ in found) == pytest.approx(1.0)


def test_the_year_before_has_as_many_days():
    """Ten months of 2020 have 305 days, one more than those of 2019."""
    found = year_before(span("2020-01/2020-10"))

    assert (found.lower, found.days) == (date(2019, 1, 1), 305)


def test_the_year_before_a_leap_day_starts_on_the_28th():
    assert year_before(span("2020-02-29")).lower == date(2019, 2, 28)
