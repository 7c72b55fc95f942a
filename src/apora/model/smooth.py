"""Smooth stand-ins for positive part, minimum and step, with stated widths."""

import jax
import jax.numpy as jnp
from jax import Array


def smooth_positive(x: Array, *, width: Array | float) -> Array:
    """Return the positive part of x, rounded over `width` [unit of x].

    softplus(x / width) * width: exceeds max(x, 0) by at most 0.69 width.

    Equation:
        width·ln(1 + exp(x / width))
    """
    return width * jax.nn.softplus(x / width)


def smooth_minimum(a: Array, *, other: Array | float) -> Array:
    """Return a smooth minimum of two amounts that are not negative [unit of a].

    a·b / (a⁸ + b⁸)^(1/8): never above the smaller of the two, 8 % below where they are
    equal. Never exceeding the limit is what keeps money and people from going negative.

    Equation:
        a·other / (a^8 + other^8)^(1/8)
    """
    tiny = 1e-12
    larger = jnp.maximum(jnp.maximum(a, other), tiny)
    ratio_a, ratio_b = a / larger, other / larger
    return larger * ratio_a * ratio_b / (ratio_a**8 + ratio_b**8 + tiny) ** 0.125


def smooth_step(x: Array, *, width: float) -> Array:
    """Return a step from 0 to 1 at x = 0, logistic with `width` [unit of x].

    Equation:
        σ(x / width)
    """
    return jax.nn.sigmoid(x / width)


def saturating_excess(x: Array, *, upper: Array, lower: Array) -> Array:
    """Return x bent so that it stays between -lower and +upper [unit of x].

    Slope one at zero, so that a small excess passes unchanged and none stays none.

    Equation:
        up = upper·(1 - exp(-maximum(x, 0) / upper))
        down = lower·(1 - exp(minimum(x, 0) / lower))
        up - down

    Args:
        x: Signed excess.
        upper: Largest positive value, above zero.
        lower: Largest negative value in size, above zero.
    """
    up = -upper * jnp.expm1(-jnp.maximum(x, 0.0) / upper)
    down = lower * jnp.expm1(jnp.minimum(x, 0.0) / lower)
    return up + down


def half_life_factor(half_life_w: Array | float) -> Array:
    """Return what is left of one after a week, given a half-life [share].

    Equation:
        2^(-1 / half_life_w)

    Args:
        half_life_w: Half-life [weeks].
    """
    return jnp.exp(-jnp.log(2.0) / half_life_w)
