"""A plan: its slopes, its money, its gain on other draws, and what is said where there is none."""

from dataclasses import replace

import numpy as np
import pytest

import plan_case
from apora.errors import PlanRefused
from apora.projections.draws import draws_of
from apora.projections.planning import planned
from apora.projections.planning_confirmed import confirmed
from apora.projections.planning_mix import stated_of
from apora.projections.planning_runs import AIMS, PAID
from apora.projections.planning_search import Search
from apora.projections.planning_value import SHARE
from apora.projections.scenarios import scenario_plans
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
def search(found):
    return Search(runs=found.runs, aim="families", cautious=None, budget=plan_case.BUDGET)


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


@pytest.mark.parametrize("cautious", [None, 0.3])
def test_slopes_are_what_a_small_change_of_each_term_does(search, cautious):
    here = replace(search, cautious=cautious, known={}, others={})
    at = np.array([9.0, 10.0, 3.0, 5.0, 1.5, 0.5, 0.5])
    _, by_step = here.level_at(at)
    for place in range(at.size):
        move = np.zeros(at.size)
        move[place] = 1e-4
        change = here.level_at(at + move)[0] - here.level_at(at - move)[0]
        assert by_step[place] == pytest.approx(change / 2e-4, rel=1e-3, abs=1e-6), place


def test_more_budget_at_fixed_terms_never_carries_fewer_families_in_any_draw(search, found):
    for steps in (found.steps, stated_of(found.mix)):
        brought = [
            search.runs.brought(steps, budget=share * plan_case.BUDGET)[:, [0, PAID]]
            for share in (0.1, 0.3, 1.0, 2.0, 5.0, 20.0)
        ]
        assert np.diff(brought, axis=0).min() >= -1e-6


def only(found, *ids):
    """Return the mix whose every term but these is at its least; these are at their most."""
    return tuple(one.most if one.id in ids else one.least for one in found.mix.terms)


@pytest.mark.parametrize("ids", [(), ("caseworkers",), ("caseworkers", "grant")])
def test_a_mix_that_gives_nothing_carries_nobody_however_many_requests_it_settles(
    search, found, ids
):
    """`grant` alone is that measure's information: it moves who hears of help, and no help."""
    brought = search.runs.brought(only(found, *ids), budget=plan_case.BUDGET)

    assert brought[:, PAID].min() > 1.0
    assert brought[:, 0].max() <= 1e-9


def test_whom_wishing_to_leave_moves_without_help_is_no_family_of_the_mix(found):
    """The reach that a measure adds is in both runs; a payment beside it is in one."""
    runs = found.runs
    reach = found.mix.terms[found.mix.beside_help[0]].id
    with_reach = runs.against(only(found, reach))[:, 0]

    np.testing.assert_allclose(with_reach, runs.against(only(found))[:, 0], rtol=1e-9)
    assert runs.brought(only(found, "grant/grant", reach), budget=plan_case.BUDGET)[:, 0].min() > 0


def test_the_chosen_mix_gives_something(found):
    given = [one.size(many) for one, many in zip(found.mix.terms, found.steps, strict=True)
             if one.measure]  # fmt: skip
    assert any(given)
    assert found.point.best.aims["families"].mean() > 1.0


def test_help_takes_no_family_from_work_in_any_draw_at_any_budget(search, found):
    for steps in (found.steps, stated_of(found.mix), only(found)):
        for share in (0.01, 0.05, 0.2, 1.0, 5.0):
            families = search.runs.brought(steps, budget=share * plan_case.BUDGET)[:, 0]
            assert families.min() > -1e-4, share


def test_people_and_money_balance_for_the_chosen_plan_in_every_week(found, search):
    ran = search.runs.ran(found.steps, budget=plan_case.BUDGET)
    assert np.max(ran.persons) < 1e-9
    assert np.max(ran.money) < 1e-6
    assert found.point.best.persons < 1e-9
    assert found.point.best.imbalance < 1e-6


def test_no_plan_spends_more_than_its_budget(found):
    for point in found.frontier:
        assert point.best.money.max() <= point.budget * (1.0 + 1e-9)


def test_the_plan_is_in_whole_steps_that_no_neighbour_betters(found, search):
    assert search.climbed(found.steps) == found.steps
    assert search.level(found.steps) == pytest.approx(found.level)


def test_its_gain_is_found_again_by_the_runs_that_scenarios_take(found, search):
    """The same draws, other compiled code, the schedule written out: the same to rounding."""
    problem = plan_case.plan_problem()
    (again,) = confirmed(
        whole_simulation(problem),
        draws=search.runs.draws,
        reference=scenario_plans(problem.case)[0],
        plans=[
            found.mix.plan(found.steps, budget=plan_case.BUDGET, effects="as stated", name="again")
        ],
    )
    brought = search.runs.brought(found.steps, budget=plan_case.BUDGET)
    for place, aim in enumerate(AIMS):
        np.testing.assert_allclose(again.aims[aim], brought[:, place], rtol=1e-6, atol=1e-6)


def test_its_gain_is_confirmed_on_draws_it_was_not_chosen_on(found, search):
    _, posterior = plan_case.scores()
    count = plan_case.SIZE.choice + plan_case.SIZE.other
    other = draws_of(plan_case.plan_problem(), scores=posterior, count=count).after(
        plan_case.SIZE.choice
    )
    chosen_on = {tuple(one) for one in search.runs.draws.parameters}
    assert not chosen_on & {tuple(one) for one in other.parameters}
    gain = found.point.best.aims["families"]
    assert gain.size == plan_case.SIZE.other
    assert gain.mean() > found.point.simplest.aims["families"].mean()
    assert gain.mean() == pytest.approx(found.level, rel=0.35)


def test_a_larger_budget_never_has_a_worse_plan(found, search):
    levels = [search.with_budget(one.budget).level(one.steps) for one in found.frontier]
    assert [one.budget / plan_case.BUDGET for one in found.frontier] == [0.25, 0.5, 1.0, 1.5, 2.0]
    assert np.diff(levels).min() >= 0.0


def test_the_next_money_as_more_of_the_same_is_what_a_larger_budget_brings(found, search):
    more = search.with_budget(1.01 * plan_case.BUDGET).level(found.steps)
    less = search.with_budget(0.99 * plan_case.BUDGET).level(found.steps)
    assert found.next.same == pytest.approx(SHARE * (more - less) / 0.02, rel=0.02)


def test_the_next_money_on_a_term_pays_as_many_leavers(found, search):
    """A step with the money it takes leaves the leavers paid as they were."""
    at = np.asarray(found.steps, float)
    for place, cost in enumerate(found.next.cost):
        worth = found.next.on_term[place]
        if worth is None:
            continue
        move = np.zeros(at.size)
        move[place] = 1e-3
        here = search.runs.brought(at, budget=plan_case.BUDGET)
        there = search.runs.brought(at + move, budget=plan_case.BUDGET + 1e-3 * cost)
        assert np.mean(there - here, axis=0)[PAID] == pytest.approx(0.0, abs=1e-5)
        gained = np.mean(there - here, axis=0)[0] / (1e-3 * cost)
        assert worth == pytest.approx(SHARE * plan_case.BUDGET * gained, rel=0.02, abs=1e-3)


def test_the_plan_is_held_against_rivals_under_every_answer_and_reading(found):
    assert [(one.under, one.what) for one in found.choices] == [
        ("as planned", ""),
        ("judged", "bad outcomes"),
        ("reaction", "tighter"),
        ("effects", "null"),
        ("effects", "wide"),
    ]
    planned_, *_ = found.choices
    assert list(found.rivals)[planned_.best] == "plan"
    assert planned_.levels[0] == pytest.approx(found.level)
    assert {"plan", "simplest", "as stated"} <= set(found.rivals)


def test_a_budget_that_pays_for_nobody_is_refused_with_the_reason():
    assert refused(budget=500.0) == POOR
