"""How a number is printed: rounded to what is known, with its unit and its range."""

import math
from dataclasses import dataclass

from babel.numbers import format_compact_decimal, format_decimal, format_scientific

from apora.report.results_rows import Quantiles

FEW_DIGITS = 2
NARROW = 0.10
EXACT_DIGITS = 6
COMPACT_FROM = 1e6
TINY = 1e-4
COUNTS = frozenset({"persons", "posts", "cases", "offences", "fines", "households", "families"})
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, kw_only=True)
class Printing:
    """How a language writes numbers, and what money is called."""

    locale: str
    currency: str


def rounded(value: float, *, digits: int) -> float:
    """Return the value with so many significant digits."""
    if value == 0.0 or not math.isfinite(value):
        return value
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def digits_known(quantiles: Quantiles) -> int:
    """Return how many significant digits an estimate may show.

    Two, unless its 90 % range is narrower than a tenth of its median; then one digit more
    than where the range begins to show.
    """
    width = quantiles.p95 - quantiles.p5
    middle = abs(quantiles.p50)
    if middle == 0.0 or width >= NARROW * middle:
        return FEW_DIGITS
    if width <= 0.0:
        return EXACT_DIGITS
    shown = math.floor(math.log10(middle)) - math.floor(math.log10(width)) + 1
    return min(max(shown, FEW_DIGITS), EXACT_DIGITS)


def plain(value: float, *, digits: int, locale: str, whole: bool = False) -> str:
    """Return a number without a unit in the language's own form."""
    value = rounded(value, digits=digits)
    if whole:
        value = float(round(value))
    if value == 0.0:
        return "0"
    if abs(value) < TINY:
        text = format_scientific(value, format="0.#E0", locale=locale)
    elif abs(value) >= COMPACT_FROM:
        decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))) % 3)
        text = format_compact_decimal(
            value, format_type="long", locale=locale, fraction_digits=decimals
        )
    else:
        decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
        decimals = 0 if whole or (float(value).is_integer() and digits > FEW_DIGITS) else decimals
        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        text = format_decimal(value, format=pattern, locale=locale)
    return text.replace("-", "\N{MINUS SIGN}").replace(" ", NBSP)


def exactly(value: float, *, locale: str) -> str:
    """Return a number known exactly, without zeros that say nothing."""
    text = format_decimal(round(value, EXACT_DIGITS), format="#,##0.######", locale=locale)
    return text.replace("-", "\N{MINUS SIGN}").replace(" ", NBSP)


def suffix(unit: str, *, printing: Printing) -> str:
    """Return what is printed after a number of this unit; empty where a column says it."""
    if unit == "share":
        return f"{NBSP}%"
    if unit == "money":
        return f"{NBSP}{printing.currency}"
    return ""


def amount(value: float, *, unit: str, digits: int, printing: Printing) -> str:
    """Return a value with the suffix of its unit."""
    return bare(value, unit=unit, digits=digits, printing=printing) + suffix(
        unit, printing=printing
    )


def bare(value: float, *, unit: str, digits: int, printing: Printing) -> str:
    """Return a value without the suffix of its unit; shares as per cent, counts as whole."""
    shown = 100.0 * value if unit == "share" else value
    return plain(shown, digits=digits, locale=printing.locale, whole=unit in COUNTS)


def span(low: float, high: float, *, unit: str, digits: int, printing: Printing) -> str:
    """Return a range with its unit once; a word joins the ends where one is negative."""
    ends = [bare(end, unit=unit, digits=digits, printing=printing) for end in (low, high)]
    between = f"{NBSP}to{NBSP}" if min(low, high) < 0.0 else "\N{EN DASH}"
    if printing.locale != "en" and min(low, high) < 0.0:
        between = f"{NBSP}\N{HORIZONTAL ELLIPSIS}{NBSP}"
    return between.join(_word_once(ends)) + suffix(unit, printing=printing)


def _word_once(ends: list[str]) -> list[str]:
    """Return two numbers with a word such as million at the second only, if both have it."""
    (low, _, first), (_, _, second) = (end.partition(NBSP) for end in ends)
    return [low, ends[1]] if first and first == second else ends


def estimate(quantiles: Quantiles, *, unit: str, printing: Printing) -> str:
    """Return the median and its 90 % range."""
    digits = digits_known(quantiles)
    middle = amount(quantiles.p50, unit=unit, digits=digits, printing=printing)
    if quantiles.p5 == quantiles.p95:
        return middle
    inner = "" if unit == "money" else unit
    ends = span(quantiles.p5, quantiles.p95, unit=inner, digits=digits, printing=printing)
    return f"{middle}{NBSP}({ends})"


def scaled(quantiles: Quantiles, *, factor: float) -> Quantiles:
    """Return the quantiles of the quantity times a positive factor."""
    return Quantiles(
        p5=factor * quantiles.p5,
        p25=factor * quantiles.p25,
        p50=factor * quantiles.p50,
        p75=factor * quantiles.p75,
        p95=factor * quantiles.p95,
    )
