"""Money over time, against numbers from outside: two offers of the US services, 1992."""

import jax.numpy as jnp
import numpy as np
import pytest

from apora.model.discounting import PERSONAL_DISCOUNT_Y, worth_today

LUMP_SUM = 0.15
"""Of yearly pay for each year of service, once."""
ANNUITY = 0.025
"""Of yearly pay for each year of service, each year for twice the years of service."""
BREAK_EVEN = {7: 0.176, 10: 0.193, 15: 0.199, 19: 0.200}
"""Years of service, and the rate at which both offers are worth the same (Warner and Pleeter
2001 print 17.5 to 19.8 % for the groups they have)."""


def annuity_worth(years, rate, *, late):
    """Return the annuity's worth [years of pay]; paid a year late it is worth a year less."""
    now = float(worth_today(payment=ANNUITY * years, count=2.0 * years, every_y=1.0, rate_y=rate))
    return now / (1.0 + rate) if late else now


def break_even(years, *, late=False):
    """Return the rate at which the annuity is worth the lump sum, by halving [1 / year]."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2.0
        dearer = annuity_worth(years, middle, late=late) > LUMP_SUM * years
        low, high = (middle, high) if dearer else (low, middle)
    return low


@pytest.mark.parametrize(("years", "rate"), BREAK_EVEN.items())
def test_a_lump_sum_and_an_annuity_break_even_where_the_literature_says(years, rate):
    assert round(break_even(years), 3) == rate


def test_paid_at_the_end_of_each_year_they_would_break_even_elsewhere():
    """14.0 to 16.6 %: wrong, and so the test above has teeth."""
    late = [round(break_even(years, late=True), 3) for years in BREAK_EVEN]

    assert late[0] == 0.140
    assert late[-1] == 0.166
    assert max(late) < min(BREAK_EVEN.values())


def test_the_example_in_the_press_comes_out():
    """15 years at $21,840: $8,190 a year for 30 years, $245,700 in all."""
    plain = worth_today(payment=ANNUITY * 15 * 21_840, count=30.0, every_y=1.0, rate_y=0.0)

    assert float(plain) == pytest.approx(245_700.0)


@pytest.mark.parametrize("count", [0, 1, 2, 7, 30])
def test_it_is_the_sum_of_payments_discounted_one_by_one(count):
    by_hand = sum(40.0 / 1.17 ** (k / 12.0) for k in range(count))

    got = worth_today(payment=40.0, count=float(count), every_y=1.0 / 12.0, rate_y=0.17)

    assert float(got) == pytest.approx(by_hand, rel=1e-12)


def test_money_later_is_worth_less_than_money_now_and_never_less_than_nothing():
    rates = jnp.array([0.0, 0.01, 0.08, 0.17, 0.35, 1.0])

    worth = np.asarray(worth_today(payment=1.0, count=6.0, every_y=1.0, rate_y=rates))

    assert worth[0] == pytest.approx(6.0)
    assert (np.diff(worth) < 0.0).all()
    assert (worth > 1.0).all()


def test_at_the_rate_of_the_model_the_annuity_is_worth_a_little_more():
    """Most took the lump sum, so most discounted faster: 17 % is no higher than theirs."""
    worth = [annuity_worth(years, PERSONAL_DISCOUNT_Y, late=False) for years in BREAK_EVEN]
    ratio = np.array(worth) / (LUMP_SUM * np.array(list(BREAK_EVEN)))

    np.testing.assert_allclose(ratio, [1.0197, 1.0974, 1.1368, 1.1441], atol=5e-4)
