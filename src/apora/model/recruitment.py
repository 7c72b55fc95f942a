"""Hires: calm separations like for like, the rest through a delay."""

import jax.numpy as jnp
from jax import Array

from apora.model.smooth import saturating_excess

STAGES = 3
"""Stages of the delay chain: a gamma-shaped delay with a spread of 58 % of its mean."""


def chain_after_week(chain: Array, *, inflow: Array, delay_w: Array) -> tuple[Array, Array]:
    """Return the delay chain after one week and what came out of it [persons].

    Args:
        chain: Vacancies being filled, stage by stratum; signed, zero in calm times.
        inflow: What enters the first stage this week, by stratum.
        delay_w: Mean delay of the whole chain [weeks].
    """
    passed = -jnp.expm1(-STAGES / delay_w)
    moved = chain * passed
    entering = jnp.concatenate([inflow[None, :], moved[:-1]], axis=0)
    return chain - moved + entering, moved[-1]


def extra_hires_w(*, wanted: Array, places_w: Array, calm_hires_w: Array) -> Array:
    """Return hires above the calm ones, capped by training places [persons / week].

    Equation:
        saturating_excess(wanted, upper=places_w, lower=calm_hires_w)

    Args:
        wanted: Replacements that come out of the delay, signed.
        places_w: Extra training places a week.
        calm_hires_w: Hires of a calm week, which extra hires cannot undercut.
    """
    return saturating_excess(wanted, upper=places_w, lower=calm_hires_w + 1e-9)
