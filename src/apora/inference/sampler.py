"""Draws whose proposals walk far on a surrogate, and near on the model itself.

A chain walks on a quick stand-in for the model (`surrogate.py`, `walk.py`); where the walk
ends is a proposal, which one run of the model accepts or not (delayed acceptance: Christen
and Fox 2005). Where the surrogate is too low a chain would stand for long; before some
draws it therefore also moves along the slope of the model (Duane et al. 1987). The draws
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
from apora.inference.rows import ByRow, shared_out
from apora.inference.statistical_model import Target
from apora.inference.surrogate import Surrogate, fitted_surrogate
from apora.inference.walk import STRICT_STEPS, Gait, trajectory, walked

Floats = NDArray[np.float64]

CHAINS = 4
FIRST_RUNS = 1000
"""Draws from the prior that the first surrogate is fitted to."""
DIVERGED = 1e-300
"""A trajectory whose chance is smaller has left the density it followed. In 32 bits that is
any chance below e^-103, which is nil there."""


@dataclass(frozen=True, kw_only=True)
class SamplerSettings:
    """How long the surrogate is taught and chains run.

    Sampling ends with the first block after which all gates pass; the block before the
    first is dropped, and so is what a divergence spoils (`run_chains`). Between two draws lie
    `far` walks, and before one draw in `near` a trajectory on the model: before each where
    teaching did not end well. A round of teaching makes `lesson` proposals for each chain, and
    the last `remembered` rounds are what the surrogate is fitted to. Teaching ends when the
    model would accept `good` of independent proposals, after the least or the most rounds.
    `strictness` is what the gates ask.
    """

    block: int = 50
    far: int = 3
    near: int = 4
    most_blocks: int = 120
    lesson: int = 128
    remembered: int = 6
    least_rounds: int = 8
    most_rounds: int = 12
    good: float = 0.3
    strictness: Strictness = FULL


class Heard(NamedTuple):
    """What was said: as it is, and as tables for walks."""

    batch: HedgeBatch
    lookup: HedgeLookup


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

    `chances` are those with which trajectories were accepted, each on what it followed.
    """

    place: Place
    accepted: NDArray[np.bool_]
    chances: Floats
    proposed: Place


class Block(NamedTuple):
    """What a block of draws brought, chain by draw; `unknowns` also by unknown.

    `accepted` is the share of proposals accepted since the draw before, `surrogate_error`
    the log density of the model less that of the surrogate; `diverging` tells trajectories
    on the model that left it.
    """

    unknowns: Floats
    log_density: Floats
    accepted: Floats
    surrogate_error: Floats
    diverging: Floats


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
        self._walk: Any = shared_out(
            jax.vmap(self._walked, in_axes=(0, 0, None, None, None)), whole=3, batch=CHAINS
        )
        self._strict: Any = shared_out(
            jax.vmap(self._strictly, in_axes=(0, 0, None, None)), whole=2, batch=CHAINS
        )
        self._told: Any = jax.jit(jax.vmap(self._of_surrogate, in_axes=(0, None, None)))
        self._density: Any = jax.jit(jax.vmap(self._of_model, in_axes=(0, 0, None)))
        self._slopes: Any = jax.jit(
            jax.vmap(jax.grad(self._of_model, argnums=1), in_axes=(0, 0, None))
        )

    def heard(self, batch: HedgeBatch) -> Heard:
        """Return what was said, with its tables.

        Args:
            batch: What was said.
        """
        return Heard(batch, self._target.lookup(batch))

    def placed(self, unknowns: Floats, *, surrogate: Surrogate, heard: Heard) -> Place:
        """Return chains at their first places.

        Args:
            unknowns: Chain by unknown.
            surrogate: That they will walk on.
            heard: What was said.
        """
        told = self._told(jnp.asarray(unknowns), surrogate, heard)
        seen = Seen(unknowns, self._runs(unknowns)[0])
        density = self.log_density(seen, heard=heard)
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

    def moved(
        self,
        place: Place,
        *,
        surrogate: Surrogate,
        gait: Gait,
        heard: Heard,
        luck: np.random.Generator,
    ) -> Moved:
        """Return chains after one proposal each.

        Args:
            place: Where they stand.
            surrogate: That they walk on.
            gait: How they walk.
            heard: What was said.
            luck: Source of luck.
        """
        keys = jnp.asarray(luck.integers(2**32, size=(CHAINS, 2), dtype=np.uint32))
        found = self._walk(jnp.asarray(place.unknowns), keys, gait, surrogate, heard)
        ends, told, chances = (np.asarray(one, dtype=np.float64) for one in found)
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

    def strict(
        self,
        place: Place,
        *,
        surrogate: Surrogate,
        gait: Gait,
        heard: Heard,
        luck: np.random.Generator,
    ) -> Moved:
        """Return chains after a trajectory each on the model itself.

        Args:
            place: Where they stand.
            surrogate: That they walk on otherwise.
            gait: How they walk.
            heard: What was said.
            luck: Source of luck.
        """
        keys = jnp.asarray(luck.integers(2**32, size=(CHAINS, 2), dtype=np.uint32))
        found = self._strict(jnp.asarray(place.unknowns), keys, gait, heard.batch)
        ends, gists, density, chances = (np.asarray(one, dtype=np.float64) for one in found)
        told = np.asarray(self._told(jnp.asarray(ends), surrogate, heard), dtype=np.float64)
        after = Place(ends, gists, density, told)
        return Moved(after, (ends != place.unknowns).any(axis=1), chances, after)

    def block(
        self,
        place: Place,
        *,
        surrogate: Surrogate,
        gait: Gait,
        heard: Heard,
        near: int,
        seed: int,
    ) -> tuple[Place, Block]:
        """Return where chains stand after one block more, and what it brought.

        Args:
            place: Where they stand.
            surrogate: That they walk on.
            gait: How they walk.
            heard: What was said.
            near: Before one draw in so many there is a trajectory on the model.
            seed: Of this block.
        """
        luck, kept = np.random.default_rng([seed, 4]), []
        how: Any = {"surrogate": surrogate, "gait": gait, "heard": heard, "luck": luck}
        for number in range(self.settings.block):
            accepted, diverging = np.zeros(CHAINS), np.zeros(CHAINS)
            if number % near == 0:
                strict = self.strict(place, **how)
                place = strict.place
                diverging = (strict.chances < DIVERGED).astype(np.float64)
            for _ in range(self.settings.far):
                moved = self.moved(place, **how)
                place = moved.place
                accepted += moved.accepted / self.settings.far
            kept.append(Block(place.unknowns, place.log_density, accepted, place.error, diverging))
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

    def _walked(
        self, at: Array, key: Array, gait: Gait, surrogate: Surrogate, heard: Heard
    ) -> tuple[Array, Array, Array]:
        def log_density(unknowns: Array) -> Array:
            return self._of_surrogate(unknowns, surrogate, heard)

        end, chance = walked(
            at, log_density=log_density, gait=gait, key=jax.random.wrap_key_data(key)
        )
        return end, log_density(end), chance

    def _strictly(
        self, at: Array, key: Array, gait: Gait, batch: HedgeBatch
    ) -> tuple[Array, Array, Array, Array]:
        """Return the end, its gist and log density, and the chance of a trajectory."""

        def density(unknowns: Array) -> tuple[Array, tuple[Array, Array]]:
            gist = self._target.gist(unknowns)
            found = self._of_model(unknowns, gist, batch)
            return found, (gist, found)

        end, (gist, found), chance = trajectory(
            at,
            density=density,
            root=gait.root,
            length=gait.strict,
            steps=STRICT_STEPS,
            key=jax.random.wrap_key_data(key),
        )
        return end, gist, found, chance

    def _of_surrogate(self, unknowns: Array, surrogate: Surrogate, heard: Heard) -> Array:
        return self._target.log_density(
            unknowns, gist=surrogate.gist(unknowns), batch=heard.batch, lookup=heard.lookup
        )

    def _of_model(self, unknowns: Array, gist: Array, batch: HedgeBatch) -> Array:
        return self._target.log_density(unknowns, gist=gist, batch=batch)
