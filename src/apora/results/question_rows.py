"""Which number to get next: what a count would do to the quantity decided on."""

from math import hypot

import numpy as np

from apora.inference.hedges.scales import SCALES
from apora.projections.candidates import PRECISION_BY_ID, Candidate
from apora.projections.estimates import is_held_back
from apora.projections.study import Study
from apora.projections.worth import Drawn, Target, Worth, worth_of
from apora.results.learned import Floats, Part

MOST = 8
LEAST_GAIN = 0.05
"""Smaller shares of variance are not told from the noise of the draws [share].

The largest squared correlation of twenty unrelated units with the target, on 256 draws, is
above 3 % in 10 cases of 100, and above 5 % in 6 of 1,000.
"""
PRECISION = PRECISION_BY_ID["count"]
"""The report asks for counts; `apora ask` for whatever can be had."""


def question_rows(study: Study) -> list[Part]:
    """Return the numbers worth getting, the one that narrows most first.

    Args:
        study: What projections found.
    """
    return [
        {
            "indicator": one.candidate.question.indicator.id,
            "where": one.candidate.question.where,
            "why": f"Departures by the decision date would be told more narrowly by a number "
            f"for {one.candidate.question.when}, good to {one.spread:.0%}.",
            "expected_narrowing": one.narrowing,
        }
        for one in worth_getting(study)[:MOST]
    ]


def worth_getting(study: Study) -> list[Worth]:
    """Return the numbers that would narrow departures by the decision date, the best first.

    Each indicator stands once, at the unit where a straight line through the draws says
    that it does most; what it is worth is then found as `apora ask` finds it.

    Args:
        study: What projections found.
    """
    after, before = study.posterior, study.prior.reference
    target = Target(values=SCALES["log"].to(after.reference.answers[:, 0]))
    places = screened(study, target=target.values)
    columns = [len(study.headlines) + place for place in places]
    found = worth_of(
        [Candidate(question=study.table[place], precision=PRECISION) for place in places],
        simulation=after.simulation,
        drawn=Drawn(
            scores=after.draws.parameters,
            values=after.reference.further[:, columns],
            before=before.further[:, columns],
        ),
        target=target,
    )
    return [one for one in found.worths if one.is_told]


def screened(study: Study, *, target: Floats) -> list[int]:
    """Return the places in the table of the best unit of each indicator, above the noise.

    What lies in the future, or is public for agencies only, is left out.

    Args:
        study: What projections found.
        target: Draws of what is decided on, on its scale.
    """
    case, run, start = study.problem.case, study.posterior.reference, len(study.headlines)
    grades = study.problem.grades
    error = hypot(grades.letter_sd[PRECISION.letter], grades.bias_sd)
    best: dict[str, tuple[float, int]] = {}
    for place, asked in enumerate(study.table):
        if asked.window.upper > case.settings.as_of:
            continue
        if is_held_back(asked.indicator.id, where=asked.where, units=case.units):
            continue
        values = SCALES[asked.indicator.scale].to(run.further[:, start + place])
        gain = expected_gain(values, target=target, error=error)
        held = best.get(asked.indicator.id)
        if gain >= LEAST_GAIN and (held is None or gain > held[0]):
            best[asked.indicator.id] = (gain, place)
    return [place for _, place in best.values()]


def expected_gain(values: Floats, *, target: Floats, error: float) -> float:
    """Return the expected drop in a target's variance from measuring another quantity [share].

    By linear regression: cov² / (var + error²) / var of the target, less what luck alone
    gives with so many draws.

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
