"""Which number to get next: what a count would do to the quantity decided on."""

import math
from dataclasses import dataclass

import numpy as np

from apora.projections.asked import Question
from apora.projections.estimates import is_held_back
from apora.projections.study import Study
from apora.results.learned import Floats, Part, on_scale

MOST = 8
LEAST_GAIN = 0.05
"""Smaller shares of variance are not told from the noise of the draws [share].

The largest squared correlation of twenty unrelated units with the target, on 200 draws, is
about 4 %, and above 5 % in 3 cases of 100.
"""
COUNT_ERROR = 0.05
"""Standard error of a good count, in logs."""
SHARE_ERROR = 0.10
"""Standard error of a good share, in log-odds."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One number that could be asked for, and how much it would narrow the decision.

    `gain` is the share of the target's variance that it would take away.
    """

    question: Question
    error: float
    gain: float

    @property
    def narrowing(self) -> float:
        """Return by how much the range would be narrower [share]: it goes with the root."""
        return 1.0 - math.sqrt(1.0 - self.gain)


def question_rows(study: Study) -> list[Part]:
    """Return the numbers worth getting, the one that narrows most first.

    Args:
        study: What projections found.
    """
    return [
        {
            "indicator": one.question.indicator.id,
            "where": one.question.where,
            "why": f"Departures by the decision date would be told more narrowly by a number "
            f"for {one.question.when}, good to {one.error:.0%}.",
            "expected_narrowing": one.narrowing,
        }
        for one in candidates(study)[:MOST]
    ]


def candidates(study: Study) -> list[Candidate]:
    """Return the candidate numbers that would narrow departures by the decision date.

    The expected drop in variance by linear regression on posterior draws, with the error
    of a good count: cov² / (var + error²) / var of the target. Each indicator stands once,
    at the unit where it does most.

    Args:
        study: What projections found.
    """
    run, start = study.posterior.reference, len(study.headlines)
    target = on_scale(run.answers[:, 0], scale="log")
    units = study.problem.case.units
    best: dict[str, Candidate] = {}
    for i, asked in enumerate(study.table):
        if asked.window.upper > study.problem.case.settings.as_of:
            continue
        if is_held_back(asked.indicator.id, where=asked.where, units=units):
            continue
        values = on_scale(run.further[:, start + i], scale=asked.indicator.scale)
        error = SHARE_ERROR if asked.indicator.scale == "logit" else COUNT_ERROR
        found = Candidate(
            question=asked,
            error=error,
            gain=expected_gain(values, target=target, error=error),
        )
        held = best.get(asked.indicator.id)
        if found.gain >= LEAST_GAIN and (held is None or found.gain > held.gain):
            best[asked.indicator.id] = found
    return sorted(best.values(), key=lambda one: -one.gain)


def expected_gain(values: Floats, *, target: Floats, error: float) -> float:
    """Return the expected drop in a target's variance from measuring another quantity [share].

    Less what luck alone gives with so many draws.

    Args:
        values: Draws of the quantity measured, on its scale.
        target: Draws of the target, on its scale.
        error: Standard error of the measurement, on its scale.
    """
    if float(np.var(values)) <= 0.0 or float(np.var(target)) <= 0.0:
        return 0.0
    covariance = float(np.cov(values, target)[0, 1])
    told = covariance**2 / (float(np.var(values)) + error**2) / float(np.var(target))
    luck = 1.0 / (values.size - 1)
    return float(np.clip((told - luck) / (1.0 - luck), 0.0, 1.0))
