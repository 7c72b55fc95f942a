"""What the next week needs (`Stocks`), what a run is given, and what it reports."""

from collections.abc import Mapping
from typing import NamedTuple

from jax import Array

from apora.model.means import Household
from apora.model.support import Caseload

Parameters = Mapping[str, Array]
"""Natural values by registry id: scalars, or one value for each stratum."""


class InService(NamedTuple):
    """People in service, stratum by household type [persons]."""

    settled: Array
    willing: Array
    waiting: Array
    refused: Array
    named_new: Array
    named_late: Array


class Memory(NamedTuple):
    """What lasts from week to week beside people, by stratum."""

    repression: Array
    fatigue: Array
    filling: Array


class Stocks(NamedTuple):
    """Everything the next week starts from."""

    service: InService
    memory: Memory
    caseload: Caseload


class Regimes(NamedTuple):
    """Weeks in which the terms of leaving are alike share one evaluation of MEANS.

    `first_week` holds the first week of each regime, `of_week` the regime of each week.
    """

    first_week: Array
    of_week: Array


class Inputs(NamedTuple):
    """What a run is given beside parameters: drivers and levers by week.

    `drivers` maps registry ids to week by stratum, `levers` to week. `types` are the
    household types, `resigns` is 0 where nobody can resign, `exposure` the exposure to
    extra duties, both by stratum.
    """

    drivers: Mapping[str, Array]
    levers: Mapping[str, Array]
    regimes: Regimes
    resigns: Array
    exposure: Array


class Population(NamedTuple):
    """Posts by stratum [posts] and the household types in them."""

    posts: Array
    office_effect: Array
    household: Household


class Outcome(NamedTuple):
    """What a run reports.

    `series` holds the registry's series, series by week by stratum, the calm week first.
    `exits` holds persons by week, stratum and route. `residual` is the largest imbalance
    of persons and of money in any week. `people` holds the stocks in service at the end of
    every week, week by stratum by type.
    """

    series: Array
    exits: Array
    stocks: Stocks
    money: Mapping[str, Array]
    residual: Mapping[str, Array]
    people: InService
