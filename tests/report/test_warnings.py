"""The annex lists what the model cannot use; the gates say what would have to be covered."""

import re

import pytest

from apora.report.results_schema import validate
from apora.report.sections.gates import gates
from apora.report.sections.method import method
from apora.report.view import View
from report.example_results import example_results


def view_of(results, language="en"):
    return View(results=validate(results), language=language, restricted=True)


def plain(markup):
    text = re.sub(r"<[^>]+>", " ", str(markup))
    return re.sub(r"\s+", " ", text).replace(" ,", ",").replace(" .", ".").replace(" :", ":")


LINES = {
    "en": (
        "drivers.csv, detentions from 2040-01-01: moves no result, under any scenario.",
        "claims.csv, C9: the ranges assumed before the evidence leave no room for it.",
    ),
    "ru": (
        (
            "drivers.csv, detentions from 2040-01-01: не влияет ни на один результат ни в одном "
            "сценарии."
        ),
        "claims.csv, C9: диапазоны, принятые до учёта данных, не допускают такого значения.",
    ),
    "be": (
        (
            "drivers.csv, detentions from 2040-01-01: не ўплывае ні на адзін вынік ні ў адным "
            "сцэнарыі."
        ),
        "claims.csv, C9: дыяпазоны, прынятыя да ўліку даных, не дапускаюць такога значэння.",
    ),
}


@pytest.mark.parametrize("language", LINES)
def test_what_the_model_cannot_use_is_listed(language):
    text = plain(method(view_of(example_results(), language)))

    for line in LINES[language]:
        assert line in text


def test_a_case_without_warnings_has_no_such_list():
    results = example_results() | {"warnings": []}

    assert "What the model cannot use" not in plain(method(view_of(results)))


def test_the_table_says_what_would_have_to_be_covered_for_whom():
    """Loans concern about a third; poor civilian pay is a gap of each month."""
    page = str(gates(view_of(example_results())))
    head = [plain(one).strip() for one in re.findall(r"<th[^>]*>(.*?)</th>", page, flags=re.DOTALL)]

    assert "Concerns, of those willing but unable" in head
    assert "To be covered for each of them" in head
    assert "Would become able without it, by agreement" in head
    assert "The same, staying away with the whole debt" in head
    rows = [plain(one) for one in re.findall(r"<tr>(.*?)</tr>", page, flags=re.DOTALL)]
    assert len([one for one in rows if "a month" in one]) == 1
    (pay,) = (one for one in rows if "a month" in one)
    assert "160" in pay


def test_the_payment_that_is_missing_is_said_for_both_routes():
    text = plain(gates(view_of(example_results())))

    assert "half of those who would leave and could not bear it could leave by agreement" in text
    assert "6,400" in text
    assert "12,000" in text
    assert "no payment helps" in text
