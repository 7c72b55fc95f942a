"""One case fitted to many sets of numbers: compiled once, then fed with what was said.

The mode and the metric are as in `mode`, the sampler as in `fit`; only the data are
arguments of the compiled functions instead of a part of them. Steps are taken in
coordinates in which the normal around the mode is standard, which is NUTS in the metric
of the mode's Hessian.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
from jax import Array
from numpy.typing import NDArray
from numpyro.infer import MCMC, NUTS, init_to_value

from apora.inference.diagnostics import Gates, chain_gates
from apora.inference.fit import SamplerSettings
from apora.inference.hedges.batch import HedgeBatch, compile_hedges, padded
from apora.inference.hedges.hedge import Said
from apora.inference.mode import Mode, mode_of
from apora.inference.problem import CalibrationProblem
from apora.inference.statistical_model import target_of

Floats = NDArray[np.float64]
ROOM = 1.5
"""Knots made room for, against those of the case's own numbers."""


class Refit(NamedTuple):
    """Draws of unknowns and headlines, chain by draw, with the verdict of the gates."""

    unknowns: Floats
    headlines: Floats
    gates: Gates


class Refitter:
    """Fits one case to whatever numbers could have been said in it.

    It is made, and used, where numbers have the precision that sampling wants.
    """

    def __init__(
        self, problem: CalibrationProblem, *, ranges: Floats, settings: SamplerSettings
    ) -> None:
        """Keep what does not change from one set of numbers to the next.

        Args:
            problem: The case.
            ranges: Prior 99 % range of each observation, natural.
            settings: Chain lengths.
        """
        self.problem, self.ranges, self.settings = problem, ranges, settings
        self._target = target_of(problem, ranges=ranges)
        self._knots = int(ROOM * self._target.batch.knots.shape[0])
        size = problem.size
        self._down = jax.jit(
            jax.value_and_grad(lambda at, batch: -self._target.log_density(at, batch=batch))
        )
        density = _with_slope(self._down)

        def steps_from_mode(batch: HedgeBatch, middle: Array, root: Array) -> None:
            steps = numpyro.sample(
                "steps", dist.ImproperUniform(dist.constraints.real_vector, (), (size,))
            )
            numpyro.factor("joint", density(middle + root @ steps, batch))

        kernel = NUTS(
            steps_from_mode,
            adapt_mass_matrix=False,
            step_size=0.3,
            target_accept_prob=settings.target_acceptance,
            max_tree_depth=settings.tree_depth,
            init_strategy=init_to_value(values={"steps": jnp.zeros(size)}),
        )
        self._sampler = MCMC(
            kernel,
            num_warmup=settings.warmup,
            num_samples=settings.block,
            num_chains=settings.chains,
            progress_bar=False,
            chain_method="sequential",
            jit_model_args=True,
        )

    def heard(self, said: Sequence[Said]) -> HedgeBatch:
        """Return what was said as data.

        Args:
            said: Under every observation, used and then, if at all, held out.
        """
        used = self.problem.observations
        batch = compile_hedges(used, self.ranges[: len(used)], said=said[: len(used)])
        return padded(batch, knots=self._knots)

    def mode(self, batch: HedgeBatch) -> Mode:
        """Return the mode under the data, and the covariance around it.

        Args:
            batch: From `heard`.
        """
        return mode_of(lambda at: self._down(at, batch), size=self.problem.size)

    def sample(
        self, batch: HedgeBatch, *, mode: Mode, seed: int, headlines: Callable[[Floats], Floats]
    ) -> Refit:
        """Return draws under the data that passed every gate, or the most allowed.

        Args:
            batch: From `heard`.
            mode: From `mode`.
            seed: Of the luck.
            headlines: From chain by draw by unknown to chain by draw by headline, which
                must have converged too.
        """
        root = np.linalg.cholesky(mode.covariance)
        given = (batch, jnp.asarray(mode.unknowns), jnp.asarray(root))
        fields = ("energy", "diverging")
        sampler = self._sampler
        keys = jax.random.split(jax.random.key(seed), self.settings.chains)
        sampler.warmup(keys, *given, extra_fields=fields)
        blocks: list[tuple[Floats, ...]] = []
        for _ in range(self.settings.most_blocks):
            sampler.run(sampler.post_warmup_state.rng_key, *given, extra_fields=fields)
            sampler.post_warmup_state = sampler.last_state
            steps = np.asarray(sampler.get_samples(group_by_chain=True)["steps"])
            extra = sampler.get_extra_fields(group_by_chain=True)
            unknowns = mode.unknowns + steps.astype(np.float64) @ root.T
            found = (unknowns, headlines(unknowns), *(np.asarray(extra[one]) for one in fields))
            blocks.append(found)
            joined = [np.concatenate(parts, axis=1) for parts in zip(*blocks, strict=True)]
            refit = _judged(*joined)
            if refit.gates.passed:
                break
        return refit


def _with_slope(
    down: Callable[[Array, HedgeBatch], tuple[Array, Array]],
) -> Callable[[Array, HedgeBatch], Array]:
    """Return a log density whose slope comes with its value, from one compiled function.

    Args:
        down: Minus the log density and its slope.
    """

    @jax.custom_vjp
    def density(at: Array, batch: HedgeBatch) -> Array:
        return -down(at, batch)[0]

    def forward(at: Array, batch: HedgeBatch) -> tuple[Array, Array]:
        value, slope = down(at, batch)
        return -value, -slope

    def backward(slope: Array, cotangent: Array) -> tuple[Array, None]:
        return cotangent * slope, None

    density.defvjp(forward, backward)
    return density


def _judged(unknowns: Floats, headlines: Floats, energy: Floats, diverging: Floats) -> Refit:
    reported = np.concatenate([unknowns, headlines], axis=-1)
    gates = chain_gates(reported, energy=energy, diverging=diverging.astype(bool))
    return Refit(unknowns=unknowns, headlines=headlines, gates=gates)
