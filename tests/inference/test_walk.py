"""Walks on distributions that are known."""

import jax
import jax.numpy as jnp
import numpy as np

from apora.inference.jumps import Jumps
from apora.inference.walk import (
    FAR_STEPS,
    SHORTEST,
    TURN,
    Gait,
    trajectory,
    walked_far,
    walked_near,
)

SIZE, CHAINS = 10, 4000


def ends(length):
    """Of one trajectory of each of many chains, with where they began: standard normal."""
    begin = np.random.default_rng(4).standard_normal((CHAINS, SIZE))

    def one(at, key):
        # The length is that of the longest: `walked_far` takes half of it to all.
        stretch, key = jax.random.split(key)
        share = jax.random.uniform(stretch, minval=SHORTEST)
        end, _ = trajectory(
            at,
            log_density=lambda here: -0.5 * jnp.sum(here**2),
            root=jnp.eye(SIZE),
            length=share * length,
            steps=FAR_STEPS,
            key=key,
        )
        return end

    keys = jax.random.split(jax.random.key(2), CHAINS)
    return begin, np.asarray(jax.vmap(one)(jnp.asarray(begin), keys))


def correlation(one, other):
    return np.corrcoef(one.ravel(), other.ravel())[0, 1]


def test_the_longest_walk_forgets_the_middle_and_the_spread_where_it_began():
    begin, end = ends(TURN / FAR_STEPS)

    np.testing.assert_allclose([end.mean(), end.var()], [0.0, 1.0], atol=0.03)
    np.testing.assert_allclose(correlation(begin, end), 0.0, atol=0.04)
    np.testing.assert_allclose(correlation(begin**2, end**2), 0.09, atol=0.04)


def test_a_walk_twice_as_long_would_forget_the_middle_and_keep_the_spread():
    begin, end = ends(2.0 * TURN / FAR_STEPS)

    assert correlation(begin, end) < 0.0
    assert correlation(begin**2, end**2) > 0.3


GAIT = Gait(
    root=jnp.asarray([[1.0, 0.0], [0.0, 0.8]]),
    length=jnp.asarray(0.1),
    jumps=Jumps(jnp.asarray([1]), jnp.asarray([0.5]), jnp.asarray([0.4])),
)
"""Of two unknowns, of which the second jumps."""


def skewed(here):
    """Not normal, and not the same read backwards along either axis."""
    return -0.5 * here[0] ** 2 - jnp.exp(here[1] - 0.5 * here[0]) + 2.0 * (here[1] - 0.5 * here[0])


def skewed_draws(count):
    """The second unknown is then half the first and the log of a gamma variable."""
    rng = np.random.default_rng(8)
    first = rng.standard_normal(count)
    return np.stack([first, 0.5 * first + np.log(rng.gamma(2.0, size=count))], axis=1)


def around(walk, *, count=40_000):
    """Where walks begin and where they end, one for each draw."""
    begin, keys = skewed_draws(count), jax.random.split(jax.random.key(5), count)
    coins = jnp.asarray(np.random.default_rng(9).random(count) < 0.5)
    end, _ = jax.jit(jax.vmap(walk))(jnp.asarray(begin), keys, coins)
    return begin, np.asarray(end)


def flow(begin, end):
    """What the rest of the second unknown says of where the first one will be, less what
    the first one says of where that rest will be [standard errors]."""

    def rest(at):
        return at[:, 1] - 0.5 * at[:, 0]

    there, back = rest(begin) * end[:, 0], begin[:, 0] * rest(end)
    return (there - back).mean() / (there - back).std() * np.sqrt(len(begin))


def far(at, key, coin):
    return walked_far(at, log_density=skewed, gait=GAIT, key=key, jump_first=coin)


def near(at, key, _coin):
    return walked_near(at, log_density=skewed, gait=GAIT, key=key)


def test_far_walks_are_the_same_read_backwards():
    assert abs(flow(*around(far))) < 3.0


def test_with_jumps_always_first_they_would_not():
    begin, end = around(lambda at, key, _coin: far(at, key, True))

    assert abs(flow(begin, end)) > 5.0


def test_walks_keep_the_distribution():
    for walk in (far, near):
        begin, end = around(walk)
        for power in (1, 2, 3):
            moved = end**power - begin**power
            error = moved.std(axis=0) / np.sqrt(len(moved))
            assert (np.abs(moved.mean(axis=0)) < 4.0 * error).all()


def test_near_walks_end_near_and_far_ones_do_not():
    def typical(walk):
        begin, end = around(walk)
        return np.median(np.linalg.norm(end - begin, axis=1))

    assert typical(near) < 0.25 * typical(far)
