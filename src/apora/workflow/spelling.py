"""Numbers and ranges as the commands print them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

MOST_DIGITS = 100.0
TINY = 1e-6
"""Printed as nothing [any unit]."""
NOTHING = "0"


def spelled_range(
    quantiles: Mapping[str, float | None],
    *,
    shown: Callable[[float], str] | None = None,
    infinite: str = "",
) -> str:
    """Return a median with its 90 % range in brackets; one number where they are alike.

    Args:
        quantiles: With `p5`, `p50` and `p95`; none stands for infinite.
        shown: How a number is written.
        infinite: What stands for one that is infinite.
    """
    write = shown or plain_number
    said = [
        infinite if (value := quantiles[level]) is None else write(value)
        for level in ("p5", "p50", "p95")
    ]
    low, middle, high = said
    return middle if low == middle == high else f"{middle} ({low} to {high})"


def plain_number(value: float) -> str:
    """Return a number with two digits, or three where it is large."""
    if abs(value) >= MOST_DIGITS:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{Decimal(f'{value:.2g}'):f}" if abs(value) > TINY else NOTHING


def signed_number(value: float) -> str:
    """Return a number with its sign."""
    return f"+{plain_number(value)}" if value > TINY else plain_number(value)
