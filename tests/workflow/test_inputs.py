"""What a step depends on: all of it for the report, less for the calibration."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from apora.evidence.case import read_case
from apora.store.digests import code_digest
from apora.workflow.inputs import CALIBRATING, calibration_digest, case_digest

ROOT = Path(__file__).resolve().parents[2]
LOWMERE = ROOT / "cases" / "lowmere"


@pytest.fixture(scope="module")
def lowmere():
    return read_case(LOWMERE)


def test_a_judgement_that_was_reworded_changes_the_report_and_no_calibration(lowmere):
    fewer = replace(lowmere, judgements=lowmere.judgements[1:])

    assert lowmere.judgements
    assert case_digest(fewer) != case_digest(lowmere)
    assert calibration_digest(fewer) == calibration_digest(lowmere)


@pytest.mark.parametrize(
    "table", ["units", "sources", "claims", "drivers", "parameters", "households", "scenarios"]
)
def test_every_other_table_changes_both(lowmere, table):
    shorter = replace(lowmere, **{table: getattr(lowmere, table)[1:]})

    assert getattr(lowmere, table)
    assert case_digest(shorter) != case_digest(lowmere)
    assert calibration_digest(shorter) != calibration_digest(lowmere)


def test_a_calibration_counts_every_layer_that_it_can_reach():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    start = next(i for i, one in enumerate(layers) if "(inference)" in one)
    below = [name.strip(" ()") for line in layers[start:] for name in line.split("|")]
    package = ROOT / "src" / "apora"
    there = {one for one in below if (package / one).is_dir() or (package / f"{one}.py").is_file()}

    assert set(CALIBRATING) == there


def test_the_code_of_a_layer_is_not_the_code_of_all():
    assert code_digest(CALIBRATING) != code_digest()
    assert code_digest(CALIBRATING) != code_digest(CALIBRATING[1:])
