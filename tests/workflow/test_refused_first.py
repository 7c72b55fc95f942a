"""What cannot be answered is refused at once, and not after minutes of fitting."""

import shutil
from pathlib import Path

import pytest

import apora
from apora.errors import CaseProblems, EstimateRefused
from apora.workflow import ask_step, estimate_step, score_step

LOWMERE = Path(__file__).parents[2] / "cases" / "lowmere"


@pytest.fixture
def case(tmp_path):
    return apora.open_case(shutil.copytree(LOWMERE, tmp_path / "lowmere"))


@pytest.fixture(autouse=True)
def nothing_is_fitted(monkeypatch):
    def fitted(*_, **__):
        raise AssertionError("the case was fitted before the question was looked at")

    for step in (ask_step, estimate_step, score_step):
        monkeypatch.setattr(step, "calibrated", fitted)


def estimate(case, **changes):
    asked = {"indicator": "departures", "where": "lowmere", "when": "2024-11"}
    return apora.estimate(case, **(asked | changes))


@pytest.mark.parametrize(
    ("changes", "what", "remedy"),
    [
        (
            {"indicator": "departurs"},
            "'departurs' is not an indicator.",
            'Did you mean "departures"?',
        ),
        ({"where": "lowmer"}, "'lowmer' is not a unit of this case.", 'Did you mean "lowmere"?'),
        (
            {"scenario": "with_exsting"},
            "'with_exsting' is not a scenario of this case.",
            'Did you mean "with_existing"?',
        ),
    ],
)
def test_an_estimate_of_what_is_not_known(case, changes, what, remedy):
    with pytest.raises(EstimateRefused) as refused:
        estimate(case, **changes)

    assert (refused.value.what, refused.value.remedy) == (what, remedy)


def test_a_sound_question_comes_to_the_fit(case):
    with pytest.raises(AssertionError, match="the case was fitted before"):
        estimate(case)


def test_what_a_number_is_worth_to_a_decision_that_is_not_known(case):
    with pytest.raises(EstimateRefused) as refused:
        apora.ask(case, decision="departurs")

    assert refused.value.what.startswith("'departurs' ")


def test_a_projection_to_record_that_cannot_be_read(case):
    with pytest.raises(CaseProblems) as refused:
        apora.record(case, also=["departurs lowmere 2025-01"])

    assert [one.where for one in refused.value.problems] == ["--also departurs lowmere 2025-01"]
