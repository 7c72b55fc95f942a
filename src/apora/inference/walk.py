"""How a chain moves on the surrogate: far by jumps and a long trajectory, near by a short one.

A far walk is jumps and then a trajectory or, as often, the trajectory and then jumps: read
backwards one is the other, so both together are reversible with respect to the surrogate's
distribution. Trajectories: Duane et al. (1987), as Neal (2011) has them.
"""

import math
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
from jax import Array

from apora.inference.gait import Gait
from apora.inference.jumps import after_jumps

FAR_STEPS, NEAR_STEPS = 10, 3
"""Steps of a trajectory."""
TURN = 2.0 * math.pi / 3.0
"""Length of a far one, at most. Where the distribution is normal in the metric, ends then have no
correlation with beginnings over lengths from `SHORTEST` to the whole, and their squares 0.09.
Half a turn comes out at the other side of the middle: means are soon known then, spreads late."""
SHORTEST = 0.5
"""A far trajectory's steps are this share of their full length at least [ratio]."""
NEAREST = 0.02
"""A near one's are that share at least; shares are even on a log scale [ratio]."""

LogDensity = Callable[[Array], Array]


def walked_far(
    unknowns: Array, *, log_density: LogDensity, gait: Gait, key: Array, jump_first: Array
) -> tuple[Array, Array]:
    """Return where a far walk ends, and the chance with which its trajectory was accepted.

    Args:
        unknowns: Where it begins.
        log_density: Of the surrogate, up to a constant.
        gait: How to walk.
        key: Of the luck.
        jump_first: Whether jumps come before the trajectory, true as often as not.
    """
    along, around, stretch = jax.random.split(key, 3)
    shares = jax.random.uniform(stretch, minval=SHORTEST, dtype=unknowns.dtype)

    def jumped(at: Array) -> Array:
        return after_jumps(at, log_density=log_density, jumps=gait.jumps, key=around)

    at = jax.lax.cond(jump_first, jumped, lambda at: at, unknowns)
    at, chance = trajectory(
        at,
        log_density=log_density,
        root=gait.root,
        length=gait.length * shares,
        steps=FAR_STEPS,
        key=along,
    )
    return jax.lax.cond(jump_first, lambda at: at, jumped, at), chance


def walked_near(
    unknowns: Array, *, log_density: LogDensity, gait: Gait, key: Array
) -> tuple[Array, Array]:
    """Return where a near walk ends, and the chance with which it was accepted.

    Where the surrogate is wrong it is about as wrong a little farther on, so the model accepts
    what is near.

    Args:
        unknowns: Where it begins.
        log_density: Of the surrogate, up to a constant.
        gait: How to walk.
        key: Of the luck.
    """
    along, stretch = jax.random.split(key)
    share = NEAREST ** jax.random.uniform(stretch, dtype=unknowns.dtype)
    return trajectory(
        unknowns,
        log_density=log_density,
        root=gait.root,
        length=gait.length * share,
        steps=NEAR_STEPS,
        key=along,
    )


def trajectory(
    unknowns: Array,
    *,
    log_density: LogDensity,
    root: Array,
    length: Array,
    steps: int,
    key: Array,
) -> tuple[Array, Array]:
    """Return where a trajectory ends, accepted or not, and the chance of it.

    Args:
        unknowns: Where it begins.
        log_density: What it follows, up to a constant.
        root: The metric that steps are taken in.
        length: Of a step there.
        steps: How many.
        key: Of the luck.
    """
    slope_at = jax.value_and_grad(lambda moved: log_density(unknowns + root @ moved))
    pushes, luck = jax.random.split(key)
    momentum = jax.random.normal(pushes, unknowns.shape, dtype=unknowns.dtype)

    # Half a push before the first step and half after the last, so that one program of the
    # slope serves all places.
    shares = jnp.ones(steps + 1, unknowns.dtype).at[jnp.array([0, steps])].set(0.5)

    def step(state: tuple[Array, Array], share: Array) -> tuple[tuple[Array, Array], Any]:
        moved, pushed = state
        value, slope = slope_at(moved)
        pushed = pushed + share * length * slope
        return (moved + length * pushed, pushed), (moved, pushed, value)

    _, places = jax.lax.scan(step, (jnp.zeros_like(unknowns), momentum), shares)
    moved, pushed, value = places
    gain = value[-1] - 0.5 * jnp.sum(pushed[-1] ** 2) - value[0] + 0.5 * jnp.sum(momentum**2)
    gain = jnp.where(jnp.isfinite(gain), gain, -jnp.inf)
    accepted = jnp.log(jax.random.uniform(luck, dtype=unknowns.dtype)) < gain
    there = jnp.where(accepted, unknowns + root @ moved[-1], unknowns)
    return there, jnp.exp(jnp.minimum(gain, 0.0))
