"""The surrogate on functions that are known."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from apora.inference.bends import ANCHORS, LEANS
from apora.inference.surrogate import fitted_surrogate

SIZE = 30
FEW = np.where(np.arange(SIZE) < 2, 0.5, 0.0)
MANY = np.full(SIZE, 0.2)
"""More unknowns than a component leans on, all alike."""
SLOPES = np.linspace(-1.0, 1.0, SIZE)


def gists_of(unknowns):
    """A plane, a bend over two unknowns, a bend over what many unknowns add up to, nothing."""
    plane = 3.0 + unknowns @ SLOPES
    few = np.exp(unknowns @ FEW) + 0.3 * unknowns[:, 0] ** 2
    many = np.logaddexp(0.0, 3.0 * unknowns @ MANY)
    return np.stack([plane, few, many, np.full(len(unknowns), 7.0)], axis=1)


def errors_of(surrogate, unknowns):
    told = np.asarray(jax.vmap(surrogate.gist)(jnp.asarray(unknowns)))
    return told - gists_of(unknowns)


@pytest.fixture(scope="module")
def drawn():
    rng = np.random.default_rng(3)
    return rng.standard_normal((2000, SIZE)), rng.standard_normal((500, SIZE))


@pytest.fixture(scope="module")
def surrogate(drawn):
    return fitted_surrogate(unknowns=drawn[0], gists=gists_of(drawn[0]), bearing=np.ones(4))


def test_a_plane_is_followed_and_bends_are_to_a_part_of_what_planes_leave(surrogate, drawn):
    columns = np.concatenate([np.ones((2000, 1)), drawn[0]], axis=1)
    planes = np.linalg.lstsq(columns, gists_of(drawn[0]), rcond=None)[0]
    beside = np.concatenate([np.ones((500, 1)), drawn[1]], axis=1)
    left = (beside @ planes - gists_of(drawn[1])).std(axis=0)
    error = errors_of(surrogate, drawn[1]).std(axis=0)

    assert SIZE > LEANS
    assert error[0] < 0.02
    assert error[1] < 0.3 * left[1]
    assert error[2] < 0.3 * left[2]
    assert error[3] < 1e-6


def test_slopes_of_a_bend_are_those_of_its_values(surrogate, drawn):
    at, along = drawn[1][0], np.zeros(SIZE)
    along[0] = 1e-4
    slope = jax.jacobian(surrogate.gist)(jnp.asarray(at))[:, 0]
    high, low = (np.asarray(surrogate.gist(jnp.asarray(at + s * along))) for s in (1.0, -1.0))

    np.testing.assert_allclose(slope, (high - low) / 2e-4, atol=1e-5)


def test_runs_that_are_there_often_count_once_in_a_bend(drawn):
    """A chain that stands is seen again and again; a bend through copies would tell nothing."""
    few = drawn[0][: ANCHORS // 4]
    often = np.concatenate([few] * 12)
    surrogate = fitted_surrogate(unknowns=often, gists=gists_of(often), bearing=np.ones(4))

    assert np.isfinite(errors_of(surrogate, drawn[1])).all()
    assert errors_of(surrogate, few)[:, 1].std() < 0.1 * gists_of(few)[:, 1].std()


def test_far_from_the_runs_a_component_is_bounded(surrogate, drawn):
    seen = gists_of(drawn[0])
    low, high = seen.min(axis=0), seen.max(axis=0)
    far = np.asarray(jax.vmap(surrogate.gist)(jnp.asarray(50.0 * drawn[1])))

    assert (far <= high + 0.5 * (high - low) + 1e-6).all()
    assert (far >= low - 0.5 * (high - low) - 1e-6).all()
