"""What every week brings, worked out before the run: all that no stock feeds back into."""

from collections.abc import Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import Array

from apora.model import means, support, willingness
from apora.model.duties import Duty
from apora.model.illness import Illness
from apora.model.means import WEEKS_A_MONTH
from apora.model.means_tables import MeansTables
from apora.model.service_hazards import Able
from apora.model.state import Inputs, Parameters, Population


class Week(NamedTuple):
    """What a week brings; as input of a scan, with the week axis first.

    `log_odds` is η without dismissals and fatigue. `able` is who could bear leaving
    without help, `able_gain` what help adds if every approved request is paid.
    """

    log_odds: Array
    able: Able
    able_gain: Able
    eligible: Array
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


def outside_log_odds(
    *,
    parameters: Parameters,
    inputs: Inputs,
    population: Population,
    standing: Array,
    will_scale: Array,
) -> Array:
    """Return η without what stocks feed back, week by stratum by type [log-odds].

    Standing + b₁·A + measures - elasticity·log(pay in service).

    Args:
        parameters: Natural values.
        inputs: Drivers and levers by week.
        population: Household types.
        standing: Log-odds in calm times, stratum by type.
        will_scale: From `willingness.marginal_scale`.
    """
    lever = inputs.levers
    shocks = shocks_in_mind(parameters=parameters, drivers=inputs.drivers)
    shift = lever["will_shift"] - parameters["pay_elasticity"] * jnp.log(lever["retention_pay"])
    common = will_scale * parameters["shock_rise"] * shocks + shift[:, None]
    implicated = lever["will_shift_implicated"][:, None, None] * population.household.implicated
    return standing + common[:, :, None] + implicated


def reach_by_week(*, parameters: Parameters, levers: Mapping[str, Array]) -> Array:
    """Return the share who have heard of the help, believe it and accept its terms.

    Args:
        parameters: Natural values.
        levers: Shift of reach, whether a public statement is required, by week.
    """
    heard = jax.nn.sigmoid(jax.scipy.special.logit(parameters["reach"]) + levers["reach_shift"])
    return heard * (1.0 - levers["statement_required"] * (1.0 - parameters["statement_takeup"]))


def able_by_week(
    *, parameters: Parameters, inputs: Inputs, tables: MeansTables, eligible: Array
) -> tuple[Able, Able]:
    """Return who could bear leaving without help, and what help adds [share].

    Args:
        parameters: Natural values.
        inputs: Regimes and levers by week.
        tables: MEANS by regime.
        eligible: Who may be supported, week by stratum by type.
    """
    of_week = inputs.regimes.of_week
    reach = reach_by_week(parameters=parameters, levers=inputs.levers)[:, None, None] * eligible
    delivered = (parameters["delivered"] * inputs.levers["delivered_ratio"])[:, None, None]
    none, gain = [], []
    for without, with_help in (tables.agreement, tables.full, tables.nothing):
        alone = without[of_week]
        helped = means.able_with_reach(
            able_none=alone, able_help=with_help[of_week], reach=reach, delivered=delivered
        )
        none.append(alone)
        gain.append(helped - alone)
    return Able(*none), Able(*gain)


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
    population: Population,
    tables: MeansTables,
    standing: Array,
    will_scale: Array,
    illness: Illness,
) -> Week:
    """Return what every week brings, with the week axis first.

    Args:
        parameters: Natural values.
        inputs: Drivers and levers, the calm week first.
        population: Household types.
        tables: MEANS by regime.
        standing: Log-odds in calm times, stratum by type.
        will_scale: From `willingness.marginal_scale`.
        illness: Shares of staff.
    """
    levers, drivers = inputs.levers, inputs.drivers
    eligible = support.eligible_share(
        implicated=population.household.implicated,
        implicated_eligible=levers["implicated_eligible"],
    )
    able, gain = able_by_week(
        parameters=parameters, inputs=inputs, tables=tables, eligible=eligible
    )
    drive = drivers["identification"] * levers["identification_ratio"][:, None]
    return Week(
        log_odds=outside_log_odds(
            parameters=parameters,
            inputs=inputs,
            population=population,
            standing=standing,
            will_scale=will_scale,
        ),
        able=able,
        able_gain=gain,
        eligible=eligible,
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
