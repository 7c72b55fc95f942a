"""What is asked of a projection: an indicator, a unit and a period, said by a source or not."""

from dataclasses import dataclass
from datetime import date

from apora.evidence.dates import Span
from apora.evidence.observation import Alternative
from apora.evidence.operators import alternatives_of
from apora.evidence.wanted import Frame, PlainNature, Wanted
from apora.inference.headlines import days_of
from apora.registry.indicators import INDICATOR_BY_ID, Indicator


@dataclass(frozen=True, kw_only=True)
class Question:
    """One quantity that a projection is asked for, as weights on the model's series."""

    indicator: Indicator
    where: str
    window: Span
    alternatives: tuple[Alternative, ...]

    @property
    def when(self) -> str:
        """Return the day, or the first and last day joined with a slash."""
        return spelled(self.window)


def spelled(window: Span) -> str:
    """Return a span of days as a date, or as an interval."""
    lower, upper = window.lower.isoformat(), window.upper.isoformat()
    return lower if lower == upper else f"{lower}/{upper}"


def question(indicator: str, *, where: str, window: Span, frame: Frame) -> Question:
    """Return the question for an indicator at a unit over some days.

    A stock is its mean over the days, a flow the total over them, a share the ratio of
    means or of totals.

    Args:
        indicator: Of the registry.
        where: A unit of the case.
        window: Days, both ends included.
        frame: Weeks and strata of the run that is read.

    Raises:
        Refused: The days lie beyond the weeks simulated, or the unit has no stratum.
    """
    known = INDICATOR_BY_ID[indicator]
    nature: PlainNature = "total" if known.nature == "flow" else known.nature
    wanted = Wanted(
        indicator=known, nature=nature, stat="", window=window, units=(where,), label=indicator
    )
    return Question(
        indicator=known,
        where=where,
        window=window,
        alternatives=alternatives_of(wanted, frame=frame),
    )


def on(day: date) -> Span:
    """Return the span of one day."""
    return days_of(day, day)


def between(first: date, last: date) -> Span:
    """Return the span of several days, both ends included."""
    return days_of(first, last)
