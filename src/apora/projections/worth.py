"""What each number that could be asked for is worth to a decision, told from noise."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from apora.evidence.observation import Observation
from apora.inference.hedges.forms import hedge_of, spread_of
from apora.inference.predictive import definition_term
from apora.inference.preposterior import (
    chance_left,
    effective_draws,
    variance_left,
    weights_if_said,
)
from apora.inference.prior import OFF_TOPIC_RANGE
from apora.projections.candidates import Candidate, as_heard
from apora.projections.project import Progress, silent
from apora.projections.simulation import Floats, Simulation

SPEAKERS = 100
"""Draws taken for the truth in turn."""
SHUFFLES = 100
"""Times that the decision is set against draws in another order, to see what noise shows."""
NOISE_LEVEL = 0.95
"""Share of shuffles whose best candidate stays under the floor [share]."""
LUCK = 9
"""Stream of the case's seed that asking draws from."""
LEAST_VARIANCE = 1e-12
"""A quantity that varies less than this is known already."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """What is decided on, by draw: a quantity on its scale, or a difference of two scenarios.

    `ahead` is 1 where the first scenario is ahead, 0 where the second is, a half where they
    are level; there is none where a quantity is to be known.
    """

    values: Floats
    ahead: Floats | None = None

    @property
    def variance(self) -> float:
        """Return the variance now."""
        return float(np.var(self.values, ddof=1))

    @property
    def chance_wrong(self) -> float | None:
        """Return the chance that the one that looks better now is the worse [share]."""
        if self.ahead is None:
            return None
        first = float(self.ahead.mean())
        return min(first, 1.0 - first)


@dataclass(frozen=True, kw_only=True)
class Worth:
    """What one number is expected to do to a decision.

    `gain` is the share of the target's variance that it takes away; `drop` by how much the
    chance of choosing the worse falls, none where nothing is chosen. `spread` is that of its
    source and words, on its scale. `effective` is the number of draws that are left, at the
    middle, once it is heard. `is_told` is false where noise shows as much.
    """

    candidate: Candidate
    spread: float
    gain: float
    drop: float | None
    effective: float
    is_told: bool

    @property
    def narrowing(self) -> float:
        """Return by how much the range would be narrower [share]: it goes with the root."""
        return 1.0 - math.sqrt(1.0 - min(max(self.gain, 0.0), 1.0))

    @property
    def value(self) -> float:
        """Return what candidates are ranked by."""
        return self.gain if self.drop is None else self.drop


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Candidates, the most valuable first, and what unrelated noise shows in their place.

    `floor` is that of the gain, `floor_drop` that of the drop.
    """

    worths: tuple[Worth, ...]
    floor: float
    floor_drop: float | None


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """Draws of what could be asked: scores, and values after the evidence and before it.

    `scores` are those of parameters after the evidence, draw by score; `values` and `before`
    are draw by candidate, natural.
    """

    scores: Floats
    values: Floats
    before: Floats


def worth_of(
    candidates: Sequence[Candidate],
    *,
    simulation: Simulation,
    drawn: Drawn,
    target: Target,
    progress: Progress = silent,
) -> Ranking:
    """Return the candidates by what they are worth to a decision.

    A candidate's own luck does not depend on which others stand beside it. What noise shows
    is the best of all candidates, set against the target in a shuffled order of draws.

    Args:
        candidates: What could be asked for.
        simulation: Its weeks and strata.
        drawn: Draws of each candidate's quantity.
        target: What is decided on.
        progress: Told how far it is.
    """
    problem = simulation.problem
    heard = as_heard(
        candidates,
        middles=np.median(drawn.values, axis=0).tolist(),
        problem=problem,
        frame=simulation.frame,
    )
    seed = problem.case.settings.seed
    shuffled = _shuffled(target, rng=np.random.default_rng([seed, LUCK]))
    speakers = _spread_evenly(target.values.size)
    found = []
    for place, (candidate, observation) in enumerate(zip(candidates, heard, strict=True)):
        progress("weighing what would be said", place / len(candidates))
        low, high = np.quantile(drawn.before[:, place], OFF_TOPIC_RANGE)
        weights = weights_if_said(
            observation,
            values=drawn.values[:, place],
            shift=definition_term(observation.discrepancy, scores=drawn.scores, problem=problem),
            prior_range=(float(low), float(high)),
            speakers=speakers,
            rng=np.random.default_rng([seed, LUCK, crc32(candidate.name.encode())]),
        )
        found.append(_measured(weights, shuffled=shuffled))
    progress("weighing what would be said", 1.0)
    return _ranked(candidates, heard=heard, found=found)


@dataclass(frozen=True, kw_only=True)
class _Shuffled:
    """The target and the shuffled ones, draw by column, the true one first."""

    values: Floats
    ahead: Floats | None


@dataclass(frozen=True, kw_only=True)
class _Measured:
    """Gains and drops by column, the true one first."""

    gains: Floats
    drops: Floats | None
    effective: float


def _shuffled(target: Target, *, rng: np.random.Generator) -> _Shuffled:
    count = target.values.size
    orders = [np.arange(count), *(rng.permutation(count) for _ in range(SHUFFLES))]
    order = np.stack(orders, axis=1)
    ahead = None if target.ahead is None else target.ahead[order]
    return _Shuffled(values=target.values[order], ahead=ahead)


def _spread_evenly(count: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.linspace(0, count - 1, min(SPEAKERS, count)).round().astype(np.int64)


def _measured(weights: Floats, *, shuffled: _Shuffled) -> _Measured:
    now = max(float(np.var(shuffled.values[:, 0], ddof=1)), LEAST_VARIANCE)
    left = variance_left(weights, targets=shuffled.values)
    drops = None
    if shuffled.ahead is not None:
        first = float(shuffled.ahead[:, 0].mean())
        drops = min(first, 1.0 - first) - chance_left(weights, ahead=shuffled.ahead)
    return _Measured(
        gains=np.nan_to_num(1.0 - left / now, nan=0.0),
        drops=drops,
        effective=float(np.median(effective_draws(weights))),
    )


def _ranked(
    candidates: Sequence[Candidate],
    *,
    heard: Sequence[Observation],
    found: Sequence[_Measured],
) -> Ranking:
    floor = _floor([one.gains for one in found])
    floor_drop = _floor([one.drops for one in found if one.drops is not None])
    chosen = any(one.drops is not None for one in found)
    worths = [
        Worth(
            candidate=candidate,
            spread=spread_of(observation, hedge=hedge_of(observation)),
            gain=float(one.gains[0]),
            drop=None if one.drops is None else float(one.drops[0]),
            effective=one.effective,
            is_told=bool(one.gains[0] > floor if one.drops is None else one.drops[0] > floor_drop),
        )
        for candidate, observation, one in zip(candidates, heard, found, strict=True)
    ]
    return Ranking(
        worths=tuple(sorted(worths, key=lambda one: (-one.value, one.candidate.name))),
        floor=floor,
        floor_drop=floor_drop if chosen else None,
    )


def _floor(columns: Sequence[Floats]) -> float:
    """Return what the best of unrelated candidates stays under, nineteen times in twenty."""
    if not columns:
        return 0.0
    best = np.max(np.stack(columns)[:, 1:], axis=0)
    return max(float(np.quantile(best, NOISE_LEVEL)), 0.0)
