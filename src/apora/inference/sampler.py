"""Draws whose proposals walk on a surrogate, far and near.

A chain walks on a quick stand-in for the model (`surrogate.py`, `walk.py`); where the walk
ends is a proposal, which one run of the model accepts or not (delayed acceptance: Christen
and Fox 2005). Where the surrogate is too low a chain would stand for long; before each draw it
therefore also walks a little way, over which the surrogate's error hardly changes. The draws
are those of the model's distribution however rough the surrogate is. What was said is an
argument of every compiled function, so one compilation serves all blocks and every refit
to other numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.diagnostics import FULL, Strictness
from apora.inference.hedges.batch import HedgeBatch
from apora.inference.hedges.lookup import HedgeLookup
from apora.inference.rows import ByRow, everywhere, shared_out
from apora.inference.statistical_model import Target
from apora.inference.surrogate import Surrogate, fitted_surrogate
from apora.inference.walk import Gait, LogDensity, walked_far, walked_near

Floats = NDArray[np.float64]

CHAINS = 4
EVEN = 0.5
"""The chance of a coin."""
FIRST_RUNS = 1000
"""Draws from the prior that the first surrogate is fitted to."""


@dataclass(frozen=True, kw_only=True)
class SamplerSettings:
    """How long the surrogate is taught and chains run.

    Sampling ends with the first block after which all gates pass; the block before the
    first is dropped. Between two draws lie a near walk and `far` long ones. A round of teaching
    makes `lesson` proposals for each chain, and the last `remembered` rounds are what the
    surrogate is fitted to. Teaching ends when the model would accept `good` of independent
    proposals and no chain was for long where the surrogate was too low by `wrong` or more, after
    the least or the most rounds. Where one is later, it is taught `again` at most so often.
    `strictness` is what the gates ask.
    """

    block: int = 50
    far: int = 5
    most_blocks: int = 120
    lesson: int = 128
    remembered: int = 6
    least_rounds: int = 9
    most_rounds: int = 12
    good: float = 0.3
    wrong: float = 4.0
    again: int = 4
    strictness: Strictness = FULL


class Heard(NamedTuple):
    """What was said: as it is, and as tables for walks."""

    batch: HedgeBatch
    lookup: HedgeLookup


class Way(NamedTuple):
    """What walks go by: the surrogate that they follow, how they walk, and what was said."""

    surrogate: Surrogate
    gait: Gait
    heard: Heard


class Seen(NamedTuple):
    """Runs of the model that were made: run by unknown, and run by component of its gist."""

    unknowns: Floats
    gists: Floats

    def last(self, count: int) -> "Seen":
        """Return the newest runs."""
        return Seen(self.unknowns[-count:], self.gists[-count:])

    @classmethod
    def joined(cls, parts: Sequence["Seen"]) -> "Seen":
        """Return runs one after the other."""
        return cls(*(np.concatenate(column) for column in zip(*parts, strict=True)))


class Place(NamedTuple):
    """Where chains stand: chain by unknown, and the gists of their runs there.

    With the log density of the model and that of the surrogate, by chain.
    """

    unknowns: Floats
    gists: Floats
    log_density: Floats
    surrogate_density: Floats

    @property
    def error(self) -> Floats:
        """Return the log density of the model less that of the surrogate, by chain."""
        return self.log_density - self.surrogate_density


class Moved(NamedTuple):
    """Chains after a proposal each: which were accepted, and what was proposed.

    `chances` are those with which trajectories were accepted on the surrogate.
    """

    place: Place
    accepted: NDArray[np.bool_]
    chances: Floats
    proposed: Place


class Block(NamedTuple):
    """What a block of draws brought, chain by draw; `unknowns` also by unknown.

    `accepted` is the share of far proposals accepted since the draw before,
    `surrogate_error` the log density of the model less that of the surrogate.
    """

    unknowns: Floats
    log_density: Floats
    accepted: Floats
    surrogate_error: Floats


class Sampler:
    """Samples one case, whatever was said in it.

    It is made, and used, where numbers have the precision that sampling wants.
    """

    def __init__(self, target: Target, *, settings: SamplerSettings) -> None:
        """Keep what does not change from one run to the next; nothing is compiled yet.

        Args:
            target: The joint distribution.
            settings: Chain lengths.
        """
        self.settings, self._target = settings, target
        self._runs = ByRow(target.gist, batch=CHAINS)
        self._far: Any = shared_out(
            jax.vmap(self._walked_far, in_axes=(0, 0, None, None)), whole=2, batch=CHAINS
        )
        self._near: Any = shared_out(
            jax.vmap(self._walked_near, in_axes=(0, 0, None)), whole=1, batch=CHAINS
        )
        self._told: Any = jax.jit(jax.vmap(self._of_surrogate, in_axes=(0, None, None)))
        self._density: Any = jax.jit(jax.vmap(self._of_model, in_axes=(0, 0, None)))
        self._slopes: Any = jax.jit(
            jax.vmap(jax.grad(self._of_model, argnums=1), in_axes=(0, 0, None))
        )

    def heard(self, batch: HedgeBatch) -> Heard:
        """Return what was said, with its tables, at hand wherever walks are computed.

        Args:
            batch: What was said.
        """
        return everywhere(Heard(batch, self._target.lookup(batch)), batch=CHAINS)

    def way(self, surrogate: Surrogate, gait: Gait, *, heard: Heard) -> Way:
        """Return what walks go by, at hand wherever they are computed.

        Args:
            surrogate: That they follow.
            gait: How they walk.
            heard: What was said.
        """
        return everywhere(Way(surrogate, gait, heard), batch=CHAINS)

    def placed(self, unknowns: Floats, *, way: Way) -> Place:
        """Return chains at their first places.

        Args:
            unknowns: Chain by unknown.
            way: What they will go by.
        """
        told = self._told(jnp.asarray(unknowns), way.surrogate, way.heard)
        seen = Seen(unknowns, self._runs(unknowns)[0])
        density = self.log_density(seen, heard=way.heard)
        return Place(*seen, density, np.asarray(told, dtype=np.float64))

    def first_runs(self, *, seed: int) -> Seen:
        """Return runs of the model at draws from the prior.

        Args:
            seed: Of this run.
        """
        drawn = np.random.default_rng([seed, 2]).standard_normal((FIRST_RUNS, self._target.size))
        return self.runs_at(drawn)

    def runs_at(self, unknowns: Floats) -> Seen:
        """Return runs of the model.

        Args:
            unknowns: Draw by unknown.
        """
        return Seen(unknowns, self._runs(unknowns)[0])

    def moved_far(self, place: Place, *, way: Way, luck: np.random.Generator) -> Moved:
        """Return chains after a far proposal each.

        Args:
            place: Where they stand.
            way: What they go by.
            luck: Source of luck.
        """
        jump_first = luck.uniform() < EVEN
        found = self._far(*_begun(place, luck=luck), way, jump_first)
        return self._judged(found, place=place, heard=way.heard, luck=luck)

    def moved_near(self, place: Place, *, way: Way, luck: np.random.Generator) -> Moved:
        """Return chains after a near proposal each.

        Args:
            place: Where they stand.
            way: What they go by.
            luck: Source of luck.
        """
        found = self._near(*_begun(place, luck=luck), way)
        return self._judged(found, place=place, heard=way.heard, luck=luck)

    def _judged(
        self,
        walked: tuple[Array, Array, Array],
        *,
        place: Place,
        heard: Heard,
        luck: np.random.Generator,
    ) -> Moved:
        """Return chains after the model accepted the ends of walks, or did not."""
        ends, told, chances = (np.asarray(one, dtype=np.float64) for one in walked)
        seen = Seen(ends, self._runs(ends)[0])
        proposed = Place(*seen, self.log_density(seen, heard=heard), told)
        accepted = np.log(luck.uniform(size=CHAINS)) < proposed.error - place.error
        after = Place(
            *(
                np.where(accepted.reshape(-1, *[1] * (new.ndim - 1)), new, old)
                for new, old in zip(proposed, place, strict=True)
            )
        )
        return Moved(after, accepted, chances, proposed)

    def block(self, place: Place, *, way: Way, luck: np.random.Generator) -> tuple[Place, Block]:
        """Return where chains stand after one block more, and what it brought.

        Args:
            place: Where they stand.
            way: What they go by.
            luck: Source of luck.
        """
        kept = []
        for _ in range(self.settings.block):
            place, accepted = self.moved_near(place, way=way, luck=luck).place, np.zeros(CHAINS)
            for _ in range(self.settings.far):
                moved = self.moved_far(place, way=way, luck=luck)
                place = moved.place
                accepted += moved.accepted / self.settings.far
            kept.append(Block(place.unknowns, place.log_density, accepted, place.error))
        return place, Block(*(np.stack(parts, axis=1) for parts in zip(*kept, strict=True)))

    def fitted(self, seen: Seen, *, heard: Heard) -> Surrogate:
        """Return the surrogate that fits runs of the model.

        Args:
            seen: The runs, the newest last.
            heard: What was said; it decides what bears on the density.
        """
        newest = seen.last(self.settings.lesson * CHAINS)
        found = self._slopes(*(jnp.asarray(one) for one in newest), heard.batch)
        bearing = np.sqrt((np.asarray(found, dtype=np.float64) ** 2).mean(axis=0))
        read = seen.unknowns[:, : self._target.read]
        return fitted_surrogate(unknowns=read, gists=seen.gists, bearing=bearing)

    def log_density(self, seen: Seen, *, heard: Heard) -> Floats:
        """Return the log density of runs of the model, by run.

        Args:
            seen: The runs.
            heard: What was said.
        """
        found = self._density(*(jnp.asarray(one) for one in seen), heard.batch)
        return np.asarray(found, dtype=np.float64)

    def _walked_far(
        self, at: Array, key: Array, way: Way, jump_first: Array
    ) -> tuple[Array, Array, Array]:
        """Return the end of a far walk, the surrogate's log density there, and the chance."""
        log_density, luck = self._followed(way), jax.random.wrap_key_data(key)
        end, chance = walked_far(
            at, log_density=log_density, gait=way.gait, key=luck, jump_first=jump_first
        )
        return end, log_density(end), chance

    def _walked_near(self, at: Array, key: Array, way: Way) -> tuple[Array, Array, Array]:
        """Return the end of a near walk, the surrogate's log density there, and the chance."""
        log_density, luck = self._followed(way), jax.random.wrap_key_data(key)
        end, chance = walked_near(at, log_density=log_density, gait=way.gait, key=luck)
        return end, log_density(end), chance

    def _followed(self, way: Way) -> LogDensity:
        """Return the log density that walks follow."""
        return lambda unknowns: self._of_surrogate(unknowns, way.surrogate, way.heard)

    def _of_surrogate(self, unknowns: Array, surrogate: Surrogate, heard: Heard) -> Array:
        return self._target.log_density(
            unknowns, gist=surrogate.gist(unknowns), batch=heard.batch, lookup=heard.lookup
        )

    def _of_model(self, unknowns: Array, gist: Array, batch: HedgeBatch) -> Array:
        return self._target.log_density(unknowns, gist=gist, batch=batch)


def _begun(
    place: Place, *, luck: np.random.Generator
) -> tuple[Floats, NDArray[np.unsignedinteger]]:
    """Return where chains stand, and a key of the luck for each."""
    return place.unknowns, luck.integers(2**32, size=(CHAINS, 2), dtype=np.uint32)
