"""Competing hazards."""

from itertools import permutations

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.model.hazards import competing_flows_w, share_leaving_per_hazard

HAZARDS = st.lists(st.floats(0.0, 5.0), min_size=3, max_size=3)


def test_two_causes_share_what_leaves_in_proportion():
    """100 · (1 - e^(-0.3)) is 25.91818; a third by the first, two thirds by the second."""
    got = competing_flows_w(jnp.array(100.0), hazards_w=(jnp.array(0.1), jnp.array(0.2)))

    np.testing.assert_allclose(got, [8.639393, 17.278785], rtol=1e-6)


@given(stock=st.floats(0.0, 1e6), hazards=HAZARDS)
def test_flows_are_positive_and_never_more_than_the_stock(stock, hazards):
    flows = competing_flows_w(jnp.array(stock), hazards_w=tuple(map(jnp.array, hazards)))

    assert all(float(one) >= 0.0 for one in flows)
    assert float(sum(flows)) <= stock * (1.0 + 1e-12)


@given(hazards=HAZARDS)
def test_the_order_of_the_causes_does_not_matter(hazards):
    expected = None
    for order in permutations(range(3)):
        given_ = tuple(jnp.array(hazards[i]) for i in order)
        flows = competing_flows_w(jnp.array(100.0), hazards_w=given_)
        found = [float(flows[order.index(i)]) for i in range(3)]
        expected = found if expected is None else expected
        assert found == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("hazard", [0.0, 1e-12, 9.9e-7, 1.01e-6, 1e-5, 1e-4])
def test_small_hazards_are_exact_with_their_slope(hazard):
    """1 - H/2 + H²/6, and its slope -1/2 + H/3."""
    found, slope = jax.value_and_grad(share_leaving_per_hazard)(jnp.array(hazard))

    assert float(found) == pytest.approx(
        1.0 - hazard / 2 + hazard**2 / 6, abs=1e-6 * hazard + 1e-15
    )
    assert float(slope) == pytest.approx(-0.5 + hazard / 3, abs=1e-4)
