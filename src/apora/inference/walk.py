"""How a chain moves: trajectories along a slope, and jumps between them.

A walk on the surrogate is jumps, a trajectory, jumps again: read backwards it is the same
walk, so it is reversible with respect to the surrogate's distribution.
Trajectories: Duane et al. (1987), as Neal (2011) has them.
"""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jax import Array

from apora.inference.jumps import Jumps, after_jumps

STEPS = 10
"""Steps of a trajectory on the surrogate."""
TURN = 2.0 * math.pi / 3.0
"""Length of them all, at most. Where the distribution is normal in the metric, ends then have no
correlation with beginnings over lengths from `SHORTEST` to the whole, and their squares 0.09.
Half a turn comes out at the other side of the middle: means are soon known then, spreads late."""
STRICT_STEPS = 5
"""Steps of a trajectory on the model."""
SHORTEST = 0.5
"""A trajectory's steps are this share of their full length at least [ratio]."""

LogDensity = Callable[[Array], Array]


class Gait(NamedTuple):
    """The metric that steps are taken in, their length there, and which unknowns jump.

    `length` is that of steps on the surrogate, `strict` that of steps on the model.
    """

    root: Array
    length: Array
    strict: Array
    jumps: Jumps


def walked(
    unknowns: Array, *, log_density: LogDensity, gait: Gait, key: Array
) -> tuple[Array, Array]:
    """Return where a walk ends, and the chance with which its trajectory was accepted.

    Args:
        unknowns: Where it begins.
        log_density: Of the surrogate, up to a constant.
        gait: How to walk.
        key: Of the luck.
    """
    before, along, after = jax.random.split(key, 3)
    at = after_jumps(unknowns, log_density=log_density, jumps=gait.jumps, key=before)
    at, _, chance = trajectory(
        at,
        density=lambda here: (log_density(here), None),
        root=gait.root,
        length=gait.length,
        steps=STEPS,
        key=along,
    )
    return after_jumps(at, log_density=log_density, jumps=gait.jumps, key=after), chance


def trajectory(
    unknowns: Array,
    *,
    density: Callable[[Array], tuple[Array, Any]],
    root: Array,
    length: Array,
    steps: int,
    key: Array,
) -> tuple[Array, Any, Array]:
    """Return where a trajectory ends, accepted or not, what is told there, and its chance.

    Args:
        unknowns: Where it begins.
        density: The log density, up to a constant, and what else is told of a place.
        root: The metric that steps are taken in.
        length: Of a step there, at most.
        steps: How many.
        key: Of the luck.
    """
    slope_at = jax.value_and_grad(lambda moved: density(unknowns + root @ moved), has_aux=True)
    pushes, stretch, luck = jax.random.split(key, 3)
    momentum = jax.random.normal(pushes, unknowns.shape, dtype=unknowns.dtype)
    length = length * jax.random.uniform(stretch, minval=SHORTEST, maxval=1.0, dtype=unknowns.dtype)

    # Half a push before the first step and half after the last, so that one program of the
    # slope serves all places.
    shares = jnp.ones(steps + 1, unknowns.dtype).at[jnp.array([0, steps])].set(0.5)

    def step(state: tuple[Array, Array], share: Array) -> tuple[tuple[Array, Array], Any]:
        moved, pushed = state
        (value, told), slope = slope_at(moved)
        pushed = pushed + share * length * slope
        return (moved + length * pushed, pushed), (moved, pushed, value, told)

    _, places = jax.lax.scan(step, (jnp.zeros_like(unknowns), momentum), shares)
    moved, pushed, value, told = places
    gain = value[-1] - 0.5 * jnp.sum(pushed[-1] ** 2) - value[0] + 0.5 * jnp.sum(momentum**2)
    gain = jnp.where(jnp.isfinite(gain), gain, -jnp.inf)
    accepted = jnp.log(jax.random.uniform(luck, dtype=unknowns.dtype)) < gain
    told = jax.tree.map(lambda one: jnp.where(accepted, one[-1], one[0]), told)
    there = jnp.where(accepted, unknowns + root @ moved[-1], unknowns)
    return there, told, jnp.exp(jnp.minimum(gain, 0.0))
