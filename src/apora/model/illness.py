"""Illness: an outside wave, scaled to the service."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import Array


class Illness(NamedTuple):
    """Illness by week and stratum, as shares of staff."""

    infected: Array
    ill: Array
    recovered: Array


def illness_shares(*, wave: Array, illness_ratio: Array, illness_weeks: Array) -> Illness:
    """Return new infections, the ill and recoveries, by week and stratum [share].

    Everyone recovers at 1 / duration. A week's infections are spread evenly over it, so
    that some recover before it ends and the stock is right for short illnesses too.

    Args:
        wave: Published new infections over population, week by stratum [1 / week].
        illness_ratio: Risk in the service relative to the published wave, by stratum.
        illness_weeks: Duration [weeks].
    """
    stay = jnp.exp(-1.0 / illness_weeks)
    stay_new = illness_weeks * (1.0 - stay)
    infected = wave * illness_ratio

    def week(ill: Array, new: Array) -> tuple[Array, tuple[Array, Array]]:
        after = ill * stay + new * stay_new
        return after, (after, ill + new - after)

    _, (ill, recovered) = jax.lax.scan(week, jnp.zeros_like(infected[0]), infected)
    return Illness(infected=infected, ill=ill, recovered=recovered)
