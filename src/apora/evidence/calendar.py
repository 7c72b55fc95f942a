"""The ISO weeks of a case, and how a span of days falls on them."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from apora.evidence.records import Settings

DAYS = 7
WORKING_DAYS = 5
WEEKEND_DAYS = DAYS - WORKING_DAYS


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Consecutive ISO weeks, Monday to Sunday; days are counted from the first Monday."""

    first_monday: date
    weeks: int

    @cached_property
    def mondays(self) -> tuple[date, ...]:
        """Return the Monday of every week."""
        return tuple(self.first_monday + timedelta(days=DAYS * t) for t in range(self.weeks))

    @property
    def last_day(self) -> date:
        """Return the Sunday of the last week."""
        return self.first_monday + timedelta(days=DAYS * self.weeks - 1)

    def day_number(self, day: date) -> int:
        """Return the days from the first Monday, negative before it [days]."""
        return (day - self.first_monday).days

    def week_of(self, day: date) -> int:
        """Return the number of the week that holds a day; may lie outside the calendar."""
        return self.day_number(day) // DAYS

    def days_in_week(self, lower: date, upper: date) -> NDArray[np.float64]:
        """Return how many days of a span each week holds, both ends included [days]."""
        start, end = self.day_number(lower), self.day_number(upper) + 1
        monday = DAYS * np.arange(self.weeks)
        overlap = np.minimum(monday + DAYS, end) - np.maximum(monday, start)
        days: NDArray[np.float64] = np.maximum(overlap, 0).astype(np.float64)
        return days

    def share_of_week(self, lower: date, upper: date) -> NDArray[np.float64]:
        """Return the share of each week that a span of days covers [share]."""
        share: NDArray[np.float64] = self.days_in_week(lower, upper) / DAYS
        return share

    def weekend_share(self, lower: date, upper: date) -> NDArray[np.float64]:
        """Return the share of each week's Saturday and Sunday that a span covers [share]."""
        saturday = DAYS * np.arange(self.weeks) + WORKING_DAYS
        start, end = self.day_number(lower), self.day_number(upper) + 1
        overlap = np.minimum(saturday + WEEKEND_DAYS, end) - np.maximum(saturday, start)
        share: NDArray[np.float64] = np.maximum(overlap, 0) / WEEKEND_DAYS
        return share

    def weekends_before(self, lower: date, upper: date) -> float:
        """Return how many weekends of a span lie before the first Monday, in halves [1]."""
        days = range(self.day_number(lower), min(self.day_number(upper) + 1, 0))
        return sum(day % DAYS >= WORKING_DAYS for day in days) / WEEKEND_DAYS

    def days_before(self, lower: date, upper: date) -> int:
        """Return how many days of a span lie before the first Monday [days]."""
        end = min(self.day_number(upper) + 1, 0)
        return max(end - self.day_number(lower), 0)


def weeks_of_evidence(settings: Settings) -> Calendar:
    """Return the weeks that a claim can speak of: up to the one with the assessment's date."""
    whole = calendar_of(settings)
    return Calendar(
        first_monday=whole.first_monday, weeks=max(whole.week_of(settings.as_of) + 1, 0)
    )


def calendar_of(settings: Settings) -> Calendar:
    """Return the weeks from the one with 1 January of the first year to the horizon."""
    new_year = date(settings.start.year, 1, 1)
    first = new_year - timedelta(days=new_year.weekday())
    last = settings.as_of + timedelta(days=DAYS * settings.horizon_weeks)
    return Calendar(first_monday=first, weeks=(last - first).days // DAYS + 1)
