"""One step of the scan: the only place where the order within a week is decided.

Who would leave, who could and who is let go decide the exits; hires fill posts; the hours
of the week tire people; leavers enter the caseload.
"""

from collections.abc import Mapping
from typing import NamedTuple

import jax.numpy as jnp
from jax import Array

from apora.model import dismissals, duties, means, recruitment, release, support, willingness
from apora.model.duties import Hours
from apora.model.people import people_by_stratum, residual_in_service
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

    `people` are stratum by type, `by_stratum` their series summed over types, `exits`
    stratum by route, `residual` the largest imbalance of people in service.
    """

    people: InService
    by_stratum: Mapping[str, Array]
    exits: Array
    residual: Array
    hours: Hours
    fatigue: Array
    caseload: Caseload
    caseload_flows: CaseloadFlows


class Given(NamedTuple):
    """What a week is given beside stocks."""

    week: Week
    prepared: Prepared
    parameters: Parameters


class Gates(NamedTuple):
    """Where people stand before the gates, stratum by type."""

    log_odds: Array
    disagreeing: Array
    able: Able
    eligible: Array


class Counts(NamedTuple):
    """People in service at the start of a week, by stratum [persons]."""

    headcount: Array
    letters: Array
    dissenting: Array


def able_now(*, week: Week, eligible: Array, funded: Array) -> Able:
    """Return who could bear leaving by each route this week, stratum by type [share].

    Args:
        week: Without help and with it, and the share whom help reaches.
        eligible: Who may be supported, stratum by type [share].
        funded: Share of approved requests paid the week before [share].
    """
    reach = week.reach * funded * eligible
    routes = zip(week.able, week.able_helped, strict=True)
    return Able(
        *(
            means.able_with_reach(
                able_none=alone, able_help=helped, reach=reach, delivered=week.delivered
            )
            for alone, helped in routes
        )
    )


def log_odds_now(*, given: Given, memory: Memory) -> Array:
    """Return η: standing, shocks, measures, dismissals and fatigue in mind [log-odds].

    Args:
        given: What the week brings, and natural values.
        memory: Dismissals and fatigue in mind.
    """
    week, prepared, parameters = given
    felt = (
        week.will_shift
        + parameters["dismissal_will"] * memory.repression
        + parameters["fatigue_will"] / OVERLOAD_STEP * memory.fatigue
    )
    return prepared.standing + felt[:, None] + week.will_shift_implicated * prepared.implicated


def gates_now(stocks: Stocks, *, given: Given) -> Gates:
    """Return who would leave, who disagrees and who could bear leaving, at a week's start.

    Args:
        stocks: At the start of the week.
        given: What the week brings, and natural values.
    """
    week, prepared, parameters = given
    log_odds = log_odds_now(given=given, memory=stocks.memory)
    eligible = support.eligible_share(
        implicated=prepared.implicated, implicated_eligible=week.implicated_eligible
    )
    return Gates(
        log_odds=log_odds,
        disagreeing=willingness.disagreeing_share(
            log_odds=log_odds, gap=parameters["disagree_gap"]
        ),
        able=able_now(week=week, eligible=eligible, funded=stocks.caseload.funded),
        eligible=eligible,
    )


def counts_now(people: InService, *, disagreeing: Array) -> Counts:
    """Return people in service, with a letter in, and who disagree [persons].

    Args:
        people: At the start of the week.
        disagreeing: Chance that a person disagrees [share].
    """
    by_type = headcount_by_type(people)
    letters = people.waiting + people.refused
    return Counts(*jnp.sum(jnp.stack([by_type, letters, by_type * disagreeing]), axis=-1))


def service_now(
    people: InService, *, gates: Gates, counts: Counts, given: Given
) -> tuple[InService, ServiceFlows]:
    """Return the people in service after the week's moves, before hires, and the flows.

    Args:
        people: At the start of the week.
        gates: Who would leave, disagrees and could bear leaving.
        counts: People in service.
        given: Drives and shifts of the week, posts, lasting hazards.
    """
    week, prepared, parameters = given
    refusal = release.refusal_probability(
        refusal_share=parameters["refusal_share"],
        slope=parameters["refusal_slope"],
        vacancy=1.0 - counts.headcount / prepared.posts,
        vacancy_calm=prepared.vacancy_calm,
        shift=week.refusal_shift,
    )
    hazards = service_hazards(
        lasting=prepared.lasting,
        log_odds=gates.log_odds,
        able=gates.able,
        refusal=refusal,
        named=dismissals.identification_hazard_w(
            hazard_w=week.named_hazard, disagreeing=gates.disagreeing
        ),
        decision_ratio=week.decision_ratio,
        penal_ratio=week.penal_ratio,
    )
    return service_after_week(people, hazards=hazards)


def hours_now(counts: Counts, *, fatigue: Array, given: Given) -> Hours:
    """Return the hours of the week and the overload they mean, by stratum.

    Args:
        counts: People in service.
        fatigue: F at the start of the week [share].
        given: What the week asks for, hours of a calm week, what lowers effort.
    """
    return duties.hours_of_week(
        headcount=counts.headcount,
        letters=counts.letters,
        dissent=counts.dissenting / counts.headcount,
        fatigue=fatigue,
        calm_hours=given.prepared.calm_hours,
        duty=given.week.duty,
        effort=given.prepared.effort,
    )


def hires_now(filling: Array, *, exits: Array, given: Given) -> tuple[Array, Array]:
    """Return the delay chain after the week and hires, stratum by type [persons / week].

    Calm separations are replaced like for like; a share of the rest arrives after a
    delay, as settled newcomers of the types that calm hires have.

    Args:
        filling: Delay chain, stage by stratum.
        exits: Exits of the week, by stratum [persons / week].
        given: Replacement against normal, calm hires and training places.
    """
    week, prepared, parameters = given
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


def memory_after_week(
    memory: Memory, *, dismissed: Array, counts: Counts, hours: Hours, given: Given
) -> Memory:
    """Return dismissals and fatigue in mind in the next week, by stratum.

    Args:
        memory: At the start of the week.
        dismissed: Dismissed this week [persons / week].
        counts: People in service.
        hours: Of the week, for the overload they mean.
        given: Public cases of the week, and how fast fatigue follows.
    """
    return Memory(
        repression=dismissals.repression_memory(
            memory.repression,
            dismissals_w=dismissed,
            headcount=counts.headcount,
            public_cases=given.week.public_cases,
        ),
        fatigue=duties.fatigue_after_week(
            memory.fatigue, overload_now=hours.overload, follow_w=given.parameters["fatigue_w"]
        ),
        filling=memory.filling,
    )


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
    given = Given(week=week, prepared=prepared, parameters=parameters)
    gates = gates_now(stocks, given=given)
    counts = counts_now(stocks.service, disagreeing=gates.disagreeing)
    moved, flows = service_now(stocks.service, gates=gates, counts=counts, given=given)
    leavers, eligible, exits = flows.exits_for_caseload(eligible=gates.eligible)
    filling, hires = hires_now(stocks.memory.filling, exits=exits, given=given)
    hours = hours_now(counts, fatigue=stocks.memory.fatigue, given=given)
    caseload, caseload_flows = caseload_after_week(
        stocks.caseload,
        leavers=leavers,
        leavers_eligible=eligible,
        programme=week.programme,
        costs=week.costs,
    )
    memory = memory_after_week(
        stocks.memory, dismissed=leavers[:, -1], counts=counts, hours=hours, given=given
    )
    service = moved._replace(settled=moved.settled + hires)
    memory = memory._replace(filling=filling)
    after = Stocks(service=service, memory=memory, caseload=caseload)
    return after, WeekReport(
        people=service,
        by_stratum=people_by_stratum(
            service, flows=flows, hires=hires, shares=(gates.disagreeing, gates.able.agreement)
        ),
        exits=leavers,
        residual=residual_in_service(stocks.service, after=service, flows=flows, hires=hires),
        hours=hours,
        fatigue=memory.fatigue,
        caseload=caseload,
        caseload_flows=caseload_flows,
    )
