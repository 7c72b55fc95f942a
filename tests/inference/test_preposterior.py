"""What a claim not yet heard would do, against answers worked out by hand."""

import numpy as np
import pytest

from apora.inference.preposterior import (
    chance_left,
    effective_draws,
    variance_left,
    weights_if_said,
)
from one_number import observation


def weights(values, *, heard=None, speakers=None, seed=1, shift=None):
    """Return the weights if each of a few draws spoke."""
    count = values.size
    return weights_if_said(
        heard or observation(),
        values=values,
        shift=np.zeros(count) if shift is None else shift,
        prior_range=(100.0, 10_000.0),
        speakers=np.arange(0, count, 4) if speakers is None else speakers,
        rng=np.random.default_rng(seed),
    )


@pytest.mark.parametrize(("share", "sd"), [(0.5, 0.4), (0.9, 0.2), (0.0, 0.4)])
def test_the_variance_left_is_that_of_two_normals(share, sd):
    """log x has variance 0.16; a number with error sd tells share · 0.16 / (0.16 + sd²)."""
    rng = np.random.default_rng(2)
    gains = []
    for seed in range(6):
        x, rest = rng.standard_normal((2, 400))
        target = np.sqrt(share) * x + np.sqrt(1.0 - share) * rest
        found = weights(1000.0 * np.exp(0.4 * x), heard=observation(sd=sd), seed=seed)
        gains.append(1.0 - variance_left(found, targets=target[:, None])[0] / target.var(ddof=1))

    assert np.mean(gains) == pytest.approx(share * 0.16 / (0.16 + sd**2), abs=0.04)


def test_a_draw_does_not_confirm_itself():
    """With it, even a number about something unrelated seems to narrow the target."""
    rng = np.random.default_rng(3)
    x, target = rng.standard_normal((2, 200))
    speakers = np.arange(200)
    found = weights(1000.0 * np.exp(x), heard=observation(sd=0.05), speakers=speakers)

    assert np.all(found[speakers, speakers] == 0.0)
    assert found.sum(axis=1) == pytest.approx(np.ones(200))
    gain = 1.0 - variance_left(found, targets=target[:, None])[0] / target.var(ddof=1)
    assert abs(gain) < 0.08


def test_a_looser_number_tells_less():
    rng = np.random.default_rng(4)
    x = rng.standard_normal(400)
    values = 1000.0 * np.exp(0.4 * x)
    forms = [
        observation(),
        observation("round", value=1000.0, grain=1000.0),
        observation(sd=0.6),
        observation(sd=0.6, off_topic=0.5),
    ]
    left = [
        variance_left(weights(values, heard=one), targets=x[:, None])[0] / x.var(ddof=1)
        for one in forms
    ]

    assert left == sorted(left)
    assert left[-1] < 1.02


def test_what_a_definition_adds_is_heard_with_the_number():
    """The number is said of value and term together: it tells their sum."""
    rng = np.random.default_rng(5)
    x, term = 0.3 * rng.standard_normal((2, 400))
    found = weights(1000.0 * np.exp(x), heard=observation(sd=0.1), shift=term)
    left = variance_left(found, targets=np.stack([x, x + term], axis=1))

    assert left[0] / x.var() == pytest.approx(0.5 + 0.5 * 0.01 / 0.19, abs=0.08)
    assert left[1] / (x + term).var() == pytest.approx(0.01 / 0.19, abs=0.03)


def test_the_chance_of_the_worse_choice_by_hand():
    """Of four draws the first is ahead in three: 1/4 wrong. Told apart in pairs, 0 and 1/2."""
    ahead = np.array([[1.0], [1.0], [1.0], [0.0]])
    knowing = np.array([[0.5, 0.5, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5]])

    assert chance_left(np.full((2, 4), 0.25), ahead=ahead)[0] == pytest.approx(0.25)
    assert chance_left(knowing, ahead=ahead)[0] == pytest.approx((0.0 + 0.5) / 2)
    assert chance_left(knowing, ahead=np.full((4, 1), 0.5))[0] == pytest.approx(0.5)


def test_the_variance_left_by_hand_and_nothing_where_no_draw_is_left():
    """Two of four draws at ±1 with equal weights: 1 / (1 - 1/2) = 2."""
    two = np.array([[0.5, 0.5, 0.0, 0.0]])
    one = np.array([[1.0, 0.0, 0.0, 0.0]])
    target = np.array([[1.0], [-1.0], [5.0], [-5.0]])

    assert effective_draws(two) == pytest.approx([2.0])
    assert variance_left(two, targets=target)[0] == pytest.approx(2.0)
    assert np.isnan(variance_left(one, targets=target)[0])
