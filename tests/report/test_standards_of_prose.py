"""What a page may not say, whoever wrote it, and what it must."""

import re

import pytest

from apora.errors import ReportRefused
from apora.report.build import likelihood_words, report_page
from apora.report.gate import refuse_faults
from apora.report.results_schema import validate
from apora.report.sections.said import said_in_cell, said_of
from apora.report.view import View
from apora.report.words import catalogue
from report.example_results import example_results
from report.three_languages import LANGUAGES, three_languages

BLOCK = re.compile(r"<(p|li|dd|td|figcaption|caption)\b[^>]*>(.*?)</\1>", re.DOTALL)
BAND = '<span class="band">'
CONFIDENCE = {"en": "onfidence", "ru": "веренност", "be": "пэўненасц"}
TYPED = {"en": "It is likely to hold.", "ru": "Это, вероятно, так.", "be": "Гэта, імаверна, так."}


def view_of(results, language="en"):
    return View(results=validate(results), language=language, restricted=False)


def spoken(markup):
    text = re.sub(r"<i class=\"k\">.</i>|<[^>]+>", "", str(markup))
    return text.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def pages():
    return {one: report_page(view_of(three_languages(), one)) for one in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_catalogue_types_a_word_for_likelihood(language):
    words = {v for k, v in catalogue(language).items() if k.startswith("likelihood.")}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    typed = [
        key
        for key, text in catalogue(language).items()
        if pattern.search(text) and not key.startswith(("likelihood.", "lexicon."))
    ]

    assert len(words) >= 14
    assert typed == []


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_judgement_that_types_a_word_for_likelihood_fails_the_build(language):
    results = three_languages()
    results["judgements"][0]["text"] = TYPED

    with pytest.raises(ReportRefused) as caught:
        report_page(view_of(results, language))

    (problem,) = caught.value.problems
    word = {"en": "likely", "ru": "вероятно", "be": "імаверна"}[language]
    assert problem.rule == "typed_likelihood"
    assert problem.what == (
        f'"{TYPED[language]}" holds "{word}", a word for likelihood typed by hand'
    )
    assert problem.remedy == "Print a chance, which brings its word and its band."


def test_a_chance_a_quotation_and_a_name_may_hold_the_word():
    words = likelihood_words(view_of(example_results()))
    page = (
        "<main><h2>S</h2><p>{}</p><q class='n claim'>likely to go</q>"
        "<span class='name'>likely</span> unlikelyish</main>"
    )
    chance = view_of(example_results()).chance(0.7)

    refuse_faults(page.format(chance), likelihood=words)
    with pytest.raises(ReportRefused):
        refuse_faults(page.format("likely"), likelihood=words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_holds_a_likelihood_and_a_confidence(pages, language):
    sentences = [
        one
        for _, block in BLOCK.findall(pages[language])
        for one in re.split(r"(?<=[.;])\s(?=[\w<])", block)
    ]

    assert sum(BAND in one for one in sentences) > 10
    assert sum(CONFIDENCE[language] in one for one in sentences) > 3
    assert [one for one in sentences if BAND in one and CONFIDENCE[language] in one] == []


@pytest.mark.parametrize(
    ("language", "single"),
    [
        ("en", "the heaviest claims come from one origin alone, the best graded B"),
        ("ru", "утверждения исходят из одного-единственного источника, лучшая категория — B"),
        ("be", "сцвярджэнні паходзяць з адной-адзінай крыніцы, найлепшая катэгорыя — B"),
    ],
)
def test_a_point_that_one_origin_carries_says_so(pages, language, single):
    main_points = spoken(pages[language].partition('<ol class="points">')[2].partition("</ol>")[0])

    assert single in main_points


def test_what_one_origin_said_says_so_and_what_two_said_does_not():
    view = view_of(example_results())
    claims = {one.id: one for one in view.results.claims}

    assert spoken(said_of(view, [claims["C03"], claims["C04"]])).endswith(
        "All of this comes from one origin."
    )
    assert "one origin" not in spoken(said_of(view, [claims["C03"], claims["C06"]]))
    assert said_of(view, []) == ""


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_side_not_heard_is_listed(language):
    results = three_languages()
    results["case"]["sought"] = {
        "en": "The ministry was asked and did not answer.",
        "ru": "Министерство спросили, оно не ответило.",
        "be": "Міністэрства спыталі, яно не адказала.",
    }
    heard = report_page(view_of(results, language)).partition('id="unknown"')[2]
    results["case"]["sought"] = {}
    silent = report_page(view_of(results, language)).partition('id="unknown"')[2]

    assert {"en": "was asked", "ru": "спросили", "be": "спыталі"}[language] in heard
    assert catalogue(language)["unheard.unsaid"] in silent
    assert catalogue(language)["unheard.title"] in silent


def test_a_remark_that_measures_nothing_is_no_voice_on_a_quantity():
    """Who was among the ill is not how many are ill; the annex holds the remark."""
    view = view_of(three_languages())
    counted, remark = (view.claims[one] for one in ("C03", "C04"))
    held = remark.model_copy(update={"use": "context", "nature": "level"})
    replaced = remark.model_copy(update={"use": "superseded"})

    assert said_of(view, [counted, held, replaced]) == said_of(view, [counted])
    assert said_in_cell(view, [held]) == ""
    assert remark.says in spoken(said_of(view, [counted, remark]))
