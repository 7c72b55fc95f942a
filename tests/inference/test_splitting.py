"""A claim left out by weights leaves what the others say, and stands as far from it as it does.

Numbers are drawn from a conjugate model whose answers are known; no sampler runs.
"""

from dataclasses import replace

import numpy as np
import pytest

from apora.evidence.observation import Alternative, Heard, Observation, Quantity
from apora.inference.predictive import Predicted, said_of, tail_chance
from apora.inference.splitting import Split, overlap, split, weighted_tail
from apora.inference.weights import smoothed_weights, weighted_median, weighted_quantiles
from apora.results.calibrated_part import claims_told

DRAWS = 40_000
SPREAD = 0.2


def observation(
    value, *, form="exact", scale="log", low=np.nan, high=np.nan, combine="ratio", **counted
):
    heard = Heard(form=form, value=value, grain=1.0, low=low, high=high, **counted)
    reading = Alternative(weight=1.0, quantity=Quantity(combine=combine, parts=()))
    return Observation(
        claim="C1", heard=heard, scale=scale, letter_sd=SPREAD, off_topic=0.0, bias_group=-1,
        discrepancy=None, alternatives=(reading,),
    )  # fmt: skip


def known_model(numbers, *, left_out):
    """Return posterior draws of log θ given all numbers, and mean and sd without one of them.

    log θ has a flat prior and each log number a normal error of SPREAD.
    """
    rng = np.random.default_rng(11)
    logs = np.log(numbers)
    theta = rng.normal(logs.mean(), SPREAD / np.sqrt(logs.size), DRAWS)
    others = np.delete(logs, left_out)
    likelihood = -0.5 * ((logs[left_out] - theta) / SPREAD) ** 2
    said = np.exp(theta + SPREAD * rng.standard_normal(DRAWS))
    exact = others.mean(), SPREAD * np.sqrt(1.0 + 1.0 / others.size)
    return said, likelihood, exact


@pytest.mark.parametrize("last", [100.0, 120.0])
def test_what_the_others_imply_is_the_posterior_without_the_claim(last):
    """Against the conjugate answer; 3 in 1,000 of the draws' luck is allowed for."""
    said, likelihood, (mean, sd) = known_model([100.0, 110.0, 95.0, last], left_out=3)
    found = split(
        observation(last),
        draws=said,
        meant=said,
        log_likelihood=likelihood,
        others=3,
        spread=SPREAD,
    )

    levels = weighted_quantiles(
        np.log(said), weights=found.weights, levels=np.array([0.05, 0.5, 0.95])
    )
    assert levels == pytest.approx([mean - 1.645 * sd, mean, mean + 1.645 * sd], abs=0.012)
    assert found.reliable


def test_a_claim_far_from_three_others_stands_apart_and_one_among_them_does_not():
    numbers = [100.0, 110.0, 95.0, 180.0]
    far, likelihood, _ = known_model(numbers, left_out=3)
    near, near_likelihood, _ = known_model([*numbers[:3], 104.0], left_out=3)

    apart = split(
        observation(180.0), draws=far, meant=far, log_likelihood=likelihood, others=3, spread=SPREAD
    )
    among = split(
        observation(104.0),
        draws=near,
        meant=near,
        log_likelihood=near_likelihood,
        others=3,
        spread=SPREAD,
    )

    assert apart.tail < 0.05
    assert apart.apart
    assert among.tail > 0.5
    assert among.apart is False


def test_the_claim_itself_no_longer_hides_its_distance():
    """With itself among the evidence the same number looks nearer than it is."""
    said, likelihood, _ = known_model([100.0, 110.0, 95.0, 160.0], left_out=3)
    alike = np.full(DRAWS, 1.0 / DRAWS)
    with_itself = weighted_tail(observation(160.0), draws=said, weights=alike)
    without = split(
        observation(160.0),
        draws=said,
        meant=said,
        log_likelihood=likelihood,
        others=3,
        spread=SPREAD,
    )

    assert without.tail < 0.6 * with_itself


@pytest.mark.parametrize(("others", "shown"), [(2, "overlap"), (3, "tail")])
def test_with_few_others_overlap_is_shown_instead_of_a_tail(others, shown):
    said, likelihood, _ = known_model([100.0, 110.0], left_out=1)
    found = split(
        observation(110.0),
        draws=said,
        meant=said,
        log_likelihood=likelihood,
        others=others,
        spread=SPREAD,
    )

    assert (found.overlap is None, found.tail is None) == (shown == "tail", shown == "overlap")


def test_overlap_is_whole_for_the_same_and_nothing_for_the_far():
    rng = np.random.default_rng(5)
    draws = np.exp(np.log(100.0) + SPREAD * rng.standard_normal(DRAWS))
    alike = np.full(DRAWS, 1.0 / DRAWS)
    shares = [
        overlap(observation(value), meant=draws, weights=alike, spread=SPREAD)
        for value in (100.0, 120.0, 150.0, 400.0)
    ]

    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.97
    # Two normals a distance d of spreads apart share 2 Φ(-d / 2): log 1.5 / 0.2 is 2.03.
    assert shares[2] == pytest.approx(0.311, abs=0.02)
    assert shares[3] < 0.001


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [("more", 80.0, 0.75), ("at_least", 80.0, 0.75), ("less", 80.0, 0.5), ("up_to", 80.0, 0.5),
     ("exact", 80.0, 1.0), ("exact", 130.0, 0.0)],
)  # fmt: skip
def test_a_bound_counts_its_right_side_and_a_number_both(form, value, expected):
    draws, alike = np.array([60.0, 80.0, 90.0, 120.0]), np.full(4, 0.25)

    assert weighted_tail(observation(value, form=form), draws=draws, weights=alike) == expected


@pytest.mark.parametrize(("form", "expected"), [("up_to", 0.75), ("less", 0.75), ("more", 0.25)])
def test_a_bound_on_a_fall_bounds_its_size(form, expected):
    """Down by up to 30 %: a fall by 40 % is on the wrong side, one by 10 % is not."""
    draws, alike = np.array([-0.4, -0.2, -0.1, 0.05]), np.full(4, 0.25)
    said = observation(-0.3, form=form, scale="log_ratio")

    assert weighted_tail(said, draws=draws, weights=alike) == expected


def test_a_range_is_met_from_both_ends():
    draws, alike = np.array([55.0, 62.0, 66.0, 90.0]), np.full(4, 0.25)
    said = observation(65.0, form="range", low=60.0, high=70.0)

    assert weighted_tail(said, draws=draws, weights=alike) == 1.0


def test_a_claim_that_was_held_out_is_held_against_all_others():
    said, _, _ = known_model([100.0, 110.0, 95.0], left_out=0)
    found = split(
        observation(300.0), draws=said, meant=said, log_likelihood=None, others=3, spread=SPREAD
    )

    assert np.ptp(found.weights) == 0.0
    assert found.apart


def test_weights_that_fail_decide_nothing():
    rng = np.random.default_rng(3)
    draws = np.exp(rng.normal(4.6, 0.05, 2_000))
    likelihood = -0.5 * ((np.log(400.0) - np.log(draws)) / 0.01) ** 2
    found = split(
        observation(400.0),
        draws=draws,
        meant=draws,
        log_likelihood=likelihood,
        others=4,
        spread=0.01,
    )

    assert not found.reliable
    assert found.apart is None


def test_smoothing_keeps_the_order_of_the_weights():
    """A library that wants likelihoods where weights are given would turn it round."""
    logs = np.random.default_rng(0).normal(0.0, 0.5, 4_000)
    weights, shape = smoothed_weights(logs)

    assert np.corrcoef(np.log(weights), logs)[0, 1] > 0.999
    assert shape < 0.7


def test_weights_that_are_alike_stay_so():
    weights, shape = smoothed_weights(np.zeros(50))

    assert (weights == 1 / 50).all()
    assert shape == 0.0
    assert weighted_median(np.arange(51.0), weights=np.full(51, 1 / 51)) == pytest.approx(25.0)
    assert weighted_median(np.arange(50.0), weights=np.full(50, 1 / 50)) == pytest.approx(24.5)


def test_weights_that_differ_little_cannot_fail():
    """Between 1 and 1.05, most of them 1: a tail fitted to them would have the shape 2.8."""
    values = np.random.default_rng(3).standard_normal(1_800)
    logs = np.log1p(0.05 / (1.0 + np.exp(-8.0 * (values - 3.0))))
    weights, shape = smoothed_weights(logs)

    np.testing.assert_allclose(weights, np.exp(logs) / np.exp(logs).sum())
    assert shape == 0.0


def test_weighted_quantiles_by_hand():
    """Middles of weights 1, 1 and 2 of 4 lie at 1/8, 3/8 and 3/4."""
    found = weighted_quantiles(
        np.array([30.0, 10.0, 20.0]),
        weights=np.array([2.0, 1.0, 1.0]),
        levels=np.array([0.0, 0.125, 0.25, 0.75, 1.0]),
    )

    assert found.tolist() == [10.0, 10.0, 15.0, 30.0, 30.0]


def test_a_claim_carries_what_the_others_imply_beside_it_and_is_not_averaged_with_it():
    said, likelihood, _ = known_model([100.0, 110.0, 95.0, 180.0], left_out=3)
    found = split(
        observation(180.0),
        draws=said,
        meant=said,
        log_likelihood=likelihood,
        others=3,
        spread=SPREAD,
    )
    row = {"id": "C1", "says": "180 people", "conflict": False}

    (told,) = claims_told([row], predicted=[], found=[], split=[found])

    assert told["says"] == "180 people"
    assert told["conflict"] is True
    assert told["others"]["implied"]["p50"] == pytest.approx(101.0, rel=0.03)
    assert (told["others"]["claims"], told["others"]["overlap"]) == (3, None)


def test_that_there_is_at_least_one_is_as_likely_as_the_draws_say():
    """Draws of the chance of at least one never reach one; the statement stands all the same."""
    draws, weights = np.array([0.99, 0.95, 0.80]), np.array([0.5, 0.25, 0.25])
    said = observation(1.0, form="at_least", combine="exists")

    assert weighted_tail(said, draws=draws, weights=weights) == pytest.approx(0.9325)
    found = split(said, draws=draws, meant=draws, log_likelihood=None, others=3, spread=SPREAD)
    assert not found.apart


def test_a_count_is_held_against_counts_and_not_against_shares():
    """3 of 8 where the share is a half: 3 or fewer come up about 4 times in 10."""
    said = observation(3 / 8, form="count_of", scale="logit", k=3, n=8)
    x = np.zeros(4_000)
    draws = said_of(said, x=x, rng=np.random.default_rng(1))

    assert set(np.round(draws * 8, 9)) <= set(range(9))
    assert np.mean(draws <= 3 / 8) == pytest.approx(0.39, abs=0.03)
    assert tail_chance(said, values=draws) > 0.7


def test_a_rounded_number_meets_itself():
    """0.181 is said of all between 0.1805 and 0.1815; binary fractions do not part them."""
    heard = Heard(form="exact", value=0.181, grain=0.001)
    said = replace(observation(0.181, scale="logit"), heard=heard, letter_sd=0.0)
    draws = said_of(said, x=np.full(50, np.log(0.181 / 0.819)), rng=np.random.default_rng(1))

    assert tail_chance(said, values=draws) == 1.0


def test_the_sources_error_counts_once_in_the_overlap():
    """One spread away, 2 Φ(-1/2) = 0.617 is shared; with the error twice it would be more.

    The others know the quantity to 0.2 in logs and the source is as good: the claim's own
    density is N(0, 0.2), that of the quantity N(0.2, 0.2).
    """
    rng = np.random.default_rng(5)
    meant = np.exp(0.2 + SPREAD * rng.standard_normal(DRAWS))
    draws = meant * np.exp(SPREAD * rng.standard_normal(DRAWS))
    found = split(
        observation(1.0), draws=draws, meant=meant, log_likelihood=None, others=0, spread=SPREAD
    )

    assert found.overlap == pytest.approx(0.617, abs=0.01)


def test_what_was_surprising_before_the_evidence_is_no_conflict_after_it():
    one = np.ones(3)
    found = Predicted(
        claim="C1", prior=one, posterior=one, meant=one, meant_before=one,
        tail=0.4, prior_tail=0.01, spread=SPREAD,
    )  # fmt: skip
    row = {"id": "C1", "conflict": None}

    (told,) = claims_told([row], predicted=[found], found=[], split=[standing(tail=0.5)])

    assert (told["conflict"], told["surprising"], told["prior_tail"]) == (False, True, 0.01)


def standing(*, tail, reliable=True):
    """Return a claim held against the rest with a tail that is given."""
    return Split(
        claim="C1", draws=np.ones(3), weights=np.full(3, 1 / 3), others=3, tail=tail,
        overlap=None, reliable=reliable,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("after", "split", "conflict"),
    [
        (0.4, standing(tail=0.5), False),
        (0.4, standing(tail=0.01), True),
        (0.4, standing(tail=0.5, reliable=False), None),
        (0.01, standing(tail=0.5, reliable=False), True),
        (0.4, None, None),
    ],
)
def test_a_claim_conflicts_or_does_not_or_it_is_not_settled(after, split, conflict):
    one = np.ones(3)
    predicted = Predicted(
        claim="C1", prior=one, posterior=one, meant=one, meant_before=one,
        tail=after, prior_tail=0.5, spread=SPREAD,
    )  # fmt: skip

    (told,) = claims_told(
        [{"id": "C1"}], predicted=[predicted], found=[], split=[split] if split else []
    )

    assert told["conflict"] is conflict
