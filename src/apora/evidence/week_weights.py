"""Time operators: constant weights on the weeks of a model series.

Position 0 is the calm week before the calendar, position t + 1 is week t of the calendar
(counted from 0). Whatever lies before the calendar reads the calm week.
"""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from apora.evidence.calendar import DAYS, Calendar
from apora.registry.series import Falls, Kind

MIDDAY = 0.5


def total_over(
    lower: date, upper: date, *, calendar: Calendar, falls: Falls = "week"
) -> NDArray[np.float64]:
    """Return the weights that total a weekly flow over a span of days [weeks].

    A week that the span cuts counts by its days; what falls on the weekend, by its
    Saturday and Sunday alone.

    Args:
        lower: First day.
        upper: Last day, included.
        calendar: The weeks of the case.
        falls: On which days of a week the flow falls.
    """
    if falls == "weekend":
        earlier = calendar.weekends_before(lower, upper)
        return np.concatenate([[earlier], calendar.weekend_share(lower, upper)])
    before = calendar.days_before(lower, upper) / DAYS
    return np.concatenate([[before], calendar.share_of_week(lower, upper)])


def mean_over(
    lower: date, upper: date, *, kind: Kind, calendar: Calendar, falls: Falls = "week"
) -> NDArray[np.float64]:
    """Return the weights of the mean of a series over a span of days; they sum to one.

    A flow is read as its mean week, a level as the mean of the weeks' values, a stock as
    the mean over the days of a straight line between the ends of the weeks.

    Args:
        lower: First day.
        upper: Last day, included.
        kind: Whether the series is a stock, a flow or a level.
        calendar: The weeks of the case.
        falls: On which days of a week a flow falls; the span must hold one of them.
    """
    if kind != "stock":
        total = total_over(lower, upper, calendar=calendar, falls=falls)
        mean: NDArray[np.float64] = total / total.sum()
        return mean
    weights = np.zeros(calendar.weeks + 1)
    first, last = calendar.day_number(lower), calendar.day_number(upper)
    position = (np.arange(max(first, 0), last + 1) + MIDDAY) / DAYS
    week = np.floor(position).astype(np.int64)
    np.add.at(weights, week, 1.0 - (position - week))
    np.add.at(weights, week + 1, position - week)
    weights[0] += calendar.days_before(lower, upper)
    at: NDArray[np.float64] = weights / weights.sum()
    return at


def stock_at(day: date, *, calendar: Calendar) -> NDArray[np.float64]:
    """Return the weights that read a stock in the middle of a day; they sum to one."""
    return mean_over(day, day, kind="stock", calendar=calendar)
