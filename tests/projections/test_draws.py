"""Draws are thinned evenly, and a start of them is spread evenly too."""

import numpy as np
import pytest
from scipy.special import ndtri

from apora.projections.draws import draws_of, spread, with_score

STARTS = {16: 64, 24: 256, 64: 256, 256: 256}
"""Starts in use, and of how many draws."""
SEEDS = 200


def ordered(count):
    """Return normal scores in order, as even as they can be."""
    return ndtri((np.arange(count) + 0.5) / count)


def starts(*, of, first, last):
    """Return normal scores of some draws of a start, thinned from 1,800, seed by seed."""
    rows = []
    for seed in range(SEEDS):
        places = spread(of, of=1, luck=np.random.default_rng(seed)).places
        rows.append(ordered(1800)[(places * 1800).astype(int)][first:last])
    return np.stack(rows)


def test_every_stratum_is_taken_once_and_each_start_is_spread_evenly():
    found = spread(64, of=2, luck=np.random.default_rng(1)).places
    odd = spread(11, of=2, luck=np.random.default_rng(1)).places

    assert sorted((64 * found).astype(int).tolist()) == list(range(64))
    assert sorted((16 * found[:16]).astype(int).tolist()) == list(range(16))
    assert sorted((11 * odd).astype(int).tolist()) == list(range(11))


@pytest.mark.parametrize(
    ("of", "first", "last"),
    [*((of, 0, start) for start, of in STARTS.items()), (64, 16, 64), (16, 0, 16)],
)
def test_no_start_in_use_leans_to_a_side_or_is_wider_than_all(of, first, last):
    found = starts(of=of, first=first, last=last)
    error = 1.0 / np.sqrt(SEEDS * (last - first))

    assert found.mean() == pytest.approx(0.0, abs=3 * error)
    assert np.sqrt((found**2).mean()) == pytest.approx(1.0, abs=0.03)
    assert (found < ndtri(0.05)).mean() == pytest.approx(0.05, abs=0.012)
    assert (found > ndtri(0.95)).mean() == pytest.approx(0.05, abs=0.012)
    assert found.mean(axis=1).std() < 0.5 / np.sqrt(last - first)


def test_draws_are_thinned_evenly_and_the_rest_is_drawn_from_the_seed(aid_problem):
    width = aid_problem.vector.sampled
    scores = np.repeat(np.arange(100.0)[:, None], width, axis=1)

    draws = draws_of(aid_problem, scores=scores, count=5)

    assert sorted((draws.parameters[:, 0] // 20).tolist()) == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert draws.parameters.shape == (5, aid_problem.vector.size)
    again = draws_of(aid_problem, scores=scores + 1.0, count=5)
    np.testing.assert_array_equal(again.effects, draws.effects)
    np.testing.assert_array_equal(again.parameters[:, width:], draws.parameters[:, width:])


def test_few_draws_of_what_is_not_sampled_have_the_spread_of_all(aid_problem):
    scores = np.zeros((64, aid_problem.vector.sampled))
    effects = draws_of(aid_problem, scores=scores, count=64).effects

    assert np.abs(np.median(effects[:24], axis=0)).max() < 0.25
    assert np.abs(np.median(effects, axis=0)).max() < 0.1
    assert effects.std(axis=0) == pytest.approx(1.0, abs=0.1)


def test_fewer_scores_than_asked_for_are_all_used(aid_problem):
    scores = np.zeros((3, aid_problem.vector.sampled))

    assert draws_of(aid_problem, scores=scores, count=200).count == 3


def test_as_many_scores_as_asked_for_are_each_used_once(aid_problem):
    scores = np.repeat(np.arange(11.0)[:, None], aid_problem.vector.sampled, axis=1)

    draws = draws_of(aid_problem, scores=scores, count=11)

    assert sorted(draws.parameters[:, 0].tolist()) == np.arange(11.0).tolist()


def test_one_score_is_set_in_all_draws_and_the_others_stay(aid_problem):
    scores = np.random.default_rng(2).standard_normal((4, aid_problem.vector.sampled))
    draws = draws_of(aid_problem, scores=scores, count=4)

    changed = with_score(draws, place=3, score=1.5)

    assert changed.parameters[:, 3].tolist() == [1.5] * 4
    np.testing.assert_array_equal(
        np.delete(changed.parameters, 3, axis=1), np.delete(draws.parameters, 3, axis=1)
    )
