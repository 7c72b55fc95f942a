"""Draws whose proposals walk on a surrogate, far and near.

A chain walks on a quick stand-in for the model (`surrogate.py`, `walk.py`); where the walk
ends is a proposal, which one run of the model accepts or not (`move.py`; delayed acceptance:
Christen and Fox 2005). Where the surrogate is too low a chain would stand for long; before each
draw it therefore also walks a little way, over which the surrogate's error hardly changes. The
draws are those of the model's distribution however rough the surrogate is. One program makes
every move and every run; what was said is an argument of it, so that it serves all blocks and
every refit to other numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.diagnostics import FULL, Strictness
from apora.inference.gait import Gait, first_gait
from apora.inference.hedges.batch import HedgeBatch
from apora.inference.hedges.lookup import HedgeLookup
from apora.inference.move import FAR, NEAR, SET, Asked, Densities, Moved, Place, moved
from apora.inference.rows import everywhere, shared_out, side_by_side
from apora.inference.statistical_model import Target
from apora.inference.surrogate import Surrogate, fitted_surrogate

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
    first is dropped. From one draw to the next is a stretch of one near walk and `far` long ones.
    A round of teaching has `lesson` stretches, and the last `remembered` rounds are what the
    surrogate is fitted to. Teaching ends when the model would accept `good` of independent
    proposals and no chain was for long where the surrogate was too low by `wrong` or more, after
    the least or the most rounds. Where one is later, it is taught `again` at most so often.
    `strictness` is what the gates ask.
    """

    block: int = 50
    far: int = 5
    most_blocks: int = 120
    lesson: int = 21
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
        self._move: Any = shared_out(self._one_move, whole=3, batch=CHAINS)
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

    def first_runs(self, *, heard: Heard, seed: int) -> Place:
        """Return runs of the model at draws from the prior.

        Args:
            heard: What was said.
            seed: Of this run.
        """
        drawn = np.random.default_rng([seed, 2]).standard_normal((FIRST_RUNS, self._target.size))
        return self.runs_at(drawn, heard=heard)

    def runs_at(self, unknowns: Floats, *, heard: Heard) -> Place:
        """Return runs of the model; no surrogate is known, and what one says of them means nothing.

        Args:
            unknowns: Draw by unknown.
            heard: What was said.
        """
        return self._set(unknowns, way=self._no_way(heard))

    def placed(self, unknowns: Floats, *, way: Way) -> Place:
        """Return chains at their first places.

        Args:
            unknowns: Chain by unknown.
            way: What they will go by.
        """
        return self._set(unknowns, way=way)

    def stretch(self, place: Place, *, way: Way, luck: np.random.Generator) -> list[Moved]:
        """Return chains after each move of a stretch: a near one and then the far ones.

        Args:
            place: Where they stand.
            way: What they go by.
            luck: Source of luck.
        """
        found, anywhere = [], self._anywhere
        for kind in [NEAR] + [FAR] * self.settings.far:
            asked = Asked(
                places=anywhere.unknowns,
                keys=luck.integers(2**32, size=(CHAINS, 2), dtype=np.uint32),
                accepting=np.log(luck.uniform(size=CHAINS)),
                kind=kind,
                # One coin for all: with one for each chain every kind of walk would be walked.
                jump_first=luck.uniform() < EVEN,
            )
            found.append(self._moved(place, asked, way))
            place = found[-1].place
        # Only now are numbers waited for.
        return [jax.tree.map(_wide, one) for one in found]

    def block(self, place: Place, *, way: Way, luck: np.random.Generator) -> tuple[Place, Block]:
        """Return where chains stand after one block more, and what it brought.

        Args:
            place: Where they stand.
            way: What they go by.
            luck: Source of luck.
        """
        kept = []
        for _ in range(self.settings.block):
            moves = self.stretch(place, way=way, luck=luck)
            place = moves[-1].place
            accepted = np.mean([one.accepted for one in moves[1:]], axis=0)
            kept.append(Block(place.unknowns, place.log_density, accepted, place.error))
        return place, Block(*(np.stack(parts, axis=1) for parts in zip(*kept, strict=True)))

    def fitted(self, seen: Seen, *, heard: Heard) -> Surrogate:
        """Return the surrogate that fits runs of the model.

        Args:
            seen: The runs, the newest last.
            heard: What was said; it decides what bears on the density.
        """
        newest = seen.last(self.settings.lesson * (self.settings.far + 1) * CHAINS)
        found = self._slopes(*(jnp.asarray(one) for one in newest), heard.batch)
        bearing = np.sqrt((np.asarray(found, dtype=np.float64) ** 2).mean(axis=0))
        read = seen.unknowns[:, : self._target.read]
        return fitted_surrogate(unknowns=read, gists=seen.gists, bearing=bearing)

    def _no_way(self, heard: Heard) -> Way:
        """Return a way that knows nothing, for chains that are set somewhere."""
        count, nothing = self._target.components, np.zeros((2, self._target.size))
        surrogate = fitted_surrogate(
            unknowns=nothing[:, : self._target.read],
            gists=np.zeros((2, count)),
            bearing=np.zeros(count),
        )
        return self.way(surrogate, first_gait(nothing), heard=heard)

    @cached_property
    def _anywhere(self) -> Place:
        """Return a place that moves do not hang on, at hand wherever they are computed."""
        sizes = (self._target.size,), (self._target.components,), (), ()
        return side_by_side(Place(*(np.zeros((CHAINS, *one)) for one in sizes)), batch=CHAINS)

    def _set(self, unknowns: Floats, *, way: Way) -> Place:
        """Return runs of the model, with what the surrogate says of them, by row."""
        padded = np.pad(unknowns, ((0, -len(unknowns) % CHAINS), (0, 0)), mode="edge")
        found = []
        for places in padded.reshape(-1, CHAINS, padded.shape[1]):
            luck = np.zeros((CHAINS, 2), np.uint32), np.zeros(CHAINS)
            asked = Asked(places, *luck, kind=SET, jump_first=False)
            found.append(self._moved(self._anywhere, asked, way).place)
        parts = zip(*(jax.tree.map(_wide, one) for one in found), strict=True)
        return Place(*(np.concatenate(part)[: len(unknowns)] for part in parts))

    def _moved(self, place: Place, asked: Asked, way: Way) -> Moved:
        """Return chains after a move, computed or not yet."""
        # Placed alike each time, or there would be several programs.
        by_chain = side_by_side((place, *asked[:3]), batch=CHAINS)
        after: Moved = self._move(*by_chain, way, *everywhere(asked[3:], batch=CHAINS))
        return after

    def _one_move(
        self, place: Place, places: Array, keys: Array, accepting: Array, way: Way, *whole: Array
    ) -> Moved:
        """Return some of the chains after a move."""
        heard = way.heard
        densities = Densities(
            gist=self._target.gist,
            of_model=lambda unknowns, gist: self._of_model(unknowns, gist, heard.batch),
            of_surrogate=lambda unknowns: self._of_surrogate(unknowns, way.surrogate, heard),
        )
        asked = Asked(places, keys, accepting, *whole)
        return moved(place, asked, densities=densities, gait=way.gait)

    def _of_surrogate(self, unknowns: Array, surrogate: Surrogate, heard: Heard) -> Array:
        return self._target.log_density(
            unknowns, gist=surrogate.gist(unknowns), batch=heard.batch, lookup=heard.lookup
        )

    def _of_model(self, unknowns: Array, gist: Array, batch: HedgeBatch) -> Array:
        return self._target.log_density(unknowns, gist=gist, batch=batch)


def _wide(values: Array) -> NDArray[Any]:
    """Return values of JAX as NumPy's, numbers with 64 bits."""
    return np.asarray(values, dtype=bool if values.dtype == bool else np.float64)
