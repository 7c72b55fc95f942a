"""Sampling: a surrogate is taught, then chains run in blocks until every gate is passed."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from apora.inference.diagnostics import FULL, Gates, Strictness, chain_gates
from apora.inference.hedges.batch import HedgeBatch
from apora.inference.move import Place
from apora.inference.sampler import Block, Sampler
from apora.inference.teaching import Taught, misled, repaired, taught, taught_again

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
    seed: int,
    headlines: Callable[[Floats], Floats],
    progress: Progress,
    near: Floats | None = None,
) -> Chains:
    """Return chains that passed every gate, or the longest allowed.

    A chain that comes to where the surrogate is much too low stays there for long. The surrogate
    is then taught there. If it knows the place after that, draws before are dropped: one such
    stay would weigh on their tails until a few times as many were made. If it does not, they
    count: dropped, they would be missing whenever a chain came there.

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
        sampler.first_runs(heard=heard, seed=seed)
        if near is None
        else sampler.runs_at(near, heard=heard),
        heard=heard,
        seed=seed,
        tell=lambda share: progress("finding where to sample", share),
    )
    progress("sampling", 0.0)
    place = _settled(sampler, learned, start=learned.start, luck=_luck(seed, 0))
    blocks: list[Block] = []
    reported: list[Floats] = []
    settings = sampler.settings
    lessons_left = settings.again
    for number in range(1, settings.most_blocks + 1):
        place, block = sampler.block(place, way=learned.way, luck=_luck(seed, number))
        blocks.append(block)
        reported.append(headlines(block.unknowns))
        chains = joined_chains(blocks, headlines=reported, strictness=settings.strictness)
        wrong = misled(block.surrogate_error) > settings.wrong
        # Later too few blocks would be left for the gates.
        if wrong and lessons_left and number <= settings.most_blocks // 2:
            lessons_left -= 1
            luck = _luck(seed, -number)
            learned = taught_again(sampler, learned, block=block, luck=luck)
            place = _settled(sampler, learned, start=place.unknowns, luck=luck)
            if repaired(sampler, learned, block=block):
                blocks, reported = [], []
        elif chains.gates.passed:
            break
        progress("sampling", min(chains.gates.share_effective, 0.99))
    progress("sampling", 1.0)
    return chains


def _luck(seed: int, number: int) -> np.random.Generator:
    """Return the luck of a block, or with a negative number that of lessons after it."""
    return np.random.default_rng([seed, 4 if number >= 0 else 5, abs(number)])


def _settled(
    sampler: Sampler, learned: Taught, *, start: Floats, luck: np.random.Generator
) -> Place:
    """Return where chains stand after a block that does not count."""
    place = sampler.placed(start, way=learned.way)
    return sampler.block(place, way=learned.way, luck=luck)[0]


def joined_chains(
    blocks: list[Block],
    *,
    headlines: list[Floats],
    strictness: Strictness = FULL,
) -> Chains:
    """Return blocks joined along draws, with what their gates say.

    Args:
        blocks: One after the other.
        headlines: Of each block.
        strictness: What the gates ask of them.
    """
    draws = Block(*(np.concatenate(parts, axis=1) for parts in zip(*blocks, strict=True)))
    told = np.concatenate(headlines, axis=1)
    return Chains(
        draws=draws,
        headlines=told,
        gates=chain_gates(
            np.concatenate([draws.unknowns, told], axis=-1) if strictness.unknowns else told,
            strictness=strictness,
        ),
    )
