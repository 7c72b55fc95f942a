"""The gates of any unit, day and scenario, or a refusal with its rule."""

from datetime import date

import numpy as np
import pytest

from apora.errors import EstimateRefused
from apora.projections.estimates import unit_asked
from apora.projections.gates_asked import day_asked, gates_asked
from apora.projections.scenarios import bench_of
from apora.results.comparison_rows import gates_part
from apora.workflow.gates_step import GatesAnswer

AS_OF, LATER = date(2020, 11, 30), date(2021, 6, 30)


@pytest.fixture(scope="module")
def scores(aid_problem):
    return 0.6 * np.random.default_rng(4).standard_normal((24, aid_problem.vector.sampled))


def test_on_the_day_of_the_assessment_they_are_the_reports(aid_study, aid_problem, scores):
    found = gates_asked(aid_problem, scores=scores, where="service", when=AS_OF)

    for name in ("willing", "able", "released"):
        np.testing.assert_allclose(
            getattr(found.gates, name), getattr(aid_study.gates, name), rtol=1e-9
        )
    count = aid_study.left_behind.able_unaware.size
    for name, group in vars(aid_study.left_behind).items():
        np.testing.assert_allclose(getattr(found.behind, name)[:count], group, rtol=1e-9, atol=1e-9)


def test_help_opens_the_gate_of_means_and_leaves_some_unaware(aid_problem, scores):
    given = {"scores": scores, "where": "districts", "when": LATER}
    without, helped = (gates_asked(aid_problem, scenario=name, **given) for name in ("", "grant"))

    assert np.all(helped.gates.able >= without.gates.able)
    assert np.median(helped.gates.able) > np.median(without.gates.able)
    assert np.median(helped.behind.able_unaware) > np.median(without.behind.able_unaware)
    # 22 weeks are simulated after the day, fewer than the 26 asked for.
    assert helped.gates.weeks == 22


def answer(found):
    part = gates_part(found.scenario, gates=found.gates, behind=found.behind)
    return GatesAnswer(where=found.where, when=found.when.isoformat(), accepted=True, found=part)


def test_the_answer_is_a_sentence_and_rows(aid_problem, scores):
    given = answer(gates_asked(aid_problem, scores=scores, where="service", when=AS_OF))

    said = given.text()
    assert said.startswith("On 2020-11-30, under with_existing: of 100 people in post in service, ")
    assert "are let go within 26 weeks. Left behind: " in said
    assert [row["id"] for row in given.rows()] == [
        "willing", "able", "released", "able_unaware", "willing_not_able", "able_refused",
    ]  # fmt: skip
    assert given.rows()[0]["where"] == "service"


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (
            "soon",
            (
                "refused by the rule 'unreadable_date': 'soon' is not an EDTF date or interval.\n"
                "      Write a day, as in 2020-11-30."
            ),
        ),
        (
            "2020-11",
            (
                "refused by the rule 'one_day': '2020-11' is not one day, and gates are those of a "
                "day.\n      Write a day, as in 2020-11-30."
            ),
        ),
        (
            "2030-01-01",
            (
                "refused by the rule 'beyond_the_horizon': '2030-01-01' lies outside the weeks "
                "simulated, or none follows it in which anybody could be let go.\n"
                "      Name a day from 2019-12-30 on and before 2021-11-29."
            ),
        ),
    ],
)
def test_a_day_without_gates_is_refused(aid_case, when, text):
    with pytest.raises(EstimateRefused) as refused:
        day_asked(bench_of(aid_case).calendar, when=when)

    assert str(refused.value) == text


def test_a_unit_below_an_agency_is_refused(aid_case):
    assert unit_asked(aid_case, where="") == "service"
    assert unit_asked(aid_case, where="districts") == "districts"
    with pytest.raises(EstimateRefused) as refused:
        unit_asked(aid_case, where="north")
    assert str(refused.value) == (
        "refused by the rule 'restricted_indicator': 'willing_share' is public for the whole "
        "service and its agencies only, and 'north' lies below them.\n"
        "      Ask about one of: service, districts, reserve."
    )
    with pytest.raises(EstimateRefused) as refused:
        unit_asked(aid_case, where="nort")
    assert str(refused.value) == (
        "refused by the rule 'unknown_unit': 'nort' is not a unit of this case.\n"
        '      Did you mean "north"?'
    )
