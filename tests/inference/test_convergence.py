"""Reported quantities hardly move with the step, the number of households, or their seed."""

import importlib.util
import json
import sys
from pathlib import Path

import numpy as np
import pytest

from apora.registry.drivers import DRIVERS
from apora.registry.levers import LEVERS
from apora.registry.parameters import PARAMETERS
from model import world

ROOT = Path(__file__).resolve().parents[2]
RESULT = ROOT / "tests" / "references" / "convergence.json"


def script(name):
    """Return a script as a module; scripts find each other as they do when run."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(ROOT / "scripts"))
    return module


@pytest.fixture(scope="module")
def halves():
    return script("half_weeks")


def test_a_shift_by_hand():
    """Ends of 0.5 and 9.5 about 5, all a tenth larger: 0.05, 0.5 and 0.95 of a range of 9."""
    base = np.linspace(0.0, 10.0, 21)[:, None]
    moved = script("convergence").shifts(base, base * 1.1)

    np.testing.assert_allclose(moved, [[0.05 / 9.0, 0.5 / 9.0, 0.95 / 9.0]])


def test_rates_are_halved_and_times_doubled(halves):
    values = {"application_w": 0.04, "other_separations_y": 0.03, "contract_weeks": 260.0,
              "search_months": 4.0, "willing_calm": 0.16, "posts": 100.0}  # fmt: skip

    assert halves.parameters_in_half_weeks(values) == {
        "application_w": 0.02, "other_separations_y": 0.015, "contract_weeks": 520.0,
        "search_months": 8.0, "willing_calm": 0.16, "posts": 100.0,
    }  # fmt: skip


def test_every_parameter_whose_name_ends_in_a_time_is_told_in_halves(halves):
    values = {one.id: 1.0 for one in PARAMETERS}

    changed = {name for name, one in halves.parameters_in_half_weeks(values).items() if one != 1.0}

    timed = {name for name in values if name.endswith(("_w", "_y", "_weeks", "_months"))}
    assert changed == timed


def test_every_week_becomes_two_halves_with_the_same_events_and_money(halves):
    given = world.inputs(drivers_=world.storm(), levers_=world.levers(**world.PROGRAMME))

    got = halves.inputs_in_half_weeks(given)

    for one in DRIVERS:
        weeks = np.asarray(given.drivers[one.id])[1:]
        found = np.asarray(got.drivers[one.id])[1:].reshape(world.WEEKS, 2, -1)
        whole = one.form == "event" or one.unit == "per week"
        np.testing.assert_allclose(found.sum(axis=1) if whole else found.mean(axis=1), weeks)
    levers = {one.id: np.asarray(got.levers[one.id]) for one in LEVERS}
    assert levers["budget_w"].sum() == np.asarray(given.levers["budget_w"]).sum()
    assert levers["stipend_m"][-1] * levers["stipend_months"][-1] == 500.0 * 6.0
    assert levers["grant"][-1] == 6000.0


@pytest.fixture(scope="module")
def found():
    return json.loads(RESULT.read_text(encoding="utf-8"))


def test_the_result_is_of_this_script_and_these_quantities(found):
    module = script("convergence")

    assert found["command"] == module.COMMAND
    assert (found["draws"], found["types"], found["allowed"]) == (
        module.DRAWS, module.TYPES, module.ALLOWED,
    )  # fmt: skip
    held = {(row["case"], row["variant"]) for row in found["rows"]}
    missing = {(case, one.name) for case in module.CASES for one in module.VARIANTS} - held
    assert missing == {("lowmere", "half the step")} | {
        ("belarus-2020", one.name) for one in module.VARIANTS
    }


def above(found, *, variant, differences):
    """Return the quantities that move by more than is allowed, with by how much."""
    sizes = {
        (row["case"], name): max(map(abs, ends))
        for row in found["rows"]
        if variant in row["variant"]
        for name, ends in row["shifts"].items()
        if name.endswith("difference of all measures") == differences
    }
    return {key: size for key, size in sizes.items() if size >= found["allowed"]}


# What does not hold is a finding (docs/explanation/convergence.md); the day it holds, these
# fail and are to become plain assertions.
NOT_YET = "64 household types are too few for the design's 5 %"


@pytest.mark.xfail(strict=True, reason=NOT_YET)
@pytest.mark.parametrize("variant", ["256 household types", "seed"])
@pytest.mark.parametrize("differences", [False, True], ids=["levels", "differences"])
def test_no_quantity_moves_with_the_number_of_household_types_or_their_seed(
    found, variant, differences
):
    assert above(found, variant=variant, differences=differences) == {}


def test_how_far_it_is_from_that_is_what_the_page_says(found):
    """Levels other than who could bear leaving: at most 6.3 %, that one 10.9, differences 22."""
    sizes = {}
    for row in found["rows"]:
        if row["case"] == "lowmere" and row["variant"] != "half the step":
            for name, ends in row["shifts"].items():
                sizes[name] = max(sizes.get(name, 0.0), *map(abs, ends))
    able = sizes.pop("able_now")
    differences = [size for name, size in sizes.items() if name.endswith("measures")]
    levels = [size for name, size in sizes.items() if not name.endswith("measures")]

    assert max(levels) == pytest.approx(0.063, abs=0.001)
    assert able == pytest.approx(0.109, abs=0.001)
    assert max(differences) == pytest.approx(0.216, abs=0.001)
