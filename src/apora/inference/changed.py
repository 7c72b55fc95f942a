"""The headlines after a change to what calibration is given, by weights on stored draws.

A claim is left out with weights 1 / likelihood; where grades mean other errors the weights
are the likelihood under those over the likelihood under these. Weights are Pareto-smoothed
(Vehtari, Simpson, Gelman, Yao and Gabry 2024), and where their shape is too high they tell
nothing: only a fit does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from apora.inference.calibration import Calibration, check_precision, headline_scores
from apora.inference.changes import Change
from apora.inference.diagnostics import FULL
from apora.inference.hedges.batch import HedgeBatch
from apora.inference.problem import CalibrationProblem, calibration_problem
from apora.inference.statistical_model import Target, target_of
from apora.inference.weights import (
    WEIGHTS_FAIL,
    smoothed_weights,
    weighted_median,
    weighted_quantiles,
)

Floats = NDArray[np.float64]
By = Literal["weights", "fit", "short"]
LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
"""Levels of the quantiles that are kept of a headline."""
TINY = 1e-12


@dataclass(frozen=True, kw_only=True)
class Changed:
    """The headlines after one change.

    `quantiles` is headline by level, natural; `shift` the median after it less the median
    before it, natural, and `standard` the same in posterior standard deviations, by
    headline. `by` says what it rests on; `reasons` why a fit of its own was not accepted.
    `is_told` is false where the weights failed or the fit was not accepted.
    """

    change: Change
    by: By
    quantiles: Floats
    shift: Floats
    standard: Floats
    is_told: bool
    reasons: tuple[str, ...] = ()


def by_weights(calibration: Calibration, changes: Sequence[Change]) -> tuple[Changed, ...]:
    """Return the headlines after each change, by weights on stored draws.

    Args:
        calibration: Draws and claims' log likelihoods.
        changes: Of the case.
    """
    headlines, found = _headlines(calibration), []
    for change in changes:
        weights, shape = smoothed_weights(log_weights(calibration, change))
        one = _changed(calibration, change=change, headlines=headlines, weights=weights)
        found.append(replace(one, is_told=shape <= WEIGHTS_FAIL))
    return tuple(found)


def by_fit(calibration: Calibration, change: Change, *, fit: Calibration) -> Changed:
    """Return the headlines after one change, by a fit of its own.

    Args:
        calibration: As the case is.
        change: What was changed.
        fit: The fit after it, accepted or not.
    """
    headlines = _headlines(fit)
    alike = np.full(headlines.shape[0], 1.0 / headlines.shape[0])
    found = _changed(calibration, change=change, headlines=headlines, weights=alike)
    by: By = "fit" if fit.gates.strictness == FULL else "short"
    return replace(found, by=by, is_told=fit.accepted, reasons=fit.reasons)


def log_weights(calibration: Calibration, change: Change) -> Floats:
    """Return the log weight that a change gives each stored draw, up to a constant.

    Args:
        calibration: Draws and claims' log likelihoods.
        change: Of the case.
    """
    logs = calibration.log_likelihood.reshape(-1, len(calibration.problem.observations))
    if change.factor == 1.0:
        left = np.isin([one.claim for one in calibration.problem.observations], change.claims)
        return np.asarray(-logs[:, left].sum(axis=1))
    problem = problem_after(calibration.problem, change)
    other, _ = check_precision(
        target_of(problem, ranges=calibration.ranges),
        chains=calibration.chains,
        told=calibration.posterior,
    )
    return np.asarray((other.reshape(logs.shape) - logs).sum(axis=1))


def problem_after(problem: CalibrationProblem, change: Change) -> CalibrationProblem:
    """Return what calibration is given once grades mean other errors; claims stay in it.

    Args:
        problem: The case.
        change: Of the case.
    """
    if change.factor == 1.0:
        return problem
    return calibration_problem(
        problem.case,
        grades=problem.grades.scaled(change.factor),
        auxiliaries=problem.auxiliaries,
    )


def without(target: Target, *, claims: Sequence[str]) -> Target:
    """Return a target on which these claims have no bearing: their power is nil.

    Args:
        target: The joint distribution.
        claims: Ids.
    """
    return replace(target, batch=unheard(target.batch, problem=target.problem, claims=claims))


def unheard(batch: HedgeBatch, *, problem: CalibrationProblem, claims: Sequence[str]) -> HedgeBatch:
    """Return what was said with the power of some claims nil.

    Args:
        batch: What was said.
        problem: Whose observations it holds.
        claims: Ids of those left out.
    """
    left = np.isin([one.claim for one in problem.observations], claims)
    return batch._replace(power=jnp.where(left, 0.0, batch.power))


def _headlines(calibration: Calibration) -> Floats:
    headlines = calibration.posterior.headlines
    return headlines.reshape(-1, headlines.shape[-1])


def _changed(
    calibration: Calibration,
    *,
    change: Change,
    headlines: Floats,
    weights: Floats,
) -> Changed:
    before = _headlines(calibration)
    alike = np.full(len(before), 1.0 / len(before))
    scores, scores_before = headline_scores(headlines), headline_scores(before)
    medians = _by_column(scores, weights=weights)
    spread = np.maximum(scores_before.std(axis=0), TINY)
    quantiles = [weighted_quantiles(one, weights=weights, levels=LEVELS) for one in headlines.T]
    return Changed(
        change=change,
        by="weights",
        quantiles=np.array(quantiles),
        shift=_by_column(headlines, weights=weights) - _by_column(before, weights=alike),
        standard=(medians - _by_column(scores_before, weights=alike)) / spread,
        is_told=True,
    )


def _by_column(values: Floats, *, weights: Floats) -> Floats:
    return np.array([weighted_median(one, weights=weights) for one in values.T])
