"""ISO weeks, and spans of days on them."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.evidence.calendar import Calendar, calendar_of
from small_case import settings

CALENDAR = Calendar(first_monday=date(2019, 12, 30), weeks=10)


def test_the_first_week_holds_new_year_and_the_last_the_horizon():
    found = calendar_of(settings())

    assert found.first_monday == date(2019, 12, 30)
    assert found.mondays[0] == date(2019, 12, 30)
    # 26 weeks after 30 November 2020 is 31 May 2021, a Monday.
    assert found.mondays[-1] == date(2021, 5, 31)
    assert found.last_day == date(2021, 6, 6)


def test_a_week_that_a_window_cuts_is_pro_rated():
    """1 January 2020 is a Wednesday: five of seven days."""
    got = CALENDAR.share_of_week(date(2020, 1, 1), date(2020, 1, 6))

    np.testing.assert_allclose(got[:3], [5 / 7, 1 / 7, 0.0])


def test_days_before_the_calendar_are_counted_apart():
    assert CALENDAR.days_before(date(2019, 12, 1), date(2020, 1, 5)) == 29
    assert CALENDAR.days_before(date(2019, 1, 1), date(2019, 12, 31)) == 363
    assert CALENDAR.days_before(date(2020, 1, 1), date(2020, 1, 5)) == 0


def test_a_day_knows_its_week():
    assert CALENDAR.week_of(date(2020, 1, 5)) == 0
    assert CALENDAR.week_of(date(2020, 1, 6)) == 1
    assert CALENDAR.week_of(date(2019, 12, 29)) == -1


@given(
    lower=st.dates(date(2019, 11, 1), date(2020, 3, 8)),
    days=st.integers(0, 200),
)
def test_no_day_is_lost(lower, days):
    """Days before, days in weeks and days after add up to the span."""
    upper = date.fromordinal(lower.toordinal() + days)
    after = max((upper - max(CALENDAR.last_day, lower)).days, 0)

    inside = CALENDAR.days_in_week(lower, upper).sum()

    extra = 1 if lower > CALENDAR.last_day else 0
    total = CALENDAR.days_before(lower, upper) + inside + after + extra
    assert total == pytest.approx(days + 1)
