"""What the model says of every claim: constant weights on its series, then put together."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.evidence.observation import Alternative, Part, Terms

Indices = NDArray[np.int64]

SHARPNESS = 0.02
"""Width of the smooth largest and smallest, as a share of the mean over the units."""

NO_INDEX = np.zeros(0, dtype=np.int64)

TINY = 1e-12
"""Denominators are never under this."""

COMBINES = ("ratio", "mean", "max", "min", "change", "compare", "exists")


class CompiledQuantities(NamedTuple):
    """The quantities of all alternatives, in the order of the observations.

    Sums are weighted sums of the flat series; part p is sum `above[p]` over sum
    `below[p]`, and `owner[p]` is its alternative. `first` and `second` are the first two
    parts of each alternative. Each weight has its position in the series in `used` and
    its sum in `target`. `empty` is nil for every sum.
    """

    used: Array
    weight: Array
    target: Array
    above: Array
    below: Array
    owner: Array
    first: Array
    second: Array
    combine: Array
    size: Array
    empty: Array


class Asked(Protocol):
    """Whatever the model can be asked: a claim, a headline, a question."""

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Return the quantities that it may mean."""


def compile_quantities(asked: Sequence[Asked]) -> CompiledQuantities:
    """Return the quantities of all alternatives of all that is asked, as arrays."""
    quantities = [one.quantity for o in asked for one in o.alternatives]
    parts = [part for quantity in quantities for part in quantity.parts]
    sums, above, below = _sums(parts)
    lengths = np.array([one.index.size for one in sums], dtype=np.int64)
    sizes = np.array([len(quantity.parts) for quantity in quantities], dtype=np.int64)
    first = np.cumsum(sizes) - sizes
    return CompiledQuantities(
        used=jnp.asarray(np.concatenate([NO_INDEX, *(one.index for one in sums)])),
        weight=jnp.asarray(np.concatenate([NO_INDEX * 1.0, *(one.weight for one in sums)])),
        target=jnp.asarray(np.repeat(np.arange(len(sums)), lengths)),
        above=jnp.asarray(above),
        below=jnp.asarray(below),
        owner=jnp.asarray(np.repeat(np.arange(sizes.size), sizes)),
        first=jnp.asarray(first),
        second=jnp.asarray(np.where(sizes > 1, first + 1, first)),
        combine=jnp.array(
            [COMBINES.index(quantity.combine) for quantity in quantities], dtype=jnp.int32
        ),
        size=jnp.asarray(sizes, dtype=jnp.result_type(float)),
        empty=jnp.zeros(len(sums)),
    )


def evaluate_quantities(compiled: CompiledQuantities, series: Array) -> Array:
    """Return what the model says under every alternative, natural.

    Args:
        compiled: The quantities.
        series: The model's series, flat in [series, week, stratum].
    """
    return said_of_parts(compiled, parts_of(compiled, series))


def parts_of(compiled: CompiledQuantities, series: Array) -> Array:
    """Return the parts that all alternatives are put together from, natural.

    Args:
        compiled: The quantities.
        series: The model's series, flat in [series, week, stratum].
    """
    sums = _summed(compiled, series=series)
    # Sum 0 is the constant one, the denominator of a part that has none.
    sums = jnp.concatenate([jnp.ones(1, dtype=sums.dtype), sums])
    return sums[compiled.above] / jnp.maximum(sums[compiled.below], TINY)


def said_of_parts(compiled: CompiledQuantities, parts: Array) -> Array:
    """Return what is said under every alternative where its parts are known, natural.

    Args:
        compiled: The quantities.
        parts: From `parts_of`, or what stands in for them.
    """
    count = compiled.combine.shape[0]
    mean = _by_owner(parts, compiled=compiled) / compiled.size
    first, second = parts[compiled.first], parts[compiled.second]
    against = jnp.where(compiled.second == compiled.first, 1.0, second)
    ratio = first / jnp.maximum(against, TINY)
    largest = _smooth_extreme(parts, mean=mean, compiled=compiled, sign=1.0)
    smallest = _smooth_extreme(parts, mean=mean, compiled=compiled, sign=-1.0)
    found = jnp.stack([first, mean, largest, smallest, ratio - 1.0, ratio, -jnp.expm1(-smallest)])
    return found[compiled.combine, jnp.arange(count)]


def _smooth_extreme(
    parts: Array, *, mean: Array, compiled: CompiledQuantities, sign: float
) -> Array:
    """Return the largest (sign 1) or smallest (sign -1) part of each alternative, smoothly.

    It is the mean of the parts with weights exp(part / width): the parts' own value where
    all are equal, and never beyond the largest or smallest.
    """
    width = SHARPNESS * jnp.maximum(jnp.abs(mean), TINY)
    scaled = sign * (parts - mean[compiled.owner]) / width[compiled.owner]
    top = jax.ops.segment_max(
        jax.lax.stop_gradient(scaled), compiled.owner, mean.shape[0], indices_are_sorted=True
    )
    share = jnp.exp(scaled - top[compiled.owner])
    total = _by_owner(share, compiled=compiled)
    return _by_owner(share * parts, compiled=compiled) / total


def _by_owner(values: Array, *, compiled: CompiledQuantities) -> Array:
    return jax.ops.segment_sum(
        values, compiled.owner, compiled.combine.shape[0], indices_are_sorted=True
    )


def _summed(compiled: CompiledQuantities, *, series: Array) -> Array:
    values = series[compiled.used]
    return compiled.empty.at[compiled.target].add(compiled.weight * values, indices_are_sorted=True)


def _sums(parts: Sequence[Part]) -> tuple[list[Terms], Indices, Indices]:
    """Return the weighted sums, and the number of each part's numerator and denominator.

    Numbers start at 1; 0 stands for the constant one.
    """
    sums: list[Terms] = []
    above, below = [], []
    for part in parts:
        sums.append(part.numerator)
        above.append(len(sums))
        if part.denominator is not None:
            sums.append(part.denominator)
        below.append(len(sums) if part.denominator is not None else 0)
    return sums, np.array(above, dtype=np.int64), np.array(below, dtype=np.int64)
