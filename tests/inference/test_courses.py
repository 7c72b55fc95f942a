"""Courses of long series: where they are, what they add, and that nothing else changes."""

from calendar import monthrange
from datetime import date
from types import SimpleNamespace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from apora.evidence.calendar import calendar_of
from apora.evidence.organisation import organisation_of
from apora.inference import exact
from apora.inference.alike import alike_parts
from apora.inference.calibration import Told, settled_fit
from apora.inference.courses import (
    DRIFT_SD,
    LEAST_TALLIES,
    LEVEL_SD,
    MONTHS,
    SEASON_SD,
    courses_of,
)
from apora.inference.fit import Chains
from apora.inference.headlines import HEADLINES
from apora.inference.quantities import compile_quantities, parts_of
from apora.inference.sampler import Block
from apora.inference.statistical_model import settled, walked
from apora.registry.series import SERIES
from small_case import case, claim, observed, settings

START = settings(start=date(2016, 1, 1))
SHAPE = (calendar_of(START).weeks + 1, len(organisation_of(case(settings=START)).strata))


def month(number, *, where="service", **changes):
    """Return the claim of a month, counted from January 2016."""
    year, place = 2016 + number // 12, number % 12 + 1
    last = monthrange(year, place)[1]
    values = {
        "indicator": "departures",
        "where": where,
        "when": f"{year}-{place:02d}-01/{year}-{place:02d}-{last}",
        "reads": f"tally {5 + number % 3}",
        "nature": "flow",
    }
    return claim(f"{where}-{number}", **(values | changes))


def courses(*claims):
    small = case(*claims, settings=START)
    return courses_of(
        small,
        observations=observed(*claims, settings=START),
        calendar=calendar_of(START),
    )


@pytest.fixture(scope="module")
def two_years():
    return courses(*(month(number) for number in range(24)), claim())


def test_two_years_of_tallies_have_a_course_and_a_month_less_has_none():
    assert LEAST_TALLIES == 24
    assert courses(*(month(number) for number in range(23))).size == 0
    assert courses(*(month(number) for number in range(24))).size > 0


def test_numbers_that_are_no_tallies_have_no_course_however_many_they_are():
    assert courses(*(month(number, reads="7") for number in range(30))).size == 0


def test_every_series_has_scores_of_its_own(two_years):
    both = courses(*(month(n, where=unit) for n in range(24) for unit in ("north", "south")))

    assert both.size == 2 * two_years.size
    assert both.names[:2] == (
        "course of departures[north], level",
        "course of departures[north], step 1",
    )
    assert both.names[-1] == "course of departures[south], month 12"
    half = two_years.size
    assert (both.weights[0::2, half:] == 0.0).all()
    assert (both.weights[1::2, :half] == 0.0).all()
    np.testing.assert_array_equal(both.weights[0::2, :half], two_years.weights[:-1])


def test_what_is_no_tally_is_not_moved(two_years):
    assert (two_years.weights[-1] == 0.0).all()


def test_a_course_is_a_level_a_drift_that_grows_and_months_that_cancel_over_a_year(two_years):
    own = two_years.weights[:-1]

    assert (own[:, 0] == LEVEL_SD).all()
    drift = own[:, 1:-MONTHS]
    assert (np.diff(drift, axis=0) >= 0.0).all()
    # The first week begins four days before the year.
    assert drift[0].sum() == pytest.approx(DRIFT_SD * (4 + 15) / 182)
    assert own[0, -MONTHS] == pytest.approx(SEASON_SD * 11 / 12)
    np.testing.assert_allclose(own[:12, -MONTHS:].sum(axis=0), 0.0, atol=1e-12)


def test_where_chains_walk_the_level_is_counted_from_the_tallies(two_years):
    """What is expected of a tally there does not move with what the model says."""
    walked = jnp.asarray(np.random.default_rng(1).standard_normal(two_years.size))

    def expected(said):
        scores = two_years.from_walk(walked, said=said)
        return jnp.log(said[:24]) + two_years.added(scores, count=24)

    low, high = jnp.full(30, 2.0), jnp.full(30, 9.0)
    np.testing.assert_allclose(expected(low), expected(high), rtol=1e-5)
    only_level = two_years.from_walk(walked, said=low) - walked
    apart = (np.log(2.0) - np.log(6.0 + 0.5)) / LEVEL_SD
    np.testing.assert_allclose(only_level[0], -apart, rtol=1e-5)
    assert (only_level[1:] == 0.0).all()


def test_chains_are_sent_back_to_where_they_walked(two_years):
    """What `settled` takes apart `walked` puts together, other unknowns as they are."""
    problem = SimpleNamespace(courses=two_years, courses_start=3)
    unknowns = jnp.asarray(np.random.default_rng(2).standard_normal(3 + two_years.size))
    said = jnp.full(30, 9.0)

    there = walked(problem, unknowns, said=said)

    np.testing.assert_allclose(settled(problem, there, said=said), unknowns, rtol=1e-6)
    assert (there != unknowns).nonzero()[0].tolist() == [3]
    without = SimpleNamespace(courses=SimpleNamespace(size=0), courses_start=3)
    assert walked(without, unknowns, said=said) is unknowns


def test_a_fit_after_a_change_begins_where_chains_walk(two_years):
    problem = SimpleNamespace(courses=two_years, courses_start=0)
    unknowns = np.random.default_rng(2).standard_normal((4, 5, two_years.size))
    said = np.full((4, 5, 30), 9.0)
    before = SimpleNamespace(
        problem=problem,
        chains=SimpleNamespace(unknowns=unknowns),
        posterior=SimpleNamespace(said=said),
    )

    near = exact.where_chains_walk(before, count=20)

    apart = (np.log(9.0) - np.log(6.0 + 0.5)) / LEVEL_SD
    np.testing.assert_allclose(near[:, 0], unknowns.reshape(20, -1)[:, 0] + apart, rtol=1e-5)
    np.testing.assert_array_equal(near[:, 1:], unknowns.reshape(20, -1)[:, 1:])


def test_a_fit_ends_where_the_prior_has_it(two_years):
    """And not where its chains walked; what is told, and the chains, are made up."""
    problem = SimpleNamespace(
        courses=two_years, courses_start=0, vector=SimpleNamespace(sampled=two_years.size)
    )
    walked_to = np.random.default_rng(3).standard_normal((4, 5, two_years.size))
    headlines = np.full((20, len(HEADLINES)), 0.5)

    def fit(tell_headlines):
        assert jnp.zeros(()).dtype == jnp.float32
        tell_headlines(walked_to)
        return Chains(draws=Block(walked_to, *[np.zeros((4, 5))] * 3), headlines=None, gates=None)

    chains, told = settled_fit(
        problem, fit=fit, tell=lambda _rows: Told(np.full((20, 30), 9.0), headlines, headlines)
    )

    apart = (np.log(9.0) - np.log(6.0 + 0.5)) / LEVEL_SD
    np.testing.assert_allclose(chains.unknowns[..., 0], walked_to[..., 0] - apart, rtol=1e-5)
    np.testing.assert_array_equal(chains.unknowns[..., 1:], walked_to[..., 1:])
    assert told.said.shape == (4, 5, 30)


def test_the_way_back_from_a_walk_keeps_densities():
    found = courses(*(month(number) for number in range(24)))

    def back(walked):
        return found.from_walk(walked, said=jnp.full(24, 3.0))

    turned = jax.jacobian(back)(jnp.zeros(found.size))
    np.testing.assert_array_equal(turned, np.eye(found.size))


def test_parts_that_are_alike_are_told_from_one_of_them():
    """Series are made up: alike through the calm weeks, different each week after them."""
    calm = 120
    claims = [
        *(month(number) for number in range(48)),
        claim("level"),
        claim("share", indicator="vacancy", reads="18.1%", when="2017-03-01"),
    ]
    observations = observed(*claims, settings=START)
    luck = np.random.default_rng(3)
    series = luck.uniform(1.0, 2.0, (len(SERIES), *SHAPE))
    series[:, :calm] = series[:, :1]

    alike = alike_parts(observations, used=len(observations), calm_weeks=calm, shape=SHAPE)
    whole = np.asarray(parts_of(compile_quantities(observations), jnp.asarray(series.ravel())))

    np.testing.assert_allclose(whole[alike.first][alike.kind] * alike.ratio, whole, rtol=1e-5)
    assert 3 < alike.first.size < len(claims) - 20
    names = [one.discrepancy for one in observations]
    assert [names[alike.first_added[place]] for place in alike.added] == names


def test_months_of_a_calm_flow_are_alike_but_for_their_days():
    observations = observed(month(0), month(1), settings=START)

    alike = alike_parts(observations, used=2, calm_weeks=200, shape=SHAPE)

    assert alike.first.tolist() == [0]
    np.testing.assert_allclose(alike.ratio, [1.0, 29.0 / 31.0])


def test_a_held_out_month_is_part_of_its_series():
    held = [month(number, use="hold: out, to be scored") for number in range(12, 24)]
    found = courses(*(month(number) for number in range(12)), *held)

    assert found.size > 0
    assert (found.weights[-1, :1] == LEVEL_SD).all()
