"""Trajectories on a distribution that is known."""

import jax
import jax.numpy as jnp
import numpy as np

from apora.inference.walk import STEPS, TURN, trajectory

SIZE, CHAINS = 10, 4000


def ends(length):
    """Of one trajectory of each of many chains, with where they began: standard normal."""
    begin = np.random.default_rng(4).standard_normal((CHAINS, SIZE))

    def one(at, key):
        end, _, _ = trajectory(
            at,
            density=lambda here: (-0.5 * jnp.sum(here**2), None),
            root=jnp.eye(SIZE),
            length=jnp.asarray(length),
            steps=STEPS,
            key=key,
        )
        return end

    keys = jax.random.split(jax.random.key(2), CHAINS)
    return begin, np.asarray(jax.vmap(one)(jnp.asarray(begin), keys))


def correlation(one, other):
    return np.corrcoef(one.ravel(), other.ravel())[0, 1]


def test_the_longest_walk_forgets_the_middle_and_the_spread_where_it_began():
    begin, end = ends(TURN / STEPS)

    np.testing.assert_allclose([end.mean(), end.var()], [0.0, 1.0], atol=0.03)
    np.testing.assert_allclose(correlation(begin, end), 0.0, atol=0.04)
    np.testing.assert_allclose(correlation(begin**2, end**2), 0.09, atol=0.04)


def test_a_walk_twice_as_long_would_forget_the_middle_and_keep_the_spread():
    begin, end = ends(2.0 * TURN / STEPS)

    assert correlation(begin, end) < 0.0
    assert correlation(begin**2, end**2) > 0.3
