"""What stays the same through a run: calm stocks, calm hours, lasting hazards."""

from typing import NamedTuple

import jax.numpy as jnp
from jax import Array

from apora.model import duties, means, support, willingness
from apora.model.calm import calm_stocks
from apora.model.means_tables import MeansTables
from apora.model.service import ServiceFlows, service_after_week
from apora.model.service_hazards import (
    WEEKS_A_YEAR,
    Able,
    LastingHazards,
    lasting_hazards,
    service_hazards,
)
from apora.model.smooth import smooth_minimum
from apora.model.state import Inputs, InService, Parameters, Population


class Prepared(NamedTuple):
    """What stays the same through a run.

    `calm_flows` are those of a calm week, `searching` the leavers looking for work in it
    by route, `searching_eligible` those of them who may be supported, `extra_places_w` the
    training places above calm hires [persons / week].
    """

    posts: Array
    vacancy_calm: Array
    standing: Array
    will_scale: Array
    implicated: Array
    implicated_persons: Array
    calm: InService
    calm_headcount: Array
    calm_flows: ServiceFlows
    calm_hours: Array
    searching: Array
    searching_eligible: Array
    extra_places_w: Array
    lasting: LastingHazards
    effort: duties.Effort


def searching_in_calm(
    *, flows: ServiceFlows, months: Array, eligible: Array
) -> tuple[Array, Array]:
    """Return leavers looking for work in calm times, and those who may be supported.

    Stratum by route [persons].

    Args:
        flows: Of a calm week.
        months: Months to find work, by stratum.
        eligible: Who may be supported, stratum by type [share].
    """
    out = -jnp.expm1(-1.0 / (months * means.WEEKS_A_MONTH))[:, None]
    everyone, supported, _ = flows.exits_for_caseload(eligible=eligible)
    return everyone / out, supported / out


def effort_of(parameters: Parameters) -> duties.Effort:
    """Return how absence, letters, fatigue and dissent lower output.

    Dissent never withholds more from ordinary work than from extra duties.

    Args:
        parameters: Natural values.
    """
    effort = duties.Effort(*(parameters[name] for name in duties.Effort._fields))
    return effort._replace(
        effort_ordinary=smooth_minimum(effort.effort_ordinary, other=effort.effort_extra)
    )


def standing_of(*, parameters: Parameters, population: Population) -> tuple[Array, Array]:
    """Return the log-odds of wishing to leave in calm times, and the scale of log-odds.

    Args:
        parameters: Natural values.
        population: Household types and office effects.
    """
    p, household = parameters, population.household
    scale = willingness.marginal_scale(
        will_spread=p["will_spread"], office_spread=p["office_spread"]
    )
    standing = willingness.standing_log_odds(
        willing_calm=p["willing_calm"],
        scale=scale,
        office_effect=population.office_effect,
        disposition=p["will_spread"] * household.disposition[0],
        no_profession=household.no_profession,
        no_profession_will=p["no_profession_will"],
    )
    return standing, scale


def calm_week(
    *,
    parameters: Parameters,
    headcount: Array,
    standing: Array,
    lasting: LastingHazards,
    tables: MeansTables,
) -> tuple[InService, ServiceFlows]:
    """Return the stocks that a calm week leaves as they are, and its flows.

    Args:
        parameters: Natural values.
        headcount: By stratum [persons].
        standing: Log-odds in calm times, stratum by type.
        lasting: Hazards that nothing in a run changes.
        tables: MEANS by regime; the first is the calm one.
    """
    hazards = service_hazards(
        lasting=lasting,
        log_odds=standing,
        able=Able(*(pair[0][0] for pair in (tables.agreement, tables.full, tables.nothing))),
        refusal=jnp.broadcast_to(parameters["refusal_share"], headcount.shape),
        named=jnp.zeros_like(standing),
    )
    types = standing.shape[1]
    calm = calm_stocks(
        people=jnp.broadcast_to(headcount[:, None] / types, standing.shape), hazards=hazards
    )
    return calm, service_after_week(calm, hazards=hazards)[1]


def prepare(
    *, parameters: Parameters, inputs: Inputs, population: Population, tables: MeansTables
) -> Prepared:
    """Return what stays the same through a run.

    Args:
        parameters: Natural values.
        inputs: Who can resign and who is exposed.
        population: Posts and household types.
        tables: MEANS by regime; the first is the calm one.
    """
    p = parameters
    standing, scale = standing_of(parameters=p, population=population)
    lasting = lasting_hazards(parameters=p, resigns=inputs.resigns)
    headcount = population.posts * (1.0 - p["vacancy_calm"])
    calm, flows = calm_week(
        parameters=p, headcount=headcount, standing=standing, lasting=lasting, tables=tables
    )
    effort = effort_of(p)
    searching, supported = searching_in_calm(
        flows=flows,
        months=tables.months[0][0],
        eligible=support.eligible_share(
            implicated=population.household.implicated,
            implicated_eligible=inputs.levers["implicated_eligible"][0],
        ),
    )
    zero = jnp.zeros_like(headcount)
    return Prepared(
        posts=population.posts,
        vacancy_calm=p["vacancy_calm"],
        standing=standing,
        will_scale=scale,
        implicated=population.household.implicated,
        implicated_persons=jnp.sum(headcount * jnp.mean(population.household.implicated, axis=1)),
        calm=calm,
        calm_headcount=headcount,
        calm_flows=flows,
        calm_hours=duties.present_hours_w(
            headcount=headcount,
            letters=jnp.sum(calm.waiting + calm.refused, axis=1),
            duty=duties.Duty(zero, zero, zero, inputs.exposure),
            effort=effort,
            fatigue=zero,
        ),
        searching=searching,
        searching_eligible=supported,
        extra_places_w=p["training_places_y"] / WEEKS_A_YEAR * population.posts,
        lasting=lasting,
        effort=effort,
    )
