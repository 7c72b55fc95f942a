"""The surrogate on functions that are known."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from apora.inference import bends
from apora.inference import surrogate as surrogates
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


def test_numbers_of_32_bits_serve_as_well(surrogate, drawn):
    """Squares of distances are taken as squares and products, which cancel."""
    narrow = jax.tree.map(
        lambda one: one.astype(jnp.float32) if one.dtype == jnp.float64 else one, surrogate
    )
    at = jnp.asarray(drawn[1])
    wide = np.asarray(jax.vmap(surrogate.gist)(at))
    told = np.asarray(jax.vmap(narrow.gist)(at.astype(jnp.float32)))

    assert told.dtype == np.float32
    np.testing.assert_allclose(told, wide, atol=1e-3)


def test_the_components_whose_bends_bear_most_bend(drawn, monkeypatch):
    monkeypatch.setattr(surrogates, "BENDING", 1)

    def bending(bearing):
        made = fitted_surrogate(unknowns=drawn[0], gists=gists_of(drawn[0]), bearing=bearing)
        return np.asarray(made.bends.component).tolist()

    assert bending(np.array([1.0, 1.0, 1e-3, 1.0])) == [1]
    assert bending(np.array([1.0, 1e-3, 1.0, 1.0])) == [2]


def test_a_run_that_is_there_often_is_one_anchor(drawn):
    """A chain that stands is seen again and again; a bend through copies would tell nothing."""
    often = np.concatenate([drawn[0][:800], np.tile(drawn[0][:1], (2000, 1))])
    made = fitted_surrogate(unknowns=often, gists=gists_of(often), bearing=np.ones(4))
    anchors = np.asarray(made.bends.anchors)[:, 0].T

    assert len(anchors) == ANCHORS
    assert len(np.unique(anchors, axis=0)) == ANCHORS


def test_few_runs_are_all_anchors_and_followed(drawn):
    few = drawn[0][: ANCHORS // 4]
    made = fitted_surrogate(unknowns=few, gists=gists_of(few), bearing=np.ones(4))
    anchors = np.asarray(made.bends.anchors)[:, 0].T

    assert len(np.unique(anchors, axis=0)) == len(few)
    assert np.isfinite(errors_of(made, drawn[1])).all()
    assert errors_of(made, few)[:, 1].std() < 0.1 * gists_of(few)[:, 1].std()


def test_bends_are_fitted_to_the_newest_runs(drawn, monkeypatch):
    """Runs of the first rounds lie where the distribution does not."""
    monkeypatch.setattr(bends, "NEWEST", 400)
    old, new = drawn[0][:1000] + 3.0, drawn[0][1000:]
    made = fitted_surrogate(
        unknowns=np.concatenate([old, new]),
        gists=gists_of(np.concatenate([old, new])),
        bearing=np.ones(4),
    )
    scaled = (
        np.asarray(made.bends.scale)[1:, 0][None]
        * new[-400:][:, np.asarray(made.bends.which)[:, 0]]
    )
    anchors = np.asarray(made.bends.anchors)[1:, 0].T

    assert {row.tobytes() for row in anchors.round(9)} <= {row.tobytes() for row in scaled.round(9)}


def test_far_from_the_runs_a_component_is_bounded(surrogate, drawn):
    seen = gists_of(drawn[0])
    low, high = seen.min(axis=0), seen.max(axis=0)
    far = np.asarray(jax.vmap(surrogate.gist)(jnp.asarray(50.0 * drawn[1])))

    assert (far <= high + 0.5 * (high - low) + 1e-6).all()
    assert (far >= low - 0.5 * (high - low) - 1e-6).all()
