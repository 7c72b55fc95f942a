"""Who is left: those who disagree of stayers beside those of leavers, by agency only."""

import re

import pytest

from apora.report.results_schema import validate
from apora.report.sections.composition import composition
from apora.report.view import View
from report.example_results import example_results
from report.three_languages import LANGUAGES, three_languages

FINDING = {
    "en": "Of those who left of their own accord, 58 % (",
    "ru": "Из уволившихся по собственному желанию не согласны были 58 % (",
    "be": "З тых, хто звольніўся па ўласным жаданні, не згодныя былі 58 % (",
}


def view_of(results, language="en", *, restricted=False):
    return View(results=validate(results), language=language, restricted=restricted)


def spoken(markup):
    text = re.sub(r"<i class=\"k\">.</i>|<[^>]+>", "", str(markup))
    return re.sub(r"(?<=\d)%", " %", text.replace("\u00a0", " ").replace("\u202f", " "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_leavers_stand_beside_those_who_stay(language):
    page = spoken(composition(view_of(three_languages(), language)))

    assert FINDING[language] in page.replace("  ", " ")
    assert page.count("58 %") == 2
    assert page.count("44 %") == 2
    assert page.count("41 %") == 1


def test_that_leavers_are_the_critics_is_said_to_be_built_in():
    page = spoken(composition(view_of(example_results())))

    assert (
        "That the leavers are the more critical is built into the model, in which disagreement "
        "makes the wish to leave; no source measured it."
    ) in page


def test_the_rows_say_who_and_when():
    page = str(composition(view_of(example_results())))

    assert [spoken(one) for one in re.findall(r'<th scope="row">(.*?)</th>', page)] == [
        "In service before the crisis",
        "In service, 30 September 2031",
        "In service on average, 11 May to 30 September 2031",
        "Of those who left of their own accord, 11 May to 30 September 2031",
        "In service, 30 September 2032, with what existed",
        "In service, 30 September 2032, with a fund of 1 million EUR",
    ]


def test_the_public_edition_says_it_of_an_agency_and_not_of_an_office():
    results = example_results()
    for row in results["composition"]:
        row["where"] = "oldmarket"

    assert "58" not in spoken(composition(view_of(results)))
    assert "58" in spoken(composition(view_of(results, restricted=True)))
