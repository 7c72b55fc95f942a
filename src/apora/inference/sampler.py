"""NUTS and jumps as a compiled function of the data and of the metric.

Steps are taken in coordinates in which the metric is the unit matrix, and what was said
is an argument: one compilation serves the pilot, every block of the main run and every
refit to other numbers. NUTS: Hoffman and Gelman (2014), as NumPyro has it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from jax.scipy.linalg import solve_triangular as solve_lower
from jax.sharding import AxisType, NamedSharding, PartitionSpec
from numpy.typing import NDArray
from numpyro.infer.hmc import HMCState, hmc
from numpyro.infer.util import ParamInfo
from scipy.linalg import solve_triangular

from apora.inference.hedges.batch import HedgeBatch
from apora.inference.jumps import Jumps, after_jumps
from apora.inference.statistical_model import Target

Floats = NDArray[np.float64]
FIRST_STEP = 0.2
"""Length of a first step in the metric of the mode; adapted from there."""
CHAIN = "chain"
EACH_CHAIN = PartitionSpec(CHAIN)
REPORTED = ("z", "potential_energy", "energy", "diverging", "num_steps", "accept_prob")
"""What the sampler tells of each draw, in the order of `Block`."""
Drawn = tuple[Array, ...]


@dataclass(frozen=True, kw_only=True)
class SamplerSettings:
    """How long chains run; sampling ends with the first block after which all gates pass.

    A run adapts its step length over one block, which is dropped. A trajectory has at most
    2 to the power of `tree_depth` steps.
    """

    chains: int = 2
    block: int = 100
    pilot_blocks: int = 1
    most_blocks: int = 30
    tree_depth: int = 5
    target_acceptance: float = 0.8


class Block(NamedTuple):
    """What a block of draws brought, chain by draw; `unknowns` also by unknown.

    `potential` is minus the log density as the sampler saw it.
    """

    unknowns: Floats
    potential: Floats
    energy: Floats
    diverging: Floats
    steps: Floats
    accept: Floats


class Place(NamedTuple):
    """Where a run stands: its chains, the metric they move in, and which unknowns jump."""

    states: HMCState
    root: Floats
    jumps: Jumps


def root_of(covariance: Floats) -> Floats:
    """Return the lower triangular root that turns steps into unknowns.

    Args:
        covariance: Of a normal alike the distribution.
    """
    return np.asarray(np.linalg.cholesky(covariance), dtype=np.float64)


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
        self.settings = settings
        self.size = target.problem.size
        self._target = target
        self._down = jax.jit(
            jax.value_and_grad(lambda at, batch: -target.log_density(at, batch=batch))
        )

        def potential(root: Array, batch: HedgeBatch) -> Callable[[Array], Array]:
            return lambda steps: -target.log_density(root @ steps, batch=batch)

        side_by_side = settings.chains if settings.chains <= jax.local_device_count() else 1
        self._mesh = jax.make_mesh((side_by_side,), (CHAIN,), axis_types=(AxisType.Auto,))
        self._begin, self._next = hmc(potential_fn_gen=potential, algo="NUTS")
        self._advance = self._compiled()

    def down(self, batch: HedgeBatch) -> Callable[[Array], tuple[Array, Array]]:
        """Return minus the log density and its slope, compiled.

        Args:
            batch: What was said.
        """
        return lambda at: self._down(at, batch)

    def start(
        self, unknowns: Floats, *, covariance: Floats, jumps: Jumps, batch: HedgeBatch, seed: int
    ) -> Place:
        """Return chains at their first places, with everything to be adapted.

        Args:
            unknowns: A row for each chain.
            covariance: The metric.
            jumps: Unknowns that also jump.
            batch: What was said.
            seed: Of this run.
        """
        root = root_of(covariance)
        keys = jax.random.split(jax.random.key(seed), self.settings.chains)
        states = [
            self._started(at, root=root, batch=batch, key=key)
            for at, key in zip(unknowns, keys, strict=True)
        ]
        together = jax.tree.map(lambda *each: jnp.stack(each), *states)
        # Placed as a block leaves them: else the second block would be compiled anew.
        placed = jax.device_put(together, NamedSharding(self._mesh, EACH_CHAIN))
        return Place(placed, root, jumps)

    def block(self, place: Place, *, batch: HedgeBatch) -> tuple[Place, Block]:
        """Return where a run stands after one block more, and what it brought.

        Args:
            place: Where it stands.
            batch: What was said.
        """
        given = (jnp.asarray(place.root), place.jumps, batch)
        states, (steps, *rest) = self._advance(place.states, *given)
        unknowns = np.asarray(steps, dtype=np.float64) @ place.root.T
        figures = (np.asarray(one, dtype=np.float64) for one in rest)
        return place._replace(states=states), Block(unknowns, *figures)

    def _started(self, at: Floats, *, root: Floats, batch: HedgeBatch, key: Array) -> HMCState:
        value, slope = self._down(jnp.asarray(at), batch)
        steps = jnp.asarray(solve_triangular(root, at, lower=True))
        return self._begin(
            ParamInfo(steps, value, jnp.asarray(root).T @ slope),
            num_warmup=self.settings.block,
            step_size=FIRST_STEP,
            adapt_mass_matrix=False,
            target_accept_prob=self.settings.target_acceptance,
            max_tree_depth=self.settings.tree_depth,
            model_args=(jnp.asarray(root), batch),
            rng_key=key,
        )

    def _jumped(self, state: HMCState, *, root: Array, jumps: Jumps, batch: HedgeBatch) -> HMCState:
        """Return a state after jumps, with its potential and slope there."""
        unknowns = after_jumps(
            root @ state.z,
            log_density=lambda at: self._target.log_density(at, batch=batch),
            start=-state.potential_energy,
            jumps=jumps,
            key=jax.random.fold_in(state.rng_key, 1),
        )
        value, slope = self._down(unknowns, batch)
        return state._replace(
            z=solve_lower(root, unknowns, lower=True), potential_energy=value, z_grad=root.T @ slope
        )

    def _compiled(self) -> Callable[..., tuple[HMCState, Drawn]]:
        """Return the function that moves all chains on by a block, each on its own device."""

        def chains(
            states: HMCState, root: Array, jumps: Jumps, batch: HedgeBatch
        ) -> tuple[HMCState, Drawn]:
            def draw(state: HMCState, _: None) -> tuple[HMCState, Drawn]:
                moved = self._next(state, model_args=(root, batch))
                after = self._jumped(moved, root=root, jumps=jumps, batch=batch)
                return after, tuple(getattr(after, name) for name in REPORTED)

            def chain(state: HMCState) -> tuple[HMCState, Drawn]:
                return jax.lax.scan(draw, state, None, length=self.settings.block)

            moved: tuple[HMCState, Drawn] = jax.lax.map(chain, states)
            return moved

        whole = PartitionSpec()
        return jax.jit(
            jax.shard_map(
                chains,
                mesh=self._mesh,
                in_specs=(EACH_CHAIN, whole, whole, whole),
                out_specs=EACH_CHAIN,
                check_vma=False,
            )
        )
