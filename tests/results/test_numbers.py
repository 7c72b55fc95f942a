"""Five quantiles agree with the points they are made from, and with the priors' own curve."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apora.evidence.records import Points
from apora.population.quantiles import three_points
from apora.results.numbers import quantiles_of, quantiles_of_points

STEPS = st.floats(0.05, 2.0)


def test_quantiles_of_a_hundred_and_one_draws_are_read_off():
    got = quantiles_of(np.arange(101.0)[::-1])

    assert got == {"p5": 5.0, "p25": 25.0, "p50": 50.0, "p75": 75.0, "p95": 95.0}


def test_no_points_are_no_quantiles():
    assert quantiles_of_points(None) is None


def test_a_symmetric_range_in_logs_is_lognormal():
    """100 / 200 / 400: the quartile is 200 / 2**(0.67449 / 1.64485) = 150.53, by hand."""
    got = quantiles_of_points(Points(low=100, mid=200, high=400))

    assert list(got.values()) == pytest.approx([100, 150.52, 200, 265.74, 400], rel=1e-4)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ((5, 5, 5), [5, 5, 5, 5, 5]),
        ((0, 10, 20), [0, 5.9, 10, 14.1, 20]),
    ],
)
def test_a_range_that_touches_zero_or_has_no_width_is_joined_straight(points, expected):
    got = quantiles_of_points(Points(low=points[0], mid=points[1], high=points[2]))

    assert list(got.values()) == pytest.approx(expected, rel=1e-2)


@settings(max_examples=50, deadline=None)
@given(middle=st.floats(0.1, 1e5), down=STEPS, up=STEPS)
def test_quantiles_rise_and_meet_the_points_that_were_given(middle, down, up):
    points = Points(low=middle * np.exp(-down), mid=middle, high=middle * np.exp(up))
    got = list(quantiles_of_points(points).values())

    assert got == sorted(got)
    assert [got[0], got[2], got[4]] == pytest.approx([points.low, points.mid, points.high])


def test_the_curve_is_the_one_that_priors_follow():
    points = Points(low=50, mid=80, high=200)
    curve = three_points(low=points.low, mid=points.mid, high=points.high, scale="log")

    got = quantiles_of_points(points)

    quartiles = np.asarray(curve.natural(np.array([-0.6744897501960817, 0.6744897501960817])))
    assert [got["p25"], got["p75"]] == pytest.approx(list(quartiles), rel=1e-6)
