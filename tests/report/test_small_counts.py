"""No number of a few people in a unit reads as a count of them."""

import pytest

from apora.report.build import report_page
from apora.report.results_rows import Quantiles
from apora.report.results_schema import validate
from apora.report.small_counts import people
from apora.report.view import View
from report.test_prospects import spoken
from report.three_languages import three_languages

ROUGH = {
    (4, 8, 23): ("under ten (up to 30)", "меньше десяти (до 30)", "менш за дзесяць (да 30)"),
    (0, 2, 6): ("under ten", "меньше десяти", "менш за дзесяць"),
    (3, 11, 37): ("about 10 (up to 40)", "около 10 (до 40)", "каля 10 (да 40)"),
    (11, 49, 160): ("about 50 (10–160)", "около 50 (10–160)", "каля 50 (10–160)"),
    (59, 190, 670): ("190 (59–670)", "190 (59–670)", "190 (59–670)"),
}


def view_of(language):
    return View(results=validate(three_languages()), language=language, restricted=False)


@pytest.mark.parametrize("ends", ROUGH)
def test_few_people_are_told_in_tens_and_never_under_ten(ends):
    low, middle, high = ends
    row = Quantiles(p5=low, p25=low, p50=middle, p75=high, p95=high)

    assert tuple(spoken(people(view_of(one), row)) for one in ("en", "ru", "be")) == ROUGH[ends]


def test_the_exact_number_stands_in_no_attribute_either():
    row = Quantiles(p5=4.2, p25=6.0, p50=8.3, p75=9.0, p95=23.0)

    assert 'value=""' in people(view_of("en"), row)


@pytest.mark.usefixtures("undrawn")
def test_the_tables_of_units_say_that_people_were_not_counted():
    page = report_page(view_of("en"))

    assert (
        "Numbers of people in a unit are its share of what the model infers for all, not a count "
        "of anybody: under a hundred they are given in tens, and none under ten is given."
    ) in page
