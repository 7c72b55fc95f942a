"""The checklist as a report prints it."""

import pytest

from apora.report.gate import refuse_faults
from apora.report.results_schema import validate
from apora.report.sections.standards import standards
from apora.report.view import View
from apora.report.words import CATALOGUES
from apora.standards.checklist import ITEMS, checklist_rows
from apora.standards.item import Outcome, failing
from report.example_results import example_results

FIRST = ITEMS[0]


def view_with(rows, *, language="en"):
    results = {**example_results(), "standards": rows}
    return View(results=validate(results), language=language, restricted=False)


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_item_can_be_printed_in_every_language(language):
    missing = [one.label for one in ITEMS if f"standard.{one.label}" not in CATALOGUES[language]]

    assert missing == []


def test_the_english_report_demands_what_the_check_demands():
    words = CATALOGUES["en"]

    assert {one.label: words[f"standard.{one.label}"] for one in ITEMS} == {
        one.label: one.demand for one in ITEMS
    }


def test_an_item_that_fails_names_each_place_once():
    fault = failing("sources.csv, S1", what="w", remedy="r", label=FIRST.label)
    outcome = Outcome(item=FIRST, verdict="fail", problems=(fault, fault))

    assert checklist_rows([outcome]) == [
        {"id": FIRST.label, "verdict": "fail", "places": ["sources.csv, S1"]}
    ]


def test_the_page_prints_the_verdict_and_the_first_places_of_a_failing_item():
    places = [f"claims.csv, C{number}" for number in range(1, 6)]
    shown = str(standards(view_with([{"id": FIRST.label, "verdict": "fail", "places": places}])))

    assert "<strong>fails</strong>: <code>claims.csv, C1</code>" in shown
    assert "claims.csv, C3" in shown
    assert "claims.csv, C4" not in shown
    assert 'and <data class="n arithmetic" value="2">2' in shown


def test_results_without_a_checklist_print_none():
    assert str(standards(view_with([]))) == ""


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_checklist_passes_the_gate_of_the_page(language):
    rows = [{"id": one.label, "verdict": "pass", "places": []} for one in ITEMS]

    shown = str(standards(view_with(rows, language=language)))

    refuse_faults(shown)
    assert shown.count('<span class="id">') == len(ITEMS)
