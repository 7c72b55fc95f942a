"""The invented case is whole, exercises every form of words, and knows its truth."""

import importlib.util
import json
import re
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from apora.evidence.calendar import calendar_of
from apora.evidence.case import read_case
from apora.evidence.checks import every_problem
from apora.evidence.grades import STANDARD
from apora.evidence.records import main_text
from apora.evidence.observations import is_held_out, is_used, observations_of, origin_of
from apora.evidence.organisation import organisation_of
from apora.registry.parameters import PARAMETER_BY_ID
from apora.workflow import check, start_case

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "cases" / "lowmere"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"(?:\d{{1,2}}(?: (?:and|to)\s)?)?\d{{1,2}}\s(?:{MONTHS})(?: \d{{4}})?")
YEAR = re.compile(rf"(?:{MONTHS}) \d{{4}}|from \d{{2}} to\s\d{{2}} October")
NUMBERS = re.compile(r"\d+(?:[.,-]\d+)*")
FORMS = {
    "exact", "about", "almost", "more", "at_least", "less", "up_to", "at_most", "range",
    "fraction", "count_of", "magnitude", "word",
}  # fmt: skip


@pytest.fixture(scope="module")
def case():
    return read_case(FOLDER)


@pytest.fixture(scope="module")
def observations(case):
    return observations_of(
        case, calendar=calendar_of(case.settings), organisation=organisation_of(case)
    )


@pytest.fixture(scope="module")
def truth():
    return json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("make_lowmere", ROOT / "scripts/make_lowmere.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def files_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "out" not in path.relative_to(folder).parts
    }


def test_it_has_no_problem_of_any_kind():
    assert [one.text() for one in every_problem(FOLDER)] == []
    assert check(FOLDER).good_for == "model"


def test_it_is_small_and_every_stratum_may_be_projected(case):
    organisation = organisation_of(case)

    assert len(organisation.strata) == 6
    assert organisation.posts[:, 0].min() >= 200
    assert (case.settings.as_of - case.settings.start).days < 48 * 7
    assert [unit.id for unit in case.units if not unit.resigns] == ["auxiliaries"]


def test_every_form_of_words_and_every_way_to_combine_is_heard(observations):
    heard = {one.heard.form for one in observations}
    combined = {one.quantity.combine for each in observations for one in each.alternatives}

    assert heard - {"round"} == FORMS
    assert combined == {"ratio", "mean", "max", "change", "compare", "exists"}


def test_every_kind_of_claim_is_there(case, observations):
    natures = {one.nature for one in case.claims}
    used = [one for one in case.claims if is_used(one)]

    assert {"stock", "total", "flow", "share", "change", "order", "exists"} <= natures
    assert len(used) == 26
    assert [one.id for one in case.claims if is_held_out(one)] == ["C08"]
    assert {main_text(one.use).partition(":")[0] for one in case.claims if not is_used(one)} == {
        "hold", "context", "superseded by C16",
    }  # fmt: skip
    assert sum(one.bias_group >= 0 for one in observations) >= 4
    assert any(one.power < 1.0 for one in observations)


def test_two_origins_of_different_grade_speak_of_one_indicator(case):
    grades = {one.id: one.grade for one in case.sources}
    said = {
        (origin_of(one), grades[one.source])
        for one in case.claims
        if is_used(one) and one.indicator == "headcount" and one.when == "2024-11-01"
    }

    assert said == {("bulletin", "B"), ("unofficial, unnamed", "C")}
    assert STANDARD.letter_sd["B"] < STANDARD.letter_sd["C"]


def test_every_number_of_the_texts_is_a_claim_or_a_date(case):
    loose = []
    for source in case.sources:
        if not source.text:
            continue
        text = (FOLDER / source.text).read_text(encoding="utf-8")
        spans = [(one.at, one.at + len(one.says)) for one in case.claims if one.source == source.id]
        spans += [found.span() for pattern in (DATE, YEAR) for found in pattern.finditer(text)]
        loose += [
            (source.id, found.group())
            for found in NUMBERS.finditer(text)
            if not any(low <= found.start() < high for low, high in spans)
        ]

    assert loose == []


def test_frozen_texts_are_the_ones_on_record(case):
    for one in case.sources:
        if one.text:
            assert sha256((FOLDER / one.text).read_bytes()).hexdigest() == one.sha256


def test_measures_reactions_and_the_reference_are_there(case):
    reactions = [one.id for one in case.measures if one.by == "employer"]

    assert {"without", "with_existing"} <= {one.id for one in case.scenarios}
    assert len(reactions) == 2
    assert len(case.measures) - len(reactions) == 4


def test_the_truth_holds_a_value_for_everything_that_is_learned(case, truth):
    sampled = {one.id for one in PARAMETER_BY_ID.values() if one.sampled}

    assert sampled - set(truth["parameters"]) == set()
    assert truth["strata"] == list(organisation_of(case).strata)
    assert len(truth["headlines"]) == 8
    assert {one.id for one in case.claims if is_used(one) or is_held_out(one)} == set(
        truth["claims"]
    )


def test_a_copy_of_the_example_is_the_case_without_its_outputs(tmp_path):
    made = start_case(tmp_path / "demo", example=True)

    assert files_of(made) == files_of(FOLDER)


def test_a_misspelt_indicator_is_named_with_the_one_that_was_meant(tmp_path):
    """As the tutorial has its reader try."""
    made = start_case(tmp_path / "demo", example=True)
    claims = made / "claims.csv"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace(",vacancy,precincts", ",vacancies,precincts", 1), "utf-8")

    assert [one.text() for one in check(made).problems] == [
        (
            '  claims.csv, C12, indicator: "vacancies" is not an indicator.\n'
            '      Did you mean "vacancy"?'
        )
    ]


def test_what_was_said_is_read_as_it_was_drawn(script):
    rows = script.claim_rows()
    words = {row["id"]: script.with_number(row, heard=None) for row in rows}

    assert words["C12"]["says"] == "an average of 11.6 percent"
    assert words["C12"]["reads"] == "mean 11.6%"
    assert words["C18"]["says"] == "a third"


@pytest.mark.slow
@pytest.mark.xfail(
    strict=True,
    reason="its truth was drawn by the model before waiting for help stopped slowing a search: the "
    "model of today takes another draw, and the twenty fits of known truths belong to this one",
)
def test_made_again_it_is_the_same_to_the_byte(script, tmp_path):
    script.main(tmp_path / "lowmere")

    assert files_of(tmp_path / "lowmere") == files_of(FOLDER)


@pytest.mark.slow
def test_the_model_says_of_the_true_scores_what_the_truth_holds(case, truth):
    from apora.inference.problem import calibration_problem
    from apora.inference.replicate import truths_of

    problem = calibration_problem(case)
    found = truths_of(
        problem, scores=np.array([truth["scores"]]), biases=np.array([truth["biases"]])
    )

    assert found.headlines[0] == pytest.approx(list(truth["headlines"].values()), rel=1e-5)


@pytest.mark.slow
def test_the_tutorial_runs_to_its_end(tmp_path, monkeypatch):
    from typer.testing import CliRunner

    from apora.cli.faults import DOUBT_CODES
    from apora.cli.main import app

    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "tutorial" / "first-report.md").read_text(encoding="utf-8")
    typed = re.findall(r"^apora (.+)$", text, flags=re.MULTILINE)

    assert [line.split()[0] for line in typed] == [
        "start", "check", "assess", "indicators", "estimate",
    ]  # fmt: skip
    for line in typed:
        done = CliRunner().invoke(app, line.split())
        doubted = DOUBT_CODES["no_room"] if line.startswith("assess") else 0
        assert done.exit_code == doubted, (line, done.output)
    assert f"the exit code {DOUBT_CODES['no_room']}: C15" in text
    assert (tmp_path / "demo" / "out" / "report.html").is_file()
