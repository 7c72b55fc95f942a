"""MEANS: the budgets of two households, to the cent."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.model import means
from apora.model.means import Help, Household, Terms

CENT = 0.005

# A: a profession, a partner who earns, a loan, owes training, half the contract left.
# B: no profession, alone, no loan, a fifth of the contract left.
HOMES = Household(
    disposition=jnp.zeros((1, 2)),
    means_residual=jnp.array([[0.0, 1.0]]),
    pay_m=jnp.array([[1000.0, 700.0]]),
    civilian_pay_m=jnp.array([[800.0, 500.0]]),
    loan_service_m=jnp.array([[150.0, 0.0]]),
    partner_income_m=jnp.array([[600.0, 0.0]]),
    subsistence_m=jnp.array([[900.0, 400.0]]),
    savings=jnp.array([[2000.0, 700.0]]),
    no_profession=jnp.array([[0.0, 1.0]]),
    contract_left=jnp.array([[0.5, 0.2]]),
    owes_training=jnp.array([[1.0, 0.0]]),
    implicated=jnp.zeros((1, 2)),
)
DEBT = means.debt_on_exit(
    household=HOMES, lump_sum=jnp.array(5000.0), training_cost=jnp.array(8000.0)
)
TERMS = Terms(
    search_months=jnp.array(4.0),
    no_profession_ratio=jnp.array(1.6),
    labour_ratio=jnp.array(1.25),
    debt=DEBT,
    debt_ratio=jnp.array(1.0),
    means_spread=jnp.array(0.3),
)
HELP = Help(
    grant=jnp.array(1500.0),
    stipend_m=jnp.array(300.0),
    stipend_months=jnp.array(2.0),
    debt_covered=jnp.array(0.4),
    job_help=jnp.array(0.2),
    retraining=jnp.array(0.5),
)
NONE = means.no_help(jnp.array(0.0))


def needs(help_, claimed):
    return means.need(household=HOMES, terms=TERMS, help_=help_, claimed=jnp.array(claimed))[0]


def able(help_, claimed):
    return means.able_share(household=HOMES, terms=TERMS, help_=help_, claimed=claimed)[0]


def test_months_to_find_work():
    """A: 4 · 1.25 = 5. B: 4 · 1.6 · 1.25 = 8."""
    got = means.months_to_find_work(household=HOMES, terms=TERMS, help_=NONE)

    np.testing.assert_allclose(got, [[5.0, 8.0]])


def test_job_help_shortens_the_search_and_retraining_the_handicap():
    """A: 5 · 0.8 = 4. B: 4 · (1 + 0.6 · 0.5) · 1.25 · 0.8 = 5.2."""
    got = means.months_to_find_work(household=HOMES, terms=TERMS, help_=HELP)

    np.testing.assert_allclose(got, [[4.0, 5.2]])


def test_what_a_month_without_pay_leaves_uncovered():
    """A: 900 + 150 - 600 = 450. B: 400."""
    np.testing.assert_allclose(means.monthly_gap(household=HOMES), [[450.0, 400.0]], atol=CENT)


def test_debt_on_leaving_early():
    """A: (5,000 + 8,000) · 0.5 = 6,500. B: 5,000 · 0.2 = 1,000."""
    np.testing.assert_allclose(DEBT, [[6500.0, 1000.0]], atol=CENT)


def test_need_without_help_by_agreement_with_half_the_debt_claimed():
    """A: 5 · 450 + 3,250 = 5,500. B: 8 · 400 + 500 = 3,700."""
    np.testing.assert_allclose(needs(NONE, 0.5), [5500.0, 3700.0], atol=CENT)


def test_need_when_all_the_debt_is_claimed_and_when_none_is():
    """A: 2,250 + 6,500 = 8,750, and 2,250. B: 3,200 + 1,000 = 4,200, and 3,200."""
    np.testing.assert_allclose(needs(NONE, 1.0), [8750.0, 4200.0], atol=CENT)
    np.testing.assert_allclose(needs(NONE, 0.0), [2250.0, 3200.0], atol=CENT)


def test_need_with_help():
    """Stipend: paid 1.999025 (A) and 1.999880 (B) times, worth 1.986046 and 1.986884 payments.

    At 17 % a year a month is e^-0.0130836: (1 - e^-0.0261544) / (1 - e^-0.0130836).
    A: 4 · 450 + 3,250 · 0.6 - 300 · 1.986046 = 3,154.19.
    B: 5.2 · 400 + 500 · 0.6 - 300 · 1.986884 = 1,783.93.
    """
    np.testing.assert_allclose(needs(HELP, 0.5), [3154.19, 1783.93], atol=CENT)


def test_need_is_never_under_a_week_of_subsistence():
    """A stipend of 5,000 leaves nothing to cover: 900 and 400 over 4.34821 weeks a month."""
    got = needs(HELP._replace(stipend_m=jnp.array(5000.0)), 0.0)

    np.testing.assert_allclose(got, [206.98, 91.99], atol=CENT)


def test_who_could_bear_it_without_help():
    """A: ln(2000/5500) = -1.011601, σ(-6.744) = 0.001177; viable σ(5.7536) = 0.996839.

    B: ln(700/3700) + 0.3 = -1.365009, σ(-9.100) = 0.000112; σ(ln(5/4)/0.05) = 0.988593.
    """
    np.testing.assert_allclose(able(NONE, 0.5), [0.0011733, 0.0001104], rtol=1e-3)


def test_who_could_bear_it_with_help():
    """A: ln(3500/3154.19) = 0.104032, σ(0.693549) · 0.996839 = 0.664648.

    B: ln(2200/1783.93) + 0.3 = 0.509636, σ(3.397572) · 0.988593 = 0.956591.
    """
    np.testing.assert_allclose(able(HELP, 0.5), [0.664648, 0.956591], rtol=1e-4)


def test_a_grant_and_a_job_offer_of_like_cost_are_not_the_same_thing():
    grant = able(NONE._replace(grant=jnp.array(900.0)), 0.5)
    offer = able(NONE._replace(job_help=jnp.array(0.4)), 0.5)

    assert not np.allclose(grant, offer, rtol=0.05)


def test_help_reaches_only_some():
    """0.1 + 0.5 · 0.8 · (0.6 - 0.1) is 0.3; reach is no amount inside a logarithm."""
    got = means.able_with_reach(
        able_none=jnp.array(0.1), able_help=jnp.array(0.6), reach=jnp.array(0.5),
        delivered=jnp.array(0.8),
    )  # fmt: skip

    assert float(got) == pytest.approx(0.3)


MORE = st.fixed_dictionaries(
    {
        "grant": st.floats(0.0, 20_000.0),
        "stipend_m": st.floats(0.0, 2_000.0),
        "stipend_months": st.floats(0.0, 24.0),
        "debt_covered": st.floats(0.0, 1.0),
        "job_help": st.floats(0.0, 0.95),
        "retraining": st.floats(0.0, 1.0),
    }
)


@given(more=MORE, of=st.sampled_from(Help._fields))
def test_more_of_one_kind_of_help_never_makes_leaving_harder(more, of):
    """A stipend above what a month costs pays for searching longer: left out here."""
    if of in {"job_help", "retraining"}:
        more = more | {"stipend_m": more["stipend_m"] / 2_000.0 * 400.0}
    some = Help(**{name: jnp.array(value) for name, value in more.items()})
    none = some._replace(**{of: jnp.array(0.0)})

    for claimed in (0.0, 0.5, 1.0):
        assert bool(jnp.all(able(some, claimed) >= able(none, claimed) * (1.0 - 1e-9)))


@given(more=MORE)
def test_the_dearer_the_route_the_fewer_can_bear_it(more):
    help_ = Help(**{name: jnp.array(value) for name, value in more.items()})

    free, half, full = (able(help_, claimed) for claimed in (0.0, 0.5, 1.0))

    assert bool(jnp.all((free >= half) & (half >= full)))
