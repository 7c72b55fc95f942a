"""Four households, each bound by something else, worked by hand to the cent."""

import jax.numpy as jnp
import numpy as np
import pytest

from apora.model.means import Household, Terms, debt_on_exit
from apora.projections.constraints import CONSTRAINTS, Means, binding_terms, weighted_median

CENT = 0.005
NAMES = ("loan", "alone", "no profession", "contract")

# All: 4 months to find work in calm times, a quarter longer now; 1.6 times as long without
# a profession. A contract payment of 5,000, training worth 8,000; half the debt is claimed
# on leaving by agreement, all of it after staying away. A partner who earns has 600, 300
# or 900; where there is none, lifting the term gives one with 500.
HOMES = Household(
    disposition=jnp.zeros((1, 4)),
    means_residual=jnp.zeros((1, 4)),
    pay_m=jnp.full((1, 4), 700.0),
    civilian_pay_m=jnp.array([[900.0, 800.0, 650.0, 900.0]]),
    loan_service_m=jnp.array([[300.0, 0.0, 0.0, 0.0]]),
    partner_income_m=jnp.array([[600.0, 0.0, 300.0, 900.0]]),
    subsistence_m=jnp.array([[800.0, 900.0, 900.0, 700.0]]),
    savings=jnp.array([[2000.0, 3200.0, 4600.0, 3200.0]]),
    no_profession=jnp.array([[0.0, 0.0, 1.0, 0.0]]),
    contract_left=jnp.array([[0.2, 0.2, 0.4, 0.6]]),
    owes_training=jnp.array([[0.0, 0.0, 0.0, 1.0]]),
    implicated=jnp.zeros((1, 4)),
)
VALUES = {"lump_sum": jnp.array(5000.0), "training_cost": jnp.array(8000.0)}
MEANS = Means(
    household=HOMES,
    terms=Terms(
        search_months=jnp.array(4.0),
        no_profession_ratio=jnp.array(1.6),
        labour_ratio=jnp.full((1, 1), 1.25),
        debt=debt_on_exit(household=HOMES, **VALUES),
        debt_ratio=jnp.ones((1, 1)),
        means_spread=jnp.array(0.3),
    ),
    claimed=jnp.array(0.5),
    partner_income_m=jnp.array([[600.0, 500.0, 300.0, 900.0]]),
    parameters=VALUES,
)
PENAL = MEANS.on_terms(claimed=jnp.array(1.0))
BY_ID = {one.id: one for one in CONSTRAINTS}


def needs(means):
    return means.need()[0]


def test_what_leaving_by_agreement_takes():
    """Months x (subsistence + loan - partner) + half the debt.

    Loan: 5 x (800 + 300 - 600) + 0.5 x 0.2 x 5,000 = 2,500 + 500.
    Alone: 5 x 900 + 0.5 x 0.2 x 5,000 = 4,500 + 500.
    No profession: 8 x (900 - 300) + 0.5 x 0.4 x 5,000 = 4,800 + 1,000.
    Contract: 5 x 0 (the partner earns more than they need) + 0.5 x 0.6 x 13,000 = 3,900.
    """
    np.testing.assert_allclose(needs(MEANS), [3000.0, 5000.0, 5800.0, 3900.0], atol=CENT)


def test_what_staying_away_takes():
    """The whole debt: 2,500 + 1,000; 4,500 + 1,000; 4,800 + 2,000; 7,800."""
    np.testing.assert_allclose(needs(PENAL), [3500.0, 5500.0, 6800.0, 7800.0], atol=CENT)


WITHOUT = {
    # 5 x (800 - 600) + 500; the others have no loan.
    "loans": [1500.0, 5000.0, 5800.0, 3900.0],
    # A partner with 500: 5 x (900 - 500) + 500; the others have one who earns.
    "income": [3000.0, 2500.0, 5800.0, 3900.0],
    # 5 months and not 8: 5 x 600 + 1,000.
    "profession": [3000.0, 5000.0, 4000.0, 3900.0],
    # 4 months: 4 x 500 + 500; 4 x 900 + 500; 6.4 x 600 + 1,000; nothing to bridge.
    "labour": [2500.0, 4100.0, 4840.0, 3900.0],
    # No search at all: half the debt is left.
    "search": [500.0, 500.0, 1000.0, 3900.0],
    # No debt: the search is left; with nothing to bridge a week's subsistence, 700 / 4.34821.
    "debt": [2500.0, 4500.0, 4800.0, 160.99],
    # Only the contract's household owes training: 0.5 x 0.6 x 5,000.
    "training": [3000.0, 5000.0, 5800.0, 1500.0],
    # Poor civilian pay changes what comes afterwards, not what leaving takes.
    "civilian_pay": [3000.0, 5000.0, 5800.0, 3900.0],
}


def test_every_constraint_is_worked_here():
    assert list(WITHOUT) == [one.id for one in CONSTRAINTS]


@pytest.mark.parametrize("term", WITHOUT)
def test_what_leaving_takes_without_one_term(term):
    np.testing.assert_allclose(needs(BY_ID[term].lifted(MEANS)), WITHOUT[term], atol=CENT)


FREED = {
    # Savings of 2,000 carry 1,500 without the loan, or 500 without the search.
    "loan": {"loans", "search"},
    # 3,200 carry 2,500 with a partner's income, which makes up for poor civilian pay too.
    # 800 a month do not carry a need of 900: without the search alone they are still stuck.
    "alone": {"income"},
    # 4,600 carry 4,000 with a profession, 1,000 without the search; not 4,800 or 4,840.
    "no profession": {"profession", "search"},
    # 3,200 carry 1,500 without the training, and a week's food without the debt.
    "contract": {"debt", "training"},
}


@pytest.mark.parametrize("place", range(4), ids=NAMES)
def test_whom_lifting_one_term_frees(place):
    freed = {
        one.id for one in CONSTRAINTS if float(one.lifted(MEANS).able()[0, place]) > 0.5
    }  # fmt: skip

    assert float(MEANS.able()[0, place]) < 0.5
    assert freed == FREED[NAMES[place]]


def only(place):
    return jnp.zeros((1, 4)).at[0, place].set(10.0)


def costs(found):
    return {
        one.id: round(float(found.to_cover[i]), 2)
        for i, one in enumerate(CONSTRAINTS)
        if float(found.concerned[i]) > 0.5
    }


COSTS = {
    # What WITHOUT saves: 3,000 less each of them.
    "loan": {"loans": 1500.0, "labour": 500.0, "search": 2500.0, "debt": 500.0},
    # 5,000 less each; and 900 a month against a civilian pay of 800.
    "alone": {
        "income": 2500.0, "labour": 900.0, "search": 4500.0, "debt": 500.0, "civilian_pay": 100.0,
    },
    # 5,800 less each.
    "no profession": {"profession": 1800.0, "labour": 960.0, "search": 4800.0, "debt": 1000.0},
    # 3,900 less each.
    "contract": {"debt": 3739.01, "training": 2400.0},
}  # fmt: skip


@pytest.mark.parametrize("place", range(4), ids=NAMES)
def test_what_would_have_to_be_covered_for_whom(place):
    assert costs(binding_terms(MEANS, willing=only(place))) == COSTS[NAMES[place]]


@pytest.mark.parametrize(
    ("place", "agreement", "penal"),
    [
        # What leaving takes, less savings.
        (0, 1000.0, 1500.0),
        (1, 1800.0, 2300.0),
        (2, 1200.0, 2200.0),
        (3, 700.0, 4600.0),
    ],
    ids=NAMES,
)
def test_the_payment_that_is_missing(place, agreement, penal):
    found = binding_terms(MEANS, willing=only(place))

    assert float(found.missing) == pytest.approx(agreement, abs=CENT)
    assert float(found.missing_penal) == pytest.approx(penal, abs=CENT)


def test_the_debt_binds_more_of_those_who_would_have_to_stay_away():
    """The contract's household: 7,800 against 3,200, and 160.99 without the debt."""
    found = binding_terms(MEANS, willing=only(3))
    debt = [one.id for one in CONSTRAINTS].index("debt")
    loans = [one.id for one in CONSTRAINTS].index("loans")

    assert float(found.freed_penal[debt]) > float(found.freed[debt]) > 0.9
    assert float(found.freed_penal[loans]) == pytest.approx(0.0, abs=1e-9)


def test_a_household_counts_as_often_as_it_would_leave_and_could_not():
    """Three of ten alone and one of ten with a loan, both unable: a quarter has a loan."""
    willing = jnp.array([[1.0, 3.0, 0.0, 0.0]])
    able = MEANS.able()[0]
    found = binding_terms(MEANS, willing=willing)
    stuck = [1.0 - float(able[0]), 3.0 * (1.0 - float(able[1]))]

    loans = [one.id for one in CONSTRAINTS].index("loans")
    assert float(found.concerned[loans]) == pytest.approx(stuck[0] / sum(stuck))
    assert float(found.concerned[loans]) == pytest.approx(0.25, abs=0.02)


def test_half_of_the_weight_lies_at_or_below_the_weighted_median():
    """Weights 1, 1, 3 at 10, 20, 30: half of five is reached at 30; of 1, 3, 1 at 20."""
    values = jnp.array([20.0, 10.0, 30.0])

    assert float(weighted_median(values, weights=jnp.array([1.0, 1.0, 3.0]))) == 30.0
    assert float(weighted_median(values, weights=jnp.array([3.0, 1.0, 1.0]))) == 20.0
