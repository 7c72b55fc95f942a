"""What a plan sizes, in which steps, and that the stated sizes are the measures as written."""

from types import SimpleNamespace

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats.mstats import hdquantiles

import plan_case
from apora.population.levers import STAFF
from apora.projections.planning_level import level_of, level_weights
from apora.projections.planning_mix import mix_of, simplest_of, stated_of
from apora.projections.planning_runs import AIMS
from apora.projections.planning_search import Search
from apora.projections.planning_terms import Term, round_step
from apora.projections.scenarios import bench_of
from apora.registry.levers import LEVERS


@pytest.fixture(scope="module")
def mix():
    return mix_of(bench_of(plan_case.plan_case()))


def term(measure, lever, unit, *, stated, step, least=0, most):
    return Term(
        measure=measure,
        lever=lever,
        unit=unit,
        stated=stated,
        step=step,
        least=least,
        most=most,
    )


@pytest.mark.parametrize(
    ("stated", "step"),
    [(1500.0, 100.0), (350.0, 50.0), (2000.0, 100.0), (600.0, 50.0), (0.6, 0.05), (1234.0, 100.0)],
)
def test_a_step_is_round_and_divides_the_stated_size_where_a_round_one_does(stated, step):
    assert round_step(stated) == pytest.approx(step)


def test_every_payment_the_caseworkers_and_the_rest_of_each_measure_is_sized(mix):
    assert mix.terms == (
        term("grant", "grant", "money", stated=1500.0, step=100.0, most=30),
        term("stipend", "stipend_m", "money a month", stated=300.0, step=20.0, most=30),
        term("stipend", "stipend_months", "months", stated=4.0, step=1.0, most=8),
        term("stipend", "debt_covered", "share", stated=0.5, step=0.05, most=20),
        term("", "caseworkers", "persons", stated=6.0, step=1.0, least=1, most=12),
        term("courses", "", "used", stated=1.0, step=1.0, most=1),
        term("grant", "", "used", stated=1.0, step=1.0, most=1),
    )


def test_at_the_stated_sizes_a_mix_is_the_measures_as_they_are_written(mix):
    """All levers but the money, which the budget replaces, and the caseworkers: one, not six."""
    scores = np.random.default_rng(1).standard_normal((12, 5))
    bench = mix.bench
    names = (*bench.existing, "courses", "grant", "stipend")
    written = bench.schedule(names).values(jnp.asarray(scores), effects="as stated")
    strength = jnp.asarray(mix.strength(stated_of(mix)))
    levers = np.asarray(mix.levers(strength, scores=jnp.asarray(scores), effects="as stated"))
    start, _ = mix.first_year
    for place, lever in enumerate(LEVERS):
        if lever.id == "budget_w":
            continue
        wanted = np.broadcast_to(written[lever.id], (5, mix.schedule.weeks)).copy()
        if lever.id == "caseworkers":
            wanted[:, start + 1 :] = 1.0
            wanted[:, start] = levers[:, place, start]
        np.testing.assert_allclose(levers[:, place], wanted, rtol=1e-9, err_msg=lever.id)


def test_the_money_of_a_mix_comes_on_top_of_what_is_spent_anyway(mix):
    weeks = mix.schedule.weeks
    start, _ = mix.first_year
    anyway = np.zeros((2, weeks))
    anyway[1, start] = -7.0
    strength = jnp.asarray(mix.strength(np.zeros(len(mix.terms))))
    unfunded = np.asarray(mix.levers(strength, scores=jnp.zeros((12, 2)), effects="as stated"))
    levers = mix.funded(unfunded, budget=520.0, anyway=anyway)
    money = levers[:, [one.id for one in LEVERS].index("budget_w")]
    np.testing.assert_allclose(money[:, start:].sum(axis=1), [520.0, 513.0])
    assert money[0, start + 1] == pytest.approx(10.0)


def test_the_simplest_plan_is_the_first_payment_at_its_stated_size(mix):
    assert simplest_of(mix) == (15, 0, 0, 0, 1, 0, 0)


@pytest.fixture
def tried():
    return []


@pytest.fixture
def hill(mix, tried):
    """Return a search whose level falls with the steps away from a top; it keeps what it ran."""
    top = np.array([12, 30, 3, 10, 2, 1, 0])

    def brought(steps, *, budget):
        tried.append(tuple(steps))
        level = budget - np.abs(np.asarray(steps) - top).sum()
        return np.full((2, len(AIMS) + 1), level)

    runs = SimpleNamespace(mix=mix, brought=brought)
    return Search(runs=runs, aim="families", cautious=None, budget=100.0)


def test_climbing_ends_where_every_neighbour_was_run_and_none_is_better(hill, mix, tried):
    assert hill.climbed((15, 29, 2, 10, 1, 0, 0)) == (12, 30, 3, 10, 2, 1, 0)
    near = {
        (*hill_top[:place], hill_top[place] + way, *hill_top[place + 1 :])
        for hill_top in [(12, 30, 3, 10, 2, 1, 0)]
        for place, term in enumerate(mix.terms)
        for way in (-1, 1)
        if term.least <= hill_top[place] + way <= term.most
    }
    assert len(near) == 11
    assert near <= set(tried)
    assert len(tried) == len(set(tried))
    for steps in tried:
        assert all(
            term.least <= many <= term.most for many, term in zip(steps, mix.terms, strict=True)
        )


def test_a_gain_below_a_thousandth_is_none(hill, tried):
    """At a budget of 100,000 a step of one is a hundred-thousandth."""
    far = hill.with_budget(100_000.0)
    assert far.climbed((15, 29, 2, 10, 1, 0, 0)) == (15, 29, 2, 10, 1, 0, 0)
    assert len(tried) == 12


def test_one_lever_can_be_climbed_alone(hill):
    assert hill.climbed((15, 29, 2, 10, 1, 0, 0), only=STAFF) == (15, 29, 2, 10, 2, 0, 0)


@pytest.mark.parametrize("cautious", [0.05, 0.2, 0.5])
def test_a_cautious_level_is_the_quantile_of_harrell_and_davis(cautious):
    values = np.random.default_rng(3).gamma(2.0, size=17)
    assert level_of(values, cautious=cautious) == pytest.approx(
        float(hdquantiles(values, prob=[cautious])[0])
    )
    assert level_weights(values, cautious=cautious).sum() == pytest.approx(1.0)


def test_a_level_that_is_not_cautious_is_the_mean():
    assert level_of(np.array([1.0, 2.0, 6.0]), cautious=None) == pytest.approx(3.0)
