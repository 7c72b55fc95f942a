"""Many weeks: the calm fixed point, the scan, and the outputs that feed nothing back."""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp

from apora.model.illness import illness_shares
from apora.model.means_tables import MeansTables, means_tables
from apora.model.outcome import outcome_of
from apora.model.prepare import Prepared, prepare
from apora.model.recruitment import STAGES
from apora.model.state import Inputs, Memory, Outcome, Parameters, Population, Stocks
from apora.model.step import step_week
from apora.model.support import empty_caseload
from apora.model.week import weeks_of_run


def starting_stocks(*, prepared: Prepared) -> Stocks:
    """Return the stocks of the calm fixed point, nobody on a programme.

    Args:
        prepared: Calm stocks and leavers looking for work.
    """
    strata = prepared.posts.shape[0]
    zero = jnp.zeros(strata)
    caseload = empty_caseload(strata=strata)._replace(other=prepared.searching)
    memory = Memory(repression=zero, fatigue=zero, filling=jnp.zeros((STAGES, strata)))
    return Stocks(service=prepared.calm, memory=memory, caseload=caseload)


class Run(NamedTuple):
    """One run: what it reports, and what stayed the same through it."""

    outcome: Outcome
    prepared: Prepared
    tables: MeansTables


def simulate(*, parameters: Parameters, inputs: Inputs, population: Population) -> Run:
    """Return one run of the model for one draw.

    Args:
        parameters: Natural values.
        inputs: Drivers and levers by week, the calm week first.
        population: Posts and household types.
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
        population=population,
        tables=tables,
        standing=prepared.standing,
        will_scale=prepared.will_scale,
        illness=illness,
    )
    step = partial(step_week, parameters=parameters, prepared=prepared)
    # Recomputing a week in the backward pass is cheaper than storing what it read.
    stocks, report = jax.lax.scan(jax.checkpoint(step), starting_stocks(prepared=prepared), weeks)
    outcome = outcome_of(
        stocks=stocks,
        report=report,
        weeks=weeks,
        illness=illness,
        prepared=prepared,
        inputs=inputs,
        parameters=parameters,
    )
    return Run(outcome=outcome, prepared=prepared, tables=tables)
