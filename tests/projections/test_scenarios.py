"""Scenarios as plans: which are run, what is delayed, what a budget is."""

import numpy as np
import pytest

from apora.evidence.case import read_case
from apora.population.quantiles import Z95
from apora.projections.budgets import BUDGETS, budget_plans, own_money
from apora.projections.draws import draws_of
from apora.projections.plans import REFERENCE
from apora.projections.scenarios import scenario_plans
from apora.projections.sensitivity import sensitivity_plans
from evidence.sample_case import write_sample_case


def changed_weeks(plan, lever):
    """Return the first week and the number of weeks in which a plan changes a lever."""
    held = [one.share_of_week for one in plan.schedule.changes if one.lever == lever]
    weeks = np.flatnonzero(sum(held) > 0.0)
    return int(weeks[0]), int(weeks.size)


def test_every_scenario_is_combined_with_reactions_and_later_starts(aid_case):
    plans = {one.id: one for one in scenario_plans(aid_case)}

    assert list(plans) == [
        "with_existing",
        "without",
        "nothing-more",
        "grant",
        "with_existing (null)",
        "with_existing (wide)",
        "without (null)",
        "without (wide)",
        "nothing-more (null)",
        "nothing-more (wide)",
        "grant (null)",
        "grant (wide)",
        "grant + tighter",
        "grant (3 m later)",
        "grant (6 m later)",
    ]
    assert plans["grant + tighter"].reactions == ("tighter",)
    assert plans["without"].measures == ()
    assert plans["grant + tighter"].assumed == ("reach_shift", "refusal_shift")


def test_what_existed_is_never_delayed(aid_case):
    plans = {one.id: one for one in scenario_plans(aid_case)}
    now, later = plans["grant"], plans["grant (3 m later)"]

    assert changed_weeks(later, "verify_weeks") == changed_weeks(now, "verify_weeks")
    assert changed_weeks(later, "reach_shift")[0] == changed_weeks(now, "reach_shift")[0] + 13
    assert later.delay_months == 3


def test_a_case_without_a_reference_gets_one(tmp_path):
    case = read_case(write_sample_case(tmp_path / "lowmere"))
    plans = scenario_plans(case)

    assert plans[0].scenario == REFERENCE
    assert plans[1].id == "without"


def test_a_budget_line_brings_in_its_budget_and_nothing_of_the_measures_own(aid_case):
    plans = budget_plans(aid_case)

    assert [(one.budget, one.release) for one in plans] == [
        (budget, release) for budget in BUDGETS for release in ("as now", "tightened")
    ]
    first = next(one for one in plans if one.budget)
    own = first.schedule.changes[-1]
    total = own.sizes[0] * own.share_of_week.sum()
    assert total == pytest.approx(250_000.0 * 2.0)  # two Lowmere crowns to the euro
    assert [one.lever for one in first.schedule.changes].count("budget_w") == 2
    assert first.measures == ("older-fund", "grant")
    assert plans[1].reactions == ("tighter",)
    assert plans[0].measures == ("older-fund",)  # every measure of this mix costs money


def test_what_earlier_programmes_spend_anyway_is_spent_beside_a_budget(aid_case, aid_problem):
    """They had 9,000 left at its start and spend 2,000 of it in the week after: 7,000 stay."""
    plan = next(one for one in budget_plans(aid_case) if one.budget)
    draws = draws_of(aid_problem, scores=np.zeros((1, aid_problem.vector.sampled)), count=1)
    left = np.zeros((1, plan.schedule.weeks + 1))
    left[:, plan.budget_from :] = 9_000.0
    left[:, plan.budget_from + 2 :] = 7_000.0

    money = own_money(plan, draws=draws, left=left)

    after = money[:, plan.budget_from :].sum()
    np.testing.assert_allclose(after, 250_000.0 * 2.0 - 7_000.0)


def test_what_earlier_programmes_left_is_not_spent_beside_a_budget(aid_case, aid_problem):
    plan = next(one for one in budget_plans(aid_case) if one.budget)
    draws = draws_of(aid_problem, scores=np.zeros((2, aid_problem.vector.sampled)), count=2)
    left = np.zeros((2, plan.schedule.weeks + 1))
    left[:, plan.budget_from :] = np.array([4_000.0, 9_000.0])[:, None]

    money = own_money(plan, draws=draws, left=left)

    after = money[:, plan.budget_from :].sum(axis=1)
    np.testing.assert_allclose(after, 250_000.0 * 2.0 - np.array([4_000.0, 9_000.0]))
    before = money[:, : plan.budget_from].sum(axis=1)
    np.testing.assert_allclose(before, 3_000.0 * 11)  # the older fund's eleven weeks


def test_the_extra_runs_set_scores_at_the_ends_of_priors(aid_case, aid_problem):
    found = {one.what: one.plans for one in sensitivity_plans(aid_case, vector=aid_problem.vector)}

    assert list(found) == [
        "every letter refused, from the assessment on",
        "everyone told of the help there is, from the assessment on",
        "wish to leave and savings correlated: 5 and 95 % points",
        "fatigue feeds the wish to leave: 5 and 95 % points",
    ]
    low, high = found["fatigue feeds the wish to leave: 5 and 95 % points"]
    (place,) = low.set_scores
    entry = next(one for one in aid_problem.vector.entries if one.id == "fatigue_will")
    assert (place, low.set_scores[place], high.set_scores[place]) == (entry.start, -Z95, Z95)
