"""The headline under other assumptions stands beside the main points, line by line."""

import re

import pytest

from apora.report.results_schema import validate
from apora.report.sections.beside import beside
from apora.report.sections.head import main_points
from apora.report.view import View
from report.example_results import example_results
from report.three_languages import LANGUAGES, three_languages

NAMES = {
    "en": [
        "As estimated",
        "Null run: every assumed effect left out",
        "Wide run: assumed effects about nothing, twice as uncertain",
        "Those who wish to leave have less saved (5 % point of the prior)",
        "Those who wish to leave have more saved (95 % point of the prior)",
        "Every letter refused from the assessment on",
        "Fatigue feeds the wish to leave least (5 % point of the prior)",
        "Fatigue feeds the wish to leave most (95 % point of the prior)",
        "The employer reacts: Refusals up by half",
    ],
    "ru": [
        "По основной оценке",
        "Все принятые эффекты исключены",
        "Принятые эффекты вокруг нуля, с удвоенным разбросом",
        "У тех, кто хочет уйти, сбережений меньше (точка 5 % распределения)",
        "У тех, кто хочет уйти, сбережений больше (точка 95 % распределения)",
        "С даты оценки отклоняется каждый рапорт",
        "Усталость слабее всего усиливает желание уйти (точка 5 % распределения)",
        "Усталость сильнее всего усиливает желание уйти (точка 95 % распределения)",
        "Ответный шаг службы: Отказов в полтора раза больше",
    ],
    "be": [
        "Паводле асноўнай ацэнкі",
        "Усе прынятыя эфекты выключаны",
        "Прынятыя эфекты вакол нуля, з падвоеным роскідам",
        "У тых, хто хоча сысці, зберажэнняў менш (пункт 5 % размеркавання)",
        "У тых, хто хоча сысці, зберажэнняў больш (пункт 95 % размеркавання)",
        "З даты ацэнкі адхіляецца кожны рапарт",
        "Стомленасць найслабей узмацняе жаданне сысці (пункт 5 % размеркавання)",
        "Стомленасць наймацней узмацняе жаданне сысці (пункт 95 % размеркавання)",
        "Крок службы ў адказ: Адмоў у паўтара раза больш",
    ],
}


def view_of(results, language="en"):
    return View(results=validate(results), language=language, restricted=False)


def spoken(markup):
    text = re.sub(r"<i class=\"k\">.</i>|<[^>]+>", "", str(markup))
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def lines(markup):
    return [
        [spoken(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", str(markup))[1:]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_says_what_it_changes(language):
    found = lines(beside(view_of(three_languages(), language)))

    assert [one[0].replace(" %", "%") for one in found] == [
        one.replace(" %", "%") for one in NAMES[language]
    ]


def test_the_null_run_and_every_letter_refused_stand_beside_the_estimate():
    found = {one[0]: one[1:] for one in lines(beside(view_of(example_results())))}

    assert found["As estimated"][2].startswith("86 ")
    assert found["Null run: every assumed effect left out"][2].startswith("35 ")
    assert found["Every letter refused from the assessment on"][0].startswith("31 ")
    assert found["The employer reacts: Refusals up by half"][0] == "\u2013"


def test_the_lines_stand_with_the_main_points_and_not_in_an_annex_alone():
    page = str(main_points(view_of(example_results())))

    assert page.index('<ol class="points">') < page.index("The headline under other assumptions")
    assert len(lines(page)) == len(example_results()["beside"])


def test_the_text_says_on_how_many_draws_and_that_nothing_was_fitted_anew():
    said = spoken(beside(view_of(example_results())))

    assert (
        "One thing is changed at a time, on the same 24 draws. A budget of 1 million EUR is set "
        "against what existed under the same assumption; a reaction answers the budget, so it is "
        "set against what existed without it. The calibration is not repeated: a row says how much "
        "rests on an assumption, not what the evidence would say under it. Elsewhere the same "
        "quantities rest on 256 draws, so the first line differs from what stands there: compare "
        "the lines of this table with each other."
    ) in said


def test_where_no_fund_takes_a_measure_departures_stand_alone():
    rows = [
        one | dict.fromkeys(("budget", "families", "added", "wrong_sign"))
        for one in example_results()["beside"]
        if not one["reaction"]
    ]
    table = beside(view_of(example_results() | {"beside": rows}))

    assert {len(one) for one in lines(table)} == {2}
    assert "budget" not in spoken(table)
