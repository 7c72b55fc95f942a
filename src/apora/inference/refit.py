"""One case fitted to many sets of numbers: compiled once, then fed with what was said.

The mode, the pilot, the metric and the sampler are those of `mode` and `fit`; only the data
are arguments of the compiled functions instead of a part of them. The metric is one too:
steps are taken in coordinates in which it is the unit matrix.
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
from scipy.linalg import solve_triangular

from apora.inference.diagnostics import Gates, chain_gates
from apora.inference.fit import SamplerSettings, blended_covariance
from apora.inference.hedges.batch import HedgeBatch, compile_hedges, padded
from apora.inference.hedges.hedge import Said
from apora.inference.mode import Mode, mode_of
from apora.inference.problem import CalibrationProblem
from apora.inference.statistical_model import target_of

Floats = NDArray[np.float64]
FIELDS = ("energy", "diverging")
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
        sampler, chains = self._sampler, self.settings.chains
        keys = jax.random.split(jax.random.key(seed), chains)
        frame = _Frame(middle=mode.unknowns, root=_root(mode.covariance))
        sampler.post_warmup_state = None
        sampler.run(keys, *frame.given(batch), init_params=frame.steps_to(mode.unknowns, chains))
        tried = frame.unknowns(sampler)
        covariance = blended_covariance(tried, around_mode=mode.covariance)
        frame = frame._replace(root=_root(covariance))
        start = frame.steps_to(tried[:, -1], chains)
        sampler.warmup(keys, *frame.given(batch), init_params=start, extra_fields=FIELDS)
        blocks: list[tuple[Floats, ...]] = []
        for _ in range(self.settings.most_blocks):
            blocks.append(self._block(frame, batch=batch, headlines=headlines))
            joined = [np.concatenate(parts, axis=1) for parts in zip(*blocks, strict=True)]
            refit = _judged(*joined)
            if refit.gates.passed:
                break
        return refit

    def _block(
        self, frame: "_Frame", *, batch: HedgeBatch, headlines: Callable[[Floats], Floats]
    ) -> tuple[Floats, ...]:
        """Return one block more: unknowns, headlines, and the sampler's own figures."""
        sampler = self._sampler
        key = sampler.post_warmup_state.rng_key
        sampler.run(key, *frame.given(batch), extra_fields=FIELDS)
        sampler.post_warmup_state = sampler.last_state
        unknowns, extra = frame.unknowns(sampler), sampler.get_extra_fields(group_by_chain=True)
        return unknowns, headlines(unknowns), *(np.asarray(extra[one]) for one in FIELDS)


class _Frame(NamedTuple):
    """Coordinates: unknowns are the middle and the root times the steps."""

    middle: Floats
    root: Floats

    def given(self, batch: HedgeBatch) -> tuple[HedgeBatch, Array, Array]:
        """Return what the sampled model is given."""
        return batch, jnp.asarray(self.middle), jnp.asarray(self.root)

    def unknowns(self, sampler: MCMC) -> Floats:
        """Return the sampler's last draws as unknowns, chain by draw by unknown."""
        steps = np.asarray(sampler.get_samples(group_by_chain=True)["steps"], dtype=np.float64)
        return self.middle + steps @ self.root.T

    def steps_to(self, unknowns: Floats, chains: int) -> dict[str, Array]:
        """Return the steps that lead to unknowns, one row a chain."""
        away = np.broadcast_to(unknowns - self.middle, (chains, self.middle.size))
        return {"steps": jnp.asarray(solve_triangular(self.root, away.T, lower=True).T)}


def _root(covariance: Floats) -> Floats:
    return np.asarray(np.linalg.cholesky(covariance), dtype=np.float64)


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
