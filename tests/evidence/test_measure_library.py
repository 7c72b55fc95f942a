"""The library of measures: complete, readable by the same reader, honest about what is assumed."""

from datetime import date

import pytest

from apora.errors import CaseProblems
from apora.evidence.case import inspect_folder
from apora.evidence.checks import find_problems
from apora.evidence.measure_library import library, moved, named, take
from evidence.sample_case import write_sample_case

KINDS = {
    "material-assistance": {
        "grant", "stipend_m", "stipend_months", "statement_required", "budget_w", "caseworkers",
        "false_share", "wrongly_refused", "verify_weeks",
    },
    "debt-cover": {"debt_covered"},
    "information": {"reach_shift", "will_shift"},
    "mutual-aid": {"job_help", "reach_shift"},
    "job-offers": {"job_help"},
    "retraining": {"retraining", "check_cost"},
    "reinstatement": {"will_shift"},
    "investigating-body": {
        "investigators", "cases_per_investigator_y", "case_backlog", "will_shift",
        "will_shift_implicated",
    },
    "prosecution": {"will_shift_proved"},
    "personal-sanctions": {"will_shift", "will_shift_implicated", "will_shift_proved"},
    "economic-sanctions": {"labour_ratio"},
    "reaction-refusals": {"refusal_shift"},
    "reaction-retention-pay": {"retention_pay"},
    "reaction-debts": {"debt_ratio"},
    "reaction-blocked-accounts": {"delivered_ratio"},
    "reaction-dismissals": {"identification_ratio"},
}  # fmt: skip
HELD = {one.measure.id: one for one in library()}


def test_every_kind_of_measure_and_reaction_is_there_with_what_it_changes():
    assert sorted(HELD) == sorted(KINDS)
    for name, levers in KINDS.items():
        assert levers <= {one.lever for one in HELD[name].measure.changes}, name


@pytest.mark.parametrize("name", KINDS)
def test_each_says_what_every_assumed_effect_rests_on_and_what_it_costs(name):
    measure = HELD[name].measure

    assert measure.evidence
    for change in measure.changes:
        assert change.effect == "arithmetic" or change.evidence, change.lever
    paid = {"running_cost_w", "budget_w"} & {one.lever for one in measure.changes}
    assert paid or measure.by == "employer" or name == "economic-sanctions"


@pytest.mark.parametrize(
    ("name", "effect"),
    [
        ("mutual-aid", "effect assumed"),
        ("debt-cover", "effect assumed: false_share, wrongly_refused"),
        ("reaction-debts", "effect assumed"),
    ],
)
def test_what_is_assumed_is_said(name, effect):
    assert HELD[name].effect == effect


def test_all_of_them_pass_the_checks_of_a_case_they_are_taken_into(tmp_path):
    folder = write_sample_case(tmp_path / "lowmere")

    written = take(folder, names=list(KINDS), as_of=date(2020, 11, 30))

    assert [one.name for one in written] == [f"{name}.toml" for name in KINDS]
    reading = inspect_folder(folder)
    assert reading.problems == ()
    found = [one for one in find_problems(reading.case) if one.where.startswith("measures")]
    assert [one for one in found if one.severity == "error"] == []


def test_days_stand_as_far_from_the_cases_assessment_as_from_their_own():
    """A year and a day later; days inside texts stay."""
    text = 'from = 2020-12-07\nto = 2021-12-05\nnote = "in force on 2020-12-07"\n'

    assert moved(text, as_of=date(2021, 12, 1)) == (
        'from = 2021-12-08\nto = 2022-12-06\nnote = "in force on 2020-12-07"\n'
    )


def test_a_name_that_is_not_there_and_a_file_in_the_way_are_both_told_and_nothing_is_written(
    tmp_path,
):
    folder = write_sample_case(tmp_path / "lowmere")
    (folder / "measures" / "information.toml").write_text("", encoding="utf-8")

    with pytest.raises(CaseProblems) as refused:
        take(folder, names=["retrainings", "information", "prosecution"], as_of=date(2020, 11, 30))

    assert str(refused.value) == (
        '2 errors\n\n  the library of measures: "retrainings" is not in it.\n'
        '      Did you mean "retraining"?\n'
        "  measures/information.toml: is there already. Nothing was written.\n"
        "      Rename or remove it first."
    )
    assert not (folder / "measures" / "prosecution.toml").exists()


def test_measures_are_named_in_order_and_each_once():
    assert [one.measure.id for one in named(["prosecution", "information", "prosecution"])] == [
        "prosecution",
        "information",
    ]
