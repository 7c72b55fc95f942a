"""Single unknowns moved by jumps before a trajectory or after it.

A claim that may be off its topic leaves a narrow peak in a wide plain, and queues served
oldest first leave kinks: short steps along a slope cross neither often. For the few
unknowns that the claims hold tightest, a new value is proposed from half the prior and
half a normal around the middle seen so far, and accepted by the rule of Metropolis and
Hastings (1970), so the distribution that is sampled stays the same.
"""

from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from jax.scipy.stats import norm
from numpy.typing import NDArray

Floats = NDArray[np.float64]
COUNT = 16
"""Unknowns that jump."""
NORMAL_CONSISTENT = 1.4826
"""Standard deviation of a normal against its median absolute deviation."""
NARROWEST = 0.02
"""The normal half of the proposals is never narrower [prior standard deviations]."""


class Jumps(NamedTuple):
    """Which unknowns jump, and the middle and spread of the normal half of proposals."""

    which: Array
    middle: Array
    spread: Array


def jumps_of(draws: Floats) -> Jumps:
    """Return jumps of the unknowns that vary least, with their middle and spread.

    Args:
        draws: Draw by unknown.
    """
    middle = np.median(draws, axis=0)
    spread = NORMAL_CONSISTENT * np.median(np.abs(draws - middle), axis=0)
    which = np.argsort(spread, kind="stable")[:COUNT]
    return Jumps(
        jnp.asarray(which),
        jnp.asarray(middle[which]),
        jnp.asarray(np.maximum(spread[which], NARROWEST)),
    )


def after_jumps(
    unknowns: Array,
    *,
    log_density: Callable[[Array], Array],
    jumps: Jumps,
    key: Array,
) -> Array:
    """Return the unknowns after each jumping one, in a random order, was offered a new value.

    Args:
        unknowns: Before.
        log_density: Of all unknowns, up to a constant.
        jumps: Which unknowns, and their proposals.
        key: Of the luck.
    """

    def jump(
        before: tuple[Array, Array], given: tuple[Jumps, Array]
    ) -> tuple[tuple[Array, Array], None]:
        (at, value), (one, luck) = before, given
        proposed = _proposed(one, key=luck)
        trial = at.at[one.which].set(proposed)
        trial_value = log_density(trial)
        here, there = (_log_proposal(x, jump=one) for x in (at[one.which], proposed))
        ratio = trial_value - value + here - there
        accepted = jnp.log(jax.random.uniform(jax.random.fold_in(luck, 2))) < ratio
        return (jnp.where(accepted, trial, at), jnp.where(accepted, trial_value, value)), None

    count = jumps.which.shape[0]
    order = jax.random.permutation(jax.random.fold_in(key, count), count)
    shuffled = Jumps(*(part[order] for part in jumps))
    start = (unknowns, log_density(unknowns))
    return jax.lax.scan(jump, start, (shuffled, jax.random.split(key, count)))[0][0]


def _proposed(jump: Jumps, *, key: Array) -> Array:
    standard = jax.random.normal(jax.random.fold_in(key, 0), dtype=jump.middle.dtype)
    from_prior = jax.random.bernoulli(jax.random.fold_in(key, 1))
    return jnp.where(from_prior, standard, jump.middle + jump.spread * standard)


def _log_proposal(value: Array, *, jump: Jumps) -> Array:
    return jnp.logaddexp(norm.logpdf(value), norm.logpdf(value, jump.middle, jump.spread))
