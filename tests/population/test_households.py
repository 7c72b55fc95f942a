"""Household types: traits and their correlations, worked by hand."""

from pathlib import Path

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.special import ndtri

import household_points as matching
from apora.evidence.case import read_case
from apora.population.households import (
    COORDINATES,
    POINTS,
    POINTS_SEED,
    household_points,
    mixed_scores,
    sobol_points,
    trait,
)

ROOT = Path(__file__).resolve().parents[2]
SIZES = (64, 256)


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


def test_a_size_that_was_not_made_has_sobol_points():
    np.testing.assert_array_equal(
        household_points(types=16), sobol_points(types=16, seed=POINTS_SEED)
    )


def test_the_sizes_that_ship_are_those_that_the_script_makes():
    assert sorted(int(one.stem) for one in POINTS.glob("*.csv")) == list(SIZES)
    assert matching.SIZES == SIZES


@pytest.mark.parametrize("types", SIZES)
def test_traits_of_matched_points_are_standard_normal_and_hardly_go_together(types):
    header = (POINTS / f"{types}.csv").read_text(encoding="utf-8").partition("\n")[0]
    points = household_points(types=types)

    assert tuple(header.split(",")) == COORDINATES
    assert points.shape == (len(COORDINATES), types)
    np.testing.assert_allclose(points.mean(axis=1), 0.0, atol=0.07)
    np.testing.assert_allclose(points.std(axis=1), 1.0, atol=0.06)
    together = np.corrcoef(points) - np.eye(len(COORDINATES))
    assert np.abs(together).max() < 0.1


@pytest.mark.parametrize(
    ("case", "most"),
    [
        ("lowmere", 0.5),
        ("belarus-2020", 0.5),
        ("england-wales-2023", 0.7),
        ("separation-offers", 0.7),
    ],
)
def test_matched_points_are_nearer_in_draws_and_cases_they_were_not_made_with(case, most):
    """Half the error of Sobol' points in the cases they were made with, two thirds in others."""
    asked = matching.Asked(read_case(ROOT / "cases" / case), draws=64, seed=1)

    def error(points):
        return float(np.sqrt(asked.error(jnp.asarray(points))))

    plain = [error(sobol_points(types=64, seed=seed)) for seed in range(6)]
    assert error(household_points(types=64)) < most * np.mean(plain)


def test_points_that_are_not_those_of_the_file_are_told_apart():
    """What the error is made of reacts: a trait turned about makes it far larger."""
    asked = matching.Asked(read_case(ROOT / "cases" / "separation-offers"), draws=32, seed=2)
    points = household_points(types=64)
    turned = points.copy()
    turned[COORDINATES.index("savings")] = np.roll(turned[COORDINATES.index("savings")], 1)

    before, after = (float(asked.error(jnp.asarray(one))) for one in (points, turned))

    assert after > 2.0 * before
