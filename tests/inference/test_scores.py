"""Scores of projections, worked out by hand and held against another way to reckon them."""

import numpy as np
import pytest

from apora.inference.scores import (
    chance_of_statement,
    says_a_number,
    score_of,
    would_be_said,
)
from one_number import observation


def test_the_crps_of_four_values_by_hand():
    """Mean distance 10, 0, 10, 20 to 10 is 10; half the mean distance of pairs is 6.25."""
    found = score_of(np.array([0.0, 10.0, 20.0, 30.0]), number=10.0)

    assert found.crps == pytest.approx(10.0 - 6.25)


def test_the_crps_is_the_area_between_the_steps():
    """The other definition: the integral of (F - step)²."""
    values = np.sort(np.random.default_rng(1).normal(3.0, 2.0, size=200))
    edges = np.linspace(-20.0, 30.0, 500_001)
    below = np.searchsorted(values, edges, side="right") / values.size
    area = np.sum((below - (edges >= 4.5)) ** 2) * (edges[1] - edges[0])

    assert score_of(values, number=4.5).crps == pytest.approx(area, rel=1e-3)


def test_the_interval_score_by_hand():
    """Even values 0 to 100: the 80 % range is 10 to 90; 5 under it costs 5 · 2 / 0.2."""
    values = np.arange(101.0)

    assert score_of(values, number=50.0).interval == pytest.approx(80.0)
    assert score_of(values, number=5.0).interval == pytest.approx(80.0 + 50.0)
    assert score_of(values, number=5.0).inside == {0.5: False, 0.8: False, 0.9: True}
    assert score_of(values, number=30.0).inside == {0.5: True, 0.8: True, 0.9: True}


def test_nobody_does_better_by_stating_another_range_than_they_believe():
    rng = np.random.default_rng(2)
    truths = rng.standard_normal(2000)
    honest, narrow, wide = (
        np.mean([score_of(spread * HUNDRED, number=one).crps for one in truths])
        for spread in (1.0, 0.4, 2.5)
    )

    assert honest < narrow
    assert honest < wide


HUNDRED = np.random.default_rng(3).standard_normal(100)


def test_what_is_said_is_scored_with_the_error_of_its_source():
    """A source good to 20 % says 1000 as a number with that spread in logs."""
    said = would_be_said(observation(sd=0.2), members=[1000.0] * 50, rng=np.random.default_rng(4))

    assert np.std(np.log(said)) == pytest.approx(0.2, abs=0.01)
    assert np.all(said == np.round(said))


def test_a_bound_is_no_number_and_has_the_chance_of_its_right_side():
    bound = observation("at_least", value=900.0)
    said = would_be_said(bound, members=[700.0] * 25 + [1500.0] * 25, rng=np.random.default_rng(5))

    assert not says_a_number(bound)
    assert says_a_number(observation())
    assert chance_of_statement(bound, said=said) == pytest.approx(0.55, abs=0.08)
