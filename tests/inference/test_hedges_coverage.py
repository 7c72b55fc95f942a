"""A toy world: do intervals cover as often as they say, and do two shortcuts fail?

Quantities between 100 and 10,000, reported by speakers of grade B to D who state a number
exactly, round it, or say about, more than, at least or up to. One in fourteen speaks of
something else, and one in five who say "more than" saw only part. The toy resembles the
model, so it shows that the shortcuts fail, not that the model is true.
"""

import numpy as np
import pytest

from apora.evidence.observation import Alternative, Heard, Observation, Part, Quantity, Terms
from apora.inference.hedges import hedge_of
from apora.inference.hedges.forms import spread_of

QUANTITIES = 300
GRID = np.linspace(np.log(10.0), np.log(1e5), 700)
PRIOR = (10.0, 1e5)
OFF_TOPIC = 0.07
LETTERS = {"B": 0.06, "C": 0.15, "D": 0.30}
WORDS = ("exact", "round", "more", "at_least", "up_to", "about")


def report(truth, *, rng):
    """Return what one speaker says of a quantity, and the speaker's error."""
    sd = rng.choice(list(LETTERS.values()))
    seen = truth * np.exp(sd * rng.standard_normal())
    if rng.random() < OFF_TOPIC:
        seen = np.exp(rng.uniform(np.log(PRIOR[0]), np.log(PRIOR[1])))
    form = str(rng.choice(WORDS))
    if form == "more" and rng.random() < 0.2:
        seen *= rng.uniform(0.2, 1.0)
    step = 1.0 if form == "exact" else 10.0 ** np.floor(np.log10(seen))
    nearest = {"more": np.floor, "at_least": np.floor, "up_to": np.ceil}.get(form, np.round)
    value = max(float(nearest(seen / step) * step), 1.0)
    grain = 1.0 if form == "exact" else 10.0 ** np.floor(np.log10(value))
    return Heard(form=form, value=value, grain=float(grain)), float(sd)


def by_hedges(reports):
    """Return the 90 % interval and median under the hedges and the source's error."""
    total = np.zeros_like(GRID)
    for heard, sd in reports:
        part = Part(numerator=Terms(index=np.array([0]), weight=np.array([1.0])))
        alternative = Alternative(weight=1.0, quantity=Quantity(combine="ratio", parts=(part,)))
        one = Observation(
            claim="T",
            heard=heard,
            scale="log",
            letter_sd=sd,
            off_topic=OFF_TOPIC,
            bias_group=-1,
            discrepancy=None,
            alternatives=(alternative,),
        )
        hedge = hedge_of(one)
        height = hedge.likelihood(heard).smoothed(GRID, spread=spread_of(one, hedge=hedge))
        flat = hedge.off_topic(heard, low=PRIOR[0], high=PRIOR[1])
        total += np.log((1 - OFF_TOPIC) * np.maximum(height, 0.0) + OFF_TOPIC * flat)
    below = np.cumsum(np.exp(total - total.max()))
    return np.exp(np.interp([0.05, 0.5, 0.95], below / below[-1], GRID))


def at_face_value(reports):
    """Return the numbers' mean, give or take 10 %."""
    middle = np.exp(np.mean([np.log(heard.value) for heard, _ in reports]))
    return np.array([0.9, 1.0, 1.1]) * middle


def by_hard_bounds(reports):
    """Return the 90 % interval of what every statement allows, taken as it stands."""
    low, high = PRIOR
    for heard, _ in reports:
        lower, upper = {
            "more": (heard.value, high),
            "at_least": (heard.value, high),
            "up_to": (low, heard.value),
        }.get(heard.form, (heard.value - heard.grain / 2, heard.value + heard.grain / 2))
        low, high = max(low, lower), min(high, upper)
    ends = np.log([low, max(high, low)])
    return np.exp(ends[0] + np.array([0.05, 0.5, 0.95]) * (ends[1] - ends[0]))


def coverage(method, *, reports, seed=20201130):
    """Return how often the 90 % interval covers, and the median error in logs."""
    rng = np.random.default_rng(seed)
    covered, errors = [], []
    for _ in range(QUANTITIES):
        truth = np.exp(rng.uniform(np.log(100.0), np.log(10_000.0)))
        low, middle, high = method([report(truth, rng=rng) for _ in range(reports)])
        covered.append(low <= truth <= high)
        errors.append(abs(np.log(middle / truth)))
    return float(np.mean(covered)), float(np.median(errors))


@pytest.mark.parametrize("reports", [1, 3])
def test_intervals_under_the_hedges_cover_as_often_as_they_say(reports):
    """90 % of 300, within four standard errors below; wide rather than narrow above."""
    covered, _ = coverage(by_hedges, reports=reports)

    assert 0.83 <= covered <= 0.99


@pytest.mark.parametrize("reports", [1, 3])
@pytest.mark.parametrize("shortcut", [at_face_value, by_hard_bounds])
def test_the_two_common_shortcuts_fail(shortcut, reports):
    covered, _ = coverage(shortcut, reports=reports)

    assert covered < 0.70


def test_three_reports_under_the_hedges_are_nearer_than_at_face_value():
    _, hedged = coverage(by_hedges, reports=3)
    _, face = coverage(at_face_value, reports=3)

    assert hedged < face
