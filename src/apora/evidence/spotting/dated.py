"""What a date phrase of a running text is."""

from calendar import monthrange
from dataclasses import dataclass
from typing import NamedTuple

MONTHS = 12


class Day(NamedTuple):
    """A day as a text names it; `year` is 0 where the text does not say it."""

    year: int
    month: int
    day: int

    def in_year(self, year: int) -> str:
        """Return the day of a year as EDTF, or nothing where the calendar has none such.

        Args:
            year: The year.
        """
        if not 1 <= self.month <= MONTHS or not 1 <= self.day <= monthrange(year, self.month)[1]:
            return ""
        return f"{year:04d}-{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A date phrase: its first word, the word behind it, and the date where it can be told.

    `day` is what a phrase of a single day names.
    """

    first: int
    end: int
    when: str
    day: Day | None = None
