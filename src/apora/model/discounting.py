"""What payments to come are worth to a person today."""

import jax.numpy as jnp
from jax import Array

PERSONAL_DISCOUNT_Y = 0.17
"""Personal discount rate before tax [1 / year]. A named assumption: the middle of 0.08 to
0.35, which the choices between a lump sum and an annuity in the US services bear out (Warner
and Pleeter 2001; 0 to over 30 %)."""


def worth_today(
    *, payment: Array | float, count: Array | float, every_y: float, rate_y: Array | float
) -> Array:
    """Return what equal payments are worth on the day of the first one [money].

    Each falls at the start of its period, the first one now: payment · (1 - vⁿ) / (1 - v)
    with v = (1 + rate)^-period, read on for a count between two whole numbers. A rate of
    nothing gives the plain sum.

    Equation:
        v = (1 + rate_y)^(-every_y)
        payment·(1 - v^count) / (1 - v)

    Args:
        payment: One payment [money].
        count: Number of payments n, not negative.
        every_y: Length of a period [years].
        rate_y: Discount rate, not negative [1 / year].
    """
    period = every_y * jnp.log1p(rate_y)
    safe = jnp.where(period > 0.0, period, 1.0)
    discounted = jnp.expm1(-safe * count) / jnp.expm1(-safe)
    return payment * jnp.where(period > 0.0, discounted, count)
