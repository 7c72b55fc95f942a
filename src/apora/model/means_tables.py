"""MEANS in every regime of a run: weeks whose terms of leaving are alike."""

from typing import NamedTuple

import jax.numpy as jnp
from jax import Array

from apora.model import means
from apora.model.means import Help, Terms
from apora.model.state import Inputs, Parameters, Population

FULL_CLAIM = 1.0
"""Share of the debt claimed from those who stay away or are dismissed."""


class MeansTables(NamedTuple):
    """MEANS in each regime, without help and with it.

    `able_*` are regime by stratum by type; the three routes differ in the debt claimed.
    `months` and `cost_later` are regime by stratum, `cost_now` regime by stratum by route.
    """

    agreement: tuple[Array, Array]
    full: tuple[Array, Array]
    nothing: tuple[Array, Array]
    months: tuple[Array, Array]
    cost_now: Array
    cost_later: Array


def terms_by_regime(*, parameters: Parameters, inputs: Inputs, population: Population) -> Terms:
    """Return what leaving costs in each regime, regime by stratum by type.

    Args:
        parameters: Natural values.
        inputs: Drivers and levers by week.
        population: Posts and household types.
    """
    first = inputs.regimes.first_week
    labour = inputs.drivers["labour_market"][first][:, :, None]
    labour = labour * inputs.levers["labour_ratio"][first][:, None, None]
    debt = means.debt_on_exit(
        household=population.household,
        lump_sum=parameters["lump_sum"],
        training_cost=parameters["training_cost"],
    )
    return Terms(
        search_months=parameters["search_months"],
        no_profession_ratio=parameters["no_profession_ratio"],
        labour_ratio=labour,
        debt=debt[None, :, :],
        debt_ratio=inputs.levers["debt_ratio"][first][:, None, None],
        means_spread=parameters["means_spread"],
    )


def help_by_regime(*, inputs: Inputs) -> Help:
    """Return the help on offer in each regime; money only while a programme is open.

    Args:
        inputs: Levers by week.
    """
    first = inputs.regimes.first_week
    lever = {name: values[first][:, None, None] for name, values in inputs.levers.items()}
    open_ = lever["programme_open"]
    return Help(
        grant=open_ * lever["grant"],
        stipend_m=open_ * lever["stipend_m"],
        stipend_months=lever["stipend_months"],
        debt_covered=open_ * lever["debt_covered"],
        job_help=lever["job_help"],
        retraining=lever["retraining"],
    )


def means_tables(*, parameters: Parameters, inputs: Inputs, population: Population) -> MeansTables:
    """Return MEANS in each regime, without help and with it.

    Args:
        parameters: Natural values.
        inputs: Drivers and levers by week.
        population: Posts and household types.
    """
    terms = terms_by_regime(parameters=parameters, inputs=inputs, population=population)
    offered = help_by_regime(inputs=inputs)
    absent = means.no_help(offered.grant)
    household = population.household

    def both(claimed: Array | float) -> tuple[Array, Array]:
        none, some = (
            means.able_share(household=household, terms=terms, help_=one, claimed=claimed)
            for one in (absent, offered)
        )
        return none, some

    months = tuple(
        means.months_to_find_work(household=household, terms=terms, help_=one)
        for one in (absent, offered)
    )
    by_agreement = parameters["claimed_by_agreement"]
    claimed = jnp.stack([by_agreement, jnp.array(1.0), jnp.array(0.0), jnp.array(1.0)])
    debt = jnp.mean(terms.debt * terms.debt_ratio, axis=-1)
    paid = offered.stipend_m * means.stipend_months_paid(months=months[1], help_=offered)
    covered = debt[:, :, None] * offered.debt_covered * claimed
    return MeansTables(
        agreement=both(by_agreement),
        full=both(FULL_CLAIM),
        nothing=both(0.0),
        months=(jnp.mean(months[0], axis=-1), jnp.mean(months[1], axis=-1)),
        cost_now=offered.grant + covered,
        cost_later=jnp.mean(paid, axis=-1)[:, :, None],
    )
