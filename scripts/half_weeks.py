"""The model told in half weeks: every time twice as many steps, every rate half as large.

The model has no step length: its step is the week, and rates are per week. Told in half
weeks, with every time doubled and every rate halved, the same formulas take twice as many
steps; what then moves is the error of the step. A year and a month are told in halves too.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import jax.numpy as jnp
import numpy as np
from jax import Array

from apora.model import cases, dismissals, means
from apora.model.means import Household
from apora.model.state import Inputs, Regimes
from apora.registry.drivers import DRIVERS
from apora.registry.levers import LEVERS
from apora.registry.parameters import PARAMETERS
from apora.registry.series import SERIES

RATES, TIMES = frozenset({"per week", "per year"}), frozenset({"weeks", "months"})
A_YEAR = frozenset({"training_places_y"})
"""Shares of something a year, which their unit does not say."""
A_WEEK_OR_MONTH = frozenset(
    {"stipend_m", "budget_w", "caseworker_cost_w", "cases_per_caseworker_w"}
)
"""Levers that are amounts a week or a month, which their unit does not say."""
MONTHLY = ("pay_m", "civilian_pay_m", "loan_service_m", "partner_income_m", "subsistence_m")
PER_STEP = ("hours_", "registered", "investigated", "cases_")
"""Series whose unit is fixed by a step, not by a week: an index that shares and changes read."""


@contextmanager
def half_weeks() -> Iterator[None]:
    """Tell in half weeks the numbers of the model that are weeks or years and no parameter."""
    ages = 2 * cases.AGES
    discount = (1.0 + means.PERSONAL_DISCOUNT_Y) ** 0.5 - 1.0
    with ExitStack() as stack:
        for module, name, value in (
            (dismissals, "REPRESSION_HALF_LIFE_W", 2.0 * dismissals.REPRESSION_HALF_LIFE_W),
            (cases, "AGES", ages),
            (cases, "OLDER_THAN", np.triu(np.ones((ages, ages)), k=1)),
            (means, "PERSONAL_DISCOUNT_Y", discount),
        ):
            stack.enter_context(patch.object(module, name, value))
        yield


def parameters_in_half_weeks(values: Mapping[str, Array]) -> Mapping[str, Array]:
    """Return natural values with rates halved and times doubled.

    Args:
        values: By parameter, and whatever else a draw holds.
    """
    unit = {one.id: "per year" if one.id in A_YEAR else one.unit for one in PARAMETERS}
    return {name: value * _factor(unit.get(name, "")) for name, value in values.items()}


def _factor(unit: str) -> float:
    return 0.5 if unit in RATES else 2.0 if unit in TIMES else 1.0


def household_in_half_weeks(household: Household) -> Household:
    """Return households whose monthly amounts are those of half a month."""
    return household._replace(**{name: getattr(household, name) / 2.0 for name in MONTHLY})


def inputs_in_half_weeks(inputs: Inputs) -> Inputs:
    """Return drivers and levers by half week; an event falls on both halves of its week alike.

    Args:
        inputs: By week, the calm one first.
    """
    drivers = {
        one.id: _twice(inputs.drivers[one.id])
        * (0.5 if one.form == "event" or one.unit in RATES else 1.0)
        for one in DRIVERS
    }
    levers = {
        one.id: _twice(inputs.levers[one.id])
        * (0.5 if one.id in A_WEEK_OR_MONTH else _factor(one.unit))
        for one in LEVERS
    }
    first = inputs.regimes.first_week
    regimes = Regimes(
        first_week=jnp.where(first > 0, 2 * first - 1, 0),
        of_week=_twice(inputs.regimes.of_week),
    )
    return inputs._replace(drivers=drivers, levers=levers, regimes=regimes)


def _twice(by_week: Array) -> Array:
    """Return a calm half week, then every week twice."""
    return jnp.concatenate([by_week[:1], jnp.repeat(by_week[1:], 2, axis=0)])


def series_by_week(series: Array) -> Array:
    """Return series of half weeks by week: series, week, stratum, the calm one first.

    Args:
        series: Series, half week, stratum.
    """
    rows = []
    for place, one in enumerate(SERIES):
        calm, halves = series[place, :1], series[place, 1:]
        first, second = halves[0::2], halves[1::2]
        flows = one.kind == "flow"
        weeks = jnp.concatenate([2.0 * calm, first + second] if flows else [calm, second])
        rows.append(weeks * (0.5 if one.id.startswith(PER_STEP) else 1.0))
    return jnp.stack(rows)
