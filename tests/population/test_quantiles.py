"""Distributions through three points."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.population.quantiles import Z95, three_points

Z = jnp.array([-Z95, 0.0, Z95])
SHARES = st.lists(st.floats(0.01, 0.99), min_size=3, max_size=3, unique=True).map(sorted)


def apart(points):
    low, mid, high = points
    return min(mid - low, high - mid) > 0.01


@given(points=SHARES.filter(apart), scale=st.sampled_from(["log", "logit", "linear"]))
def test_the_three_points_are_met_exactly_and_in_order(points, scale):
    low, mid, high = points
    spread = three_points(low=low, mid=mid, high=high, scale=scale)

    np.testing.assert_allclose(spread.natural(Z), points, rtol=1e-9)
    assert bool(jnp.all(jnp.diff(spread.natural(jnp.linspace(-3.0, 3.0, 25))) >= 0.0))


def test_points_at_like_distances_make_a_normal():
    """1, 2, 4 on a log scale: a median of 2 and a standard deviation of ln 2 / 1.6448536."""
    spread = three_points(low=1.0, mid=2.0, high=4.0, scale="log")

    assert float(spread.natural(jnp.array(1.0))) == pytest.approx(2.0 * np.exp(0.4214036), rel=1e-6)


def test_points_at_unlike_distances_bend_by_their_ratio():
    """0, 1, 3: g = ln 2 / 1.6448536 = 0.4214037; at z = 1: 1 + 2 (e^g - 1) = 2.048172."""
    spread = three_points(low=0.0, mid=1.0, high=3.0, scale="linear")

    assert float(spread.bend) == pytest.approx(0.4214035, rel=1e-5)
    assert float(spread.natural(jnp.array(1.0))) == pytest.approx(
        1.0 + 2.0 * np.expm1(np.log(2.0) / Z95), rel=1e-9
    )


def test_a_value_without_a_range_stays_where_it_is():
    spread = three_points(low=0.4, mid=0.4, high=0.4, scale="logit")

    np.testing.assert_allclose(spread.natural(Z), 0.4, rtol=1e-6)
