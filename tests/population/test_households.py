"""Household types: traits and their correlations, worked by hand."""

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.special import ndtri

from apora.population.households import COORDINATES, household_points, mixed_scores, trait


def test_the_types_with_the_highest_scores_have_the_trait():
    """A share of 25 % begins at 0.67449 · 1.18446 = 0.79891; at 0, σ(-0.79891 / 0.35) = 0.0926."""
    got = trait(np.array([-1.0, 0.0, 0.79891, 2.0]), share=jnp.array([0.25]))

    np.testing.assert_allclose(got[0], [0.0058248, 0.0925710, 0.5, 0.9686790], rtol=1e-4)


@pytest.mark.parametrize("share", [0.03, 0.1, 0.3, 0.5, 0.8])
def test_the_trait_is_as_frequent_as_its_share(share):
    scores = ndtri((np.arange(4096) + 0.5) / 4096)

    assert float(jnp.mean(trait(scores, share=jnp.array([share])))) == pytest.approx(
        share, abs=0.002
    )


@pytest.mark.parametrize(("correlation", "sign"), [(0.6, 1.0), (-0.6, -1.0)])
def test_a_correlated_trait_goes_with_the_wish_to_leave_in_the_direction_stated(correlation, sign):
    """tanh 0.6 is 0.537: the implicated tenth lies 0.537 · 1.755 / 1.184 above the mean."""
    points = dict(zip(COORDINATES, household_points(types=4096), strict=True))
    scores = mixed_scores(
        own=points["implicated"],
        disposition=points["disposition"],
        correlation=jnp.array(correlation),
    )

    implicated = np.asarray(trait(scores, share=jnp.array([0.1])))[0]

    mean = np.average(points["disposition"], weights=implicated)
    assert mean == pytest.approx(sign * 0.537 * 1.755 / 1.184, abs=0.03)


def test_mixed_scores_keep_their_spread():
    points = dict(zip(COORDINATES, household_points(types=4096), strict=True))

    mixed = mixed_scores(
        own=points["savings"], disposition=points["disposition"], correlation=jnp.array(0.8)
    )

    assert float(jnp.std(mixed)) == pytest.approx(1.0, abs=0.02)


def test_every_draw_has_the_same_household_points():
    np.testing.assert_array_equal(household_points(types=64), household_points(types=64))
