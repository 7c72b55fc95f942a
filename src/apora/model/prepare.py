"""What stays the same through a run: calm stocks, calm hours, lasting hazards."""

from typing import NamedTuple

import jax.numpy as jnp
from jax import Array

from apora.model import duties, means, willingness
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
from apora.model.state import Inputs, InService, Parameters, Population


class Prepared(NamedTuple):
    """What stays the same through a run.

    `calm_flows` are those of a calm week, `searching` the leavers looking for work in it
    by route, `extra_places_w` the training places above calm hires [persons / week].
    """

    posts: Array
    vacancy_calm: Array
    standing: Array
    will_scale: Array
    calm: InService
    calm_headcount: Array
    calm_flows: ServiceFlows
    calm_hours: Array
    searching: Array
    extra_places_w: Array
    lasting: LastingHazards
    effort: duties.Effort


def searching_in_calm(*, exits: Array, months: Array) -> Array:
    """Return how many leavers are looking for work in calm times, by route [persons].

    Args:
        exits: Exits of a calm week, stratum by route [persons / week].
        months: Months to find work, by stratum.
    """
    out = -jnp.expm1(-1.0 / (months * means.WEEKS_A_MONTH))
    return exits / out[:, None]


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
    types = standing.shape[1]
    lasting = lasting_hazards(parameters=p, resigns=inputs.resigns, types=types)
    hazards = service_hazards(
        lasting=lasting,
        log_odds=standing,
        able=Able(*(pair[0][0] for pair in (tables.agreement, tables.full, tables.nothing))),
        refusal=jnp.broadcast_to(p["refusal_share"], p["vacancy_calm"].shape),
        named=jnp.zeros_like(standing),
    )
    headcount = population.posts * (1.0 - p["vacancy_calm"])
    calm = calm_stocks(
        people=jnp.broadcast_to(headcount[:, None] / types, standing.shape), hazards=hazards
    )
    _, flows = service_after_week(calm, hazards=hazards)
    effort = duties.Effort(*(p[name] for name in duties.Effort._fields))
    zero = jnp.zeros_like(headcount)
    return Prepared(
        posts=population.posts,
        vacancy_calm=p["vacancy_calm"],
        standing=standing,
        will_scale=scale,
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
        searching=searching_in_calm(exits=flows.exits_by_route(), months=tables.months[0][0]),
        extra_places_w=p["training_places_y"] / WEEKS_A_YEAR * population.posts,
        lasting=lasting,
        effort=effort,
    )
