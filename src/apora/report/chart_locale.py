"""How a chart's axes write numbers and months in a language, from CLDR."""

from typing import Any, Literal

from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

Width = Literal["abbreviated", "wide"]
NBSP = "\N{NO-BREAK SPACE}"


def number_locale(locale: str) -> dict[str, Any]:
    """Return the number format of a language as the drawing library takes it."""
    return {
        "decimal": get_decimal_symbol(locale),
        "thousands": get_group_symbol(locale).replace(" ", NBSP),
        "grouping": [3],
        "currency": ["", ""],
        "percent": f"{NBSP}%",
        "minus": "\N{MINUS SIGN}",
    }


def time_locale(locale: str) -> dict[str, Any]:
    """Return the names of months and days of a language as the drawing library takes them."""
    known = Locale.parse(locale)
    return {
        "dateTime": "%x, %X",
        "date": "%d.%m.%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": _days(known, width="wide"),
        "shortDays": _days(known, width="abbreviated"),
        "months": _months(known, width="wide"),
        "shortMonths": _months(known, width="abbreviated"),
    }


def _months(locale: Locale, *, width: Width) -> list[str]:
    names = get_month_names(width, context="stand-alone", locale=locale)
    return [names[month] for month in range(1, 13)]


def _days(locale: Locale, *, width: Width) -> list[str]:
    names = get_day_names(width, context="stand-alone", locale=locale)
    return [names[(day - 1) % 7] for day in range(7)]
