"""The two cases from outside are whole, and the model is held against what they say."""

import csv
import importlib.util
import json
from pathlib import Path

import pytest

from apora.evidence.case import read_case
from apora.evidence.observations import is_held_out, is_used
from apora.registry.parameters import PARAMETER_BY_ID
from apora.workflow import check

ROOT = Path(__file__).parents[2]
OFFERS = ROOT / "cases" / "separation-offers"
POLICE = ROOT / "cases" / "england-wales-2023"
PAY_M = 1050.0
"""Middle pay of belarus-2020 [BYN / month], by which its money becomes months of pay."""
SCALED = {"lump_sum", "training_cost"}
OWN = {"delivered"}


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location(
        "outside_checks", ROOT / "scripts" / "outside_checks.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def result(script):
    return json.loads(script.RESULT.read_text(encoding="utf-8"))


def general_rows(folder, table):
    with (folder / table).open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file) if not row["stratum"]}


@pytest.mark.parametrize("folder", [OFFERS, POLICE], ids=lambda path: path.name)
def test_they_have_no_problem_of_any_kind(folder):
    found = check(folder)

    assert [one.text() for one in found.problems] == []
    assert found.good_for == "model"


def test_offers_meet_the_gates_of_belarus_2020_and_no_others():
    theirs = general_rows(ROOT / "cases" / "belarus-2020", "parameters.csv")
    ours = general_rows(OFFERS, "parameters.csv")
    points = ("low", "mid", "high")

    assert set(ours) == set(PARAMETER_BY_ID)
    assert {
        name
        for name, row in ours.items()
        if name not in SCALED | OWN and [row[p] for p in points] != [theirs[name][p] for p in points]
    } == set()
    for name in SCALED:
        assert [float(ours[name][p]) for p in points] == pytest.approx(
            [float(theirs[name][p]) / PAY_M for p in points], rel=1e-3
        )


def test_offers_meet_the_households_of_belarus_2020_in_months_of_pay():
    theirs = general_rows(ROOT / "cases" / "belarus-2020", "households.csv")
    for name, row in general_rows(OFFERS, "households.csv").items():
        unit = PAY_M if row["unit"] == "money per month" else 1.0
        assert [float(row[p]) for p in ("low", "mid", "high")] == pytest.approx(
            [float(theirs[name][p]) / unit for p in ("low", "mid", "high")], rel=1e-3
        ), name


def test_employers_release_at_once_and_nobody_else_does():
    measures = {one.id: one for one in read_case(OFFERS).measures}
    shift = {
        name: next(change.value for change in one.changes if change.lever == "refusal_shift")
        for name, one in measures.items()
    }

    assert shift == {
        "us-ssb": -8.0, "northern-ireland": -8.0, "federal-2025": -8.0,
        "myanmar": 8.0, "venezuela": 8.0,
    }  # fmt: skip


def test_no_offer_is_learned_from(script):
    used = {one.id for one in read_case(OFFERS).claims if is_used(one)}

    assert used.isdisjoint({one.claim for one in script.OFFERS})


def test_the_last_year_of_the_police_is_held_out():
    claims = read_case(POLICE).claims
    late = [one for one in claims if one.when.startswith("2022-04-01")]

    assert [one.id for one in claims if is_held_out(one)] == ["H01", "H02", "H04"]
    assert [one.id for one in late if is_used(one)] == []
    assert {one.when for one in claims if is_used(one)} == {
        "2020-04-01/2021-03-31", "2021-04-01/2022-03-31",
    }  # fmt: skip


def test_the_committed_result_belongs_to_these_cases(result, script):
    """Else: python scripts/outside_checks.py offers police."""
    assert result["offers"]["case"] == script.digest_of(OFFERS)


def test_what_is_inside_follows_from_the_numbers(result, script):
    case = read_case(OFFERS)
    for row in result["offers"]["rows"]:
        assert row["said"] == pytest.approx(script.said(case, claim=row["claim"]))
        assert row["inside"] is (row["low"] <= row["said"] <= row["high"])


def test_the_page_shows_the_committed_result(result, script):
    text = script.PAGE.read_text(encoding="utf-8")

    assert script.page_of(text, result=result) == text


def inside(rows):
    return {row["claim"]: row["inside"] for row in rows}


def test_four_offers_of_six_lie_inside_and_none_lies_below_its_range(result):
    """Two of the three that are the check, one other by a hair: the page says why two fail."""
    rows = result["offers"]["rows"]

    assert [row["claim"] for row in rows if row["said"] < row["low"]] == []
    assert inside(rows) == {
        "us-ssb": True,
        "northern-ireland": True,
        "federal-first": False,
        "federal-all": True,
        "myanmar": True,
        "venezuela": False,
    }
    assert [row["claim"] for row in rows if not row["derived"]] == [
        "northern-ireland", "myanmar", "venezuela",
    ]  # fmt: skip


def test_ranges_are_not_so_wide_that_anything_lies_inside(result):
    """A range that holds every number holds these too: none spans a factor of thirty."""
    for row in result["offers"]["rows"]:
        assert row["high"] / row["low"] < 30.0, row["claim"]


@pytest.mark.slow
def test_the_offers_computed_again_are_the_same(result, script):
    again = script.offers_result()

    for before, now in zip(result["offers"]["rows"], again["rows"], strict=True):
        assert [now[name] for name in ("low", "middle", "high")] == pytest.approx(
            [before[name] for name in ("low", "middle", "high")], rel=1e-3
        ), now["claim"]


def test_the_year_of_the_police_that_was_held_out_lies_outside(result, script):
    """A finding: the range of the last year is too low; the page says why."""
    found = result["police"]

    assert found["case"] == script.digest_of(POLICE)
    assert inside(found["rows"]) == {
        "E01": True, "E02": True, "E03": True, "E04": True,
        "H01": False, "H02": False, "H04": False,
    }  # fmt: skip
    for row in found["rows"]:
        assert row["inside"] is (row["low"] <= row["said"] <= row["high"])
        assert row["inside"] or row["said"] > row["high"]


def test_the_fit_to_the_police_is_accepted(result):
    assert result["police"]["accepted"]
