"""The support caseload: one week by hand, and what must hold in every week."""

import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.model.support import (
    Caseload,
    Costs,
    Programme,
    caseload_after_week,
    eligible_share,
    empty_caseload,
    money_shares,
    settle_requests,
)
from model import twin

STRATA, ROUTES = 2, 4
after_week = jax.jit(caseload_after_week)
NOBODY = jnp.zeros((STRATA, ROUTES))
TERMS = Programme(
    open_=jnp.array(1.0),
    request_w=jnp.array(0.05),
    stipend_months=jnp.array(6.0),
    budget_w=jnp.array(50_000.0),
    caseworkers=jnp.array(2.0),
    caseworker_cost_w=jnp.array(400.0),
    cases_per_caseworker_w=jnp.array(10.0),
    check_cost=jnp.array(50.0),
    false_share=jnp.array(0.2),
    wrongly_refused=jnp.array(0.1),
    verify_weeks=jnp.array(4.0),
)
COSTS = Costs(
    now=jnp.full((STRATA, ROUTES), 2000.0),
    later=jnp.full((STRATA, 1), 1000.0),
    work_hazard_w=jnp.full(STRATA, 0.05),
    aided_work_hazard_w=jnp.full(STRATA, 0.1),
)


def at_first(people):
    return NOBODY.at[0, 0].set(people)


def test_with_money_and_hands_to_spare_every_true_request_is_paid():
    """8 true requests, 2 false among 10 checked; 0.8 wrongly refused, 7.2 paid.

    Checks 10 · 50 and two caseworkers 800: 1,300. Paid 7.2 · 2,000, promised 7.2 · 1,000.
    """
    terms = TERMS._replace(caseworkers=jnp.array(2e3), caseworker_cost_w=jnp.array(0.4))

    got = settle_requests(at_first(8.0), costs=COSTS, free_money=jnp.array(1e6), programme=terms)

    assert float(jnp.sum(got.paid)) == pytest.approx(7.2)
    assert float(jnp.sum(got.refused)) == pytest.approx(0.8)
    assert float(got.admin) == pytest.approx(1300.0)
    assert (float(got.at_once), float(got.promised)) == pytest.approx((14_400.0, 7_200.0))
    assert float(got.funded) == pytest.approx(1.0)


def test_caseworkers_are_a_limit():
    """Two settle 20 requests, 16 of them true, whatever waits; a tenth is refused."""
    got = settle_requests(at_first(1000.0), costs=COSTS, free_money=jnp.array(1e9), programme=TERMS)

    assert float(jnp.sum(got.paid)) == pytest.approx(14.4)


def test_money_is_a_limit_after_caseworkers_are_paid_and_who_waits_is_not_checked():
    """7.2 approved cost 21,600 and 10 checks 500; 11,300 less 800 for staff covers 47.5 %."""
    terms = TERMS._replace(caseworkers=jnp.array(2e3), caseworker_cost_w=jnp.array(0.4))

    got = settle_requests(
        at_first(8.0), costs=COSTS, free_money=jnp.array(11_300.0), programme=terms
    )

    assert float(got.funded) == pytest.approx(10_500 / 22_100, rel=1e-3)
    assert float(jnp.sum(got.paid)) == pytest.approx(7.2 * 10_500 / 22_100, rel=1e-3)
    assert float(jnp.sum(got.refused)) == pytest.approx(0.8 * 10_500 / 22_100, rel=1e-3)
    assert float(got.admin) == pytest.approx(800 + 500 * 10_500 / 22_100, rel=1e-3)
    assert float(got.at_once + got.promised + got.admin) <= 11_300.0


def test_a_fund_without_money_pays_nobody_and_owes_nothing():
    terms = TERMS._replace(caseworker_cost_w=jnp.array(0.0), check_cost=jnp.array(0.0))

    got = settle_requests(at_first(8.0), costs=COSTS, free_money=jnp.array(0.0), programme=terms)

    assert float(jnp.sum(got.paid)) == 0.0
    assert float(got.at_once + got.promised + got.admin) == 0.0


def test_one_week_of_those_who_may_ask():
    """100 search: 100 · (1 - e^(-0.05)) find work, and as many of the other 95.122942 ask.

    4.877058 and 4.639200. Nobody asks while no programme is open.
    """
    start = empty_caseload(strata=STRATA)._replace(eligible=at_first(100.0))
    nobody = {"leavers": NOBODY, "leavers_eligible": NOBODY, "costs": COSTS}

    after, flows = after_week(start, programme=TERMS, **nobody)
    _, closed = after_week(start, programme=TERMS._replace(open_=jnp.array(0.0)), **nobody)

    assert float(flows.requests[0]) == pytest.approx(4.639200)
    assert float(after.requested[0, 0]) == pytest.approx(4.639200)
    assert float(flows.placements[0]) == pytest.approx(4.877058)
    assert float(closed.requests[0]) == 0.0


@pytest.mark.parametrize("stands", ["eligible", "other", "requested"])
def test_to_ask_and_to_wait_take_no_day_from_a_search(stands):
    """Without money nobody is paid, and whoever searches finds work as fast as without help."""
    terms = TERMS._replace(budget_w=jnp.array(0.0), verify_weeks=jnp.array(3.0))
    caseload = empty_caseload(strata=STRATA)._replace(**{stands: at_first(100.0)})

    for _ in range(10):
        caseload, _ = after_week(
            caseload, leavers=NOBODY, leavers_eligible=NOBODY, programme=terms, costs=COSTS
        )

    assert float(jnp.sum(caseload.employed)) == pytest.approx(100.0 * (1.0 - math.exp(-0.5)))


def test_promised_stipends_are_paid_over_their_months():
    """6,000 promised over six months: 6000 · (1 - e^(-1/26.08929)) is 225.63 in a week."""
    start = empty_caseload(strata=STRATA)._replace(committed=jnp.array(6000.0))
    closed = TERMS._replace(open_=jnp.array(0.0), check_cost=jnp.array(0.0))

    after, flows = after_week(
        start, leavers=NOBODY, leavers_eligible=NOBODY, programme=closed, costs=COSTS
    )

    assert float(flows.money_out) == pytest.approx(225.63, abs=0.01)
    assert float(after.committed) == pytest.approx(6000.0 - 225.63, abs=0.01)


def test_money_is_booked_where_people_are_on_the_programme():
    """Three aided in one stratum, one asking in the other."""
    after = empty_caseload(strata=STRATA)._replace(
        aided=at_first(3.0), requested=NOBODY.at[1, 2].set(1.0)
    )

    np.testing.assert_allclose(money_shares(after=after), [0.75, 0.25])


def test_the_implicated_may_be_supported_where_the_terms_say_so():
    implicated = jnp.array([[1.0, 0.0, 0.4]])
    got = [
        eligible_share(implicated=implicated, implicated_eligible=jnp.array(terms))[0]
        for terms in (0.0, 1.0, 0.5)
    ]

    np.testing.assert_allclose(got, [[0.0, 1.0, 0.6], [1.0, 1.0, 1.0], [0.5, 1.0, 0.8]])


PEOPLE = st.lists(st.integers(0, 1000), min_size=STRATA * ROUTES, max_size=STRATA * ROUTES)
SHARES = st.floats(0.0, 0.95)


@given(
    stocks=st.lists(PEOPLE, min_size=5, max_size=5), left=PEOPLE, eligible=SHARES,
    money=st.lists(st.integers(0, 10**6), min_size=3, max_size=3),
    shares=st.lists(SHARES, min_size=3, max_size=3), hands=st.floats(0.0, 50.0),
    weeks=st.floats(0.25, 20.0),
)  # fmt: skip
def test_a_week_of_the_caseload_is_that_of_the_plain_loops_and_balances(
    *, stocks, left, eligible, money, shares, hands, weeks
):
    leavers = jnp.asarray(left, dtype=float).reshape(STRATA, ROUTES)
    start = Caseload(
        *(jnp.asarray(one, dtype=float).reshape(STRATA, ROUTES) for one in stocks),
        free=jnp.array(float(money[0])), committed=jnp.array(float(money[1])),
        funded=jnp.array(1.0),
    )  # fmt: skip
    terms = TERMS._replace(
        open_=jnp.array(1.0), budget_w=jnp.array(float(money[2])), request_w=jnp.array(shares[0]),
        false_share=jnp.array(shares[1]), wrongly_refused=jnp.array(shares[2]),
        caseworkers=jnp.array(hands), verify_weeks=jnp.array(weeks),
    )  # fmt: skip

    after, flows = after_week(
        start, leavers=leavers, leavers_eligible=eligible * leavers, programme=terms, costs=COSTS
    )

    expected, said = _by_twin(start, leavers=leavers, eligible=eligible, terms=terms)
    for name, value in after._asdict().items():
        np.testing.assert_allclose(value, expected[name], rtol=1e-8, atol=1e-8, err_msg=name)
        assert float(jnp.min(value)) >= -1e-9, name
    np.testing.assert_allclose(flows.paid, said["aid_paid"], rtol=1e-8, atol=1e-8)
    people = jnp.sum(jnp.stack(start[:5]), axis=0) + leavers
    np.testing.assert_allclose(jnp.sum(jnp.stack(after[:5]), axis=0), people, rtol=1e-12)
    held = start.free + start.committed + terms.budget_w
    np.testing.assert_allclose(after.free + after.committed + flows.money_out, held, rtol=1e-12)


def _by_twin(start, *, leavers, eligible, terms):
    lever = {name: [float(value)] for name, value in terms._asdict().items()} | {
        "programme_open": [float(terms.open_)], "reach_shift": [0.0], "statement_required": [0.0],
    }  # fmt: skip
    rows = {name: np.asarray(value).tolist() for name, value in start._asdict().items()}
    return twin.caseload_week(
        rows,
        leavers=np.asarray(leavers).tolist(),
        supported=np.asarray(eligible * leavers).tolist(),
        lever=lever,
        t=0,
        # A reach of one half, so twice the hazard of asking.
        p={"reach": 0.5, "statement_takeup": 1.0, "request_w": 2.0 * float(terms.request_w)},
        costs=[{"work": 0.05, "aided_work": 0.1, "now": [2000.0] * 4, "later": 1000.0}] * STRATA,
    )
