"""What `apora ask` prints, and what keeps it from printing anything."""

import pytest

import apora
from apora.cli.tables import text_table
from apora.errors import CaseProblems
from apora.workflow.worth_asking import WorthAsking
from thin_case import write_thin_case


def row(rank, **changes):
    return {
        "rank": rank,
        "indicator": "letters_on_file",
        "where": "service",
        "when": "2020-11-30",
        "precision": "count",
        "error": 0.151,
        "variance_drop": 0.36,
        "narrowing": 0.2,
        "wrong_choice_drop": None,
        "above_noise": rank is not None,
        "effective_draws": 80.0,
        "cost": None,
        "value_per_cost": None,
    } | changes


def worth(*rows, **changes):
    values = {
        "outcome": "departures",
        "title": "Voluntary departures",
        "unit": "persons",
        "when": "2020-12-01/2021-05-31",
        "scenarios": ("with_existing",),
        "first_ahead": None,
        "chance_wrong": None,
        "draws": 400,
        "floor": 0.034,
        "floor_drop": None,
        "table": rows,
    }
    return WorthAsking(**(values | changes))


def test_numbers_for_a_quantity_are_ranked_above_the_noise():
    found = worth(row(1), row(None, indicator="posts", variance_drop=0.01))

    assert found.head() == (
        "Voluntary departures [persons], 2020-12-01/2021-05-31: with_existing\n"
        "An unrelated number seems to take away up to 3.4% of the variance on 400 draws; 1 of 2 "
        "numbers lies above that."
    )
    assert text_table(found.ranked()) == (
        "rank  indicator        where    when        precision  good to  range narrower by\n"
        "1     letters_on_file  service  2020-11-30  count      15%      20%\n"
    )
    assert [one["indicator"] for one in found.rows()] == ["letters_on_file", "posts"]


def test_numbers_for_a_choice_say_how_much_less_often_it_is_wrong():
    found = worth(
        row(1, wrong_choice_drop=0.062, cost=40.0),
        scenarios=("stipend", "courses"),
        first_ahead=0.29,
        chance_wrong=0.29,
        floor_drop=0.004,
    )

    assert found.head() == (
        "Voluntary departures [persons], 2020-12-01/2021-05-31: stipend or courses\n"
        "courses looks better than stipend; the chance that it is the worse one is 29%.\n"
        "An unrelated number seems to lower that chance by up to 0.4 percentage points on 400 "
        "draws; 1 of 1 number lies above that."
    )
    assert text_table(found.ranked()) == (
        "rank  indicator        where    when        precision  good to  wrong choice less by  "
        "range narrower by  cost\n"
        "1     letters_on_file  service  2020-11-30  count      15%      6.2 points            "
        "20%                40\n"
    )


def test_where_one_is_ahead_in_every_draw_no_number_is_offered():
    found = worth(
        row(None),
        scenarios=("grant", "without"),
        first_ahead=1.0,
        chance_wrong=0.0,
        floor_drop=0.0,
    )

    assert found.head() == (
        "Voluntary departures [persons], 2020-12-01/2021-05-31: grant or without\n"
        "grant is ahead in every draw: no number can change that."
    )
    assert text_table(found.ranked()) == ""


def test_a_long_list_is_cut_and_says_so():
    found = worth(*(row(number) for number in range(1, 16)))

    assert found.head().endswith("15 of 15 numbers lie above that, the first 12 are shown.")
    assert len(found.ranked()) == 12


def test_a_case_that_carries_no_model_is_refused_with_every_reason(tmp_path):
    with pytest.raises(CaseProblems) as caught:
        apora.ask(apora.open_case(write_thin_case(tmp_path / "thin")))

    assert "parameters.csv" in str(caught.value)
