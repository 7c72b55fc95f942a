"""Units of which no claim speaks are never put in an order, in no language and no table."""

import copy
import re

import pytest

from apora.report.charts_ranges import Bar
from apora.report.results_schema import validate
from apora.report.sections import situation as section
from apora.report.sections.pooling import pooling
from apora.report.sections.ranked import ranked
from apora.report.view import View
from report.example_results import estimate, example_results, share
from report.three_languages import LANGUAGES, three_languages

pytestmark = pytest.mark.usefixtures("undrawn")


def view_of(results, language="en", *, restricted=True):
    return View(results=validate(results), language=language, restricted=restricted)


def with_vacancy(results, **values):
    """Return results whose estimates of vacancy are these, unit by unit."""
    kept = [one for one in results["estimates"] if one["indicator"] != "vacancy"]
    rows = [
        estimate("vacancy", "Share of posts vacant", where, share(mid, 0.1), unit="share")
        for where, mid in values.items()
    ]
    return copy.deepcopy(results) | {"estimates": [*kept, *rows]}


def held(view):
    return [view.find("vacancy", where=one.id) for one in view.results.units
            if view.find("vacancy", where=one.id)]  # fmt: skip


def finding(view):
    return plain(section._vacancy_finding(view, ranked(view, held(view))).striptags())


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


EXTREMES = {"oldmarket": 0.25, "harbour": 0.15, "mill": 0.2, "northgate": 0.9, "inquiry": 0.01}
"""Claims speak of vacancy in the first three; the other two have the extremes."""


def test_a_unit_without_claims_is_not_ranked_even_where_its_estimate_is_the_extreme():
    view = view_of(with_vacancy(example_results(), **EXTREMES))

    assert [one.where for one in ranked(view, held(view))] == ["harbour", "mill", "oldmarket"]
    assert finding(view) == (
        "Of the 3 units= whose vacancy a source states, it is highest in the Old Market "
        "District Office: 25 % (22\u201328 %)e."
    )


def test_a_claim_that_is_only_context_ranks_nobody():
    results = with_vacancy(example_results(), **EXTREMES)
    for one in results["claims"]:
        one["use"] = "context"
    view = view_of(results)

    assert ranked(view, held(view)) == []
    assert finding(view) == "No source states the vacancy of any unit."


def test_no_table_and_no_chart_is_sorted_by_what_is_estimated(monkeypatch):
    """Turn the estimates round: the names stand in the order of the units all the same.

    In the chart those of which claims speak come first.
    """
    drawn = []

    def bars(rows, **_):
        drawn.append([one.label for one in rows if isinstance(one, Bar)])
        from markupsafe import Markup

        return Markup('<svg class="drawing" data-kind="estimate" viewBox="0 0 9 9"></svg>')

    monkeypatch.setattr("apora.report.charts_ranges.ranges", bars)
    order = []
    for values in (EXTREMES, dict(zip(EXTREMES, reversed(EXTREMES.values()), strict=True))):
        page = str(section.situation(view_of(with_vacancy(example_results(), **values))))
        order.append(re.findall(r'<th scope="row"><span class="name">(.*?)</span>', page))

    assert order[0] == order[1]
    assert drawn[0] == drawn[1]
    units = [one["name"]["en"] for one in example_results()["units"]]
    spoken = {"Harbour District Office", "Mill District Office", "Old Market District Office"}
    there = [one for one in units if one in drawn[0]]
    assert drawn[0] == sorted(there, key=lambda one: one not in spoken)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_annex_shows_pool_office_and_pull_in_the_order_of_the_case(language):
    view = view_of(three_languages(), language)
    rows = [
        [
            plain(re.sub(r"<i class=.k.>.</i>|<[^>]+>", "", cell))
            for cell in re.findall(r"<t[hd].*?</t[hd]>", one)
        ]
        for one in re.findall(r"<tr>(.*?)</tr>", str(pooling(view)))[1:3]
    ]

    assert [row[0] for row in rows] == [view.place_text("oldmarket"), view.place_text("northgate")]
    assert [(row[1].rstrip("="), row[4].replace(" ", "")) for row in rows] == [
        ("1", "15%"),
        ("0", "100%"),
    ]


def test_the_public_edition_does_not_show_the_wish_to_leave_of_an_office():
    page = str(pooling(view_of(example_results(), restricted=False)))
    wish = page.partition("Wish to leave")[2]

    assert "Old Market" in page.partition("Wish to leave")[0]
    assert "Old Market" not in wish
    assert "Lowmere Police" in wish
