"""What a claim asks of the model, and the refusal when that cannot be evaluated."""

from dataclasses import dataclass, replace
from typing import Literal

from apora.evidence.calendar import Calendar
from apora.evidence.dates import Span
from apora.evidence.organisation import Organisation
from apora.registry.indicators import Indicator

Stat = Literal["", "mean", "median", "max", "min", "each"]
PlainNature = Literal["stock", "total", "flow", "share", "change", "level", "order", "exists"]


class Refused(Exception):
    """A claim whose operator cannot be evaluated: which cell, why, what to do, which rule."""

    def __init__(
        self, *, column: str, what: str, remedy: str, rule: str = "beyond_the_horizon"
    ) -> None:
        """Keep the parts; the caller adds which claim it is."""
        super().__init__(what)
        self.column = column
        self.what = what
        self.remedy = remedy
        self.rule = rule


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Where the model's numbers are: the weeks, the strata, and dates with a name."""

    calendar: Calendar
    organisation: Organisation


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One reading of a claim, nothing left open but how a mean over units was taken.

    `window` is the days it speaks of, `against` the days it is compared with. `units`
    count together; `each_of` are the units that a mean, a largest or a smallest runs
    over. `below` are the series of the denominator, `below_units` where they are read.
    `per_days` turns a total into a rate per so many days, 0 for a total.
    """

    indicator: Indicator
    nature: PlainNature
    stat: Stat
    window: Span
    units: tuple[str, ...]
    each_of: tuple[str, ...] = ()
    against: Span | None = None
    against_units: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    below_units: tuple[str, ...] = ()
    per_days: float = 0.0
    label: str = ""

    def at(self, units: tuple[str, ...]) -> "Wanted":
        """Return the same question about other units, numerator and denominator alike."""
        return replace(self, units=units, below_units=units if self.below_units else ())


def strata_of(units: tuple[str, ...], *, organisation: Organisation) -> tuple[int, ...]:
    """Return the positions of the strata of several units, each once.

    Raises:
        Refused: A unit has no simulated stratum at or under it.
    """
    found: dict[int, None] = {}
    for unit in units:
        members = organisation.members(unit)
        if not members:
            raise Refused(
                column="where",
                what=f"the unit '{unit}' has no simulated stratum at or under it.",
                remedy="Give a unit below it a stratum and posts in units.csv, "
                "or set use to `context: not simulated`.",
            )
        found.update(dict.fromkeys(members))
    return tuple(found)
