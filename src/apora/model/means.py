"""MEANS: whose household could bear to leave, in the money of the case."""

from typing import NamedTuple

import jax.numpy as jnp
from jax import Array

from apora.model.discounting import PERSONAL_DISCOUNT_Y, worth_today
from apora.model.smooth import smooth_minimum, smooth_positive, smooth_step

WEEKS_A_MONTH = 365.25 / 12 / 7
"""Weeks in a mean month."""
MONTHS_A_YEAR = 12.0
"""Payments of a stipend in a year."""
ABLE_WIDTH = 0.15
"""Width of the budget test in logs: nearly 0 or 1 for a type, a share over types."""
VIABLE_WIDTH = 0.05
"""Width in logs of the test that civilian income carries the household."""
MONEY_WIDTH = 0.02
"""Rounding of the positive part, as a share of monthly pay."""


class Household(NamedTuple):
    """What the simulated households look like, stratum by type."""

    disposition: Array
    means_residual: Array
    pay_m: Array
    civilian_pay_m: Array
    loan_service_m: Array
    partner_income_m: Array
    subsistence_m: Array
    savings: Array
    no_profession: Array
    contract_left: Array
    owes_training: Array
    implicated: Array


class Help(NamedTuple):
    """Help on offer to a leaver; one value for the week, or one for each regime."""

    grant: Array
    stipend_m: Array
    stipend_months: Array
    debt_covered: Array
    job_help: Array
    retraining: Array


class Terms(NamedTuple):
    """What leaving costs in a week: search, debts and how loosely they bind."""

    search_months: Array
    no_profession_ratio: Array
    labour_ratio: Array
    debt: Array
    debt_ratio: Array
    means_spread: Array


def no_help(like: Array) -> Help:
    """Return the absence of help, in the shape of `like` [money, months, shares]."""
    nothing = jnp.zeros_like(like)
    return Help(*(nothing for _ in Help._fields))


def months_to_find_work(*, household: Household, terms: Terms, help_: Help) -> Array:
    """Return the months to find civilian work, by type [months].

    τ₀ · (1 with a profession, else the ratio, less what retraining removes of it)
    · labour market · (1 - job help).

    Equation:
        handicap = (terms.no_profession_ratio - 1)·(1 - help_.retraining)
        search = terms.search_months·(1 + handicap·household.no_profession)
        search·terms.labour_ratio·(1 - help_.job_help)

    Args:
        household: The types.
        terms: Search time and labour market.
        help_: Job help and retraining.
    """
    handicap = (terms.no_profession_ratio - 1.0) * (1.0 - help_.retraining)
    return (
        terms.search_months
        * (1.0 + handicap * household.no_profession)
        * terms.labour_ratio
        * (1.0 - help_.job_help)
    )


def monthly_gap(*, household: Household) -> Array:
    """Return what a month without pay leaves uncovered, by type [money / month].

    Subsistence and loan service less the partner's income, not below zero.

    Equation:
        cost = household.subsistence_m + household.loan_service_m
        smooth_positive(cost - household.partner_income_m, width=MONEY_WIDTH·household.pay_m)

    Args:
        household: The types.
    """
    return smooth_positive(
        household.subsistence_m + household.loan_service_m - household.partner_income_m,
        width=MONEY_WIDTH * household.pay_m,
    )


def debt_on_exit(*, household: Household, lump_sum: Array, training_cost: Array) -> Array:
    """Return the debt on leaving before the contract ends, if all is claimed [money].

    (Contract payment + training cost where owed) · share of the contract left.

    Equation:
        (lump_sum + training_cost·household.owes_training)·household.contract_left

    Args:
        household: The types.
        lump_sum: Contract payment, full contract left [money].
        training_cost: Training cost, full contract left [money].
    """
    return (lump_sum + training_cost * household.owes_training) * household.contract_left


def stipend_months_paid(*, months: Array, help_: Help) -> Array:
    """Return for how long the stipend is paid: the search, or the longest time [months].

    Equation:
        smooth_minimum(help_.stipend_months, other=months)

    Args:
        months: Months to find work.
        help_: How long the stipend is paid at most.
    """
    return smooth_minimum(help_.stipend_months, other=months)


def stipend_worth(*, months: Array, help_: Help) -> Array:
    """Return what the stipend is worth to a household on the day of leaving [money].

    One payment at the start of each month, discounted at the personal rate: the same
    money in one payment is worth more.

    Equation:
        v = (1 + PERSONAL_DISCOUNT_Y)^(-1 / MONTHS_A_YEAR)
        help_.stipend_m·(1 - v^stipend_months_paid(…)) / (1 - v)

    Args:
        months: Months to find work.
        help_: The stipend and how long it is paid.
    """
    return worth_today(
        payment=help_.stipend_m,
        count=stipend_months_paid(months=months, help_=help_),
        every_y=1.0 / MONTHS_A_YEAR,
        rate_y=PERSONAL_DISCOUNT_Y,
    )


def need(*, household: Household, terms: Terms, help_: Help, claimed: Array) -> Array:
    """Return what leaving takes out of the household before the first wage [money].

    months · gap + debt claimed and not covered - what the stipend is worth, and at least a week's
    subsistence.

    Equation:
        months = months_to_find_work(…)
        debt = terms.debt·terms.debt_ratio·claimed·(1 - help_.debt_covered)
        raw = months·monthly_gap(…) + debt - stipend_worth(…)
        floor = household.subsistence_m / WEEKS_A_MONTH
        floor + smooth_positive(raw - floor, width=MONEY_WIDTH·household.pay_m)

    Args:
        household: The types.
        terms: Search, labour market and debts.
        help_: Help on offer.
        claimed: Share of the debt claimed on this route [share].
    """
    months = months_to_find_work(household=household, terms=terms, help_=help_)
    debt = terms.debt * terms.debt_ratio * claimed * (1.0 - help_.debt_covered)
    raw = (
        months * monthly_gap(household=household) + debt - stipend_worth(months=months, help_=help_)
    )
    floor = household.subsistence_m / WEEKS_A_MONTH
    return floor + smooth_positive(raw - floor, width=MONEY_WIDTH * household.pay_m)


def viable_afterwards(*, household: Household) -> Array:
    """Return whether civilian pay carries the household once found, by type [share].

    Civilian wage with the partner's income against subsistence and loan service.

    Equation:
        income = household.civilian_pay_m + household.partner_income_m
        cost = household.subsistence_m + household.loan_service_m
        σ(ln(income / cost) / VIABLE_WIDTH)

    Args:
        household: The types.
    """
    income = household.civilian_pay_m + household.partner_income_m
    cost = household.subsistence_m + household.loan_service_m
    return smooth_step(jnp.log(income) - jnp.log(cost), width=VIABLE_WIDTH)


def able_share(*, household: Household, terms: Terms, help_: Help, claimed: Array | float) -> Array:
    """Return whether the household could bear leaving by a route, by type [share].

    σ((log buffer - log need + s_m ε) / 0.15) · viable afterwards. Nearly 0 or 1 for a
    type, a share over types.

    Equation:
        residual = terms.means_spread·household.means_residual
        margin = ln(household.savings + help_.grant) - ln(need(…)) + residual
        σ(margin / ABLE_WIDTH)·viable_afterwards(…)

    Args:
        household: The types.
        terms: Search, labour market and debts.
        help_: Help on offer.
        claimed: Share of the debt claimed on this route [share].
    """
    buffer = household.savings + help_.grant
    needed = need(household=household, terms=terms, help_=help_, claimed=jnp.asarray(claimed))
    margin = jnp.log(buffer) - jnp.log(needed) + terms.means_spread * household.means_residual
    return smooth_step(margin, width=ABLE_WIDTH) * viable_afterwards(household=household)


def able_with_reach(*, able_none: Array, able_help: Array, reach: Array, delivered: Array) -> Array:
    """Return who could bear it when help reaches only some, by type [share].

    reach · [delivered · able(help) + (1 - delivered) · able(none)] + (1 - reach) ·
    able(none): reach never multiplies an amount inside the logarithm.

    Equation:
        told = delivered·able_help + (1 - delivered)·able_none
        reach·told + (1 - reach)·able_none

    Args:
        able_none: Share able without help.
        able_help: Share able with the help promised.
        reach: Share who have heard of the help, are eligible and believe it.
        delivered: Share of promised help that arrives.
    """
    return able_none + reach * delivered * (able_help - able_none)
