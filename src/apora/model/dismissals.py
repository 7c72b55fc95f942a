"""People named for their views and dismissed, past MEANS and RELEASE."""

import jax.numpy as jnp
from jax import Array

from apora.model.smooth import half_life_factor

REPRESSION_HALF_LIFE_W = 8.0
"""How long dismissals stay in mind [weeks]: an assumption of the model."""


def identification_hazard_w(*, hazard_w: Array, disagreeing: Array) -> Array:
    """Return the hazard of being named for dismissal, by type [1 / week].

    Equation:
        hazard_w·disagreeing

    Args:
        hazard_w: Hazard of someone who disagrees, times the drive of the week, by stratum.
        disagreeing: Chance that a person of the type disagrees [share].
    """
    return hazard_w[:, None] * disagreeing


def delay_share(*, delay_w: Array, stages: int) -> Array:
    """Return the hazard of passing one stage of a delay of equal stages [1 / week].

    Equation:
        stages / delay_w

    Args:
        delay_w: Mean delay of the whole [weeks].
        stages: Number of stages.
    """
    return stages / delay_w


def repression_memory(
    memory: Array, *, dismissals_w: Array, headcount: Array, public_cases: Array
) -> Array:
    """Return recent dismissals and public cases as people hold them in mind [% of staff].

    Equation:
        fresh = 100·dismissals_w / headcount + public_cases
        memory·half_life_factor(REPRESSION_HALF_LIFE_W) + fresh

    Args:
        memory: At the end of the week before, by stratum.
        dismissals_w: Dismissed this week [persons / week].
        headcount: People in service [persons].
        public_cases: Publicised cases, as so many per cent dismissed.
    """
    fresh = 100.0 * dismissals_w / jnp.maximum(headcount, 1.0) + public_cases
    return memory * half_life_factor(REPRESSION_HALF_LIFE_W) + fresh
