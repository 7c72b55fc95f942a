"""What every week brings, worked out before the run: all that no stock feeds back into."""

from collections.abc import Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import Array

from apora.model import support, willingness
from apora.model.duties import Duty
from apora.model.illness import Illness
from apora.model.investigation import proved_share
from apora.model.means import WEEKS_A_MONTH
from apora.model.means_tables import MeansTables
from apora.model.service_hazards import Able
from apora.model.state import Inputs, Parameters


class Week(NamedTuple):
    """What a week brings; as input of a scan, with the week axis first.

    `will_shift` is what shocks and measures add to η, by stratum. `able` is who could bear
    leaving without help, `able_helped` with it, stratum by type; `reach` is the share who
    have heard of it, believe it and accept its terms.
    """

    will_shift: Array
    will_shift_implicated: Array
    able: Able
    able_helped: Able
    reach: Array
    delivered: Array
    implicated_eligible: Array
    named_hazard: Array
    public_cases: Array
    refusal_shift: Array
    decision_ratio: Array
    penal_ratio: Array
    replacement_ratio: Array
    absence_day: Array
    duty: Duty
    programme: support.Programme
    costs: support.Costs


def shocks_in_mind(*, parameters: Parameters, drivers: Mapping[str, Array]) -> Array:
    """Return how fresh the shocks are, week by stratum [1].

    Args:
        parameters: Weights of the kinds and the half-life.
        drivers: Events by kind, week by stratum.
    """
    p = parameters
    weights = willingness.shock_weights(
        arrests=p["shock_weight_arrests"],
        count=p["shock_weight_count"],
        violence=p["shock_weight_violence"],
    )
    events = (
        weights[0] * drivers["shock_arrests"]
        + weights[1] * drivers["shock_count"]
        + weights[2] * drivers["shock_violence"]
    )

    def week(memory: Array, new: Array) -> tuple[Array, Array]:
        after = willingness.shock_memory(memory, events=new, half_life_w=p["shock_half_life_w"])
        return after, after

    return jax.lax.scan(week, jnp.zeros_like(events[0]), events)[1]


def will_shift_by_week(*, parameters: Parameters, inputs: Inputs, will_scale: Array) -> Array:
    """Return what shocks and measures add to everyone's η, week by stratum [log-odds].

    b₁·A + measures - elasticity·log(pay in service).

    Args:
        parameters: Natural values.
        inputs: Drivers and levers by week.
        will_scale: From `willingness.marginal_scale`.
    """
    lever = inputs.levers
    shocks = shocks_in_mind(parameters=parameters, drivers=inputs.drivers)
    shift = lever["will_shift"] - parameters["pay_elasticity"] * jnp.log(lever["retention_pay"])
    return will_scale * parameters["shock_rise"] * shocks + shift[:, None]


def implicated_shift_by_week(*, levers: Mapping[str, Array], implicated: Array) -> Array:
    """Return what measures add to η of those implicated alone, by week [log-odds].

    Args:
        levers: By week.
        implicated: People in service who are implicated [persons].
    """
    proved = proved_share(
        investigators=levers["investigators"],
        cases_per_investigator_y=levers["cases_per_investigator_y"],
        backlog=levers["case_backlog"],
        implicated=implicated,
    )
    return levers["will_shift_implicated"] + levers["will_shift_proved"] * proved


def reach_by_week(*, parameters: Parameters, levers: Mapping[str, Array]) -> Array:
    """Return the share who have heard of the help, believe it and accept its terms.

    Args:
        parameters: Natural values.
        levers: Shift of reach, whether a public statement is required, by week.
    """
    heard = jax.nn.sigmoid(jax.scipy.special.logit(parameters["reach"]) + levers["reach_shift"])
    return heard * (1.0 - levers["statement_required"] * (1.0 - parameters["statement_takeup"]))


def able_by_week(*, tables: MeansTables, of_week: Array) -> tuple[Able, Able]:
    """Return who could bear leaving without help and with it, week by stratum by type [share].

    Args:
        tables: MEANS by regime.
        of_week: Regime of each week.
    """
    routes = (tables.agreement, tables.full, tables.nothing)
    return (
        Able(*(without[of_week] for without, _ in routes)),
        Able(*(with_help[of_week] for _, with_help in routes)),
    )


def programme_by_week(*, parameters: Parameters, levers: Mapping[str, Array]) -> support.Programme:
    """Return the terms of support by week.

    Args:
        parameters: Natural values.
        levers: By week.
    """
    reach = reach_by_week(parameters=parameters, levers=levers)
    from_levers = {name: levers[name] for name in support.Programme._fields if name in levers}
    return support.Programme(
        open_=levers["programme_open"], request_w=parameters["request_w"] * reach, **from_levers
    )


def duty_by_week(*, parameters: Parameters, inputs: Inputs, illness: Illness) -> Duty:
    """Return what the weeks ask for, week by stratum.

    Args:
        parameters: Natural values.
        inputs: Drivers, levers and exposure.
        illness: Shares of staff.
    """
    ratio = inputs.levers["extra_duty_ratio"][:, None]
    drivers = inputs.drivers
    return Duty(
        extra_share=parameters["diverted_peak"] * drivers["extra_duty"] * ratio,
        rest_lost=drivers["rest_lost"] * ratio,
        ill_share=illness.ill,
        exposure=jnp.broadcast_to(inputs.exposure, illness.ill.shape),
    )


def costs_by_week(*, tables: MeansTables, of_week: Array) -> support.Costs:
    """Return what a case costs and how fast leavers find work, by week.

    Args:
        tables: Months and costs by regime.
        of_week: Regime of each week.
    """
    none, helped = (1.0 / (months[of_week] * WEEKS_A_MONTH) for months in tables.months)
    return support.Costs(
        now=tables.cost_now[of_week],
        later=tables.cost_later[of_week],
        work_hazard_w=none,
        aided_work_hazard_w=helped,
    )


def weeks_of_run(
    *,
    parameters: Parameters,
    inputs: Inputs,
    tables: MeansTables,
    will_scale: Array,
    illness: Illness,
    implicated: Array,
) -> Week:
    """Return what every week brings, with the week axis first.

    Args:
        parameters: Natural values.
        inputs: Drivers and levers, the calm week first.
        tables: MEANS by regime.
        will_scale: From `willingness.marginal_scale`.
        illness: Shares of staff.
        implicated: People in service who are implicated in crimes [persons].
    """
    levers, drivers = inputs.levers, inputs.drivers
    able, helped = able_by_week(tables=tables, of_week=inputs.regimes.of_week)
    drive = drivers["identification"] * levers["identification_ratio"][:, None]
    return Week(
        will_shift=will_shift_by_week(parameters=parameters, inputs=inputs, will_scale=will_scale),
        will_shift_implicated=implicated_shift_by_week(levers=levers, implicated=implicated),
        able=able,
        able_helped=helped,
        reach=reach_by_week(parameters=parameters, levers=levers),
        delivered=jnp.minimum(parameters["delivered"] * levers["delivered_ratio"], 1.0),
        implicated_eligible=levers["implicated_eligible"],
        named_hazard=parameters["identification_w"] * drive,
        public_cases=drivers["public_cases"],
        refusal_shift=levers["refusal_shift"],
        decision_ratio=levers["decision_ratio"],
        penal_ratio=levers["penal_ratio"],
        replacement_ratio=levers["replacement_ratio"],
        absence_day=drivers["absence_day"],
        duty=duty_by_week(parameters=parameters, inputs=inputs, illness=illness),
        programme=programme_by_week(parameters=parameters, levers=levers),
        costs=costs_by_week(tables=tables, of_week=inputs.regimes.of_week),
    )
