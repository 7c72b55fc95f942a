import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.report.numbers import Printing, digits_known, estimate, exactly, plain, rounded
from apora.report.results_rows import Quantiles

PRINTING = Printing(locale="en", currency="LMC")


def five(low, mid, high):
    return Quantiles(p5=low, p25=(low + mid) / 2, p50=mid, p75=(mid + high) / 2, p95=high)


@pytest.mark.parametrize(
    ("quantiles", "unit", "text"),
    [
        (five(312, 1234, 2345), "persons", "1,200\u00a0(310–2,300)"),
        (five(0.131, 0.1812, 0.24), "share", "18\u00a0%\u00a0(13–24\u00a0%)"),
        # 9 % wide: the width begins in the tens, so three digits are known.
        (five(955, 1000, 1045), "persons", "1,000\u00a0(955–1,040)"),
        (five(3, 3.4, 9), "persons", "3\u00a0(3–9)"),
        (five(-120, 40, 200), "persons", "40\u00a0(−120\u00a0to\u00a0200)"),
        (five(5500, 8900, 15000), "money", "8,900\u00a0LMC\u00a0(5,500–15,000)"),
        (
            five(1.4e6, 2.1e6, 3.2e6),
            "money",
            "2.1\u00a0million\u00a0LMC\u00a0(1.4–3.2\u00a0million)",
        ),
        (five(1412, 1412, 1412), "posts", "1,412"),
        (five(0.02, 0.045, 0.1), "per week", "0.045\u00a0(0.020–0.10)"),
        (five(0, 0, 0), "persons", "0"),
    ],
)
def test_estimates_are_rounded_to_what_is_known(quantiles, unit, text):
    assert estimate(quantiles, unit=unit, printing=PRINTING) == text


@given(st.floats(1e-6, 1e9), st.floats(0.1, 5.0))
def test_a_wide_estimate_shows_two_digits(mid, width):
    quantiles = five(mid * (1 - width / 2), mid, mid * (1 + width / 2 + 1e-6))

    assert digits_known(quantiles) == 2


@given(st.floats(-1e9, 1e9), st.integers(1, 6))
def test_rounding_twice_changes_nothing(value, digits):
    once = rounded(value, digits=digits)

    assert rounded(once, digits=digits) == once


def test_a_whole_number_has_no_decimals():
    assert plain(41, digits=6, locale="en") == "41"
    assert plain(2.13e-10, digits=2, locale="en") == "2.1E−10"
    assert exactly(41.0, locale="en") == "41"
    assert exactly(7.5, locale="en") == "7.5"


def test_money_is_never_finer_than_one_unit_of_its_currency():
    held = Quantiles(p5=6.6e-9, p25=0.01, p50=0.092, p75=8.4, p95=1_200_000.0)

    shown = estimate(held, unit="money", printing=PRINTING)

    assert shown.replace("\N{NO-BREAK SPACE}", " ") == "0 LMC (0–1.2 million)"


def test_one_coin_of_a_range_of_millions_is_not_one_million():
    few = five(0.0, 1.0, 2.5e6)

    assert (
        estimate(few, unit="money", printing=PRINTING)
        == "1\u00a0LMC\u00a0(0\u20132.5\u00a0million)"
    )
