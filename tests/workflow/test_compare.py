"""What `compare` prints, and that what was compared is kept in the store."""

import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from apora.cli.tables import csv_text
from apora.evidence.case import read_case
from apora.inference.problem import calibration_problem
from apora.projections.comparison import compare
from apora.projections.project import ProjectionSize
from apora.settings import read_settings
from apora.store.steps import Store
from apora.workflow import compare_step
from apora.workflow.comparison import Comparison
from study_case import write_aid_case


def five(low, middle, high):
    return {"p5": low, "p25": low, "p50": middle, "p75": high, "p95": high}


def outcome(scenario, run, *, difference, told=None, wrong=None, name="departures", unit="persons"):
    return {
        "scenario": scenario, "run": run, "id": name, "title": name.capitalize(), "unit": unit,
        "value": five(1.0, 2.0, 3.0), "difference": difference, "wrong_sign": wrong, "draws": 64,
        "contraction": 0.02 if told else None, "contraction_error": None, "told": told,
    }  # fmt: skip


NOT = "not informed by the evidence"
FOUND = {
    "where": "service",
    "from": "2020-11-30",
    "to": "2021-12-05",
    "gates_on": "2021-05-31",
    "currency": "EUR",
    "reference": "with_existing",
    "accepted": True,
    "scenarios": [
        {"id": "grant", "title": {"en": "A payment"}, "assumed": ["reach_shift"]},
        {"id": "word", "title": {}, "assumed": []},
    ],
    "outcomes": [
        outcome("grant", "as stated", difference=five(-2.0, 123.4, 1234.5), told=NOT, wrong=0.125),
        outcome("grant", "with tighter", difference=five(-9.0, 4.0, 60.0), wrong=0.25),
        outcome("word", "as stated", difference=five(0.0, 0.0, 0.0)),
        outcome(
            "grant", "as stated", name="detection", unit="share", told="much",
            difference=five(-0.02, -0.0123, 0.001),
        ),
        outcome(
            "grant", "as stated", name="cost each", unit="money a person",
            difference=five(2000.0, 31234.0, None),
        ),
    ],
    "programmes": [
        {"scenario": "grant", "id": "hands", "title": "Caseworkers", "unit": "persons",
         "value": five(2.0, 3.0, 4.0), "draws": 64},
        {"scenario": "word", "id": "hands", "title": "Caseworkers", "unit": "persons",
         "value": five(0.0, 0.0, 0.0), "draws": 64},
        {"scenario": "grant", "id": "dry", "title": "Months until dry", "unit": "months",
         "value": five(3.0, None, None), "draws": 64},
        {"scenario": "grant", "id": "money_in 2021-01", "title": "Money in", "unit": "money",
         "value": five(0.0, 0.0, 0.0), "draws": 64},
    ],
    "gates": [
        {
            "scenario": "grant", "weeks": 26, "narrowest": "release",
            "per_100": {"willing": five(9, 23, 45), "able": five(3, 7, 13),
                        "released": five(0.0, 1.0, 3.0)},
            "left_behind": {"able_unaware": five(1, 2, 3), "willing_not_able": five(10, 20, 30),
                            "able_refused": five(4, 5, 6)},
        }
    ],
}  # fmt: skip


def comparison(**changes):
    found = FOUND | changes
    return Comparison(folder=Path("x"), accepted=found["accepted"], found=found)


def test_the_text_is_a_table_a_quantity_with_a_column_a_scenario():
    assert (
        comparison().text()
        == """\
service, after 2020-11-30 and up to 2021-12-05, against with_existing
  grant: A payment
      effect assumed: reach_shift
  word: word

Each cell: the difference at the median (at 5 to 95 %), then in how many draws its
sign is wrong, then what the evidence told of it. Money in EUR. Costs are amounts, not differences.

Departures [persons]
                 grant                          word
  as stated      +123 (-2 to +1,230)            0
                 wrong sign in 8 of 64
                 not informed by the evidence
  with tighter   +4 (-9 to +60)
                 wrong sign in 16 of 64

Detection [percentage points]
              grant                    word
  as stated   -1.2 (-2 to +0.1)
              the evidence told much

Cost each [money a person]
              grant                           word
  as stated   31,200 (2,000 to nobody more)

What the programmes need and meet
                              grant                word
  Caseworkers [persons]       3 (2 to 4)           0
  Months until dry [months]   never (3 to never)

The gates on 2021-05-31
  grant: of 100 people in post in service, 23 (9 to 45) would leave, of those 7 (3 to 13) could \
bear it, and of those at most 1 (0 to 3) are let go within 26 weeks. Left behind: 2 (1 to 3) who \
could with the help on offer but do not know or believe it, 20 (10 to 30) who would leave and \
could not, 5 (4 to 6) whose letter was turned down.
"""
    )


def test_a_comparison_that_rests_on_a_fit_not_accepted_says_so():
    said = comparison(accepted=False).text().splitlines()

    assert said[1] == "NOT ACCEPTED: the calibration did not pass its gates."


def test_rows_have_one_shape_and_say_what_the_evidence_told():
    rows = comparison().rows()

    assert len({tuple(row) for row in rows}) == 1
    assert [row["part"] for row in rows] == ["difference"] * 5 + ["programme"] * 4 + ["gates"] * 6
    assert (rows[0]["p95"], rows[0]["told"], rows[0]["wrong_sign"]) == (1234.5, NOT, 0.125)
    assert csv_text(rows).splitlines()[1] == (
        "difference,grant,as stated,departures,Departures,persons,-2.0,-2.0,123.4,1234.5,1234.5,"
        "2.0,0.125,0.02,not informed by the evidence,64"
    )


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Return a case, its store, and how often it was calibrated; a fit that costs nothing."""
    case = read_case(write_aid_case(tmp_path / "lowmere"))
    problem = calibration_problem(case)
    prior = np.random.default_rng(4).standard_normal((8, problem.vector.sampled))
    asked = []

    def calibrated(*_arguments, **_options):
        asked.append(1)
        fit = SimpleNamespace(
            problem=problem, ordered_prior=prior, ordered_scores=0.6 * prior, accepted=False
        )
        return fit, tmp_path

    def quick(*arguments, **options):
        few = ProjectionSize(reference=8, budget=8, scenario=8, variant=8)
        return compare(*arguments, **options, size=few)

    monkeypatch.setattr(compare_step, "calibrated", calibrated)
    monkeypatch.setattr("apora.projections.comparison.compare", quick)
    return case, Store(case=case.folder), asked


def test_what_was_compared_comes_from_the_store_the_second_time(kept):
    case, store, asked = kept
    given = {
        "where": "", "store": store, "settings": read_settings({}), "tell": lambda *_: None,
    }  # fmt: skip

    first = compare_step.compared(case, names=("grant",), **given)
    again = compare_step.compared(case, names=("grant",), **given)

    assert asked == [1]
    assert (
        first.found
        == again.found
        == json.loads((first.folder / "comparison.json").read_text(encoding="utf-8"))
    )
    assert not first.accepted
    runs = {row["run"] for row in first.found["outcomes"]}
    assert runs == {
        "as stated",
        "with tighter",
        "without assumed effects",
        "assumed effects centred on nothing, twice as wide",
        "3 months later",
        "6 months later",
    }
    assert "What the programmes need and meet" in first.text()
