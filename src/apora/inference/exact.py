"""Fits of their own after a change: a claim or an origin left out, grades that mean other errors.

Functions are compiled once; a claim left out has no power in the data. Teaching begins near
the draws of the case as it is. Every gate is that of any fit; a short fit is asked for less,
and for the headlines alone.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from zlib import crc32

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from apora.inference.calibration import (
    Calibration,
    check_precision,
    reasons_against,
    settled_fit,
    teller,
)
from apora.inference.changed import problem_after, unheard, without
from apora.inference.changes import Change
from apora.inference.diagnostics import SHORT
from apora.inference.fit import Chains, Progress
from apora.inference.hedges.hedge import Said
from apora.inference.problem import in_bits_of_now
from apora.inference.refit import Refitter
from apora.inference.sampler import FIRST_RUNS, SamplerSettings
from apora.inference.statistical_model import target_of, walked

Floats = NDArray[np.float64]
SHORT_FIT = SamplerSettings(
    block=25, most_blocks=24, least_rounds=2, most_rounds=2, again=0, strictness=SHORT
)
"""Of a short fit: most of what it needs is known from the draws of the case as it is, to which
the surrogate is fitted before two rounds of teaching. After one, a chain of `belarus-2020` with
errors halved stood where the surrogate was 7 too low."""


class ExactFits:
    """Fits one case after one change and another, from its stored calibration."""

    def __init__(
        self, calibration: Calibration, *, settings: SamplerSettings | None = None
    ) -> None:
        """Keep the calibration; nothing is compiled yet.

        Args:
            calibration: As the case is.
            settings: Chain lengths.
        """
        self.calibration = calibration
        self._settings = settings or SamplerSettings()
        self._tell = teller(calibration.problem)

    def fit(self, change: Change, *, progress: Progress) -> Calibration:
        """Return the calibration after a change, accepted or not.

        Args:
            change: Of the case.
            progress: Told of each step.
        """
        before = self.calibration
        problem = problem_after(before.problem, change)

        def fit(headlines: Callable[[Floats], Floats]) -> Chains:
            said = [Said(heard=one.heard) for one in problem.observations]
            heard = self._refitter.heard(said, problem=problem)
            return self._refitter.fit(
                unheard(heard, problem=problem, claims=change.claims),
                seed=seed_of(change, seed=problem.case.settings.seed),
                headlines=headlines,
                near=where_chains_walk(before, count=FIRST_RUNS),
                progress=progress,
            )

        chains, told = settled_fit(problem, fit=fit, tell=self._tell)
        target = without(target_of(problem, ranges=before.ranges), claims=change.claims)
        logs, precision = check_precision(target, chains=chains, told=told)
        return replace(
            before,
            problem=problem,
            target=target,
            chains=chains,
            posterior=told,
            log_likelihood=logs,
            precision_ess=precision,
            reasons=reasons_against(chains.gates, problem=problem, precision=precision),
        )

    @cached_property
    def _refitter(self) -> Refitter:
        """Return what fits whatever grades are taken to mean, compiled once."""
        made = self.calibration
        return Refitter(in_bits_of_now(made.problem), ranges=made.ranges, settings=self._settings)


def seed_of(change: Change, *, seed: int) -> int:
    """Return the seed of a fit after a change: its own, whatever was fitted before it.

    Args:
        change: Of the case.
        seed: Of the case.
    """
    return seed + crc32(change.key.encode())


def where_chains_walk(calibration: Calibration, *, count: int) -> Floats:
    """Return places of some draws as chains have them, draw by unknown.

    Args:
        calibration: Whose draws have unknowns as the prior has them.
        count: How many draws.
    """
    found = calibration.chains.unknowns, calibration.posterior.said
    unknowns, said = (jnp.asarray(evenly(one, count=count)) for one in found)
    problem = calibration.problem
    return np.asarray(jax.vmap(lambda one, heard: walked(problem, one, said=heard))(unknowns, said))


def evenly(values: Floats, *, count: int) -> Floats:
    """Return the values of so many draws of all chains, evenly spaced; all where there are fewer.

    Args:
        values: Chain by draw by anything.
        count: How many.
    """
    flat = values.reshape(-1, values.shape[-1])
    places = np.linspace(0, len(flat) - 1, min(count, len(flat))).round().astype(np.int64)
    return np.asarray(flat[places])
