"""Tables of measures and of budgets: one date, one reference, words that say both."""

import copy
import re

from apora.report.results_rows import Costs, Quantiles
from apora.report.results_schema import validate
from apora.report.sections.decider import decider
from apora.report.sections.delay import delay
from apora.report.sections.method import method
from apora.report.sections.programmes import programmes
from apora.report.sections.prospects import prospects, three_lines
from apora.report.sections.trios import trios
from apora.report.sentences import decider_point
from apora.report.view import View
from apora.report.words import catalogue
from report.example_results import example_results, line, scenario


def view_of(results, language="en"):
    return View(results=validate(results), language=language, restricted=True)


def spoken(markup):
    return re.sub(r"<[^>]+>", "", re.sub(r"<i class=\"k\">.</i>", "", str(markup))).replace(
        "\u00a0", " "
    )


def heads(markup):
    return [spoken(one) for one in re.findall(r'<th scope="col">(.*?)</th>', str(markup))]


def at_two_dates():
    """Return results in which measures add 500 departures by a date later than the first."""
    results = example_results()
    for row in results["scenarios"]:
        first = row["outcomes"][0]
        later = first | {"when": "2031-09-30/2032-12-31", "contrast": line(500, 1)}
        row["outcomes"].append(later)
    for row in results["decider"]:
        row["until"] = "2032-12-31"
    return results


def test_what_a_measure_changes_stands_at_the_date_of_its_costs():
    view = view_of(at_two_dates())
    table = three_lines(view, trios(view.results.scenarios))

    assert "500" in spoken(table)
    assert heads(table)[1:5] == [
        "Change against what existed, by 31 December 2032",
        "Chance of the wrong sign by 31 December 2032",
        "Cost by 31 December 2032",
        "Cost per additional departure, all bodies, by 31 December 2032",
    ]


def test_the_deciders_page_says_by_when():
    page = decider(view_of(at_two_dates()))

    captions = [spoken(one) for one in re.findall(r"<caption>(.*?)</caption>", str(page))]
    budgets = [one.partition(": ")[2] for one in captions if "each budget does" in one]
    assert budgets == ["what each budget does by 31 December 2032, beside what existed"] * 2


def test_the_reference_is_no_measure_that_changes_nothing():
    results = example_results()
    (reference,) = (row for row in results["scenarios"] if row["id"] == "reference")
    reference |= {"id": "with_existing", "measures": ["grant"]}
    view = view_of(results)

    assert "with_existing" not in [one.plain.id for one in trios(view.results.scenarios)]
    assert "with_existing" not in str(method(view))


def test_differences_are_against_what_existed_and_not_against_nothing():
    view = view_of(example_results())

    assert "against what existed" in spoken(three_lines(view, trios(view.results.scenarios)))
    said = [text for text in view.words.values() if "no measure" in text.lower()]
    assert said == []


def test_that_departures_move_as_intended_is_not_what_the_wrong_sign_leaves():
    """Where nine draws of ten move nothing, neither sign is likely."""
    results = example_results()
    for row in results["decider"]:
        row |= {"wrong_sign": 0.0, "intended": 0.1}
    point = decider_point(view_of(results))

    assert "as intended: very unlikely" in spoken(point.rest)
    assert "fewer families" not in spoken(decider(view_of(results)))


def test_the_annex_says_on_how_many_draws_each_table_rests():
    page = method(view_of(example_results()))
    rows = re.findall(r"<tr>(.*?)</tr>", str(page))

    cells = [[spoken(c) for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]
    assert ["Parameters", "1,000", "1,600"] in cells
    assert ["Measures with a reaction", "\N{EN DASH}", "24"] in cells


def test_families_are_those_whom_the_help_carries_to_a_job_and_it_is_said_what_that_means():
    page = decider(view_of(example_results()))

    assert "to a job by 31 March 2032" in spoken(decider_point(view_of(example_results())).lead)
    assert heads(page)[1] == "Families carried to a job"
    assert (
        "A family is carried to a job if it has left the service and is in civilian work on that "
        "day and would not be without the help; whoever is paid and would have left and found work "
        "anyway does not count."
    ) in spoken(page)
    for language in ("en", "ru", "be"):
        paid = {"en": "paid and in work", "ru": "уже с работой", "be": "ужо з працай"}[language]
        words = [text for text in catalogue(language).values() if paid in text]
        assert words == []


def test_a_cost_that_reaches_nobody_is_none():
    view = view_of(example_results())
    open_ = Costs(p5=1000.0, p25=2000.0, p50=4000.0, p75=None, p95=None)
    nobody = Costs(p5=None, p25=None, p50=None, p75=None, p95=None)

    assert spoken(view.cost(open_, currency="EUR")) == (
        "10,000 LMC (from 2,500 LMC; in the worst outcomes it brings nobody), or 4,000 EUR (from "
        "1,000 EUR; in the worst outcomes it brings nobody)"
    )
    assert spoken(view.cost(nobody, currency="EUR")) == "nobody more"


def test_differences_of_shares_are_percentage_points():
    view = view_of(example_results())

    got = view.contrast(Quantiles(p5=0.01, p25=0.02, p50=0.02, p75=0.02, p95=0.03), unit="share")
    assert spoken(got) == "2.0 percentage points (1.0–3.0)"


def test_a_level_that_holds_is_no_violation():
    results = example_results()
    results["reality_checks"] = [
        {"id": "attributable", "text": "A statement.", "holds": True, "worst": 0.031},
        {"id": "no-release", "text": "Another.", "holds": True, "worst": 0.0},
    ]
    page = spoken(method(view_of(results)))

    assert "A statement. All but a twentieth of the draws stay under 3.1 %." in page
    assert page.count("Largest violation") == 1


def scenario_row(id_, *, reactions=(), gain, wrong, contraction=0.3):
    effect = (gain, 10, wrong, gain, contraction)
    return scenario((id_, id_, ["grant"], list(reactions), 0, effect, None, ["reach_shift"]))


def test_the_worst_reaction_is_always_one_reaction_never_several_at_once():
    """Five reactions together do more harm than any one, and are a scenario of their own."""
    results = example_results()
    results["scenarios"] = [
        scenario_row("help", gain=50, wrong=0.1),
        scenario_row("help + tighter", reactions=["tighter"], gain=10, wrong=0.3),
        scenario_row("help + pay", reactions=["pay"], gain=20, wrong=0.2),
        scenario_row("help, all", reactions=["tighter", "pay"], gain=-90, wrong=0.99),
    ]
    (trio,) = trios(view_of(results).results.scenarios)

    assert trio.worst.id == "help + tighter"


def test_a_change_that_the_evidence_does_not_inform_says_so_in_its_own_cell():
    """In the table, in the data behind the chart and in the chart's finding."""
    for contraction, said in ((0.05, True), (0.3, False)):
        results = example_results()
        results["scenarios"] = [
            scenario_row("help", gain=870, wrong=0.1, contraction=contraction),
            scenario_row("help + tighter", reactions=["tighter"], gain=630, wrong=0.3),
        ]
        page = str(prospects(view_of(results)))
        cells = [spoken(one) for one in re.findall(r"<td[^>]*>(.*?)</td>", page)]
        changes = [one for one in cells if re.match(r"(870|630) \(", one)]

        assert len(changes) >= 5
        assert len(changes) == 6
        assert {one.endswith("; not informed by the evidence") for one in changes} == {said}
        untold = " The evidence does not inform by how much."
        finding = re.search(r"changes most: [^.]* against what existed\.(.*)", spoken(page))
        assert finding.group(1).startswith(untold) == said


def test_the_deciders_page_has_a_line_without_money():
    results = example_results()
    results["decider"] = [
        row | {"budget": 0.0, "wrong_sign": 0.0, "intended": 0.5} for row in results["decider"][:1]
    ] + results["decider"]
    page = decider(view_of(results))

    rows = [spoken(one) for one in re.findall(r'<th scope="row">(.*?)</th>', str(page))]
    assert rows[0] == "0 EUR (0 LMC)"
    assert (
        "The line without money holds only the measures of the mix that cost the fund nothing."
        in spoken(page)
    )


def test_a_budget_that_the_evidence_does_not_inform_says_so_in_its_own_cell():
    """Of the example's budgets the families are not informed, the departures are."""
    page = str(decider(view_of(example_results())))
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    budgets = "".join(one for one in tables if "each budget does" in one)
    rows = re.findall(r"<tr>(.*?)</tr>", budgets)
    cells = [[spoken(c) for c in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in rows]
    lines = [row for row in cells if row]

    assert len(lines) == 8
    assert all(row[0].endswith("; not informed by the evidence") for row in lines)
    assert not any("informed" in row[1] for row in lines)


def test_what_the_help_needs_stands_beside_the_money_by_month():
    page = prospects(view_of(example_results()))

    assert heads(page)[-10:] == [
        "Measure", "Requests a week", "Caseworkers there", "Needed in the busiest week",
        "Weeks to an answer", "Leavers paid", "Money not promised at the end",
        "Chance that money runs out", "Month", "Material assistance",
    ]  # fmt: skip
    assert (
        "Money paid out by month [thousand LMC]; what comes in, month by month, stands in tables/money.csv"
        in spoken(page)
    )
    assert "Oct 2031" in spoken(page)


def test_every_set_of_measures_that_takes_requests_has_a_column_of_money():
    results = example_results()
    other = copy.deepcopy(results["programmes"][0])
    other["title"], other["months"] = {"en": "Retraining"}, other["months"][1:]
    results["programmes"].append(other)
    page = programmes(view_of(results))
    months = re.findall(r"<tr>(.*?)</tr>", str(page).rpartition("<table")[2])

    assert heads(page)[-3:] == ["Month", "Material assistance", "Retraining"]
    assert [spoken(one) for one in re.findall(r"<td>(.*?)</td>", months[1])][1] == "\N{EN DASH}"
    assert len(months) == 1 + len(results["programmes"][0]["months"])


def delayed(*, on_time):
    results = example_results()
    plain = next(row for row in results["scenarios"] if row["id"] == "support")
    later = copy.deepcopy(plain) | {"id": "support+6", "delay_months": 6}
    for row in later["outcomes"]:
        row |= {"draws": 24, "contrast": line(40, 2), "on_time": on_time}
    results["scenarios"] = [plain, later]
    return results


def cells_of(markup):
    rows = re.findall(r"<tr>(.*?)</tr>", str(markup))
    return [[spoken(c) for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


def test_a_later_start_is_set_against_the_same_draws_begun_on_time():
    view = view_of(delayed(on_time=line(61, 2)))

    head, row = cells_of(delay(view, trios(view.results.scenarios)))
    assert head == ["Measure", "Started on time (24 draws)", "Started 6 months later (24 draws)"]
    assert [one.partition(" (")[0] for one in row] == ["Material assistance", "61", "40"]


def test_where_the_same_draws_are_not_told_the_columns_say_on_how_many_they_rest():
    view = view_of(delayed(on_time=None))

    head, _ = cells_of(delay(view, trios(view.results.scenarios)))
    assert head == ["Measure", "Started on time (200 draws)", "Started 6 months later (24 draws)"]


def test_lines_of_different_draws_say_so_below_the_table():
    results = example_results()
    results["draws"].append({"table": "effects", "prior": None, "posterior": 24})
    view = view_of(results)

    assert (
        "Lines without a reaction rest on 200 draws of the model, lines with one on 200, those "
        "with no assumed effect on 24: small differences between them are noise."
    ) in spoken(three_lines(view, trios(view.results.scenarios)))


def test_a_measure_without_assumed_effects_has_one_number_and_not_two():
    results = example_results()
    next(row for row in results["scenarios"] if row["id"] == "support")["assumed"] = []
    view = view_of(results)
    found = trios(view.results.scenarios)

    assert ["\N{EN DASH} no assumed effect", "none is assumed", *["\N{EN DASH}"] * 4] in cells_of(
        three_lines(view, found)
    )


def test_the_chart_of_measures_groups_the_lines_of_each():
    page = str(prospects(view_of(example_results())))
    chart = re.search(r'<figure id="chart-contrasts".*?</figure>', page, re.DOTALL)[0]
    labels = re.findall(r"<text[^>]*>(.*?)</text>", chart)

    assert sum("Material" in one for one in labels) == 1
    assert (
        "In each group, from the top: no reaction (blue), the worst single reaction (orange), no "
        "assumed effect (grey, hollow; left out where none is assumed)."
    ) in spoken(chart)
    assert heads(chart) == ["Measure", "no reaction", "worst single reaction", "no assumed effect"]
