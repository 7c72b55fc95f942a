"""Jumps of single unknowns leave the distribution what it is, and cross what slopes do not."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from apora.inference.jumps import Jumps, after_jumps, jumps_of

PEAK, WIDTH, ON_TOPIC = 1.2, 0.05, 0.8
STEPS = 4000


def log_density(unknowns):
    """A standard normal, and a claim of a narrow peak that may be off its topic."""
    peak = ON_TOPIC * jnp.exp(-0.5 * ((unknowns[0] - PEAK) / WIDTH) ** 2) / WIDTH
    return -0.5 * jnp.sum(unknowns**2) + jnp.log(peak + 0.2)


def walked(jumps, *, seed=3):
    def step(at, key):
        after = after_jumps(at, log_density=log_density, jumps=jumps, key=key)
        return after, after

    keys = jax.random.split(jax.random.key(seed), STEPS)
    start = jnp.array([0.0, 0.5])
    return np.asarray(jax.jit(lambda: jax.lax.scan(step, start, keys)[1])())


def by_integration():
    grid = np.linspace(-6.0, 6.0, 240_001)
    peak = ON_TOPIC * np.exp(-0.5 * ((grid - PEAK) / WIDTH) ** 2) / WIDTH
    density = np.exp(-0.5 * grid**2) * (peak + 0.2)
    density /= density.sum()
    mean = (grid * density).sum()
    in_peak = density[np.abs(grid - PEAK) < 3 * WIDTH].sum()
    return mean, np.sqrt(((grid - mean) ** 2 * density).sum()), in_peak


@pytest.fixture(scope="module")
def draws():
    return walked(Jumps(jnp.array([0]), jnp.array([PEAK]), jnp.array([WIDTH])))


def test_the_distribution_is_the_one_found_by_integration(draws):
    mean, spread, in_peak = by_integration()
    moved = draws[:, 0]

    assert moved.mean() == pytest.approx(mean, abs=0.06)
    assert moved.std() == pytest.approx(spread, abs=0.06)
    assert np.mean(np.abs(moved - PEAK) < 3 * WIDTH) == pytest.approx(in_peak, abs=0.04)


def test_the_peak_is_left_and_found_again_within_few_jumps(draws):
    inside = np.abs(draws[:, 0] - PEAK) < 3 * WIDTH

    assert np.count_nonzero(np.diff(inside.astype(int))) > STEPS / 10


def test_unknowns_that_do_not_jump_stay_where_they_are(draws):
    assert set(draws[:, 1].tolist()) == {0.5}


def test_those_that_vary_least_jump():
    """Of -2, -1, 0, 1, 2 the median is 0 and the median distance from it 1."""
    spread = np.linspace(1.0, 0.1, 40)
    draws = np.arange(40.0) + spread * np.arange(-2.0, 3.0)[:, None]
    got = jumps_of(draws)

    assert np.asarray(got.which).tolist() == list(range(39, 23, -1))
    np.testing.assert_allclose(got.middle, np.arange(39.0, 23.0, -1.0))
    np.testing.assert_allclose(got.spread, 1.4826 * spread[::-1][:16])


def test_proposals_keep_a_width_where_draws_have_none():
    got = jumps_of(np.full((5, 1), 0.7))

    assert float(got.middle[0]) == pytest.approx(0.7)
    assert float(got.spread[0]) == pytest.approx(0.02)
