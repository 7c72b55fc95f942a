"""Programme arithmetic: by hand, and against what funds really paid and handled."""

import csv
from datetime import date
from pathlib import Path

import jax.numpy as jnp
import numpy as np
import pytest

from apora.evidence.calendar import Calendar
from apora.evidence.case import read_case
from apora.model.support import Costs, Programme, caseload_after_week, empty_caseload
from apora.projections.programme import (
    by_month,
    mean_over,
    month_names,
    months_until,
    waiting_weeks,
)
from apora.results.measures_part import size_of

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests" / "references" / "support_programmes.csv"
FACTS = {row["id"]: row for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines())}
CASE = ROOT / "cases" / "belarus-2020"


def fact(name):
    return float(FACTS[name]["value"])


def weeks_of(name):
    first, last = (date.fromisoformat(FACTS[name][end]) for end in ("from", "to"))
    return round(((last - first).days + 1) / 7)


def followed(*, arrivals, each, hands, verify_weeks=2.0, budget=1e9):
    """Return people in the queue by week, all paid and all money of a programme [people, money]."""
    programme = Programme(
        open_=jnp.ones(()), request_w=jnp.zeros(()), stipend_months=jnp.zeros(()),
        budget_w=jnp.asarray(budget), caseworkers=jnp.asarray(hands),
        caseworker_cost_w=jnp.zeros(()), cases_per_caseworker_w=jnp.ones(()),
        check_cost=jnp.zeros(()), false_share=jnp.zeros(()), wrongly_refused=jnp.zeros(()),
        verify_weeks=jnp.asarray(verify_weeks),
    )  # fmt: skip
    one = jnp.ones((1, 4))
    costs = Costs(
        now=each * one, later=0.0 * one,
        work_hazard_w=jnp.full(1, 1e-9), aided_work_hazard_w=jnp.full(1, 1e-9),
    )  # fmt: skip
    held, queue, paid, money = empty_caseload(strata=1), [0.0], 0.0, 0.0
    for coming in arrivals:
        held = held._replace(requested=held.requested + coming / 4.0 * one)
        held, flows = caseload_after_week(
            held, leavers=0.0 * one, leavers_eligible=0.0 * one, programme=programme, costs=costs
        )
        queue.append(float(held.requested.sum()))
        paid, money = paid + float(flows.paid.sum()), money + float(flows.money_out)
    return np.array([queue]), paid, money


def test_a_payment_of_1500_euro_accounts_for_what_the_fund_paid_to_whom():
    """1,300 requests over the fund's 20 weeks: nearly all are paid, almost 2 million euro."""
    weeks = weeks_of("paid_people")
    arrivals = np.full(weeks, fact("paid_people") / (weeks - 2.0))
    arrivals[-2:] = 0.0

    _, paid, money = followed(arrivals=arrivals, each=fact("paid_each"), hands=1000.0)

    assert paid == pytest.approx(fact("paid_people"), rel=0.05)
    low, high = (float(FACTS["paid_money"][end]) for end in ("low", "high"))
    assert low <= money <= high


def test_a_queue_of_3500_beside_8700_settled_is_a_wait_of_three_months():
    """What came until the end of September is what was settled until then and the queue.

    The programme is limited by hands; model and fund then agree on the queue, the wait of
    about 12 weeks and the money paid, within the 8 % that the smooth minimum gives away.
    """
    weeks, until_queue = weeks_of("settled"), 15
    hands = fact("settled") / weeks
    came = hands * until_queue + fact("queue")
    arrivals = np.zeros(weeks)
    arrivals[:until_queue] = came / until_queue
    arrivals[until_queue:] = (fact("settled") - came) / (weeks - until_queue)
    each = fact("settled_money") / fact("settled")

    queue, paid, money = followed(arrivals=arrivals, each=each, hands=hands)

    assert queue[0, until_queue] == pytest.approx(fact("queue"), rel=0.15)
    assert fact("queue") / hands == pytest.approx(12.5, abs=0.1)
    wait = waiting_weeks(queue=queue, requests=arrivals[None])
    assert 6.0 < wait[0] < 12.5
    assert paid == pytest.approx(fact("settled"), rel=0.12)
    assert money == pytest.approx(fact("settled_money"), rel=0.12)


def test_when_money_runs_out_the_rest_waits_and_nothing_is_owed():
    """100 requests a week at 10 each, 400 money a week: 40 a week are paid, the queue grows."""
    queue, paid, money = followed(
        arrivals=np.full(20, 100.0), each=10.0, hands=1000.0, budget=400.0
    )

    assert money <= 20 * 400.0
    assert paid == pytest.approx(20 * 40.0, rel=0.05)
    assert paid + queue[0, -1] == pytest.approx(20 * 100.0, rel=1e-6)
    assert queue[0, -1] > queue[0, 10] > 0.0


def change(measure, lever):
    case = read_case(CASE)
    held = next(one for one in case.measures if one.id == measure)
    return [size_of(one) for one in held.changes if one.lever == lever]


def test_the_cases_retraining_costs_what_the_fund_says_for_those_it_could_place():
    sizes = change("retraining", "check_cost")
    placed = fact("course_sent") / fact("course_asked")

    assert sizes[-1].mid == pytest.approx(fact("course_cost") * placed, rel=0.02)


def test_the_cases_blocked_accounts_hold_what_one_fund_lost():
    (size,) = change("reaction-blocked-accounts", "delivered_ratio")

    assert size.low < 1.0 - fact("blocked") < size.high


def test_the_fund_that_existed_pays_in_the_case_what_it_promised():
    (size,) = change("existing-fund", "grant")

    assert size.mid == fact("paid_each")


def test_waiting_is_people_in_the_queue_over_people_who_leave_it():
    """Ten come every week and wait two weeks: twenty in the queue, a mean wait of two weeks."""
    queue = np.full((1, 11), 20.0)

    assert waiting_weeks(queue=queue, requests=np.full((1, 10), 10.0)).tolist() == [2.0]
    assert waiting_weeks(queue=np.zeros((1, 11)), requests=np.zeros((1, 10))).tolist() == [0.0]


def test_money_is_added_up_by_the_month_of_the_weeks_thursday():
    calendar = Calendar(first_monday=date(2020, 11, 23), weeks=3)
    months = month_names(calendar, start=1)

    assert months == ("2020-11", "2020-12", "2020-12")
    found = by_month(np.array([[1.0, 2.0, 4.0]]), months=months)
    assert {name: one.tolist() for name, one in found.items()} == {
        "2020-11": [1.0], "2020-12": [6.0],
    }  # fmt: skip


def test_means_count_open_weeks_and_never_is_infinite():
    values, open_ = np.array([[2.0, 4.0, 90.0]]), np.array([[1.0, 1.0, 0.0]])

    assert mean_over(values, weight=open_).tolist() == [3.0]
    assert months_until(np.array([[0.0, 0.0], [0.0, 1.0]]))[0] == np.inf
    assert months_until(np.array([[0.0, 1.0]]))[0] == pytest.approx(7 * 12 / 365.25)
