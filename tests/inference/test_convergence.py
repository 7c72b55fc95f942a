"""Reported quantities hardly move with the step, the number of households, or their seed."""

import json
from pathlib import Path

import numpy as np
import pytest

import convergence as module
import convergence_after as after
import half_weeks as halves
from apora.evidence.case import read_case
from apora.inference.weights import WEIGHTS_FAIL
from apora.registry.drivers import DRIVERS
from apora.registry.levers import LEVERS
from apora.registry.parameters import PARAMETERS
from model import world

ROOT = Path(__file__).resolve().parents[2]
RESULT = ROOT / "tests" / "references" / "convergence.json"
AFTER = ROOT / "tests" / "references" / "convergence_after.json"


def test_a_shift_by_hand():
    """Ends of 0.5 and 9.5 about 5, all a tenth larger: 0.05, 0.5 and 0.95 of a range of 9."""
    base = np.linspace(0.0, 10.0, 21)[:, None]
    moved = module.shifts(base, base * 1.1)

    np.testing.assert_allclose(moved, [[0.05 / 9.0, 0.5 / 9.0, 0.95 / 9.0]])


def test_rates_are_halved_and_times_doubled():
    values = {"application_w": 0.04, "other_separations_y": 0.03, "contract_weeks": 260.0,
              "search_months": 4.0, "willing_calm": 0.16, "posts": 100.0}  # fmt: skip

    assert halves.parameters_in_half_weeks(values) == {
        "application_w": 0.02, "other_separations_y": 0.015, "contract_weeks": 520.0,
        "search_months": 8.0, "willing_calm": 0.16, "posts": 100.0,
    }  # fmt: skip


def test_every_parameter_whose_name_ends_in_a_time_is_told_in_halves():
    values = {one.id: 1.0 for one in PARAMETERS}

    changed = {name for name, one in halves.parameters_in_half_weeks(values).items() if one != 1.0}

    timed = {name for name in values if name.endswith(("_w", "_y", "_weeks", "_months"))}
    assert changed == timed


def test_every_week_becomes_two_halves_with_the_same_events_and_money():
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
    assert found["command"] == module.COMMAND
    assert (found["draws"], found["types"], found["allowed"]) == (
        module.DRAWS, module.TYPES, module.ALLOWED,
    )  # fmt: skip
    held = {(row["case"], row["variant"]) for row in found["rows"]}
    assert held == {(case, one.name) for case in module.CASES for one in module.VARIANTS}


def above(found, *, variant, differences):
    """Return the quantities that move by more than is allowed, with by how much."""
    sizes = {
        (row["case"], row["variant"], name): max(map(abs, ends))
        for row in found["rows"]
        if variant in row["variant"]
        for name, ends in row["shifts"].items()
        if name.endswith("difference of all measures") == differences
    }
    return {key: size for key, size in sizes.items() if size >= found["allowed"]}


def test_nothing_moves_with_four_times_as_many_household_types(found):
    """The bound of the design of the model: medians and ends, levels and differences."""
    for differences in (False, True):
        assert above(found, variant="256 household types", differences=differences) == {}


@pytest.mark.parametrize("variant", ["seed", "half the step"])
def test_no_level_moves_with_the_seed_or_the_step(found, variant):
    assert above(found, variant=variant, differences=False) == {}


# What does not hold is a finding (docs/explanation/convergence.md); the day it holds, this
# fails and is to become a plain assertion.
@pytest.mark.xfail(strict=True, reason="what all measures change moves by up to 12 %")
@pytest.mark.parametrize("variant", ["seed", "half the step"])
def test_no_difference_moves_with_the_seed_or_the_step(found, variant):
    assert above(found, variant=variant, differences=True) == {}


@pytest.mark.parametrize(
    ("case", "seeds", "step", "sobol"),
    [
        ("lowmere", [0.035, 0.043, 0.073], 0.119, 0.160),
        ("belarus-2020", [0.025, 0.031, 0.066], 0.102, 0.113),
    ],
)
def test_how_far_it_is_from_that_is_what_the_page_says(found, case, seeds, step, sobol):
    """Differences: by the seed of the types, by the step, with Sobol' points."""
    sizes = {
        row["variant"]: [size for name, size in moved(row).items() if name.endswith("measures")]
        for row in found["rows"]
        if row["case"] == case
    }

    largest = {variant: max(own) for variant, own in sizes.items()}
    by_seed = [size for variant, size in largest.items() if "seed" in variant]
    assert sorted(by_seed) == pytest.approx(seeds, abs=0.001)
    assert largest["half the step"] == pytest.approx(step, abs=0.001)
    assert largest["64 Sobol' points"] == pytest.approx(sobol, abs=0.001)


def test_a_weighted_shift_by_hand():
    """101 numbers moved up by 9 of a range of 90.9; then with the upper half of them alone.

    Each stands at the middle of its weight: ends of 4.55 and 95.45, of 52.05 and 97.95.
    """
    base, alike = np.arange(101.0)[:, None], np.full(101, 1.0 / 101.0)
    upper = (base[:, 0] >= 50.0) / 51.0

    np.testing.assert_allclose(
        after.shifts(base, base + 9.0, weights=alike), np.full((1, 3), 9.0 / 90.9)
    )
    np.testing.assert_allclose(
        after.shifts(base, base, weights=upper), [[47.5 / 90.9, 25.0 / 90.9, 2.5 / 90.9]]
    )


def test_a_case_with_other_household_types_is_not_held_against_64():
    case = read_case(ROOT / "cases" / "lowmere")

    with pytest.raises(SystemExit, match="household_types is 32"):
        after.stored(case)


def test_a_case_must_be_named(capsys):
    with pytest.raises(SystemExit) as stopped:
        after.main([])

    assert stopped.value.code == 2
    assert "required: case" in capsys.readouterr().err


def test_another_case_leaves_the_result_that_is_shown_alone():
    assert after.result_of("belarus-2020") == AFTER
    assert after.result_of("lowmere").name == "convergence_after-lowmere.json"


def test_draws_of_a_block_that_are_all_alike_have_the_error_of_one():
    """Standard error of a median of 64 blocks, each one normal number eight times over."""
    base = np.repeat(np.random.default_rng(3).standard_normal(64), 8)[:, None]
    some = {"weights": np.full(512, 1.0 / 512.0), "block": 8}
    other = np.repeat(np.random.default_rng(4).standard_normal(64), 8)[:, None]

    in_blocks = after.standard_errors(base, other, **some)[0, 1]
    alone = after.standard_errors(base, other, **some | {"block": 1})[0, 1]

    assert in_blocks / alone == pytest.approx(8.0**0.5, rel=0.3)


@pytest.fixture(scope="module")
def afterwards():
    return json.loads(AFTER.read_text(encoding="utf-8"))


def test_every_shift_has_its_standard_error(afterwards):
    errors = afterwards["standard_errors"]

    assert errors.keys() == afterwards["shifts"].keys()
    assert {len(own) for own in errors.values()} == {len(module.ENDS)}


@pytest.mark.parametrize("kind", ["shifts", "shifts_same_draws"])
def test_nothing_moves_after_the_evidence_with_four_times_as_many_types(found, afterwards, kind):
    """The bound of the design of the model, on the real case: posterior medians and ends."""
    assert (afterwards["case"], afterwards["types"]) == ("belarus-2020", [64, 256])
    assert (afterwards["command"], afterwards["seed"]) == (after.COMMAND, module.SEED)
    sizes = {name: max(map(abs, ends)) for name, ends in afterwards[kind].items()}

    before = next(row for row in found["rows"] if row["case"] == "belarus-2020")
    assert sizes.keys() == before["shifts"].keys()
    assert {name: size for name, size in sizes.items() if size >= module.ALLOWED} == {}


def test_the_weights_that_stand_for_a_fit_with_more_types_may_be_trusted(afterwards):
    assert afterwards["accepted"]
    assert afterwards["pareto_shape"] < WEIGHTS_FAIL
    assert afterwards["effective"] > 0.8 * afterwards["draws"]


def moved(row):
    """Return by how much each quantity moves at most, of one variant."""
    return {name: max(map(abs, ends)) for name, ends in row["shifts"].items()}
