"""Sampling: NUTS in the metric of the mode's Hessian, in blocks, until accepted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray
from numpyro.infer import MCMC, NUTS, init_to_value

from apora.inference.diagnostics import Gates, chain_gates
from apora.inference.mode import Mode
from apora.inference.statistical_model import Target, staffing_model

MODE_COUNTS = 200
"""Draws that the curvature at the mode is worth beside those of the pilot."""

Progress = Callable[[str, float], None]
"""Told a step's name and the share of it that is done."""


@dataclass(frozen=True, kw_only=True)
class SamplerSettings:
    """How long chains run; sampling ends with the first block after which all gates pass."""

    chains: int = 2
    warmup: int = 100
    block: int = 100
    most_blocks: int = 20
    tree_depth: int = 7
    target_acceptance: float = 0.8


@dataclass(frozen=True, kw_only=True)
class Chains:
    """What the sampler returned, chain by draw.

    `unknowns` has a last axis of unknowns, `headlines` one of headlines; the rest is chain by
    draw. `potential` is minus the log density as the sampler saw it.
    """

    unknowns: NDArray[np.float64]
    headlines: NDArray[np.float64]
    potential: NDArray[np.float64]
    energy: NDArray[np.float64]
    diverging: NDArray[np.bool_]
    steps: NDArray[np.int64]
    accept: NDArray[np.float64]
    gates: Gates


def run_chains(
    target: Target,
    *,
    mode: Mode,
    settings: SamplerSettings,
    seed: int,
    headlines: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    progress: Progress,
) -> Chains:
    """Return chains that passed every gate, or the longest allowed.

    Args:
        target: The compiled case.
        mode: Where to start and the metric to move in.
        settings: Chain lengths.
        seed: Of the case.
        headlines: From chain by draw by unknown to chain by draw by headline, which must
            have converged too.
        progress: Told how far sampling is.
    """
    pilot = _sampler(target, covariance=mode.covariance, settings=settings, mode=mode)
    keys = jax.random.split(jax.random.key(seed), settings.chains)
    pilot.run(keys)
    tried = np.asarray(pilot.get_samples(group_by_chain=True)["unknowns"], dtype=np.float64)
    progress("sampling", 0.0)
    sampler = _sampler(
        target,
        covariance=blended_covariance(tried, around_mode=mode.covariance),
        settings=settings,
        mode=mode,
    )
    fields = ("potential_energy", "energy", "diverging", "num_steps", "accept_prob")
    sampler.warmup(keys, init_params={"unknowns": jnp.asarray(tried[:, -1])}, extra_fields=fields)
    blocks: list[dict[str, NDArray[np.float64]]] = []
    for number in range(settings.most_blocks):
        sampler.run(sampler.post_warmup_state.rng_key, extra_fields=fields)
        sampler.post_warmup_state = sampler.last_state
        extra = sampler.get_extra_fields(group_by_chain=True)
        draws = sampler.get_samples(group_by_chain=True)["unknowns"]
        unknowns = np.asarray(draws, dtype=np.float64)
        blocks.append(
            {"unknowns": unknowns, "headlines": headlines(unknowns)}
            | {name: np.asarray(extra[name], dtype=np.float64) for name in fields}
        )
        chains = _joined(blocks)
        progress("sampling", (number + 1) / settings.most_blocks)
        if chains.gates.passed:
            break
    return chains


def blended_covariance(
    draws: NDArray[np.float64], *, around_mode: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the covariance of pilot draws, blended with the one around the mode.

    The pilot is short for so many unknowns: what it says of each chain's spread counts as
    its draws, the curvature at the mode as `MODE_COUNTS` more.

    Args:
        draws: Chain by draw by unknown.
        around_mode: Covariance of a normal around the mode.
    """
    flat = draws.reshape(-1, draws.shape[-1])
    centred = flat - flat.mean(axis=0)
    seen = centred.T @ centred / flat.shape[0]
    share = flat.shape[0] / (flat.shape[0] + MODE_COUNTS)
    return np.asarray(share * seen + (1.0 - share) * around_mode)


def _sampler(
    target: Target, *, covariance: NDArray[np.float64], settings: SamplerSettings, mode: Mode
) -> MCMC:
    kernel = NUTS(
        partial(staffing_model, target),
        inverse_mass_matrix=jnp.asarray(covariance),
        adapt_mass_matrix=False,
        dense_mass=True,
        step_size=0.3,
        target_accept_prob=settings.target_acceptance,
        max_tree_depth=settings.tree_depth,
        init_strategy=init_to_value(values={"unknowns": jnp.asarray(mode.unknowns)}),
    )
    return MCMC(
        kernel,
        num_warmup=settings.warmup,
        num_samples=settings.block,
        num_chains=settings.chains,
        progress_bar=False,
        chain_method="parallel" if jax.local_device_count() >= settings.chains else "sequential",
    )


def _joined(blocks: list[dict[str, NDArray[np.float64]]]) -> Chains:
    """Return blocks joined along draws, with what their gates say."""
    joined = {name: np.concatenate([one[name] for one in blocks], axis=1) for name in blocks[0]}
    return Chains(
        unknowns=joined["unknowns"],
        headlines=joined["headlines"],
        potential=joined["potential_energy"],
        energy=joined["energy"],
        diverging=joined["diverging"].astype(bool),
        steps=joined["num_steps"].astype(np.int64),
        accept=joined["accept_prob"],
        gates=chain_gates(
            np.concatenate([joined["unknowns"], joined["headlines"]], axis=-1),
            energy=joined["energy"],
            diverging=joined["diverging"].astype(bool),
        ),
    )
