"""The first page: who left, what is assumed of the cheapest measure, what is open."""

import pytest

from apora.report.sections.answers import how_sure, known, not_known, to_fund_first
from apora.report.sections.decider import decider
from apora.report.sections.head import opening
from apora.report.sections.prospects import prospects, three_lines, trios
from report.example_results import example_results, line
from report.test_prospects import spoken, view_of
from report.three_languages import three_languages

LEFT = "In the Lowmere Police, 150 people (82–260) left of their own accord"
UNSETTLED = {
    "en": "How much rests on what grades are taken to mean is not settled: the weights failed.",
    "ru": "Насколько ответ зависит от того, как понимать категории источников, не установлено: "
    "веса ненадёжны.",
    "be": "Наколькі адказ залежыць ад таго, як разумець катэгорыі крыніц, не ўстаноўлена: вагі "
    "ненадзейныя.",
}


def test_it_opens_with_how_many_left_and_says_it_once():
    page = spoken(known(view_of(example_results())))

    assert page.startswith(LEFT)
    assert page.count("150 people") == 1
    assert "The model rests on 16 of the 18 claims in the case, from 6 independent origins." in page


def test_the_cheapest_measure_is_named_with_what_it_does_without_its_assumed_effect():
    page = spoken(to_fund_first(view_of(example_results())))

    assert "counted in all bodies to 31 March 2032: 13,000 LMC" in page
    assert (
        "Without the effects that are assumed of it, the difference is 4 people (−24 to 32)."
        in (page)
    )
    assert "It pays no family" not in page


def test_a_measure_that_changes_nothing_about_payments_is_said_to_pay_no_family():
    results = example_results()
    for row in results["scenarios"]:
        paid = row["outcomes"][0] | {"indicator": "aid_paid", "contrast": line(0, 0)}
        row["outcomes"].append(paid)

    page = spoken(to_fund_first(view_of(results)))

    assert (
        "It pays no family; what budgets bring to families stands on the page for a decider."
    ) in page


def test_an_assumed_effect_stands_in_the_cell_of_what_was_learned():
    view = view_of(example_results())
    page = spoken(three_lines(view, trios(view.results.scenarios)))

    assert "; effect assumed" in page


@pytest.mark.parametrize("language", ["en", "ru", "be"])
def test_grades_whose_meaning_weights_cannot_change_are_said_to_be_unsettled(language):
    results = three_languages()
    row = {
        "what": "grades", "name": "halved", "claims": [], "by": "weights", "reliable": False,
        "reasons": [], "headlines": [],
    }  # fmt: skip
    settled = spoken(how_sure(view_of(results | {"changes": [row | {"reliable": True}]}, language)))
    page = spoken(how_sure(view_of(results | {"changes": [row]}, language)))

    assert UNSETTLED[language] in page
    assert UNSETTLED[language] not in settled


def test_open_questions_about_harm_stand_at_the_head_of_the_page():
    item = {"id": "SFF-5", "verdict": "fail", "places": ["case.toml, harm"]}
    results = example_results()

    page = spoken(opening(view_of(results | {"standards": [item]})))
    answered = spoken(opening(view_of(results | {"standards": [item | {"verdict": "pass"}]})))

    assert (
        "Not published. The questions about harm to people in the service and to their families "
        "are not answered yet: who circulates this page answers them first (apora publish)."
    ) in page
    assert "Not published" not in answered


def test_a_tighter_release_is_set_beside_what_it_does_without_money():
    results = example_results()
    (tight,) = (
        row
        for row in results["decider"]
        if row["release"] == "tightened" and row["budget"] == 1_000_000
    )
    zero = tight | {"budget": 0, "departures": line(-400, 1)}
    view = view_of(results | {"decider": [*results["decider"], zero]})
    page = spoken(decider(view))

    assert "Without money such tightening changes departures by −400 people" in page
    assert "with a fund of 1 million EUR (2.5 million LMC) by" in page
    assert (
        "Release tightened by the employer and no money of a fund: departures change by −400 people"
    ) in spoken(prospects(view))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "2 claims could not be compared with the rest."),
        ("ru", "Не удалось сопоставить 2 утверждения с остальными."),
        ("be", "Не ўдалося супаставіць 2 сцвярджэнні з астатнімі."),
    ],
)
def test_claims_that_could_not_be_compared_are_counted_on_the_first_page(language, sentence):
    results = three_languages()
    used = [one for one in results["claims"] if one["posterior"]]
    for place, row in enumerate(used):
        row["conflict"] = None if place < 2 else False
    page = spoken(not_known(view_of(results, language)))
    for row in used:
        row["conflict"] = False
    settled = spoken(not_known(view_of(results, language)))

    assert sentence in page
    assert settled == page.replace(f" {sentence}", "")
