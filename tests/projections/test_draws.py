"""Draws are thinned evenly, and a start of them is spread evenly too."""

import numpy as np
import pytest

from apora.projections.draws import draws_of, spread_order, with_score


def test_every_start_of_the_order_is_spread_evenly():
    assert spread_order(8).tolist() == [0, 4, 2, 6, 1, 5, 3, 7]
    assert sorted(spread_order(11).tolist()) == list(range(11))
    assert spread_order(1).tolist() == [0]


def test_draws_are_thinned_evenly_and_the_rest_is_drawn_from_the_seed(aid_problem):
    width = aid_problem.vector.sampled
    scores = np.repeat(np.arange(100.0)[:, None], width, axis=1)

    draws = draws_of(aid_problem, scores=scores, count=5)

    assert sorted(draws.parameters[:, 0].tolist()) == [0.0, 25.0, 50.0, 74.0, 99.0]
    assert draws.parameters.shape == (5, aid_problem.vector.size)
    again = draws_of(aid_problem, scores=scores + 1.0, count=5)
    np.testing.assert_array_equal(again.effects, draws.effects)
    np.testing.assert_array_equal(again.parameters[:, width:], draws.parameters[:, width:])


def test_few_draws_in_the_order_of_an_outcome_have_the_spread_of_all(aid_problem):
    """Medians of 24 of 4,000, each a hundred times: far nearer than those of 24 at random."""
    luck = np.random.default_rng(5)
    values = luck.standard_normal(4000)
    ordered = np.sort(values)
    few = ordered[np.linspace(0, 3999, 64).round().astype(int)[spread_order(64)]][:24]
    random = [np.median(luck.choice(values, 24)) for _ in range(100)]

    assert abs(np.median(few) - np.median(values)) < 0.1 < np.std(random)
    effects = draws_of(aid_problem, scores=np.zeros((64, aid_problem.vector.sampled)), count=64)
    spread = effects.effects
    assert np.abs(np.median(spread[:24], axis=0)).max() < 0.25
    assert np.abs(np.median(spread, axis=0)).max() < 0.1
    assert spread.std(axis=0) == pytest.approx(1.0, abs=0.1)


def test_fewer_scores_than_asked_for_are_all_used(aid_problem):
    scores = np.zeros((3, aid_problem.vector.sampled))

    assert draws_of(aid_problem, scores=scores, count=200).count == 3


def test_one_score_is_set_in_all_draws_and_the_others_stay(aid_problem):
    scores = np.random.default_rng(2).standard_normal((4, aid_problem.vector.sampled))
    draws = draws_of(aid_problem, scores=scores, count=4)

    changed = with_score(draws, place=3, score=1.5)

    assert changed.parameters[:, 3].tolist() == [1.5] * 4
    np.testing.assert_array_equal(
        np.delete(changed.parameters, 3, axis=1), np.delete(draws.parameters, 3, axis=1)
    )
