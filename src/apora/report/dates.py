"""How a date is printed, EDTF included."""

import re
from datetime import date
from typing import NamedTuple

from babel.dates import format_date

DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
MONTH = re.compile(r"^(\d{4})-(\d{2})$")


class Moment(NamedTuple):
    """A date as text, with the machine form where there is one."""

    text: str
    machine: str
    about: bool


def day(value: date, *, locale: str) -> str:
    """Return a day, as 1 November 2020."""
    return format_date(value, format="d MMMM y", locale=locale)


def moment(text: str, *, locale: str) -> Moment:
    """Return an EDTF date without its marks, and whether they made it approximate."""
    about = text.endswith(("~", "?", "%"))
    core = text.rstrip("~?%")
    if DAY.match(core):
        return Moment(day(date.fromisoformat(core), locale=locale), core, about)
    found = MONTH.match(core)
    if found and 1 <= int(found[2]) <= 12:  # noqa: PLR2004 months of a year
        first = date(int(found[1]), int(found[2]), 1)
        return Moment(format_date(first, format="LLLL y", locale=locale), core, about)
    return Moment(core, core if re.fullmatch(r"\d{4}", core) else "", about)


def ends(text: str) -> tuple[str, str]:
    """Return the two ends of an EDTF interval; a single date is both; open ends are empty."""
    first, slash, last = text.partition("/")
    if not slash:
        return text, text
    return ("" if first == ".." else first), ("" if last == ".." else last)
