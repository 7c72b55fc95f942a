"""One case fitted to many sets of numbers: compiled once, then fed with what was said."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from apora.inference.fit import Chains, Progress, run_chains
from apora.inference.hedges.batch import HedgeBatch, compile_hedges, padded
from apora.inference.hedges.hedge import Said
from apora.inference.problem import CalibrationProblem
from apora.inference.sampler import Sampler, SamplerSettings
from apora.inference.statistical_model import target_of

Floats = NDArray[np.float64]
ROOM = 1.5
"""Knots made room for, against those of the case's own numbers."""


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
        self.problem, self.ranges = problem, ranges
        target = target_of(problem, ranges=ranges)
        self._knots = int(ROOM * target.batch.knots.shape[0])
        self._sampler = Sampler(target, settings=settings)

    def heard(
        self, said: Sequence[Said], *, problem: CalibrationProblem | None = None
    ) -> HedgeBatch:
        """Return what was said as data.

        Args:
            said: Under every observation, used and then, if at all, held out.
            problem: The case with grades that mean other errors, if they do.
        """
        meant = problem or self.problem
        used = meant.observations
        batch = compile_hedges(
            used, self.ranges[: len(used)], said=said[: len(used)], bias_sd=meant.bias_sd
        )
        return padded(batch, knots=self._knots)

    def fit(
        self,
        batch: HedgeBatch,
        *,
        seed: int,
        headlines: Callable[[Floats], Floats],
        near: Floats | None = None,
        progress: Progress = lambda _step, _done: None,
    ) -> Chains:
        """Return draws under the data that passed every gate, or the most allowed.

        Args:
            batch: From `heard`.
            seed: Of the luck.
            headlines: From chain by draw by unknown to chain by draw by headline, which
                must have converged too.
            near: Draws of a fit to other numbers; teaching begins with draws from the
                prior if not given.
            progress: Told how far it is.
        """
        return run_chains(
            self._sampler,
            batch=batch,
            seed=seed,
            headlines=headlines,
            progress=progress,
            near=near,
        )
