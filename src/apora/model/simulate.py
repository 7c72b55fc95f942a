"""Many weeks: the calm fixed point, the scan, and the outputs that feed nothing back."""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp

from apora.model.accounting import largest_residuals
from apora.model.illness import illness_shares
from apora.model.means_tables import MeansTables, means_tables
from apora.model.outcome import outcome_of
from apora.model.prepare import Prepared, prepare
from apora.model.recruitment import STAGES
from apora.model.state import Inputs, Memory, Outcome, Parameters, Population, Stocks
from apora.model.step import WeekReport, step_week
from apora.model.support import empty_caseload
from apora.model.week import weeks_of_run


def starting_stocks(*, prepared: Prepared) -> Stocks:
    """Return the stocks of the calm fixed point, nobody on a programme.

    Args:
        prepared: Calm stocks and leavers looking for work.
    """
    strata = prepared.posts.shape[0]
    zero = jnp.zeros(strata)
    caseload = empty_caseload(strata=strata)._replace(
        eligible=prepared.searching_eligible,
        other=prepared.searching - prepared.searching_eligible,
    )
    memory = Memory(repression=zero, fatigue=zero, filling=jnp.zeros((STAGES, strata)))
    return Stocks(service=prepared.calm, memory=memory, caseload=caseload)


class Run(NamedTuple):
    """One run: what it reports, and what stayed the same through it."""

    outcome: Outcome
    prepared: Prepared
    tables: MeansTables


def with_calm_weeks(report: WeekReport, *, count: int) -> WeekReport:
    """Return a report whose first week is repeated before it.

    Args:
        report: What the computed weeks report, a calm one first.
        count: How many calm weeks are put before it.
    """
    whole: WeekReport = jax.tree.map(
        lambda weeks: jnp.concatenate([jnp.repeat(weeks[:1], count, axis=0), weeks]), report
    )
    return whole


def simulate(
    *, parameters: Parameters, inputs: Inputs, population: Population, calm_weeks: int = 1
) -> Run:
    """Return one run of the model for one draw.

    Args:
        parameters: Natural values.
        inputs: Drivers and levers by week, the calm week first.
        population: Posts and household types.
        calm_weeks: How many of the first weeks are like the calm one; since nothing moves
            in them, one is computed and repeated. Leavers are followed from that one on.
    """
    tables = means_tables(parameters=parameters, inputs=inputs, population=population)
    prepared = prepare(parameters=parameters, inputs=inputs, population=population, tables=tables)
    illness = illness_shares(
        wave=inputs.drivers["illness_wave"],
        illness_ratio=parameters["illness_ratio"],
        illness_weeks=parameters["illness_weeks"],
    )
    weeks = weeks_of_run(
        parameters=parameters,
        inputs=inputs,
        tables=tables,
        will_scale=prepared.will_scale,
        illness=illness,
        implicated=prepared.implicated_persons,
    )
    step = partial(step_week, parameters=parameters, prepared=prepared)
    skipped = calm_weeks - 1
    computed = jax.tree.map(lambda by_week: by_week[skipped:], weeks)
    # Recomputing a week in the backward pass is cheaper than storing what it read.
    stocks, report = jax.lax.scan(
        jax.checkpoint(step), starting_stocks(prepared=prepared), computed
    )
    residual = largest_residuals(
        report=report, prepared=prepared, money_in=inputs.levers["budget_w"][skipped:]
    )
    report = with_calm_weeks(report, count=skipped)
    outcome = outcome_of(
        stocks=stocks,
        report=report,
        weeks=weeks,
        illness=illness,
        prepared=prepared,
        inputs=inputs,
        parameters=parameters,
        residual=residual,
    )
    return Run(outcome=outcome, prepared=prepared, tables=tables)
