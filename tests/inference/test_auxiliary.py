"""Outside evidence on derived quantities."""

import numpy as np
import pytest

from apora.inference.auxiliary import AUXILIARIES, FARTHEST


@pytest.mark.parametrize("one", AUXILIARIES, ids=lambda one: one.id)
def test_the_weight_is_that_of_a_normal_on_the_logarithm(one):
    points = np.array([one.low, one.mid, one.high])
    middle = np.log(one.mid)
    spread = (np.log(one.high) - np.log(one.low)) / (2.0 * 1.6448536269514722)

    np.testing.assert_allclose(
        one.log_weight(points), -0.5 * ((np.log(points) - middle) / spread) ** 2, atol=1e-12
    )


@pytest.mark.parametrize("one", AUXILIARIES, ids=lambda one: one.id)
@pytest.mark.parametrize("value", [0.0, 1e-30, 1e30])
def test_what_is_too_far_to_have_weight_counts_as_the_farthest_that_is_told_apart(one, value):
    """The surrogate learns its logarithm, which has no bottom where nothing is left."""
    assert float(one.log_weight(value)) == pytest.approx(-0.5 * FARTHEST**2)
    spread = np.log(one.high / one.low) / (2.0 * 1.6448536269514722)
    assert abs(np.log(float(one.bounded(value)) / one.mid)) == pytest.approx(FARTHEST * spread)


def test_what_is_near_is_as_it_is():
    assert float(AUXILIARIES[0].bounded(0.022)) == 0.022
