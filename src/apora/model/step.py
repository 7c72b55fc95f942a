"""One step of the scan: the only place where the order within a week is decided.

Who would leave, who could and who is let go decide the exits; hires fill posts; the hours
of the week tire people; leavers enter the caseload.
"""

from typing import NamedTuple

import jax.numpy as jnp
from jax import Array

from apora.model import dismissals, duties, recruitment, release, willingness
from apora.model.duties import Hours
from apora.model.prepare import Prepared
from apora.model.service import ServiceFlows, headcount_by_type, service_after_week
from apora.model.service_hazards import Able, service_hazards
from apora.model.state import InService, Memory, Parameters, Stocks
from apora.model.support import Caseload, CaseloadFlows, caseload_after_week
from apora.model.week import Week

OVERLOAD_STEP = 0.1
"""`fatigue_will` is stated for ten points of overload."""


class WeekReport(NamedTuple):
    """What one week reports: stocks at its end, flows over it.

    Stocks, flows, hires, who disagrees and who could bear leaving are stratum by type.
    """

    people: InService
    flows: ServiceFlows
    hires: Array
    disagreeing: Array
    able: Array
    hours: Hours
    fatigue: Array
    caseload: Caseload
    caseload_flows: CaseloadFlows


def able_now(*, week: Week, funded: Array) -> Able:
    """Return who could bear leaving by each route this week, stratum by type [share].

    Args:
        week: Without help, and what help adds.
        funded: Share of approved requests paid the week before [share].
    """
    return Able(*(alone + funded * gain for alone, gain in zip(week.able, week.able_gain, strict=True)))


def log_odds_now(*, week: Week, memory: Memory, parameters: Parameters) -> Array:
    """Return η: what comes from outside, with dismissals and fatigue in mind [log-odds].

    Args:
        week: η without what stocks feed back.
        memory: Dismissals and fatigue in mind.
        parameters: Natural values.
    """
    felt = (
        parameters["dismissal_will"] * memory.repression
        + parameters["fatigue_will"] / OVERLOAD_STEP * memory.fatigue
    )
    return week.log_odds + felt[:, None]


def service_now(
    people: InService, *, week: Week, log_odds: Array, disagreeing: Array, able: Able,
    headcount: Array, prepared: Prepared, parameters: Parameters,
) -> tuple[InService, ServiceFlows]:
    """Return the people in service after the week's moves, before hires, and the flows.

    Args:
        people: At the start of the week.
        week: Drives, shifts and ratios of the week.
        log_odds: η.
        disagreeing: Chance that a person disagrees.
        able: Who could bear leaving.
        headcount: By stratum [persons].
        prepared: Posts, calm vacancy and lasting hazards.
        parameters: Natural values.
    """
    refusal = release.refusal_probability(
        refusal_share=parameters["refusal_share"],
        slope=parameters["refusal_slope"],
        vacancy=1.0 - headcount / prepared.posts,
        vacancy_calm=prepared.vacancy_calm,
        shift=week.refusal_shift,
    )
    hazards = service_hazards(
        lasting=prepared.lasting,
        log_odds=log_odds,
        able=able,
        refusal=refusal,
        named=dismissals.identification_hazard_w(
            hazard_w=week.named_hazard, disagreeing=disagreeing
        ),
        decision_ratio=week.decision_ratio,
        penal_ratio=week.penal_ratio,
    )
    return service_after_week(people, hazards=hazards)


def hires_now(
    *, filling: Array, exits: Array, week: Week, prepared: Prepared, parameters: Parameters
) -> tuple[Array, Array]:
    """Return the delay chain after the week and hires, stratum by type [persons / week].

    Calm separations are replaced like for like; a share of the rest arrives after a
    delay, as settled newcomers of the types that calm hires have.

    Args:
        filling: Delay chain, stage by stratum.
        exits: Exits of the week, by stratum [persons / week].
        week: Replacement against normal.
        prepared: Calm hires and training places.
        parameters: Natural values.
    """
    calm = prepared.calm_flows.exits()
    calm_total = jnp.sum(calm, axis=1)
    share = parameters["replacement_share"] * week.replacement_ratio
    chain, arrived = recruitment.chain_after_week(
        filling, inflow=share * (exits - calm_total), delay_w=parameters["hire_delay_w"]
    )
    extra = recruitment.extra_hires_w(
        wanted=arrived, places_w=prepared.extra_places_w, calm_hires_w=calm_total
    )
    return chain, calm * (1.0 + extra / (calm_total + 1e-12))[:, None]


def step_week(
    stocks: Stocks, week: Week, *, parameters: Parameters, prepared: Prepared
) -> tuple[Stocks, WeekReport]:
    """Return the stocks after one week and what the week reports.

    Args:
        stocks: At the start of the week.
        week: What the week brings.
        parameters: Natural values.
        prepared: What stays the same through the run.
    """
    people, memory = stocks.service, stocks.memory
    log_odds = log_odds_now(week=week, memory=memory, parameters=parameters)
    disagreeing = willingness.disagreeing_share(
        log_odds=log_odds, gap=parameters["disagree_gap"]
    )
    able = able_now(week=week, funded=stocks.caseload.funded)
    by_type = headcount_by_type(people)
    headcount, letters, dissenting = jnp.sum(
        jnp.stack([by_type, people.waiting + people.refused, by_type * disagreeing]), axis=-1
    )
    moved, flows = service_now(
        people, week=week, log_odds=log_odds, disagreeing=disagreeing, able=able,
        headcount=headcount, prepared=prepared, parameters=parameters,
    )
    leavers, eligible, exits = flows.exits_for_caseload(eligible=week.eligible)
    filling, hires = hires_now(
        filling=memory.filling, exits=exits, week=week, prepared=prepared, parameters=parameters
    )
    hours = duties.hours_of_week(
        headcount=headcount, letters=letters, dissent=dissenting / headcount,
        fatigue=memory.fatigue, calm_hours=prepared.calm_hours, duty=week.duty,
        effort=prepared.effort,
    )
    caseload, caseload_flows = caseload_after_week(
        stocks.caseload, leavers=leavers, leavers_eligible=eligible,
        programme=week.programme, costs=week.costs,
    )
    after = Stocks(
        service=moved._replace(settled=moved.settled + hires),
        memory=Memory(
            repression=dismissals.repression_memory(
                memory.repression, dismissals_w=leavers[:, -1], headcount=headcount,
                public_cases=week.public_cases,
            ),
            fatigue=duties.fatigue_after_week(
                memory.fatigue, overload_now=hours.overload, follow_w=parameters["fatigue_w"]
            ),
            filling=filling,
        ),
        caseload=caseload,
    )
    return after, WeekReport(
        people=after.service,
        flows=flows,
        hires=hires,
        disagreeing=disagreeing,
        able=able.agreement,
        hours=hours,
        fatigue=after.memory.fatigue,
        caseload=caseload,
        caseload_flows=caseload_flows,
    )
