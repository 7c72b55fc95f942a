"""Units to strata, and outside series on them."""

from datetime import date

import numpy as np
import pytest

from apora.errors import CaseProblems
from apora.evidence.calendar import calendar_of
from apora.evidence.driver_weeks import driver_weeks
from apora.evidence.organisation import organisation_of
from apora.evidence.records import DriverRow, Points
from apora.registry.drivers import DRIVERS
from small_case import UNITS, case, unit


def row(name, start, end, value, where=""):
    return DriverRow.model_validate(
        {
            "id": name,
            "from": start,
            "to": end,
            "value": value,
            "unit": "ratio",
            "where": where,
            "source": "judgement",
            "why": "invented",
        }
    )


def weeks_of(*rows):
    small = case(drivers=rows)
    return driver_weeks(
        small, calendar=calendar_of(small.settings), organisation=organisation_of(small)
    )


def test_strata_are_the_leaves_with_a_label_in_file_order():
    found = organisation_of(case())

    assert found.strata == ("north", "south", "staff")
    assert found.labels == ("district", "district", "office")
    np.testing.assert_allclose(found.posts[:, 1], [200, 300, 100])
    assert found.members("service") == (0, 1, 2)
    assert found.members("districts") == (0, 1)
    assert found.members("south") == (1,)
    assert found.members("nowhere") == ()


def test_a_cycle_in_part_of_ends():
    looped = (*UNITS, unit("a", "b", stratum="x"), unit("b", "a"), unit("c", "a"))

    found = organisation_of(case(units=looped))

    assert found.line("b") == ("b", "a")
    assert found.members("b") == ()


def test_exposure_comes_from_the_nearest_unit_above():
    half = Points(low=0.2, mid=0.5, high=0.9)
    units = (unit("service", exposure=half), unit("north", "service", stratum="district"))

    found = organisation_of(case(units=units))

    np.testing.assert_allclose(found.exposure, [0.5])
    np.testing.assert_allclose(found.exposure_range, [[0.2, 0.5, 0.9]])


def test_a_simulated_unit_without_posts_is_refused():
    units = (
        *UNITS,
        unit("west", "districts", stratum="district").model_copy(update={"posts": None}),
    )

    with pytest.raises(CaseProblems) as error:
        organisation_of(case(units=units))

    assert str(error.value) == (
        "1 error\n\n"
        "  units.csv, west, posts: missing. A simulated unit needs its number of posts.\n"
        "      Write a range low..mid..high, for example 450..600..800."
    )


def test_every_driver_is_neutral_where_no_row_holds():
    found = weeks_of()

    assert set(found) == {driver.id for driver in DRIVERS}
    for driver in DRIVERS:
        assert np.all(found[driver.id] == driver.neutral)


def test_an_event_adds_up_to_its_value_over_its_days():
    """Four days from Thursday 6 to Sunday 9 August, and a fifth in the week after."""
    found = weeks_of(row("shock_count", "2020-08-06", "2020-08-10", 1.0))["shock_count"]

    week = calendar_of(case().settings).week_of(date(2020, 8, 9))
    np.testing.assert_allclose(found[week : week + 2, 0], [0.8, 0.2])
    np.testing.assert_allclose(found.sum(axis=0), 1.0)


def test_a_level_is_the_mean_over_the_days_and_the_smaller_unit_wins():
    found = weeks_of(
        row("labour_market", "2020-08-05", "2020-08-16", 2.0, where="north"),
        row("labour_market", "2020-08-03", "2020-08-16", 1.5),
    )["labour_market"]

    week = calendar_of(case().settings).week_of(date(2020, 8, 3))
    np.testing.assert_allclose(found[week], [(2 * 1.5 + 5 * 2.0) / 7, 1.5, 1.5])
    np.testing.assert_allclose(found[week + 1], [2.0, 1.5, 1.5])
    np.testing.assert_allclose(found[week + 2], 1.0)
