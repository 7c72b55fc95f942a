"""`apora ask` and `apora score --record` from the command to the file, on draws made by hand."""

import csv
import json
from types import SimpleNamespace

import numpy as np
import pytest
from typer.testing import CliRunner

import study_case
from apora.cli.main import app
from apora.evidence.case import read_case
from apora.inference.problem import calibration_problem
from apora.projections import study
from apora.workflow import ask_step, score_step

DRAWS = 24


@pytest.fixture
def folder(tmp_path):
    made = study_case.write_aid_case(tmp_path / "lowmere")
    claims = made / "claims.csv"
    held = claims.read_text(encoding="utf-8").replace(
        "hold: counted before the events", "hold: out"
    )
    claims.write_text(held, encoding="utf-8")
    return made


@pytest.fixture
def calibration(folder):
    problem, rng = calibration_problem(read_case(folder)), np.random.default_rng(4)
    scores = rng.standard_normal((DRAWS, problem.vector.sampled))
    count = sum(len(one.alternatives) for one in (*problem.observations, *problem.held_out))
    said = rng.uniform(0.2, 0.6, (DRAWS, count))
    biases = rng.standard_normal((DRAWS, problem.bias_groups))
    return SimpleNamespace(
        problem=problem,
        accepted=True,
        prior_scores=scores,
        scores=0.6 * scores,
        ordered_prior=scores,
        ordered_scores=0.6 * scores,
        chains=SimpleNamespace(unknowns=np.concatenate([0.6 * scores, biases], axis=1)[None]),
        prior=SimpleNamespace(said=said),
        posterior=SimpleNamespace(said=said[None]),
    )


@pytest.fixture(autouse=True)
def _at_hand(monkeypatch, calibration):
    """Have the calibration and the compiled model at hand."""
    for step in (ask_step, score_step):
        monkeypatch.setattr(step, "calibrated", lambda *_, **__: (calibration, None))
    compiled = study_case.aid_study().posterior.simulation
    monkeypatch.setattr(study, "whole_simulation", lambda _: compiled)


def run(*words):
    return CliRunner().invoke(app, [str(one) for one in words])


def test_ask_ranks_numbers_for_a_quantity(folder):
    done = run("ask", folder)
    lines = done.stdout.splitlines()

    assert done.exit_code == 0, done.output
    assert lines[0] == ("Voluntary departures [persons], 2020-12-01/2021-05-31: with_existing")
    assert lines[3].split()[:5] == ["rank", "indicator", "where", "when", "precision"]
    assert lines[4].startswith("1 ")
    assert run("ask", folder).stdout == done.stdout


def test_ask_takes_a_list_with_costs(folder, tmp_path):
    wanted = tmp_path / "wanted.csv"
    wanted.write_text(
        "indicator,where,when,precision,cost,note\n"
        "letters_on_file,service,2020-11-30,count,40,\n"
        "posts,reserve,2020-11-30,about,,\n",
        encoding="utf-8",
    )
    done = run(
        "ask", folder, "--candidates", wanted, "--decision", "grant|without", "--format", "json"
    )
    rows = json.loads(done.stdout)

    assert {one["indicator"] for one in rows} == {"letters_on_file", "posts"}
    letters = next(one for one in rows if one["cost"] == 40.0)
    assert letters["value_per_cost"] == pytest.approx(letters["wrong_choice_drop"] / 40.0)
    assert next(one for one in rows if one["cost"] is None)["precision"] == "about"


def test_projections_are_entered_once_and_wait_to_be_scored(folder):
    first = run("score", folder, "--record", "--also", "departures districts 2021-01")
    text = (folder / "projections.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))

    assert first.exit_code == 0, first.output
    assert first.stdout.splitlines()[0] == "12 projections entered, 12 in all."
    assert first.stdout.splitlines()[2] == f"Last hash: {rows[-1]['chain']}"
    assert [rows[0]["when"], rows[10]["when"]] == [
        "2020-12-01/2021-05-31", "2021-01-01/2021-01-31",
    ]  # fmt: skip
    assert (rows[11]["claim"], rows[11]["due"], rows[11]["persistence"]) == ("C9", "2020-01-01", "")

    again = run("score", folder, "--record")
    assert again.stdout.startswith("Nothing new: all was entered before from the same inputs.\n")
    assert (folder / "projections.csv").read_text(encoding="utf-8") == text

    told = run("score", folder)
    assert told.stdout.splitlines()[0] == (
        "12 projections: 1 scored, 0 answered without a number, 0 due and not answered, 11 not due."
    )


def test_nothing_is_entered_in_a_ledger_that_was_edited(folder):
    run("score", folder, "--record")
    path = folder / "projections.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(",accepted,", ",not accepted,", 1),
        encoding="utf-8",
    )
    before = path.read_bytes()
    done = run("score", folder, "--record", "--also", "departures districts 2021-01")

    assert done.exit_code == 3
    assert "projections.csv, entry 1, departures service 2020-12-01/2021-05-31" in done.stderr
    assert path.read_bytes() == before
