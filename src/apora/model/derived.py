"""Quantities that follow from the gates in calm times, to be held against the literature."""

import jax.numpy as jnp
from jax import Array

from apora.model.means import Household, Terms, able_share, no_help
from apora.model.prepare import Prepared
from apora.model.service import ServiceFlows
from apora.model.service_hazards import WEEKS_A_YEAR
from apora.model.state import Inputs, Parameters
from apora.model.willingness import making_up_minds_hazards_w

YEAR_W = 52.0
"""A year as the outside evidence on the effect of money states it [weeks]."""
AID_MONTHS = 12.0
"""The sum whose effect that evidence states [months of pay]."""
BY_REGIME_AXES = 3
"""What differs between regimes is regime by stratum by type; the rest are scalars."""


def voluntary_departures_y(*, flows: ServiceFlows, headcount: Array, resigns: Array) -> Array:
    """Return voluntary departures in calm times [share / year].

    Equation:
        leaving = flows.releases + flows.penal_exits + flows.contract_ends
        WEEKS_A_YEAR·Σ(leaving) / Σ(headcount·resigns)

    Args:
        flows: Of a calm week.
        headcount: By stratum [persons].
        resigns: 0 where nobody can resign.
    """
    leaving = flows.releases + flows.penal_exits + flows.contract_ends
    return WEEKS_A_YEAR * jnp.sum(leaving) / jnp.sum(headcount * resigns)


def all_departures_y(*, flows: ServiceFlows, headcount: Array, resigns: Array) -> Array:
    """Return departures for every reason in calm times [share / year].

    Args:
        flows: Of a calm week.
        headcount: By stratum [persons].
        resigns: 0 where nobody can resign.
    """
    exits = jnp.sum(flows.exits(), axis=1) * resigns
    return WEEKS_A_YEAR * jnp.sum(exits) / jnp.sum(headcount * resigns)


def still_there_after(
    *, weeks: float, to_willing: Array, to_settled: Array, leaving: Array, willing: Array
) -> Array:
    """Return the chance of not having left by own wish after some weeks, by type [share].

    Two states, settled and willing, with an exit from the second: f'' - tr f' + det f = 0
    with f(0) = 1 and f'(0) = -willing · exit, solved by its two exponents.

    Equation:
        total = to_willing + to_settled + leaving
        root = √(total² - 4·to_willing·leaving)
        slow = (root - total) / 2
        fast = -(root + total) / 2
        share = (-willing·leaving - fast) / root
        share·exp(slow·weeks) + (1 - share)·exp(fast·weeks)

    Args:
        weeks: Time [weeks].
        to_willing: Hazard of coming to wish to leave [1 / week].
        to_settled: Hazard of dropping it [1 / week].
        leaving: Hazard of leaving of those who wish to [1 / week].
        willing: Share who wish to leave at the start [share].
    """
    total = to_willing + to_settled + leaving
    root = jnp.sqrt(total**2 - 4.0 * to_willing * leaving)
    slow, fast = (-total + root) / 2.0, (-total - root) / 2.0
    weight = (-willing * leaving - fast) / root
    return weight * jnp.exp(slow * weeks) + (1.0 - weight) * jnp.exp(fast * weeks)


def left_within_year(
    *, able: Array, prepared: Prepared, parameters: Parameters, resigns: Array
) -> Array:
    """Return the share who leave within a year if every letter is granted at once [share].

    Args:
        able: Who could bear leaving by agreement, stratum by type [share].
        prepared: Standing log-odds and calm stocks.
        parameters: Natural values.
        resigns: 0 where nobody can resign.
    """
    to_willing, to_settled = making_up_minds_hazards_w(
        log_odds=prepared.standing, adjust_w=parameters["willing_adjust_w"]
    )
    wishing = prepared.calm.willing + prepared.calm.waiting + prepared.calm.refused
    stay = still_there_after(
        weeks=YEAR_W,
        to_willing=to_willing,
        to_settled=to_settled,
        leaving=parameters["application_w"] * able,
        willing=wishing / (prepared.calm.settled + wishing),
    )
    weight = prepared.calm_headcount * resigns
    return jnp.sum(weight * jnp.mean(1.0 - stay, axis=1)) / jnp.sum(weight)


def aid_log_odds(
    *,
    parameters: Parameters,
    prepared: Prepared,
    inputs: Inputs,
    terms: Terms,
    household: Household,
) -> Array:
    """Return what twelve months' pay for everyone does to leaving within a year [log-odds].

    Everyone told and paid, every letter granted at once, calm drivers.

    Args:
        parameters: Natural values.
        prepared: Standing log-odds and calm stocks.
        inputs: Who can resign.
        terms: What leaving costs in each regime; the first is the calm one.
        household: The types.
    """
    calm_terms = Terms(*(one[0] if jnp.ndim(one) == BY_REGIME_AXES else one for one in terms))
    paid = no_help(household.pay_m)._replace(grant=AID_MONTHS * household.pay_m)
    odds = []
    for help_ in (no_help(household.pay_m), paid):
        able = able_share(
            household=household,
            terms=calm_terms,
            help_=help_,
            claimed=parameters["claimed_by_agreement"],
        )
        left = left_within_year(
            able=able, prepared=prepared, parameters=parameters, resigns=inputs.resigns
        )
        odds.append(jnp.log(left) - jnp.log1p(-left))
    return odds[1] - odds[0]
