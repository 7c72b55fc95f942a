"""One move of chains: a walk on the surrogate, whose end one run of the model accepts or not."""

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.gait import Gait
from apora.inference.walk import LogDensity, walked_far, walked_near

Floats = NDArray[np.float64]

SET, NEAR, FAR = range(3)
"""How a chain moves: it is set where it shall be, or walks a little way, or far."""


class Place(NamedTuple):
    """Where chains stand: chain by unknown, and the gists of their runs there.

    With the log density of the model and that of the surrogate, by chain. Arrays of JAX while
    chains move, of NumPy afterwards.
    """

    unknowns: Any
    gists: Any
    log_density: Any
    surrogate_density: Any

    @property
    def error(self) -> Floats:
        """Return the log density of the model less that of the surrogate, by chain of NumPy's."""
        less: Floats = self.log_density - self.surrogate_density
        return less


class Asked(NamedTuple):
    """A move that is asked for, and its luck.

    By chain: where it is set, if it is, the key of its walk, and the logarithm of a uniform
    number. For all chains: how they move, and whether jumps come first where they walk far.
    """

    places: Any
    keys: Any
    accepting: Any
    kind: Any
    jump_first: Any


class Moved(NamedTuple):
    """Where chains stand after a move, what was proposed, and whether it was accepted, by chain.

    `chances` are those with which trajectories were accepted on the surrogate.
    """

    place: Place
    proposed: Place
    accepted: Any
    chances: Any


class Densities(NamedTuple):
    """What moves go by: the gist of a run, and log densities of the model and the surrogate."""

    gist: Callable[[Array], Array]
    of_model: Callable[[Array, Array], Array]
    of_surrogate: LogDensity


def moved(place: Place, asked: Asked, *, densities: Densities, gait: Gait) -> Moved:
    """Return chains after a move.

    Args:
        place: Where they stand.
        asked: The move.
        densities: What it goes by.
        gait: How to walk.
    """
    ends, chances = _ends(place.unknowns, asked, log_density=densities.of_surrogate, gait=gait)
    gists = jax.vmap(densities.gist)(ends)
    of_model = jax.vmap(densities.of_model)(ends, gists)
    of_surrogate = jax.vmap(densities.of_surrogate)(ends)
    proposed = Place(ends, gists, of_model, of_surrogate)
    gain = (of_model - of_surrogate) - (place.log_density - place.surrogate_density)
    accepted = (asked.kind == SET) | (asked.accepting < gain)
    after = jax.tree.map(
        lambda new, old: jnp.where(accepted.reshape(-1, *[1] * (new.ndim - 1)), new, old),
        proposed,
        place,
    )
    return Moved(after, proposed, accepted, chances)


def _ends(
    unknowns: Array, asked: Asked, *, log_density: LogDensity, gait: Gait
) -> tuple[Array, Array]:
    """Return where chains would go, and the chances of their trajectories."""

    def put(_at: Array, there: Array, _key: Array) -> tuple[Array, Array]:
        return there, jnp.ones((), there.dtype)

    def near(at: Array, _there: Array, key: Array) -> tuple[Array, Array]:
        luck = jax.random.wrap_key_data(key)
        return walked_near(at, log_density=log_density, gait=gait, key=luck)

    def far(at: Array, _there: Array, key: Array) -> tuple[Array, Array]:
        luck, first = jax.random.wrap_key_data(key), asked.jump_first
        return walked_far(at, log_density=log_density, gait=gait, key=luck, jump_first=first)

    kinds = [jax.vmap(one) for one in (put, near, far)]
    ends: tuple[Array, Array] = jax.lax.switch(
        asked.kind, kinds, unknowns, asked.places, asked.keys
    )
    return ends
