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


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {"decision": "departurs"},
            (
                "refused by the rule 'unknown_decision': 'departurs' is neither an outcome nor a main "
                "quantity, and names no two scenarios.\n"
                '      Did you mean "departures"?'
            ),
        ),
        (
            {"precision": "cuont"},
            (
                "refused by the rule 'unknown_precision': 'cuont' is not a precision.\n"
                '      Did you mean "count"?'
            ),
        ),
    ],
)
def test_what_a_number_is_worth_where_a_name_is_not_known(case, changes, text):
    with pytest.raises(EstimateRefused) as refused:
        apora.ask(case, **changes)

    assert str(refused.value) == text


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (
            "departurs,lowmere,2024-11,",
            (
                "1 error\n"
                "\n  candidates, row 2: 'departurs' is not an indicator.\n"
                '      Did you mean "departures"?'
            ),
        ),
        (
            "departures,lowmere,2024-11,cuont",
            (
                "1 error\n"
                '\n  wanted.csv, row 2, precision: "cuont" is not one of the choices.\n'
                '      Did you mean "count"?'
            ),
        ),
    ],
)
def test_a_table_of_numbers_that_cannot_be_asked(case, tmp_path, row, text):
    table = tmp_path / "wanted.csv"
    table.write_text(f"indicator,where,when,precision\n{row}\n", encoding="utf-8")

    with pytest.raises(CaseProblems) as refused:
        apora.ask(case, candidates=table)

    assert str(refused.value) == text


def test_a_projection_to_record_that_cannot_be_read(case):
    with pytest.raises(CaseProblems) as refused:
        apora.record(case, also=["departurs lowmere 2025-01"])

    assert str(refused.value) == (
        "1 error\n"
        "\n  --also departurs lowmere 2025-01: 'departurs' is not an indicator.\n"
        '      Did you mean "departures"?'
    )
