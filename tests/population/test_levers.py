"""Measures as weekly values of the levers, worked by hand."""

from datetime import date

import jax.numpy as jnp
import numpy as np
import pytest

from apora.evidence.calendar import Calendar
from apora.evidence.records import Change, Measure, Points
from apora.population.levers import LeverSchedule, effect_positions, lever_schedule
from apora.registry.levers import LEVER_BY_ID, LEVERS
from small_case import settings

MONDAY = date(2020, 1, 6)
CALENDAR = Calendar(first_monday=MONDAY, weeks=8)


def change(lever, do, value, **more):
    return Change(lever=lever, do=do, value=value, **more)


def measure(*changes, name="one", start=MONDAY, **more):
    return Measure(
        id=name,
        title={"en": name},
        by="fund",
        **{"from": start},
        changes=changes,
        evidence={"en": "none"},
        **more,
    )


def schedule(*measures, delays=None):
    return lever_schedule(
        measures,
        delays=delays or {},
        settings=settings(),
        calendar=CALENDAR,
        positions=effect_positions(measures),
    )


def values(*measures, lever, scores=None, effects="as stated", **more):
    size = max(len(effect_positions(measures)), 1)
    scores = jnp.zeros(size) if scores is None else jnp.asarray(scores)
    return np.asarray(schedule(*measures, **more).values(scores, effects=effects)[lever])


def test_without_measures_every_lever_is_neutral():
    found = LeverSchedule(changes=(), weeks=8).values(jnp.zeros(1), effects="as stated")

    assert {name: set(np.asarray(weeks)) for name, weeks in found.items()} == {
        one.id: {one.neutral} for one in LEVERS
    }


def test_changes_apply_in_their_order_add_multiply_set():
    """((1 + 0.5) · 2) is 3; set in the last three weeks replaces it by 1.2."""
    first = measure(change("debt_ratio", "add", 0.5), change("debt_ratio", "multiply", 2.0))
    later = measure(change("debt_ratio", "set", 1.2), name="two", start=date(2020, 2, 10))

    got = values(first, later, lever="debt_ratio")

    np.testing.assert_allclose(got, [3.0] * 5 + [1.2] * 3)


def test_each_measure_brings_its_own_staff():
    """Eight of one measure for all weeks and five of another in the last three are thirteen."""
    first = measure(change("caseworkers", "set", 8.0))
    later = measure(change("caseworkers", "set", 5.0), name="two", start=date(2020, 2, 10))

    np.testing.assert_allclose(values(first, later, lever="caseworkers"), [8.0] * 5 + [13.0] * 3)


def test_a_later_number_of_the_same_measure_replaces_its_staff_and_nobody_elses():
    """Beside four of another measure: two, and in the last three weeks six, not eight."""
    first = measure(change("caseworkers", "set", 4.0))
    own = (
        change("caseworkers", "set", 2.0),
        change("caseworkers", "set", 6.0, **{"from": date(2020, 2, 10)}),
    )

    got = values(first, measure(*own, name="two"), lever="caseworkers")

    np.testing.assert_allclose(got, [6.0] * 5 + [10.0] * 3)


def test_a_measure_from_thursday_holds_for_four_sevenths_of_its_week():
    """Thursday to Sunday is 4 days: 7000 · 4/7 is 4000; it ends on a Tuesday: 2 days, 2000."""
    one = measure(change("budget_w", "add", 7000.0), start=date(2020, 1, 9), to=date(2020, 1, 21))

    got = values(one, lever="budget_w")

    np.testing.assert_allclose(got, [4000.0, 7000.0, 2000.0, 0, 0, 0, 0, 0])


def test_a_part_week_multiplies_in_part():
    """1 + 4/7 · (0.3 - 1) is 0.6."""
    one = measure(change("decision_ratio", "multiply", 0.3), start=date(2020, 1, 9))

    assert values(one, lever="decision_ratio")[:2] == pytest.approx([0.6, 0.3])


def test_a_month_of_delay_moves_both_ends_by_thirty_days():
    one = measure(change("budget_w", "set", 7.0), start=MONDAY, to=date(2020, 1, 12))

    got = values(one, lever="budget_w", delays={"one": 1})

    np.testing.assert_allclose(got, [0, 0, 0, 0, 5.0, 2.0, 0, 0])


def test_money_of_the_report_is_converted_at_the_rate_of_the_case():
    """100 EUR at 3 is 300."""
    one = measure(change("grant", "set", 100.0, currency="EUR"))

    assert values(one, lever="grant")[0] == pytest.approx(300.0)


def test_an_uncertain_effect_and_its_factor_are_both_drawn():
    """At the 95 % score of both: 0.4 · 0.5 is 0.2; at the medians 0.2 · 0.25 is 0.05."""
    points = Points(low=0.1, mid=0.2, high=0.4)
    factor = Points(low=0.1, mid=0.25, high=0.5)
    one = measure(change("job_help", "set", points, factors=(factor,)))

    high = values(one, lever="job_help", scores=[1.6448536269514722] * 2)

    assert high[0] == pytest.approx(0.2)
    assert values(one, lever="job_help")[0] == pytest.approx(0.05)


def test_a_null_run_leaves_assumed_changes_out_and_keeps_arithmetic_ones():
    arithmetic = change("reach_shift", "add", 0.3)
    assumed = change("reach_shift", "add", 0.4, effect="assumed", evidence="none")

    got = values(measure(arithmetic, assumed), lever="reach_shift", effects="null")

    np.testing.assert_allclose(got, 0.3)


def test_a_null_run_without_an_assumed_setting_keeps_what_stood_before_it():
    """Setting is left out, not set to neutral: the arithmetic 0.3 of the other holds."""
    first = measure(change("retraining", "set", 0.3))
    second = measure(
        change("retraining", "set", 0.6, effect="assumed", evidence="none"), name="two"
    )

    np.testing.assert_allclose(values(first, second, lever="retraining", effects="null"), 0.3)
    np.testing.assert_allclose(values(first, second, lever="retraining"), 0.6)


@pytest.mark.parametrize(
    ("do", "lever", "at_median", "at_high"),
    [("add", "will_shift", 0.0, 0.4), ("multiply", "labour_ratio", 1.0, 4.0)],
)
def test_a_wide_run_is_centred_on_nothing_with_twice_the_spread(do, lever, at_median, at_high):
    """-0.1..0.1..0.3 added: 2 · 0.2; 0.5..1..2 multiplied: 2²."""
    points = {"add": (-0.1, 0.1, 0.3), "multiply": (0.5, 1.0, 2.0)}[do]
    size = Points(**dict(zip(("low", "mid", "high"), points, strict=True)))
    one = measure(change(lever, do, size, effect="assumed", evidence="none"))

    assert values(one, lever=lever, effects="wide")[0] == pytest.approx(at_median)
    high = values(one, lever=lever, effects="wide", scores=[1.6448536269514722])
    assert high[0] == pytest.approx(at_high)


@pytest.mark.parametrize("lever", [one.id for one in LEVERS])
def test_measures_together_never_take_a_lever_beyond_its_limits(lever):
    """Two job measures of 60 % each do not make the search shorter than nothing."""
    for size in (-50.0, 0.6, 50.0):
        twice = [measure(change(lever, "add", size), name=name) for name in ("one", "two")]
        got = values(*twice, lever=lever)
        assert LEVER_BY_ID[lever].least <= got.min() <= got.max() <= LEVER_BY_ID[lever].most


def test_many_draws_at_once_are_the_draws_one_by_one():
    points = Points(low=0.1, mid=0.2, high=0.4)
    one = measure(change("job_help", "set", points, effect="assumed", evidence="none"))
    scores = np.array([-1.0, 0.0, 1.5])

    together = values(one, lever="job_help", scores=scores[None, :])

    singly = [values(one, lever="job_help", scores=[score]) for score in scores]
    np.testing.assert_allclose(together, singly)


def test_the_same_effect_has_the_same_score_in_every_scenario():
    points = Points(low=0.1, mid=0.2, high=0.4)
    both = [
        measure(change("job_help", "set", 0.1), change("retraining", "set", points)),
        measure(change("job_help", "set", points, factors=(points,)), name="two"),
    ]

    assert effect_positions(both) == {("one", 1, 0): 0, ("two", 0, 0): 1, ("two", 0, 1): 2}
