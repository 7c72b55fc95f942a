"""What a run is given: rows for strata, regimes, the calm week."""

from dataclasses import dataclass
from datetime import date

import jax.numpy as jnp
import numpy as np
import pytest

from apora.evidence.calendar import Calendar
from apora.evidence.organisation import organisation_of
from apora.evidence.records import Change, Measure
from apora.population.inputs import (
    MEANS_LEVERS,
    calm_weeks,
    inputs_of,
    regime_starts,
    regimes_of,
    with_calm_week,
)
from apora.population.levers import effect_positions, lever_schedule
from apora.population.rows import points_by_stratum, row_of_stratum
from apora.registry.drivers import DRIVERS
from apora.registry.levers import LEVERS
from small_case import case, settings

ORGANISATION = organisation_of(case())
STRATA = ("north", "south", "staff")


@dataclass(frozen=True)
class Row:
    id: str
    stratum: str
    low: float = 1.0
    mid: float = 2.0
    high: float = 3.0


def schedule(lever, *, start, end=None):
    one = Measure(
        id="one", title={"en": "one"}, by="fund", **{"from": start}, to=end, evidence={"en": "none"},
        changes=(Change(lever=lever, do="set", value=0.5),),
    )  # fmt: skip
    return lever_schedule(
        [one], delays={}, settings=settings(), positions=effect_positions([one]),
        calendar=Calendar(first_monday=date(2020, 1, 6), weeks=6),
    )  # fmt: skip


def neutral_drivers(weeks=6):
    return {one.id: np.full((weeks, 3), one.neutral) for one in DRIVERS}


def test_the_row_of_the_nearest_unit_comes_first_then_the_label_then_the_one_for_all():
    rows = [
        Row("pay", ""), Row("pay", "district"), Row("pay", "districts"), Row("pay", "north"),
        Row("rent", "south"),
    ]  # fmt: skip

    assert ORGANISATION.strata == STRATA
    assert row_of_stratum(rows, item="pay", organisation=ORGANISATION).tolist() == [3, 2, 0]
    assert row_of_stratum(rows[:2], item="pay", organisation=ORGANISATION).tolist() == [1, 1, 0]


def test_a_stratum_without_a_row_is_named():
    with pytest.raises(LookupError) as raised:
        row_of_stratum([Row("pay", "north")], item="pay", organisation=ORGANISATION)

    assert str(raised.value) == "no row of pay holds for south"


def test_points_come_by_stratum():
    rows = [Row("pay", ""), Row("pay", "south", low=4.0, mid=5.0, high=6.0)]

    low, mid, high = points_by_stratum(rows, item="pay", organisation=ORGANISATION)

    assert (low.tolist(), mid.tolist(), high.tolist()) == ([1, 4, 1], [2, 5, 2], [3, 6, 3])


def test_terms_of_leaving_change_with_a_measure_and_with_the_labour_market():
    """Weeks 0 (calm) and 1 begin one each; a measure holds in the calendar's weeks 2 and 3,
    counted from 0, that is 3 and 4 with the calm one first, and the market turns in week 6.
    """
    market = np.ones((6, 3))
    market[5] = 1.2

    starts = regime_starts(
        labour_market=market,
        schedules=[schedule("grant", start=date(2020, 1, 20), end=date(2020, 2, 2))],
    )

    assert starts.tolist() == [0, 1, 3, 5, 6]


def test_a_measure_that_leaves_the_terms_alone_makes_no_regime():
    starts = regime_starts(
        labour_market=np.ones((6, 3)), schedules=[schedule("will_shift", start=date(2020, 1, 20))]
    )

    assert starts.tolist() == [0, 1]
    assert "will_shift" not in MEANS_LEVERS
    assert {one.id for one in LEVERS if one.gate == "means"} <= MEANS_LEVERS


def test_regimes_are_padded_without_a_change_to_any_week():
    got = regimes_of(starts=np.array([0, 1, 4]), weeks=7, size=5)

    assert got.of_week.tolist() == [0, 1, 1, 1, 2, 2, 2]
    assert got.first_week.tolist() == [0, 1, 4, 4, 4]


def test_the_calm_week_comes_first_and_is_neutral():
    drivers = neutral_drivers()
    drivers["labour_market"][:] = 1.3

    found = with_calm_week(drivers=drivers)["labour_market"]

    assert found[:, 0].tolist() == [1.0, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3]


def test_weeks_are_calm_until_a_driver_or_a_measure_moves():
    drivers = neutral_drivers()
    drivers["registered_offences"][:] = 0.9
    drivers["extra_duty"][4, 1] = 0.1
    with_calm = with_calm_week(drivers=drivers)

    assert calm_weeks(drivers=with_calm, schedules=[]) == 5
    early = schedule("will_shift", start=date(2020, 1, 15))
    assert calm_weeks(drivers=with_calm, schedules=[early]) == 2


def test_a_run_is_given_who_can_resign_and_levers_with_the_calm_week():
    levers = schedule("grant", start=date(2020, 1, 6)).values(jnp.zeros(1), effects="as stated")

    got = inputs_of(
        drivers=with_calm_week(drivers=neutral_drivers()), levers=levers,
        regimes=regimes_of(starts=np.array([0, 1]), weeks=7, size=2), organisation=ORGANISATION,
    )  # fmt: skip

    assert got.levers["grant"].tolist() == [0.0] + [0.5] * 6
    assert got.resigns.tolist() == [1.0, 1.0, 1.0]
