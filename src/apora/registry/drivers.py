"""Outside series that the model takes as given, week by week and stratum by stratum."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Driver:
    """One outside series; `neutral` is its value in a calm week.

    An `event` adds its value in the week that holds its date (spread by days when it has a
    span). A `level` is the mean over the days of a week.
    """

    id: str
    unit: str
    neutral: float
    form: Literal["event", "level"]
    meaning: str


def _event(name: str, meaning: str) -> Driver:
    return Driver(id=name, unit="ratio", neutral=0.0, form="event", meaning=meaning)


def _level(name: str, unit: str, neutral: float, meaning: str) -> Driver:
    return Driver(id=name, unit=unit, neutral=neutral, form="level", meaning=meaning)


DRIVERS: tuple[Driver, ...] = (
    _event("shock_arrests", "arrests in the campaign, 1 for all of them"),
    _event("shock_count", "the falsified count, 1 for all of it"),
    _event("shock_violence", "violence against protesters, 1 for all of it"),
    _event("absence_day", "a marked day on which people stayed away, 1 a day"),
    _event(
        "public_cases", "publicised cases against former officers, in per cent of staff dismissed"
    ),
    _level("identification", "ratio", 0.0, "drive to name dissenters, 1 at its height"),
    _level("extra_duty", "ratio", 0.0, "extra duties against a peak week, times exposure"),
    _level("rest_lost", "share", 0.0, "share of rest days lost to extra duties"),
    _level("illness_wave", "per week", 0.0, "new published infections over population"),
    _level("labour_market", "ratio", 1.0, "months to find work against normal"),
    _level("registered_offences", "ratio", 1.0, "offences registered against the year before"),
    _level("detentions", "ratio", 0.0, "administrative detentions against a peak week"),
)

DRIVER_BY_ID: dict[str, Driver] = {one.id: one for one in DRIVERS}
