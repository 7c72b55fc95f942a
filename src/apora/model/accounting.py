"""Identities that must hold in every week: people and money balance."""

from collections.abc import Mapping

import jax.numpy as jnp
from jax import Array

from apora.model.prepare import Prepared
from apora.model.step import WeekReport
from apora.model.support import Caseload


def people_after_service(caseload: Caseload) -> Array:
    """Return people who left and are kept in view, stratum by route [persons]."""
    return (
        caseload.eligible + caseload.other + caseload.requested + caseload.aided + caseload.employed
    )


def with_start(start: Array, *, weeks: Array) -> Array:
    """Return a stock at the start of each week, given its ends.

    Args:
        start: Before the first week.
        weeks: At the end of every week, week first.
    """
    return jnp.concatenate([start[None], weeks[:-1]])


def largest_residuals(
    *, report: WeekReport, prepared: Prepared, money_in: Array
) -> Mapping[str, Array]:
    """Return the largest imbalance of people and of money in any week.

    In service as every week found it (`people.residual_in_service`). After service: before +
    exits = after, for each stratum and route. Money: held before + in - out = held after.

    Args:
        report: What the weeks report.
        prepared: Stocks before the first week.
        money_in: By week.
    """
    caseload = report.caseload
    left = people_after_service(caseload)
    out = with_start(prepared.searching, weeks=left) + report.exits - left
    held = caseload.free + caseload.committed
    money = (
        with_start(jnp.zeros(()), weeks=held) + money_in - report.caseload_flows.money_out - held
    )
    return {
        "persons": jnp.maximum(jnp.max(report.residual), jnp.max(jnp.abs(out))),
        "money": jnp.max(jnp.abs(money)),
    }
