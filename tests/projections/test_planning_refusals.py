"""Why no plan can be made: whole texts, every problem at once."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

import plan_case
from apora.errors import PlanRefused
from apora.projections.planning_level import level_of
from apora.projections.planning_refusals import (
    argument_problems,
    fund_problems,
    rates_of,
    unreached,
)
from apora.projections.planning_runs import AIMS, PAID
from apora.workflow.plan_step import PlanAsked, refuse_plan

BAD_ARGUMENTS = """\
4 errors

  budget: -1 is no budget.
      Give an amount above nothing, as in 1000000.
  currency: "JPY" has no dated rate in case.toml; those that have one: EUR, LMK.
      Give the budget in one of them, or add the rate with its date and source under [[rates]].
  aim: "fame" is no aim.
      Give one of families, departures, hours.
  cautious: 0.9 is no cautious quantile.
      Give a share from 0.01 to 0.5; 0.2 judges a plan by what it reaches in four outcomes of five."""

NO_FUND = """\
1 error

  measures: a fund takes none of the measures that did not exist, so there is nothing to plan.
      Add a measure with by = "fund" to the folder measures."""

COURSES_ALONE = """\
2 errors

  measures: none of the fund's measures (courses) opens a programme, so no request is taken.
      Add a change of programme_open to one of them.
  measures: none of the fund's measures (courses) has caseworkers, so no request is settled.
      Add a change of caseworkers to one of them."""

WORDS_ALONE = """\
1 error

  measures: none of the fund's measures (grant) pays for anything or shortens the search for work, \
so money moves nobody.
      Add a change of grant, stipend_m, debt_covered, job_help or retraining to one of them."""

TOO_LATE = """\
1 error

  measures: the first of the fund's measures begins on 2031-01-06, after 2021-12-05, the last day \
that is simulated.
      Let it begin earlier, or raise horizon_weeks in case.toml."""

OUT_OF_REACH = """\
1 error

  aim: no mix under this budget brings one more departure: the best one found brings 0.25 on \
average over 4 draws, though it pays 12 more leavers.
      Choose another aim or a larger budget; money moves who could bear to leave, not who wishes to \
or who is let go."""

TOO_CAUTIOUS = """\
1 error

  aim: judged by its quantile 0.05, no mix brings one person's week of hours off extra duties: the \
best one found brings 150 on average and less than that in 25% of 4 draws.
      Leave out --cautious or raise it, or choose another aim."""

TOO_SMALL = """\
1 error

  budget: it does not pay for one family: the best mix found pays 0.40 more leavers than what \
existed, on average over 4 draws, after one caseworker and the checks of requests.
      Raise the budget, or let the fund's measures take less for a caseworker, a check or a case."""


def searched(brought, *, paid, aim, cautious=None):
    """Return a search whose best plan brings this in four draws."""
    counts = np.zeros((4, PAID + 1))
    counts[:, AIMS.index(aim)] = brought
    counts[:, PAID] = paid
    return SimpleNamespace(
        aim=aim,
        cautious=cautious,
        budget=1e4,
        level=lambda _steps: level_of(np.asarray(brought), cautious=cautious),
        runs=SimpleNamespace(brought=lambda _steps, *, budget: counts if budget else None),
    )


def reason(*given, **asked_for):
    return str(PlanRefused(unreached(searched(*given, **asked_for), chosen=(1,))))


def asked(**changes):
    values = {"budget": 1e5, "currency": "EUR", "aim": "families", "cautious": None}
    return PlanAsked(**(values | changes))


def with_measures(*kept, **changes):
    """Return the case with some of its measures, each changed."""
    case = plan_case.plan_case()
    measures = [
        one.model_copy(update=changes) if one.id in kept else one
        for one in case.measures
        if one.id in kept or one.by != "fund" or one.id == "older-fund"
    ]
    return replace(case, measures=tuple(measures))


def refusal(case, **changes):
    with pytest.raises(PlanRefused) as caught:
        refuse_plan(case, asked=asked(**changes))
    assert caught.value.exit_code == 10
    return str(caught.value)


def test_every_bad_argument_is_named_at_once():
    text = refusal(plan_case.plan_case(), budget=-1.0, currency="JPY", aim="fame", cautious=0.9)
    assert text == BAD_ARGUMENTS


@pytest.mark.parametrize("budget", [float("nan"), float("inf"), 0.0, 1e13])
def test_a_budget_is_an_amount_above_nothing(budget):
    (problem,) = argument_problems(
        plan_case.plan_case().settings, budget=budget, currency="LMK", aim="hours", cautious=0.5
    )
    assert problem.what == f"{budget:g} is no budget."


def test_good_arguments_and_a_fund_that_can_pay_are_not_refused():
    refuse_plan(plan_case.plan_case(), asked=asked(cautious=0.2, aim="hours", currency="LMK"))


def test_a_case_whose_fund_takes_no_measure_is_refused():
    assert refusal(with_measures()) == NO_FUND


def test_a_fund_that_opens_nothing_and_has_nobody_is_told_both():
    assert refusal(with_measures("courses")) == COURSES_ALONE


def test_a_fund_that_pays_for_nothing_is_refused():
    case = with_measures("grant")
    grant = next(one for one in case.measures if one.id == "grant")
    changes = tuple(one for one in grant.changes if one.lever != "grant")
    assert refusal(with_measures("grant", changes=changes)) == WORDS_ALONE


def test_a_fund_that_begins_after_the_horizon_is_refused():
    late = with_measures("grant", from_=plan_case.LATE)
    assert refusal(late) == TOO_LATE


def test_a_currency_with_a_dated_rate_of_its_own_is_accepted():
    settings = plan_case.plan_case().settings
    rate = {"currency": "USD", "rate": 1.7, "date": "2020-11-30", "source": "brief"}
    more = type(settings).model_validate(settings.model_dump(by_alias=True) | {"rates": [rate]})
    assert rates_of(more) == {"USD": 1.7, "EUR": 2.0, "LMK": 1.0}
    assert fund_problems(plan_case.plan_case()) == []


def test_an_aim_that_help_does_not_move_says_what_it_pays_and_why():
    assert reason([0.1, 0.2, 0.3, 0.4], paid=12.0, aim="departures") == OUT_OF_REACH


def test_a_gain_that_bad_draws_do_not_have_says_so():
    given = {"paid": 12.0, "aim": "hours", "cautious": 0.05}
    assert reason([0.0, 100.0, 200.0, 300.0], **given) == TOO_CAUTIOUS


def test_a_budget_below_one_family_says_so():
    assert reason([0.1, 0.1, 0.1, 0.1], paid=0.4, aim="families") == TOO_SMALL


def test_a_plan_that_brings_one_person_is_no_refusal():
    assert unreached(searched([1.0] * 4, paid=1.0, aim="families"), chosen=(1,)) == []
