"""Positive part, minimum, step: what they are at their corner, and how far they are off."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.model.smooth import (
    half_life_factor,
    saturating_excess,
    smooth_minimum,
    smooth_positive,
    smooth_step,
)

AMOUNTS = st.floats(0.0, 1e7)


def test_the_positive_part_is_two_thirds_of_its_width_at_the_corner():
    """width · ln 2: 0.693147 · 20 is 13.86294."""
    assert float(smooth_positive(jnp.array(0.0), width=20.0)) == pytest.approx(13.862944)


@given(x=st.floats(-1e3, 1e3), width=st.floats(0.01, 50.0))
def test_the_positive_part_exceeds_the_sharp_one_by_no_more_than_at_the_corner(x, width):
    excess = float(smooth_positive(jnp.array(x), width=width)) - max(x, 0.0)

    assert -1e-9 <= excess <= 0.693148 * width


def test_the_minimum_of_equal_amounts_is_eight_per_cent_below_them():
    """1 / 2^(1/8) is 0.917004."""
    assert float(smooth_minimum(jnp.array(50.0), other=50.0)) == pytest.approx(45.8502, rel=1e-5)


def test_the_minimum_of_two_and_four_is_two_less_a_two_thousandth():
    """8 / (256 + 65536)^(1/8) = 2 / (1 + 1/256)^(1/8) is 1.999025."""
    assert float(smooth_minimum(jnp.array(2.0), other=4.0)) == pytest.approx(1.999025, rel=1e-6)


@given(a=AMOUNTS, b=AMOUNTS)
def test_the_minimum_is_never_above_the_smaller_nor_far_below(a, b):
    got = float(smooth_minimum(jnp.array(a), other=jnp.array(b)))

    assert 0.917 * min(a, b) - 1e-9 <= got <= min(a, b)


@given(a=AMOUNTS, b=AMOUNTS, more=AMOUNTS)
def test_the_minimum_never_falls_when_an_amount_rises(a, b, more):
    less, greater = (
        float(smooth_minimum(jnp.array(a), other=jnp.array(one))) for one in (b, b + more)
    )

    assert greater >= less * (1.0 - 1e-12)


def test_a_step_is_a_half_at_its_place_and_nine_tenths_two_widths_on():
    """σ(2.197225) is 0.9."""
    got = smooth_step(jnp.array([0.0, 0.2197225]), width=0.1)

    np.testing.assert_allclose(got, [0.5, 0.9], rtol=1e-6)


def test_an_excess_bends_to_its_limits():
    """10 · (1 - e⁻¹) is 6.32121; -4 · (1 - e⁻²) is -3.45866; a small one passes."""
    got = saturating_excess(
        jnp.array([10.0, -8.0, 1e-6, 0.0]), upper=jnp.array(10.0), lower=jnp.array(4.0)
    )

    np.testing.assert_allclose(got, [6.3212056, -3.4586589, 1e-6, 0.0], rtol=1e-6)


def test_after_three_half_lives_an_eighth_is_left():
    assert float(half_life_factor(5.0)) ** 15 == pytest.approx(0.125)
