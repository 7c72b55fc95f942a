"""Sampling: a pilot in the metric of the mode, then blocks in its own, until accepted."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from apora.inference.diagnostics import FEWEST_EFFECTIVE, Gates, chain_gates
from apora.inference.hedges.batch import HedgeBatch
from apora.inference.jumps import Jumps, jumps_at_mode, jumps_of_pilot
from apora.inference.mode import Mode
from apora.inference.sampler import Block, Sampler, root_of

START_SPREAD = 1.5
"""How far chains begin from the mode, against the spread around it [ratio]."""
MODE_COUNTS = 200
"""Draws that the curvature at the mode is worth beside those of the pilot."""

Floats = NDArray[np.float64]
Progress = Callable[[str, float], None]
"""Told a step's name and the share of it that is done."""


@dataclass(frozen=True, kw_only=True)
class Chains:
    """What the sampler returned, with what its gates say; chain by draw.

    `headlines` has a last axis of headlines, on the scale on which they are judged.
    """

    draws: Block
    headlines: Floats
    gates: Gates

    @property
    def unknowns(self) -> Floats:
        """Return draws of the unknowns, chain by draw by unknown."""
        return self.draws.unknowns


def run_chains(
    sampler: Sampler,
    *,
    batch: HedgeBatch,
    mode: Mode,
    seed: int,
    headlines: Callable[[Floats], Floats],
    progress: Progress,
) -> Chains:
    """Return chains that passed every gate, or the longest allowed.

    Args:
        sampler: Of the case.
        batch: What was said.
        mode: Where to start and the first metric to move in.
        seed: Of the case.
        headlines: From chain by draw by unknown to chain by draw by headline, which must
            have converged too.
        progress: Told how far sampling is.
    """
    progress("sampling", 0.0)
    jumps = jumps_at_mode(mode.unknowns, covariance=mode.covariance)
    tried = pilot_draws(sampler, batch=batch, mode=mode, jumps=jumps, seed=seed)
    covariance = blended_covariance(tried, around_mode=mode.covariance)
    place = sampler.start(
        tried[:, -1],
        covariance=covariance,
        jumps=jumps_of_pilot(tried, before=jumps),
        batch=batch,
        seed=seed + 1,
    )
    place, _ = sampler.block(place, batch=batch)
    blocks: list[Block] = []
    reported: list[Floats] = []
    for _ in range(sampler.settings.most_blocks):
        place, block = sampler.block(place, batch=batch)
        blocks.append(block)
        reported.append(headlines(block.unknowns))
        chains = joined_chains(blocks, headlines=reported)
        if chains.gates.passed:
            break
        effective = min(chains.gates.min_ess_bulk, chains.gates.min_ess_tail)
        progress("sampling", min(effective / FEWEST_EFFECTIVE, 0.99))
    progress("sampling", 1.0)
    return chains


def pilot_draws(
    sampler: Sampler, *, batch: HedgeBatch, mode: Mode, jumps: Jumps, seed: int
) -> Floats:
    """Return draws from a short run in the metric of the mode, chain by draw by unknown.

    Args:
        sampler: Of the case.
        batch: What was said.
        mode: Where to start and the metric to move in.
        jumps: Unknowns that also jump.
        seed: Of the case.
    """
    # Chains that begin in one place cannot tell by R-hat that there is another.
    away = np.random.default_rng([seed, 2]).standard_normal((sampler.settings.chains, sampler.size))
    first = mode.unknowns + START_SPREAD * away @ root_of(mode.covariance).T
    place = sampler.start(
        first,
        covariance=mode.covariance,
        jumps=jumps,
        batch=batch,
        seed=seed,
    )
    place, _ = sampler.block(place, batch=batch)
    tried = []
    for _ in range(sampler.settings.pilot_blocks):
        place, block = sampler.block(place, batch=batch)
        tried.append(block.unknowns)
    return np.concatenate(tried, axis=1)


def blended_covariance(draws: Floats, *, around_mode: Floats) -> Floats:
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


def joined_chains(blocks: list[Block], *, headlines: list[Floats]) -> Chains:
    """Return blocks joined along draws, with what their gates say.

    Args:
        blocks: One after the other.
        headlines: Of each block.
    """
    draws = Block(*(np.concatenate(parts, axis=1) for parts in zip(*blocks, strict=True)))
    told = np.concatenate(headlines, axis=1)
    return Chains(
        draws=draws,
        headlines=told,
        gates=chain_gates(
            np.concatenate([draws.unknowns, told], axis=-1),
            energy=draws.energy,
            diverging=draws.diverging.astype(bool),
        ),
    )
