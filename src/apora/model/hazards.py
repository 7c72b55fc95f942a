"""Competing hazards: every flow out of one stock in one week."""

import jax.numpy as jnp
from jax import Array

SMALL_HAZARD = 1e-6
"""Below it the first-order series is exact to 1e-12, and smooth at zero [1 / week]."""


def share_leaving_per_hazard(total_hazard_w: Array) -> Array:
    """Return (1 - exp(-H)) / H, the share of a stock that leaves per unit hazard [weeks].

    One at H = 0; the series is used where H is small, so that it is exact and smooth.

    Equation:
        (1 - exp(-total_hazard_w)) / total_hazard_w

    Args:
        total_hazard_w: Sum of the hazards out of the stock [1 / week].
    """
    small = total_hazard_w < SMALL_HAZARD
    safe = jnp.where(small, 1.0, total_hazard_w)
    series = 1.0 - 0.5 * total_hazard_w
    return jnp.where(small, series, -jnp.expm1(-safe) / safe)


def competing_flows_w(stock: Array, *, hazards_w: tuple[Array, ...]) -> tuple[Array, ...]:
    """Return the flows out of a stock in one week, one for each hazard [unit / week].

    flow_k = stock · (h_k / Σh) · (1 - exp(-Σh)): positive, never more than the stock, and
    the same whatever the order in which the causes are listed (constant hazards over the
    week; Kalbfleisch and Prentice on competing risks).

    Equation:
        total = Σ(hazards_w)
        stock·(hazards_w / total)·(1 - exp(-total))

    Args:
        stock: Amount at the start of the week.
        hazards_w: Hazards of leaving it, one for each cause [1 / week].
    """
    total = sum(hazards_w[1:], start=hazards_w[0])
    per_hazard = stock * share_leaving_per_hazard(total)
    return tuple(per_hazard * hazard for hazard in hazards_w)
