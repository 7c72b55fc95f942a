"""Any question is answered or refused with the rule that refuses it."""

import numpy as np
import pytest

from apora.errors import EstimateRefused
from apora.projections.estimates import agencies, estimate, is_held_back, plan_asked, question_asked
from apora.projections.study import every_plan


def asked(study, **changes):
    values = {"indicator": "headcount", "where": "north", "when": "2020-11-30"}
    return question_asked(study.posterior.simulation, **(values | changes))


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {"indicator": "headcounts"},
            (
                "refused by the rule 'unknown_indicator': 'headcounts' is not an indicator.\n"
                '      Did you mean "headcount"?'
            ),
        ),
        (
            {"indicator": "cases_opened"},
            (
                "refused by the rule 'index_only': the level of 'cases_opened' is an index of the "
                "model, not a count.\n      Ask for a share: detection_share, lapsed_of_decided or "
                "lapsed_of_in_hand."
            ),
        ),
        (
            {"where": "nort"},
            (
                "refused by the rule 'unknown_unit': 'nort' is not a unit of this case.\n"
                '      Did you mean "north"?'
            ),
        ),
        (
            {"where": "north|south"},
            (
                "refused by the rule 'one_unit': 'north|south' names several units, and estimates "
                "are not ranked over offices.\n      Ask about one unit at a time, or about the unit "
                "that holds them all."
            ),
        ),
        (
            {"indicator": "willing_share"},
            (
                "refused by the rule 'restricted_indicator': 'willing_share' is public for the whole "
                "service and its agencies only, and 'north' lies below them.\n"
                "      Ask about one of: service, districts, reserve."
            ),
        ),
        (
            {"when": "soon"},
            (
                "refused by the rule 'unreadable_date': 'soon' is not an EDTF date or interval.\n"
                "      Write 2020-11-30, 2020-11 or 2020-08/2020-11."
            ),
        ),
        (
            {"when": "2020-08-09/.."},
            (
                "refused by the rule 'open_period': '2020-08-09/..' has an open end.\n"
                "      Name the first and the last day, as in 2020-08-09/2020-11-30."
            ),
        ),
        (
            {"indicator": "hours_weekend", "when": "2020-11-30/2020-12-04"},
            (
                "refused by the rule 'no_weekend': 'hours_weekend' falls on Saturday and Sunday, and "
                "2020-11-30 to 2020-12-04 holds neither.\n      Name the two days of a weekend, or a "
                "span that holds one."
            ),
        ),
        (
            {"when": "2030-01-01"},
            (
                "refused by the rule 'beyond_the_horizon': 2030-01-01 lies after the last week "
                "simulated, which ends on 2021-12-05.\n      Correct the date: claims end by the week of "
                "as_of, questions horizon_weeks after it."
            ),
        ),
    ],
)
def test_what_is_refused_names_its_rule(aid_study, changes, text):
    with pytest.raises(EstimateRefused) as refused:
        asked(aid_study, **changes)

    assert str(refused.value) == text


def test_a_small_unit_is_refused(aid_study, monkeypatch):
    monkeypatch.setattr("apora.projections.estimates.SMALLEST_UNIT", 700.0)

    with pytest.raises(EstimateRefused) as refused:
        asked(aid_study)

    assert str(refused.value) == (
        "refused by the rule 'small_unit': the unit 'north' has fewer than 700 posts.\n"
        "      Ask about the unit it is part of: numbers on few people point at persons."
    )


def test_the_restricted_edition_may_ask_below_agencies(aid_study):
    units = aid_study.problem.case.units

    assert agencies(units) == ("service", "districts", "reserve")
    assert is_held_back("willing_share", where="north", units=units)
    assert not is_held_back("headcount", where="north", units=units)
    assert asked(aid_study, indicator="willing_share", restricted=True).where == "north"


def test_an_unknown_scenario_is_refused(aid_study):
    plans = every_plan(aid_study.problem.case, vector=aid_study.problem.vector)

    assert plan_asked(plans, scenario="").scenario == "with_existing"
    assert plan_asked(plans, scenario="grant + tighter").reactions == ("tighter",)
    with pytest.raises(EstimateRefused) as refused:
        plan_asked(plans, scenario="grants")
    assert str(refused.value) == (
        "refused by the rule 'unknown_scenario': 'grants' is not a scenario of this case.\n"
        '      Did you mean "grant"?'
    )


def test_an_answer_is_what_the_table_of_the_study_holds(aid_study):
    study = aid_study
    found = estimate(
        study.posterior.simulation,
        asked=asked(study),
        plan=study.posterior.reference.plan,
        prior=study.prior.draws,
        posterior=study.posterior.draws,
    )
    column = len(study.headlines) + next(
        i
        for i, one in enumerate(study.table)
        if (one.indicator.id, one.where) == ("headcount", "north")
    )

    np.testing.assert_allclose(found.posterior, study.posterior.reference.further[:, column])
    np.testing.assert_allclose(found.prior, study.prior.reference.further[:, column])
