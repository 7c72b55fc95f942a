"""A plan: its money, its gain on other draws, and what is said where there is none."""

from functools import cache

import numpy as np
import pytest

import plan_case
from apora.errors import PlanRefused
from apora.inference.precision import bits
from apora.inference.problem import calibration_problem
from apora.projections.draws import draws_of
from apora.projections.planning import planned, search_of
from apora.projections.planning_choice import Choice, choices_under
from apora.projections.planning_confirmed import confirmed, existed_on
from apora.projections.planning_mix import stated_of
from apora.projections.planning_runs import AIMS, PAID
from apora.projections.planning_value import SHARE, next_money
from apora.projections.study import whole_simulation

POOR = """\
1 error

  budget: it does not pay for one family: the best mix found pays 0.00 more leavers than what \
existed, on average over 8 draws, after one caseworker and the checks of requests.
      Raise the budget, or let the fund's measures take less for a caseworker, a check or a case."""


@pytest.fixture(scope="module")
def found():
    return plan_case.plan()


@pytest.fixture(scope="module")
def search():
    """Return the search of the plan, on its draws, in 64 bits."""
    return searched(plan_case.plan_problem())


def all_draws(problem):
    """Return the draws that the plan was chosen on, then those it was run again on."""
    _, posterior = plan_case.scores()
    size = plan_case.SIZE
    return draws_of(problem, scores=posterior, count=size.choice + size.other)


def searched(problem):
    return search_of(
        problem,
        draws=all_draws(problem).first(plan_case.SIZE.choice),
        aim="families",
        cautious=None,
        budget=plan_case.BUDGET,
    )


@cache
def simulated():
    return whole_simulation(plan_case.plan_problem())


def confirmed_at(found, *, steps, budget, draws=None):
    """Return what a plan brings in runs of its own, on other draws if none are given."""
    simulation = simulated()
    draws = draws or all_draws(simulation.problem).after(plan_case.SIZE.choice)
    (again,) = confirmed(
        simulation,
        draws=draws,
        existed=existed_on(simulation, draws=draws),
        plans=[found.chosen.mix.plan(steps, budget=budget, effects="as stated", name="again")],
    )
    return again


def refused(**changes):
    """Return the text with which a plan is refused."""
    prior, posterior = plan_case.scores()
    asked = {"aim": "families", "budget": plan_case.BUDGET, "cautious": None} | changes
    with pytest.raises(PlanRefused) as refusal:
        planned(
            plan_case.plan_problem(),
            prior=prior,
            posterior=posterior,
            size=plan_case.SIZE,
            tell=lambda _step, _share: None,
            **asked,
        )
    return str(refusal.value)


def test_searching_in_32_bits_says_what_64_bits_say(search, found):
    plans = (found.chosen.steps, stated_of(found.chosen.mix), found.chosen.simplest)
    with bits(32):
        quick = searched(calibration_problem(plan_case.plan_case()))
        narrow = [quick.brought(one) for one in plans]
    for steps, brought in zip(plans, narrow, strict=True):
        np.testing.assert_allclose(brought, search.brought(steps), rtol=1e-4, atol=1e-3)


def test_more_budget_at_fixed_terms_never_carries_fewer_families_in_any_draw(search, found):
    for steps in (found.chosen.steps, stated_of(found.chosen.mix)):
        brought = [
            search.runs.brought(steps, budget=share * plan_case.BUDGET)[:, [0, PAID]]
            for share in (0.1, 0.3, 1.0, 2.0, 5.0, 20.0)
        ]
        assert np.diff(brought, axis=0).min() >= -1e-6


def only(found, *ids):
    """Return the mix whose every term but these is at its least; these are at their most."""
    return tuple(one.most if one.id in ids else one.least for one in found.chosen.mix.terms)


@pytest.mark.parametrize("ids", [(), ("caseworkers",), ("caseworkers", "grant")])
def test_a_mix_that_gives_nothing_carries_nobody_however_many_requests_it_settles(
    search, found, ids
):
    """`grant` alone is that measure's information: it moves who hears of help, and no help."""
    brought = search.runs.brought(only(found, *ids), budget=plan_case.BUDGET)

    assert brought[:, PAID].min() > 1.0
    assert brought[:, 0].max() <= 1e-9


def test_whom_wishing_to_leave_moves_without_help_is_no_family_of_the_mix(search, found):
    """The reach that a measure adds is in both runs; a payment beside it is in one."""
    runs = search.runs
    reach = found.chosen.mix.terms[found.chosen.mix.beside_help[0]].id
    with_reach = runs.against(only(found, reach))[:, 0]

    np.testing.assert_allclose(with_reach, runs.against(only(found))[:, 0], rtol=1e-9)
    assert runs.brought(only(found, "grant/grant", reach), budget=plan_case.BUDGET)[:, 0].min() > 0


def test_the_chosen_mix_gives_something(found):
    given = [one.size(many) for one, many in zip(found.chosen.mix.terms, found.chosen.steps, strict=True)
             if one.measure]  # fmt: skip
    assert any(given)
    assert found.best.aims["families"].mean() > 1.0


def test_help_takes_no_family_from_work_in_any_draw_at_any_budget(search, found):
    for steps in (found.chosen.steps, stated_of(found.chosen.mix), only(found)):
        for share in (0.01, 0.05, 0.2, 1.0, 5.0):
            families = search.runs.brought(steps, budget=share * plan_case.BUDGET)[:, 0]
            assert families.min() > -1e-4, share


def test_people_and_money_balance_for_the_chosen_plan_in_every_week(found, search):
    ran = search.runs.ran(found.chosen.steps, budget=plan_case.BUDGET)
    assert np.max(ran.persons) < 1e-9
    assert np.max(ran.money) < 1e-6
    assert found.best.persons < 1e-9
    assert found.best.imbalance < 1e-6


def test_no_plan_spends_more_than_its_budget(found):
    assert found.best.money.max() <= found.budget * (1.0 + 1e-9)
    for point in found.frontier:
        again = confirmed_at(found, steps=point.steps, budget=point.budget)
        assert again.money.max() <= point.budget * (1.0 + 1e-9)


def test_the_frontier_is_what_its_plans_bring_when_run_again(found):
    for point in found.frontier:
        again = confirmed_at(found, steps=point.steps, budget=point.budget)
        np.testing.assert_allclose(point.best, again.aims["families"], rtol=1e-4, atol=1e-3)
    (asked,) = (one for one in found.frontier if one.budget == found.budget)
    assert asked.steps == found.chosen.steps
    assert asked.best is found.best.aims["families"]
    assert asked.simplest is found.simplest.aims["families"]


def test_the_plan_is_in_whole_steps_that_no_neighbour_betters(found, search):
    assert search.climbed(found.chosen.steps) == found.chosen.steps
    assert search.level(found.chosen.steps) == pytest.approx(found.chosen.level, rel=1e-5)


def test_its_gain_is_found_again_by_the_runs_that_scenarios_take(found, search):
    """The same draws, other compiled code, the schedule written out: the same to rounding."""
    steps = found.chosen.steps
    again = confirmed_at(found, steps=steps, budget=plan_case.BUDGET, draws=search.runs.draws)
    brought = search.runs.brought(steps, budget=plan_case.BUDGET)
    for place, aim in enumerate(AIMS):
        np.testing.assert_allclose(again.aims[aim], brought[:, place], rtol=1e-6, atol=1e-6)


def test_its_gain_is_confirmed_on_draws_it_was_not_chosen_on(found, search):
    other = all_draws(plan_case.plan_problem()).after(plan_case.SIZE.choice)
    chosen_on = {tuple(one) for one in search.runs.draws.parameters}
    assert not chosen_on & {tuple(one) for one in other.parameters}
    gain = found.best.aims["families"]
    assert gain.size == plan_case.SIZE.other
    assert gain.mean() > found.simplest.aims["families"].mean()
    assert gain.mean() == pytest.approx(found.chosen.level, rel=0.35)


def test_a_larger_budget_never_has_a_worse_plan(found, search):
    levels = [search.with_budget(one.budget).level(one.steps) for one in found.frontier]
    assert [one.budget / plan_case.BUDGET for one in found.frontier] == [0.25, 0.5, 1.0, 1.5, 2.0]
    assert np.diff(levels).min() >= 0.0


def test_the_next_money_as_more_of_the_same_is_what_a_larger_budget_brings(found, search):
    more = search.with_budget(1.01 * plan_case.BUDGET).level(found.chosen.steps)
    less = search.with_budget(0.99 * plan_case.BUDGET).level(found.chosen.steps)
    assert found.chosen.next.same == pytest.approx(SHARE * (more - less) / 0.02, rel=0.02)


def test_the_next_money_on_a_term_pays_as_many_leavers(found, search):
    """A step with the money it takes leaves the leavers paid as they were."""
    steps = found.chosen.steps
    at, exact = np.asarray(steps, float), next_money(search, steps=steps)
    for place, (worth, cost) in enumerate(zip(exact.on_term, exact.cost, strict=True)):
        if worth is None:
            continue
        move = np.zeros(at.size)
        move[place] = -1e-3 if steps[place] == search.terms[place].most else 1e-3
        here = search.runs.brought(at, budget=plan_case.BUDGET)
        there = search.runs.brought(at + move, budget=plan_case.BUDGET + move[place] * cost)
        assert np.mean(there - here, axis=0)[PAID] == pytest.approx(0.0, abs=1e-5)
        gained = np.mean(there - here, axis=0)[0] / (move[place] * cost)
        assert worth == pytest.approx(SHARE * plan_case.BUDGET * gained, rel=0.02, abs=1e-3)


def test_what_the_next_money_is_worth_is_the_same_in_32_bits(found, search):
    exact = next_money(search, steps=found.chosen.steps)
    for got, want in zip(found.chosen.next.on_term, exact.on_term, strict=True):
        assert (got is None) == (want is None)
        assert want is None or got == pytest.approx(want, rel=0.02, abs=0.01)


def test_the_plan_is_held_against_rivals_under_every_answer_and_reading(found):
    assert [(one.under, one.what) for one in found.chosen.choices] == [
        ("as planned", ""),
        ("judged", "bad outcomes"),
        ("reaction", "tighter"),
        ("effects", "null"),
        ("effects", "wide"),
    ]
    assert {"plan", "simplest", "as stated"} <= set(found.chosen.rivals)


def test_a_plan_without_a_rival_has_no_choices(search, found):
    rivals = {"plan": found.chosen.steps}

    assert choices_under(search, runs=search.runs, rivals=rivals, tell=print) == ()


def test_the_plan_and_its_rivals_are_judged_on_draws_that_nothing_was_chosen_on(found):
    """As planned against runs of their own in 64 bits, on the first of the other draws."""
    judged_on = found.chosen.judged_on
    planned_, *_ = found.chosen.choices
    names = list(found.chosen.rivals)

    assert judged_on == plan_case.SIZE.choice
    for name, confirmed_ in (("plan", found.best), ("simplest", found.simplest)):
        np.testing.assert_allclose(
            planned_.brought[names.index(name)],
            confirmed_.aims["families"][:judged_on],
            rtol=1e-4,
            atol=1e-3,
        )


@pytest.mark.parametrize(
    ("rival", "best", "ahead"),
    [
        ([90.0, 80.0, 120.0, 90.0], 0, 3),  # the plan is ahead in all draws but one
        ([130.0, 140.0, 90.0, 120.0], 1, 3),
        ([100.01, 100.02, 100.01, 100.02], 0, 0),  # less than a thousandth is no difference
    ],
)
def test_the_best_is_said_with_the_draws_in_which_it_brings_more(rival, best, ahead):
    brought = (np.full(4, 100.0), np.array(rival), np.full(4, 50.0))
    levels = tuple(float(one.mean()) for one in brought)
    choice = Choice(under="effects", what="null", brought=brought, levels=levels)

    assert (choice.best, choice.ahead) == (best, ahead)


def test_a_budget_that_pays_for_nobody_is_refused_with_the_reason():
    assert refused(budget=500.0) == POOR
