"""The hazards of one week in service, put together from the three gates."""

from typing import NamedTuple

import jax.numpy as jnp
from jax import Array

from apora.model import release, willingness
from apora.model.dismissals import delay_share
from apora.model.release import ReleaseHazards
from apora.model.service import ServiceHazards
from apora.model.state import Parameters

WEEKS_A_YEAR = 365.25 / 7
"""Weeks in a mean year."""
NAMED_STAGES = 2
"""Stages from being named to being dismissed: a delay with a spread of 71 % of its mean."""


class Able(NamedTuple):
    """Who could bear leaving by each route, stratum by type [share]."""

    agreement: Array
    full: Array
    nothing: Array


class LastingHazards(NamedTuple):
    """Hazards that nothing in a run changes, alike for all types of a stratum [1 / week]."""

    adjust: Array
    apply_if_able: Array
    decided: Array
    withdraw: Array
    penal_if_able: Array
    contract_if_able: Array
    pass_stage: Array
    other: Array


def lasting_hazards(*, parameters: Parameters, resigns: Array) -> LastingHazards:
    """Return the hazards that nothing in a run changes, stratum by one, or one for all [1 / week].

    Equation:
        adjust = willing_adjust_w
        apply_if_able = application_w·resigns
        decided = decision_w
        withdraw = withdrawal_w
        penal_if_able = penal_w·resigns
        contract_if_able = resigns / contract_weeks
        pass_stage = NAMED_STAGES / dismissal_delay_w
        other = other_separations_y / WEEKS_A_YEAR

    Args:
        parameters: Natural values.
        resigns: 0 where nobody can resign, by stratum.
    """
    p, can = parameters, resigns[:, None]
    other = jnp.broadcast_to(p["other_separations_y"], resigns.shape)[:, None]
    return LastingHazards(
        adjust=p["willing_adjust_w"],
        apply_if_able=p["application_w"] * can,
        decided=p["decision_w"],
        withdraw=p["withdrawal_w"],
        penal_if_able=p["penal_w"] * can,
        contract_if_able=can / p["contract_weeks"],
        pass_stage=delay_share(delay_w=p["dismissal_delay_w"], stages=NAMED_STAGES),
        other=other / WEEKS_A_YEAR,
    )


def service_hazards(
    *,
    lasting: LastingHazards,
    log_odds: Array,
    able: Able,
    refusal: Array,
    named: Array,
    decision_ratio: Array | float = 1.0,
    penal_ratio: Array | float = 1.0,
) -> ServiceHazards:
    """Return the hazards of one week, stratum by type [1 / week].

    willing → waiting at a · able by agreement; decided at d, refused with ρ; taken back
    at u; penal exit of the refused p · able(full) / able(agreement), of the willing a
    tenth of p · able(full); contract end at able(no debt) / contract length.

    Equation:
        to_willing = lasting.adjust·σ(log_odds)
        to_settled = lasting.adjust·(1 - σ(log_odds))
        apply = lasting.apply_if_able·able.agreement
        grant = lasting.decided·decision_ratio·(1 - refusal)
        refuse = lasting.decided·decision_ratio·refusal
        withdraw = lasting.withdraw
        penal = lasting.penal_if_able·penal_ratio
        penal_refused = penal·able.full / able.agreement
        penal_willing = penal·release.PENAL_WITHOUT_LETTER·able.full
        contract_end = lasting.contract_if_able·able.nothing
        named = named
        pass_stage = lasting.pass_stage
        other = lasting.other

    Args:
        lasting: Hazards that nothing in a run changes.
        log_odds: η [log-odds].
        able: Who could bear leaving [share].
        refusal: ρ, by stratum [share].
        named: Hazard of being named for dismissal [1 / week].
        decision_ratio: Speed of decisions against normal [ratio].
        penal_ratio: Penal exits against normal [ratio].
    """
    to_willing, to_settled = willingness.making_up_minds_hazards_w(
        log_odds=log_odds, adjust_w=lasting.adjust
    )
    decided = lasting.decided * decision_ratio
    penal = lasting.penal_if_able * penal_ratio
    among_able = release.conditional_share(narrower=able.full, wider=able.agreement)
    return ServiceHazards(
        to_willing=to_willing,
        to_settled=to_settled,
        release=ReleaseHazards(
            apply=lasting.apply_if_able * able.agreement,
            grant=decided * (1.0 - refusal[:, None]),
            refuse=decided * refusal[:, None],
            withdraw=lasting.withdraw,
            penal_refused=penal * among_able,
            penal_willing=penal * release.PENAL_WITHOUT_LETTER * able.full,
            contract_end=lasting.contract_if_able * able.nothing,
        ),
        named=named,
        pass_stage=lasting.pass_stage,
        other=lasting.other,
    )
