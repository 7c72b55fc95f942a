"""Numbers said anew of a known truth, and likelihoods padded to one length."""

from pathlib import Path

import jax.numpy as jnp
import numpy as np
import pytest

from apora.evidence.case import read_case
from apora.inference.hedges import compile_hedges, hedge_of, log_likelihood
from apora.inference.hedges.batch import padded
from apora.inference.problem import calibration_problem
from apora.inference.replicate import Truths, said_of_truth
from small_case import claim, observed

FOLDER = Path(__file__).parents[2] / "cases" / "lowmere"


@pytest.fixture(scope="module")
def problem():
    return calibration_problem(read_case(FOLDER))


@pytest.fixture(scope="module")
def observations(problem):
    return (*problem.observations, *problem.held_out)


@pytest.fixture(scope="module")
def truths(problem, observations):
    """One truth in which every reading has the value that the case says."""
    said = [one.heard.value for one in observations for _ in one.alternatives]
    return Truths(
        scores=np.zeros((1, problem.vector.sampled)),
        biases=np.zeros((1, problem.bias_groups)),
        said=np.array([said]),
        headlines=np.zeros((1, 8)),
        shifts=np.zeros((1, len(observations))),
    )


@pytest.fixture(scope="module")
def ranges(observations):
    ends = [(one.heard.value * 0.5, one.heard.value * 1.5) for one in observations]
    return np.sort(np.array(ends), axis=1)


def drawn(problem, truths, ranges, *, seed):
    rng = np.random.default_rng(seed)
    return said_of_truth(problem, truths, number=0, ranges=ranges, rng=rng)


def test_the_same_luck_says_the_same(problem, truths, ranges):
    first, again = (drawn(problem, truths, ranges, seed=1) for _ in range(2))

    assert first == again
    assert first != drawn(problem, truths, ranges, seed=2)


def test_words_stay_and_numbers_are_drawn(problem, observations, truths, ranges):
    said = drawn(problem, truths, ranges, seed=1)

    for one, what in zip(observations, said, strict=True):
        assert what.heard.form == one.heard.form, one.claim
        if hedge_of(one).is_event:
            assert what.heard == one.heard, one.claim
        else:
            assert what.happened, one.claim


def test_one_number_for_two_indicators_is_drawn_once(problem, observations, truths, ranges):
    said = drawn(problem, truths, ranges, seed=1)
    both = {what for one, what in zip(observations, said, strict=True) if one.claim == "C23"}

    assert len(both) == 1


def test_shared_biases_move_what_is_said(problem, observations, truths, ranges):
    shifts = np.array([[0.7 if one.bias_group >= 0 else 0.0 for one in observations]])
    moved = drawn(problem, truths._replace(shifts=shifts), ranges, seed=1)
    plain = drawn(problem, truths, ranges, seed=1)
    differ = {
        one.claim
        for one, a, b in zip(observations, moved, plain, strict=True)
        if a.heard.value != b.heard.value
    }

    assert differ
    assert differ <= {one.claim for one in observations if one.bias_group >= 0}


def test_padding_changes_no_likelihood():
    batch = compile_hedges(
        observed(claim("A"), claim("B", says="at least 15", reads=">=15")), [(10, 1000), (5, 500)]
    )
    theta = jnp.array([160.0, 18.0])
    longer = padded(batch, knots=batch.knots.shape[0] + 50)

    assert longer.knots.shape == longer.reader.shape == (batch.knots.shape[0] + 50,)
    assert log_likelihood(longer, theta) == pytest.approx(log_likelihood(batch, theta))
