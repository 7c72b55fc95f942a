"""How a number is printed: rounded to what is known, with its unit and its range."""

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.numbers import format_decimal, format_scientific

from apora.report.counted import category_of
from apora.report.results_rows import Quantiles

FEW_DIGITS = 2
FEWEST_COINS = 10.0
NARROW = 0.10
EXACT_DIGITS = 6
MONEY_DIGITS = 3
COMPACT_FROM = 1e6
TINY = 1e-4
COINS = "coins"
"""The unit of an estimate of money, of which nothing is finer than one."""
COUNTS = frozenset(
    {
        "persons", "posts", "cases", "offences", "fines", "households", "families",
        "elapsed weeks", COINS,
    }
)  # fmt: skip
NBSP = "\N{NO-BREAK SPACE}"
STEM = 4
SMALLEST_PERCENT = 0.005
SIGNED = {
    "en": "{low} to {high}",
    "ru": "от {low} до {high}",
    "be": "ад {low} да {high}",
}
"""How the two ends of a range are joined where one of them is negative."""


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
        return EXACT_DIGITS if float(quantiles.p50).is_integer() else FEW_DIGITS
    shown = math.floor(math.log10(middle)) - math.floor(math.log10(width)) + 1
    return min(max(shown, FEW_DIGITS), EXACT_DIGITS)


def written(value: float, *, digits: int, whole: bool = False) -> str:
    """Return a number below a million with as many digits as are known, in the program's form."""
    value = rounded(value, digits=digits)
    if whole:
        value = float(round(value))
    if value == 0.0:
        return "0"
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    if whole or (float(value).is_integer() and digits > FEW_DIGITS):
        decimals = 0
    return f"{value:.{decimals}f}"


def plain(value: float, *, digits: int, locale: str, whole: bool = False) -> str:
    """Return a number without a unit in the language's own form."""
    value = rounded(value, digits=digits)
    if 0.0 < abs(value) < TINY and not whole:
        text = format_scientific(value, format="0.#E0", locale=locale)
    elif abs(value) >= COMPACT_FROM:
        text = _compact(value, digits=digits, locale=locale)
    else:
        text = _decimal(written(value, digits=digits, whole=whole), locale=locale)
    return text.replace("-", "\N{MINUS SIGN}").replace(" ", NBSP)


@cache
def _decimal(text: str, *, locale: str) -> str:
    # A page prints the same few thousand numbers again and again.
    decimals = len(text.partition(".")[2])
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(Decimal(text), format=pattern, locale=locale)


def _compact(value: float, *, digits: int, locale: str) -> str:
    """Return millions and more with the word, in the form that goes with the digits."""
    power = 3 * (math.floor(math.log10(abs(value))) // 3)
    text = written(value / 10.0**power, digits=digits)
    form = category_of(text.lstrip("-"), locale=locale)
    forms = Locale.parse(locale).compact_decimal_formats["long"]
    pattern = str(forms[form if form in forms else "other"][f"{10**power}"].pattern)
    return pattern.replace("0", _decimal(text, locale=locale)).replace("'", "")


def category(value: float, *, unit: str, digits: int, locale: str) -> str:
    """Return the plural category of a value as it is printed."""
    shown = 100.0 * value if unit == "share" else value
    if abs(shown) >= COMPACT_FROM:
        return category_of("1000000", locale=locale)
    text = written(shown, digits=digits, whole=unit in COUNTS)
    return category_of(text.lstrip("-"), locale=locale)


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


def exact_amount(value: float, *, printing: Printing) -> str:
    """Return money known exactly, in three digits less the zeros that say nothing."""
    shown = rounded(value, digits=MONEY_DIGITS)
    fewest = (one for one in range(1, MONEY_DIGITS) if rounded(value, digits=one) == shown)
    digits = next(fewest, MONEY_DIGITS)
    return amount(value, unit="money", digits=digits, printing=printing)


def bare(value: float, *, unit: str, digits: int, printing: Printing) -> str:
    """Return a value without the suffix of its unit; shares as per cent, counts as whole."""
    shown = 100.0 * value if unit == "share" else value
    if unit == "share" and abs(shown) < SMALLEST_PERCENT:
        shown = 0.0
    return plain(shown, digits=digits, locale=printing.locale, whole=unit in COUNTS)


def span(low: float, high: float, *, unit: str, digits: int, printing: Printing) -> str:
    """Return a range with its unit once; words join the ends where one is negative."""
    ends = [bare(end, unit=unit, digits=digits, printing=printing) for end in (low, high)]
    signed = any(end.startswith("\N{MINUS SIGN}") for end in ends)
    between = SIGNED.get(printing.locale, SIGNED["en"]) if signed else "{low}\N{EN DASH}{high}"
    first, last = _word_once(ends)
    shown = between.format(low=first, high=last).replace(" ", NBSP)
    return shown + suffix(unit, printing=printing)


def _word_once(ends: list[str]) -> list[str]:
    """Return two numbers with a word such as million at the second only, if both have it."""
    (low, _, first), (_, _, second) = (end.rpartition(NBSP) for end in ends)
    alike = first[:STEM] == second[:STEM] and first[:1].isalpha()
    return [low, ends[1]] if alike else ends


def middle_and_range(quantiles: Quantiles, *, unit: str, printing: Printing) -> tuple[str, str]:
    """Return the median, and its 90 % range in brackets, or nothing where all print alike."""
    if unit == "money":
        quantiles = _whole_coins(quantiles)
    digits = digits_known(quantiles)
    inner = COINS if unit == "money" else unit
    middle = bare(quantiles.p50, unit=inner, digits=digits, printing=printing)
    middle += suffix(unit, printing=printing)
    printed = {
        bare(one, unit=inner, digits=digits, printing=printing)
        for one in (quantiles.p5, quantiles.p50, quantiles.p95)
    }
    if len(printed) == 1:
        return middle, ""
    ends = span(quantiles.p5, quantiles.p95, unit=inner, digits=digits, printing=printing)
    return middle, f"{NBSP}({ends})"


def _whole_coins(quantiles: Quantiles) -> Quantiles:
    """Return an estimate of money in which nothing is finer than one unit of its currency."""
    return Quantiles(
        **{
            key: float(round(value)) if abs(value) < FEWEST_COINS else value
            for key, value in quantiles.model_dump().items()
        }
    )


def estimate(quantiles: Quantiles, *, unit: str, printing: Printing) -> str:
    """Return the median and its 90 % range."""
    return "".join(middle_and_range(quantiles, unit=unit, printing=printing))


def scaled(quantiles: Quantiles, *, factor: float) -> Quantiles:
    """Return the quantiles of the quantity times a positive factor."""
    return Quantiles(
        p5=factor * quantiles.p5,
        p25=factor * quantiles.p25,
        p50=factor * quantiles.p50,
        p75=factor * quantiles.p75,
        p95=factor * quantiles.p95,
    )
