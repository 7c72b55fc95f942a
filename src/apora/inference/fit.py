"""Sampling: a surrogate is taught, then chains run in blocks until every gate is passed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from apora.inference.diagnostics import FULL, Gates, Strictness, chain_gates
from apora.inference.hedges.batch import HedgeBatch
from apora.inference.sampler import Block, Sampler
from apora.inference.teaching import taught
from apora.inference.walk import Gait

Floats = NDArray[np.float64]
Progress = Callable[[str, float], None]
"""Told a step's name and the share of it that is done."""
HALF = 0.5


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
    seed: int,
    headlines: Callable[[Floats], Floats],
    progress: Progress,
    near: Floats | None = None,
) -> Chains:
    """Return chains that passed every gate, or the longest allowed.

    A block in which a trajectory diverged says that its steps were too long for some place: it
    and those before it are dropped and counted, and steps are half as long from there on. In
    the last block allowed a divergence refuses the fit.

    Args:
        sampler: Of the case.
        batch: What was said.
        seed: Of the case.
        headlines: From chain by draw by unknown to chain by draw by headline, which must
            have converged too.
        progress: Told how far sampling is.
        near: Draws near which the distribution is known to lie, draw by unknown; from the
            prior if not given.
    """
    heard = sampler.heard(batch)
    progress("finding where to sample", 0.0)
    learned = taught(
        sampler,
        sampler.first_runs(seed=seed) if near is None else sampler.runs_at(near),
        heard=heard,
        seed=seed,
        tell=lambda share: progress("finding where to sample", share),
    )
    progress("sampling", 0.0)
    walks: dict[str, Any] = {
        "surrogate": learned.surrogate,
        "gait": learned.gait,
        "heard": heard,
        "near": sampler.settings.near if learned.well else 1,
    }
    place = sampler.placed(learned.start, surrogate=learned.surrogate, heard=heard)
    place, _ = sampler.block(place, **walks, seed=seed)
    blocks: list[Block] = []
    asked = sampler.settings.strictness
    reported: list[Floats] = []
    dropped = 0
    for number in range(1, sampler.settings.most_blocks + 1):
        if blocks and blocks[-1].diverging.any():
            walks["gait"] = shorter(walks["gait"])
            dropped += sampler.settings.block * len(blocks)
            blocks, reported = [], []
        place, block = sampler.block(place, **walks, seed=seed + number)
        blocks.append(block)
        reported.append(headlines(block.unknowns))
        chains = joined_chains(blocks, headlines=reported, strictness=asked, dropped=dropped)
        if chains.gates.passed:
            break
        effective = min(chains.gates.min_ess_bulk, chains.gates.min_ess_tail)
        progress("sampling", min(effective / asked.fewest_effective, 0.99))
    progress("sampling", 1.0)
    return chains


def shorter(gait: Gait) -> Gait:
    """Return a gait whose trajectories on the model take steps half as long.

    Args:
        gait: As it was when one of them diverged.
    """
    return gait._replace(strict=gait.strict * HALF)


def joined_chains(
    blocks: list[Block],
    *,
    headlines: list[Floats],
    strictness: Strictness = FULL,
    dropped: int = 0,
) -> Chains:
    """Return blocks joined along draws, with what their gates say.

    Args:
        blocks: One after the other.
        headlines: Of each block.
        strictness: What the gates ask of them.
        dropped: Draws a chain that were dropped beside divergences.
    """
    draws = Block(*(np.concatenate(parts, axis=1) for parts in zip(*blocks, strict=True)))
    told = np.concatenate(headlines, axis=1)
    return Chains(
        draws=draws,
        headlines=told,
        gates=chain_gates(
            np.concatenate([draws.unknowns, told], axis=-1) if strictness.unknowns else told,
            diverging=draws.diverging,
            strictness=strictness,
            dropped=dropped,
        ),
    )
