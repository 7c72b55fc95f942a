"""What is left out has no bearing, and the weights that stand in for a fit are the right ones."""

from types import SimpleNamespace

import jax.numpy as jnp
import numpy as np
import pytest

from apora.inference.changed import by_weights, unheard
from apora.inference.changes import Change, changes_of, named
from apora.inference.headlines import HEADLINES
from apora.inference.hedges.batch import compile_hedges, log_likelihood
from small_case import case, claim, observed

CLAIMS = (
    claim("C1", origin="The Union"),
    claim("C2", says="about 200 people", reads="~200", origin="the  union"),
    claim("C3", says="more than 90", reads=">90", origin="hospital", credibility=3),
)
RANGES = np.array([[1.0, 900.0]] * 3)


def left_out(name):
    return Change(what="claim", name=name, claims=(name,))


def test_a_claim_left_out_of_the_data_is_as_if_it_had_never_been_a_claim():
    with_it, without_it = observed(*CLAIMS), observed(*CLAIMS[:2])
    problem = SimpleNamespace(observations=with_it)
    batch = unheard(compile_hedges(with_it, RANGES), problem=problem, claims=("C3",))
    fewer = compile_hedges(without_it, RANGES[:2])

    for value, bias in ((171.0, 0.0), (40.0, 0.2), (500.0, -0.3)):
        whole = log_likelihood(batch, jnp.full(3, value), bias=jnp.array([bias]))
        part = log_likelihood(fewer, jnp.full(2, value), bias=jnp.array([bias]))
        assert whole[2] == 0.0
        assert np.asarray(whole[:2]) == pytest.approx(np.asarray(part), abs=1e-12)


def test_every_claim_in_use_every_origin_of_several_and_both_sets_of_grades_are_changed():
    held = claim("C4", use="hold: out", origin="the union")

    found = changes_of(case(*CLAIMS, held))

    assert [(one.what, one.name, one.claims) for one in found] == [
        ("grades", "halved", ()),
        ("grades", "doubled", ()),
        ("origin", "The Union", ("C1", "C2")),
        ("claim", "C1", ("C1",)),
        ("claim", "C2", ("C2",)),
        ("claim", "C3", ("C3",)),
    ]
    assert [one.factor for one in found] == [0.5, 2.0, 1.0, 1.0, 1.0, 1.0]
    assert named(found, name=" the union ") == found[2]
    assert named(found, name="C4") is None


def calibration(x, logs):
    """Return draws of one quantity, log-odds x, with the log likelihoods of claims C1, C2."""
    headlines = np.repeat(1.0 / (1.0 + np.exp(-x))[:, None], len(HEADLINES), axis=1)
    return SimpleNamespace(
        problem=SimpleNamespace(observations=[SimpleNamespace(claim=one) for one in ("C1", "C2")]),
        log_likelihood=np.stack(logs, axis=1)[None],
        posterior=SimpleNamespace(headlines=headlines[None]),
    )


def test_an_origin_left_out_takes_all_its_claims_with_it():
    """N(0.4, 0.25) · exp(-x) · exp(-0.4 x) has the mean 0.4 - 1.4 · 0.25 = 0.05."""
    x = np.random.default_rng(2).normal(0.4, 0.5, 40_000)
    origin = Change(what="origin", name="union", claims=("C1", "C2"))

    one, both = by_weights(calibration(x, (x, 0.4 * x)), [left_out("C1"), origin])

    middle = 1.0 / (1.0 + np.exp(-np.array([0.15, 0.05])))
    assert [one.quantiles[1, 2], both.quantiles[1, 2]] == pytest.approx(middle, abs=0.006)
    assert both.standard[1] == pytest.approx(-0.7, abs=0.03)
    assert both.shift[1] < one.shift[1] < 0.0
    assert (one.by, one.is_told, both.is_told) == ("weights", True, True)


def test_a_claim_that_carries_all_is_not_told_by_weights():
    x = np.random.default_rng(2).normal(0.4, 0.5, 4_000)

    (found,) = by_weights(calibration(x, (40.0 * x, 0.0 * x)), [left_out("C1")])

    assert not found.is_told
