"""Rows that move no result are named, and no others."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import study_case
from apora.evidence.case import read_case
from apora.inference.problem import calibration_problem
from apora.projections.dead_inputs import dead_inputs
from apora.projections.declared_inputs import declared_inputs

CASES = Path(__file__).parents[2] / "cases"


def with_dead_rows(case):
    """Return the small case with a driver before its weeks, a shadowed row, a late change."""
    driver, row = case.drivers[0], case.parameters[0]
    outside = driver.model_copy(update={"from_": date(1999, 1, 1), "to": date(1999, 1, 2)})
    everywhere = [
        row.model_copy(update={"stratum": unit.id}) for unit in case.units if not unit.part_of
    ]
    grant = next(one for one in case.measures if one.id == "grant")
    late = grant.changes[-1].model_copy(update={"from_": date(2099, 1, 1)})
    return replace(
        case,
        drivers=(*case.drivers, outside),
        parameters=(*case.parameters, *everywhere),
        measures=tuple(
            one if one is not grant else one.model_copy(update={"changes": (*one.changes, late)})
            for one in case.measures
        ),
    )


@pytest.fixture(scope="module")
def spoiled():
    """What is found in the small case, as it is and with three dead rows more."""
    case = study_case.aid_case()
    return case, dead_inputs(calibration_problem(with_dead_rows(case)))


def test_a_row_outside_the_weeks_a_shadowed_row_and_a_late_change_are_named(spoiled):
    case, found = spoiled
    driver, row = case.drivers[0], case.parameters[0]
    changes = next(one for one in case.measures if one.id == "grant").changes
    what = "moves nothing that the model reports, under any scenario."
    texts = [one.text() for one in found]

    assert (
        f"  drivers.csv, {driver.id} from 1999-01-01: {what}\n"
        "      Check its dates against the weeks simulated, its unit and its value."
    ) in texts
    assert (
        f"  parameters.csv, {row.id}: {what}\n"
        "      Other rows hold wherever this one would: delete it, or delete them."
    ) in texts
    assert (
        f"  measures/grant.toml, change {len(changes) + 1}, {changes[-1].lever}: {what}\n"
        "      Check its dates, what stands before it, and that a scenario has the measure."
    ) in texts
    assert {one.severity for one in found} == {"warning"}


def test_what_is_wired_is_not_named(spoiled):
    _, found = spoiled
    named = {one.where for one in found}

    for alive in (
        "parameters.csv, application_w",
        "parameters.csv, will_means_correlation",
        "households.csv, savings",
        "households.csv, with_loan",
        "measures/grant.toml, change 1, programme_open",
        "measures/older-fund.toml, change 3, budget_w",
    ):
        assert alive not in named


def test_every_row_of_a_case_is_asked_about():
    problem = study_case.aid_problem()
    case = problem.case

    wheres = [one.where for one in declared_inputs(problem)]

    tables = ("parameters.csv", "households.csv", "drivers.csv", "measures/")
    counted = [sum(where.startswith(table) for where in wheres) for table in tables]
    changes = sum(len(one.changes) for one in case.measures)
    assert counted == [len(case.parameters), len(case.households), len(case.drivers), changes]


LOWMERE = {
    # No measure of Lowmere asks for a public statement.
    "parameters.csv, statement_takeup",
}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "known"), [("lowmere", LOWMERE), ("belarus-2020", set())])
def test_the_shipped_cases_declare_nothing_that_moves_nothing(name, known):
    problem = calibration_problem(read_case(CASES / name))

    assert {one.where for one in dead_inputs(problem)} == known
