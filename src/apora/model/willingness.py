"""WILL: who would leave."""

from math import pi

import jax
import jax.numpy as jnp
from jax import Array

from apora.model.smooth import half_life_factor

LOGISTIC_SPREAD = (16.0 * 3.0**0.5 / (15.0 * pi)) ** 2
"""Slope correction for a logistic averaged over a normal, 0.346: Zeger, Liang and Albert
(1988)."""


def marginal_scale(*, will_spread: Array, office_spread: Array) -> Array:
    """Return by how much log-odds of a share grow when read for one person [ratio].

    A stated share is an average over people; a person's log-odds must be spread wider for
    the average to come out.

    Equation:
        √(1 + LOGISTIC_SPREAD·(will_spread² + office_spread²))

    Args:
        will_spread: Standard deviation between people [log-odds].
        office_spread: Standard deviation between offices [log-odds].
    """
    return jnp.sqrt(1.0 + LOGISTIC_SPREAD * (will_spread**2 + office_spread**2))


def standing_log_odds(
    *,
    willing_calm: Array,
    scale: Array,
    office_effect: Array,
    disposition: Array,
    no_profession: Array,
    no_profession_will: Array,
) -> Array:
    """Return the log-odds of wishing to leave in calm times, by type [log-odds].

    Equation:
        trait = no_profession - mean(no_profession)
        scale·logit(willing_calm) + office_effect + disposition + no_profession_will·trait

    Args:
        willing_calm: Share who would leave in calm times [share].
        scale: From `marginal_scale` [ratio].
        office_effect: What sets an office apart, by stratum [log-odds].
        disposition: What sets a household type apart [log-odds].
        no_profession: 1 for types without a civilian profession, stratum by type [share].
        no_profession_will: Shift for those without one [log-odds].
    """
    centred = no_profession - jnp.mean(no_profession, axis=-1, keepdims=True)
    return (
        scale * jax.scipy.special.logit(willing_calm)
        + office_effect[:, None]
        + disposition[None, :]
        + no_profession_will * centred
    )


def shock_memory(memory: Array, *, events: Array, half_life_w: Array) -> Array:
    """Return how fresh the shocks are after this week's events [1].

    Equation:
        memory·half_life_factor(half_life_w) + events

    Args:
        memory: Freshness at the end of the week before, by stratum.
        events: Weighted events of this week, by stratum; 1 for all shocks together.
        half_life_w: Half-life of a shock [weeks].
    """
    return memory * half_life_factor(half_life_w) + events


def shock_weights(*, arrests: Array, count: Array, violence: Array) -> Array:
    """Return the weights of the three kinds of shock, summing to one [share].

    Equation:
        all_kinds = arrests + count + violence
        arrests / all_kinds, count / all_kinds, violence / all_kinds

    Args:
        arrests: Relative weight of arrests in the campaign.
        count: Relative weight of the falsified count.
        violence: Relative weight of violence.
    """
    weights = jnp.stack([arrests, count, violence])
    return weights / jnp.sum(weights)


def making_up_minds_hazards_w(*, log_odds: Array, adjust_w: Array) -> tuple[Array, Array]:
    """Return the hazards of coming to wish to leave, and of dropping it [1 / week].

    κ·σ(η) and κ·(1 - σ(η)): left alone, the willing share settles at σ(η).

    Equation:
        adjust_w·σ(log_odds), adjust_w·(1 - σ(log_odds))

    Args:
        log_odds: η of each type in this week [log-odds].
        adjust_w: κ [1 / week].
    """
    share = jax.nn.sigmoid(log_odds)
    return adjust_w * share, adjust_w * (1.0 - share)


def disagreeing_share(*, log_odds: Array, gap: Array) -> Array:
    """Return the chance that a person disagrees, wishing to leave or not [share].

    Equation:
        σ(log_odds + gap)

    Args:
        log_odds: η of each type in this week [log-odds].
        gap: By how much disagreement exceeds the wish to leave, not negative [log-odds].
    """
    return jax.nn.sigmoid(log_odds + gap)
