"""How a date is printed, EDTF included."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from babel.dates import format_date

DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
MONTH = re.compile(r"^(\d{4})-(\d{2})$")
YEAR = re.compile(r"^\d{4}$")


@dataclass(frozen=True, kw_only=True)
class Patterns:
    """How a language writes dates in prose, as CLDR patterns.

    `of` stands after a word such as from; `alone` has no year and stands before another
    date. Russian and Belarusian say the word for year, and decline the month after from; a
    day with its month reads the same in both places.
    """

    day: str
    week: str
    day_alone: str
    month: str
    month_of: str
    month_alone: str
    year: str
    year_of: str


EAST_SLAVIC = Patterns(
    day="d MMMM y 'года'",
    week="dd.MM.y",
    day_alone="d MMMM",
    month="LLLL y 'года'",
    month_of="MMMM y 'года'",
    month_alone="MMMM",
    year="y 'год'",
    year_of="y 'года'",
)
PATTERNS: Mapping[str, Patterns] = {
    "en": Patterns(
        day="d MMMM y",
        week="d MMM y",
        day_alone="d MMMM",
        month="LLLL y",
        month_of="LLLL y",
        month_alone="LLLL",
        year="y",
        year_of="y",
    ),
    "ru": EAST_SLAVIC,
    "be": EAST_SLAVIC,
}


class Moment(NamedTuple):
    """A date as text, with the machine form where there is one."""

    text: str
    machine: str
    about: bool


def day(value: date, *, locale: str) -> str:
    """Return a day, as 1 November 2020."""
    return format_date(value, format=PATTERNS[locale].day, locale=locale)


def without_year(text: str, *, locale: str) -> Moment:
    """Return a day or a month that stands before another of the same year."""
    patterns = PATTERNS[locale]
    is_day = DAY.match(text) is not None
    first = date.fromisoformat(text if is_day else f"{text}-01")
    pattern = patterns.day_alone if is_day else patterns.month_alone
    return Moment(format_date(first, format=pattern, locale=locale), text, about=False)


def week(value: date, *, locale: str) -> str:
    """Return a day as a table of weeks names it, in one line."""
    shown = format_date(value, format=PATTERNS[locale].week, locale=locale)
    return shown.replace(" ", "\N{NO-BREAK SPACE}")


def month(text: str, *, locale: str) -> str:
    """Return a month as the rows of a table name it, shortened.

    Args:
        text: The year and the month, as 2020-11.
        locale: Of the language.
    """
    shown = format_date(date.fromisoformat(f"{text}-01"), format="LLL y", locale=locale)
    return shown.replace(" ", "\N{NO-BREAK SPACE}")


def moment(text: str, *, locale: str, of: bool = False) -> Moment:
    """Return an EDTF date without its marks, and whether they made it approximate.

    Args:
        text: The date.
        locale: Of the language.
        of: Whether it stands after a word such as from.
    """
    about = text.endswith(("~", "?", "%"))
    core = text.rstrip("~?%")
    patterns = PATTERNS[locale]
    if DAY.match(core):
        return Moment(day(date.fromisoformat(core), locale=locale), core, about)
    found = MONTH.match(core)
    if found and 1 <= int(found[2]) <= 12:  # noqa: PLR2004 months of a year
        first = date(int(found[1]), int(found[2]), 1)
        pattern = patterns.month_of if of else patterns.month
        return Moment(format_date(first, format=pattern, locale=locale), core, about)
    if YEAR.match(core):
        pattern = patterns.year_of if of else patterns.year
        first = date(int(core), 1, 1)
        return Moment(format_date(first, format=pattern, locale=locale), core, about)
    return Moment(core, "", about)


def same_year(first: str, last: str) -> bool:
    """Return whether two days or months, exact ones, fall into one year."""
    exact = all(DAY.match(one) or MONTH.match(one) for one in (first, last))
    return exact and first[:4] == last[:4]


def ends(text: str) -> tuple[str, str]:
    """Return the two ends of an EDTF interval; a single date is both; open ends are empty."""
    first, slash, last = text.partition("/")
    if not slash:
        return text, text
    return ("" if first == ".." else first), ("" if last == ".." else last)
