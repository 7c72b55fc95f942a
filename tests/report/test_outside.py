"""What lies outside the model stands in its own box: words alone, no number, no chance."""

import re

import pytest

from apora.report.results_schema import validate
from apora.report.sections.outside import outside
from apora.report.sections.prospects import prospects
from apora.report.view import View
from apora.report.words import catalogue
from report.example_results import example_results
from report.three_languages import LANGUAGES, three_languages

NOTE = {
    "en": "Not a tail of any range on this page. The model moves people through three gates and has "
    "no term for people who act because others do; this scenario was not run, and no probability is "
    "attached to it.",
    "ru": "Это не край какого-либо диапазона на этой странице. Модель проводит людей через три "
    "барьера, и в ней нет того, что люди поступают так, потому что так поступают другие; этот "
    "сценарий не рассчитывался, и никакая вероятность ему не приписана.",
    "be": "Гэта не край якога-небудзь дыяпазону на гэтай старонцы. Мадэль праводзіць людзей праз тры "
    "бар\u2019еры, і ў ёй няма таго, што людзі робяць так, бо так робяць іншыя; гэты сцэнарый не "
    "разлічваўся, і ніякая імавернасць яму не прыпісана.",
}
TOLD = {
    "en": "The service breaks: Whole offices stop obeying, and others follow.",
    "ru": "Служба распадается: Целые отделы перестают подчиняться, и другие следуют за ними.",
    "be": "Служба распадаецца: Цэлыя аддзелы перастаюць падпарадкоўвацца, і іншыя ідуць за імі.",
}


def view_of(results, language="en"):
    return View(results=validate(results), language=language, restricted=False)


def paragraphs(box):
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<p[^>]*>(.*?)</p>", str(box))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_says_what_would_happen_and_that_nothing_was_computed(language):
    box = outside(view_of(three_languages(), language))

    title, text, note = paragraphs(box)
    assert f"{title}: {text}" == TOLD[language]
    assert note == NOTE[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_holds_no_number_and_no_word_of_the_lexicon(language):
    box = str(outside(view_of(three_languages(), language)))
    words = [text for key, text in catalogue(language).items() if key.startswith("likelihood.")]

    assert words
    said = " ".join(paragraphs(box))
    assert [one for one in words if re.search(rf"(?<!\w){one}(?!\w)", said, re.IGNORECASE)] == []
    assert not re.search(r"\d", re.sub(r"<[^>]+>", "", box.replace("<h3>", "")))
    assert "<data" not in box


@pytest.mark.usefixtures("undrawn")
def test_the_box_stands_among_prospects_with_measures_and_without():
    results = example_results()

    for scenarios in (results["scenarios"], []):
        page = str(prospects(view_of(results | {"scenarios": scenarios})))
        assert page.count('<aside class="outside"') == 1


def test_a_result_without_such_a_scenario_has_no_box():
    assert str(outside(view_of(example_results() | {"outside": []}))) == ""
