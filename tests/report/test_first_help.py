"""How long the first help takes: a number of weeks only where it comes in the projection."""

import pytest

from apora.report.first_help import WEEKS_A_MONTH, first_help, first_help_said, weeks_projected
from apora.report.results_schema import validate
from apora.report.view import View
from report.example_results import example_results
from report.test_prospects import spoken

LIMIT = 26
CASES = {
    "closed": (2, 6, 20),
    "open": (4, 19, LIMIT),
    "mostly_never": (17, LIMIT, LIMIT),
    "never": (LIMIT, LIMIT, LIMIT),
}
SAID = {
    "closed": {
        "en": "the first help arrives after 6 weeks (2–20)",
        "ru": "первая помощь придёт через 6 недель (2–20)",
        "be": "першая дапамога прыйдзе праз 6 тыдняў (2–20)",
    },
    "open": {
        "en": "the first help arrives after 19 weeks (from 4; in the worst outcomes not within "
        "the projection)",
        "ru": "первая помощь придёт через 19 недель (от 4; в худших исходах — не в пределах "
        "прогноза)",
        "be": "першая дапамога прыйдзе праз 19 тыдняў (ад 4; у найгоршых зыходах — не ў межах "
        "прагнозу)",
    },
    "mostly_never": {
        "en": "in most outcomes no help arrives within the projection (in the best, after 17 "
        "weeks)",
        "ru": "в большинстве исходов помощь в пределах прогноза не придёт (в лучших — через 17 "
        "недель)",
        "be": "у большасці зыходаў дапамога ў межах прагнозу не прыйдзе (у найлепшых — праз 17 "
        "тыдняў)",
    },
    "never": {
        "en": "no help arrives within the projection",
        "ru": "помощь в пределах прогноза не придёт",
        "be": "дапамога ў межах прагнозу не прыйдзе",
    },
}
CELLS = {
    "closed": "6 (2–20)",
    "open": "19 (from 4; in the worst outcomes not within the projection)",
    "mostly_never": "in most outcomes not within the projection (in the best, 17 weeks)",
    "never": "not within the projection",
}


def row_of(case, language="en"):
    low, middle, high = (one / WEEKS_A_MONTH for one in CASES[case])
    results = example_results()
    results["decider"][0]["months_to_first_help"] = {
        "p5": low, "p25": low, "p50": middle, "p75": high, "p95": high,
    }  # fmt: skip
    view = View(results=validate(results), language=language, restricted=False)
    return view, view.results.decider[0]


def test_the_weeks_projected_are_those_after_the_week_of_the_assessment():
    view, row = row_of("closed")

    assert (view.results.case.as_of.isoformat(), row.until.isoformat()) == (
        "2031-09-30",
        "2032-03-31",
    )
    assert weeks_projected(view, row) == LIMIT


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", ["en", "ru", "be"])
def test_help_that_does_not_come_has_no_week(case, language):
    view, row = row_of(case, language)

    assert spoken(first_help_said(view, row)) == SAID[case][language]


@pytest.mark.parametrize("case", CASES)
def test_a_cell_says_the_same_in_fewer_words(case):
    assert spoken(first_help(*row_of(case))) == CELLS[case]
