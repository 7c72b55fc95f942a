"""Outside series as the model takes them: a number for every week and stratum."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from apora.evidence.calendar import DAYS, Calendar
from apora.evidence.case import Case
from apora.evidence.organisation import Organisation
from apora.evidence.records import DriverRow
from apora.registry.drivers import DRIVERS, Driver


def driver_weeks(
    case: Case, *, calendar: Calendar, organisation: Organisation
) -> dict[str, NDArray[np.float64]]:
    """Return every driver of the registry by week and stratum, neutral where no row holds.

    An event adds its value, spread evenly over its days. A level is the mean over the
    days of a week; where rows overlap, the one for the smaller unit holds, and of two
    for the same unit the later in the file.
    """
    return {
        driver.id: _one_driver(
            driver,
            rows=[row for row in case.drivers if row.id == driver.id],
            calendar=calendar,
            organisation=organisation,
        )
        for driver in DRIVERS
    }


def _one_driver(
    driver: Driver, *, rows: Sequence[DriverRow], calendar: Calendar, organisation: Organisation
) -> NDArray[np.float64]:
    days = np.full((calendar.weeks * DAYS, len(organisation.strata)), driver.neutral)
    general_first = sorted(rows, key=lambda row: len(organisation.line(row.where)))
    for row in general_first:
        start = max(calendar.day_number(row.from_), 0)
        end = max(calendar.day_number(row.to + timedelta(days=1)), 0)
        columns = (
            list(organisation.members(row.where))
            if row.where
            else list(range(len(organisation.strata)))
        )
        if driver.form == "event":
            length = (row.to - row.from_).days + 1
            days[start:end, columns] += row.value / length
        else:
            days[start:end, columns] = row.value
    by_week = days.reshape(calendar.weeks, DAYS, -1)
    weekly: NDArray[np.float64] = (
        by_week.sum(axis=1) if driver.form == "event" else by_week.mean(axis=1)
    )
    return weekly
