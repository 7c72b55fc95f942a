"""Stated ranges beside implied ones, by hand and on the real case."""

from pathlib import Path

import numpy as np
import pytest

from apora.evidence.case import read_case
from apora.inference.prior import weighted_prior_scores
from apora.inference.problem import calibration_problem
from apora.projections.attributable import CEILING, attributable_share
from apora.projections.draws import draws_of
from apora.projections.implied_ranges import STATED, Implied, Stated, implied_ranges
from apora.projections.study import every_plan, whole_simulation

FOLDER = Path(__file__).parents[2] / "cases" / "belarus-2020"


def stated(low=1.0, mid=2.0, high=4.0):
    return Stated(id="it", title="It", unit="ratio", low=low, mid=mid, high=high)


def test_half_of_a_range_by_hand():
    low, high = stated().half()

    assert low == pytest.approx(2.0 ** (1.0 - 0.6744897501960817 / 1.6448536269514722))
    assert high == pytest.approx(2.0 ** (1.0 + 0.6744897501960817 / 1.6448536269514722))


@pytest.mark.parametrize(
    ("points", "agrees"),
    [
        ((1.0, 1.5, 2.0, 2.7, 4.0), True),
        ((2.5, 2.8, 3.0, 3.2, 3.5), False),  # its median lies outside the stated half
        ((1.9, 2.01, 2.05, 2.1, 2.2), False),  # the stated median lies outside its half
    ],
)
def test_both_medians_must_lie_within_the_other_half(points, agrees):
    implied = Implied(stated=stated(), points=points)

    assert implied.agrees is agrees
    assert implied.text().endswith("agree" if agrees else "DISAGREE")


def test_every_quantity_of_the_design_has_a_stated_range():
    assert [one.id for one in STATED] == [
        "willing_calm",
        "willing_peak",
        "surge",
        "months_of_pay",
        "voluntary_departures_y",
        "all_departures_y",
        "aid_log_odds",
    ]


@pytest.fixture(scope="module")
def real():
    problem = calibration_problem(read_case(FOLDER))
    scores, _ = weighted_prior_scores(problem, draws=256, rng=np.random.default_rng(1))
    return problem, scores


@pytest.mark.slow
def test_priors_of_the_real_case_imply_what_is_stated(real):
    problem, scores = real
    found = implied_ranges(problem, scores=scores)

    print(*(one.text() for one in found), sep="\n")  # noqa: T201  (asked for by the design)
    assert [one.text() for one in found if not one.agrees] == []


@pytest.mark.slow
def test_no_more_departures_are_attributable_than_any_analogue_saw(real):
    problem, scores = real
    reference = every_plan(problem.case, vector=problem.vector)[0]
    share = attributable_share(
        whole_simulation(problem),
        reference=reference,
        draws=draws_of(problem, scores=scores, count=200),
    )

    assert 0.003 <= np.median(share) <= 0.03
    assert np.quantile(share, 0.95) < CEILING
