"""Russian and Belarusian pages: complete, in their own words, numbers and forms."""

import re
from html.parser import HTMLParser

import pytest

from apora.errors import ReportRefused
from apora.registry.households import HOUSEHOLD_BY_ID
from apora.registry.indicators import INDICATORS
from apora.registry.parameters import PARAMETERS
from apora.report import dates, words
from apora.report.build import report_page, write_report
from apora.report.counted import Counted, category_of, form_of
from apora.report.numbers import Printing, estimate, span
from apora.report.phrases import PATTERNS, phrase_of
from apora.report.results_rows import Quantiles
from apora.report.results_schema import validate
from apora.report.sentences import gates_sentence, headline_sentence
from apora.report.view import View
from apora.report.words import CATALOGUES, TRANSLATED, catalogue
from apora.report.words.complete import gaps, parts_of
from apora.workflow.outputs import write_outputs
from report.example_results import evidence_only_results
from report.three_languages import LANGUAGES, three_languages

TRANSLATIONS = tuple(TRANSLATED)
LATIN = re.compile(r"[A-Za-z]{2,}")
VOID = {"meta", "link", "br", "hr", "img"}
SILENT = {"code", "cite", "style", "title"}
NAMES = {
    *(
        "apora",
        "LMC",
        "EUR",
        "hat",
        "BFMI",
        "ICD",
        "PHIA",
        "Zeger",
        "Liang",
        "Albert",
        "Warner",
        "Pleeter",
        "PERF",
        "Charman",
        "Tyson",
        "BIS",
        "Wareham",
        "Smith",
        "Lambert",
        "Asch",
    ),
    *("fatigue", "will", "office", "spread"),  # parameters, named by their ids
}
"""Latin words that a page in another alphabet may print: names, currencies, ids."""


def view_of(results, language):
    return View(results=validate(results), language=language, restricted=False)


def spoken(markup):
    text = re.sub(r"<i class=\"k\">.</i>|<[^>]+>", "", str(markup))
    return text.replace("\u00a0", " ").replace("&#39;", "'")


class Leftovers(HTMLParser):
    """Collects Latin words on a page outside quotations, ids and texts marked as foreign."""

    def __init__(self, page, *, language):
        super().__init__()
        self.language, self.foreign, self.found = language, [], set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        inside = bool(self.foreign) and self.foreign[-1]
        other = given.get("lang", self.language) != self.language
        named = "id" in (given.get("class") or "").split()
        skipped = inside or other or named or tag in SILENT
        if not skipped:
            self.look(given.get("aria-label") or "")
        if tag not in VOID:
            self.foreign.append(skipped)

    def handle_endtag(self, _tag):
        self.foreign.pop()

    def handle_data(self, data):
        if not (self.foreign and self.foreign[-1]):
            self.look(data)

    def look(self, text):
        self.found |= {one for one in LATIN.findall(text) if one not in NAMES}


@pytest.fixture(scope="module")
def pages():
    results = three_languages()
    return {one: report_page(view_of(results, one), editions=LANGUAGES) for one in LANGUAGES}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_catalogue_lacks_nothing(language):
    assert catalogue(language)
    names = set(catalogue(language)) - set(catalogue("en"))
    prefixes = ("indicator.", "headline.title.", "constraint.", "reality.", "parameter.")
    assert all(one.startswith((*prefixes, "assumption.")) for one in names)


def test_a_missing_text_and_a_missing_part_are_named():
    english = {"a": "{n:+claim/claims}", "b": "All of {name}", "c": "Text"}

    found = gaps({"a": "{n:+утверждение/утверждения}", "b": "Всё"}, language="ru",
                 english=english, others=[{"c": "Тэкст", "indicator.x": "Назва"}])  # fmt: skip

    assert [f"{one.where}: {one.what}" for one in found] == [
        "language 'ru', c: there is no text",
        "language 'ru', indicator.x: there is no text",
        "language 'ru', b: its parts are not name",
    ]


def test_a_catalogue_with_a_gap_fails_the_build(monkeypatch):
    short = {key: text for key, text in CATALOGUES["ru"].items() if key != "page.skip"}
    monkeypatch.setattr(words, "CATALOGUES", {**CATALOGUES, "ru": short})
    words._gaps.cache_clear()

    with pytest.raises(ReportRefused, match=r"language 'ru', page\.skip: there is no text"):
        report_page(view_of(three_languages(), "ru"))

    words._gaps.cache_clear()


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_quantity_and_parameter_has_a_name(language):
    known = catalogue(language)

    assert [one.id for one in INDICATORS if f"indicator.{one.id}" not in known] == []
    assert [one.id for one in PARAMETERS if f"parameter.{one.id}" not in known] == []
    shares = [one.id for one in HOUSEHOLD_BY_ID.values() if one.form == "share"]
    assert [one for one in shares if f"parameter.{one}" not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_program_keeps_its_parts(language):
    known = catalogue(language)

    for name, pattern in PATTERNS.items():
        assert parts_of(known[f"phrase.{name}"]) == parts_of(pattern), name


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_catalogue_is_written_in_its_own_alphabet(language):
    allowed = {*NAMES, "results", "json"}
    wrong = {
        key: text
        for key, text in catalogue(language).items()
        if set(LATIN.findall(re.sub(r"\{\w+(:first)?|</?\w+>", "", text))) - allowed
    }

    assert wrong == {}


@pytest.mark.parametrize(("language", "letters"), [("ru", "іўґ’"), ("be", "иъщ")])
def test_a_catalogue_has_no_letter_of_its_neighbour(language, letters):
    wrong = [key for key, text in catalogue(language).items() if set(text.lower()) & set(letters)]

    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_english_is_left_on_a_page(pages, language):
    assert sorted(Leftovers(pages[language], language=language).found) == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_english_is_left_on_an_evidence_page(language):
    results = three_languages() | {
        key: value
        for key, value in evidence_only_results().items()
        if key in {"status", "reasons", "diagnostics", "gates", "accounting"}
    }
    page = report_page(view_of(results, language))

    assert sorted(Leftovers(page, language=language).found) == []


def test_a_page_says_its_language_and_links_to_the_others(pages):
    for language, page in pages.items():
        assert f'<html lang="{language}">' in page
        assert f'<span lang="{language}" aria-current="true">' in page
        for other in set(LANGUAGES) - {language}:
            link = f'<a href="report.{other}.html" lang="{other}" hreflang="{other}">'
            assert link in page


def test_claims_are_quoted_in_the_language_they_were_said_in(pages):
    for page in pages.values():
        assert '<q class="n claim" lang="en">more than 300 letters' in page


def test_an_only_edition_links_to_none(tmp_path):
    write_report(evidence_only_results(), tmp_path, editions=["en"])

    assert "hreflang" not in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_text_that_a_case_has_in_one_language_alone_is_marked():
    results = three_languages()
    results["claims"][0]["note"] = "counted by hand"

    page = report_page(view_of(results, "be"))

    assert '<span class="written" lang="en">counted by hand</span>' in page


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            (
                "Из 100 человек, служащих в Полиции Лоумера, ушли бы около 24 (13–43), из них "
                "могли бы себе это позволить 9 (5–17), а отпустят за 26 недель не больше 3 (1–7)."
            ),
        ),
        (
            "be",
            (
                "Са 100 чалавек, якія служаць у Паліцыі Лоўмера, сышлі б каля 24 (13–43), з іх "
                "маглі б сабе гэта дазволіць 9 (5–17), а адпусцяць за 26 тыдняў не больш за "
                "3 (1–7)."
            ),
        ),
    ],
)
def test_the_gates_read_as_an_analyst_writes_them(language, text):
    view = view_of(three_languages(), language)

    assert spoken(gates_sentence(view, view.results.gates)) == text


def test_a_headline_takes_its_verb_and_noun_from_the_number():
    results = three_languages()
    results["headlines"][0]["posterior"] = dict.fromkeys(("p5", "p25", "p50", "p75"), 20.0) | {
        "p50": 21.0,
        "p75": 30.0,
        "p95": 40.0,
    }
    view = view_of(results, "ru")

    assert spoken(headline_sentence(view, view.results.headlines[0])) == (
        "В Полиции Лоумера с 11 мая по 30 сентября 2031 года по собственному желанию уволился "
        "21 человек (20–40)."
    )


@pytest.mark.parametrize(
    ("language", "forms", "expected"),
    [
        ("ru", "неделя/недели/недель", {"1": "неделя", "3": "недели", "11": "недель",
                                        "21": "неделя", "112": "недель", "2.5": "недели"}),
        ("be", "тыдзень/тыдні/тыдняў/тыдня", {"1": "тыдзень", "4": "тыдні", "12": "тыдняў",
                                              "31": "тыдзень", "2.5": "тыдня"}),
        ("en", "week/weeks", {"1": "week", "2": "weeks", "1.5": "weeks", "0": "weeks"}),
    ],
)  # fmt: skip
def test_a_number_takes_its_noun_in_the_form_of_the_language(language, forms, expected):
    for printed, noun in expected.items():
        form = form_of(category_of(printed, locale=language), language=language)
        number = Counted.of(Counted(printed), tail=Counted(""), form=form)

        assert number.with_noun(forms) == f"{printed}\u00a0{noun}"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "1\u00a0500\u00a0(1\u00a0200–2\u00a0200)"),
        ("be", "1\u00a0500\u00a0(1\u00a0200–2\u00a0200)"),
    ],
)
def test_numbers_are_grouped_by_spaces_that_do_not_break(language, text):
    quantiles = Quantiles(p5=1200, p25=1300, p50=1500, p75=1900, p95=2200)

    printing = Printing(locale=language, currency="BYN")
    assert estimate(quantiles, unit="persons", printing=printing) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "от\u00a0−0,12\u00a0до\u00a00,30"),
        ("be", "ад\u00a0−0,12\u00a0да\u00a00,30"),
        ("en", "−0.12\u00a0to\u00a00.30"),
    ],
)
def test_a_range_below_zero_is_joined_by_words(language, text):
    printing = Printing(locale=language, currency="BYN")

    assert span(-0.12, 0.30, unit="ratio", digits=2, printing=printing) == text


@pytest.mark.parametrize(
    ("language", "when", "text"),
    [
        ("ru", "2020-08-09/2020-11-30", "с 9 августа по 30 ноября 2020 года"),
        ("be", "2020-08-09/2020-11-30", "з 9 жніўня па 30 лістапада 2020 года"),
        ("ru", "2019-08/2020-03", "с августа 2019 года по март 2020 года"),
        ("be", "2020-08/..", "з жніўня 2020 года"),
        ("ru", "../2019", "по 2019 год"),
        ("ru", "2020-11~", "ноябрь 2020 года (приблизительно)"),
        ("be", "2020", "2020 год"),
        ("en", "2020-08-09/2020-11-30", "9 August to 30 November 2020"),
        ("en", "2019~", "about 2019"),
    ],
)
def test_dates_are_declined(language, when, text):
    assert spoken(view_of(three_languages(), language).when(when)) == text


def test_every_language_writes_dates():
    assert set(dates.PATTERNS) == set(CATALOGUES)


def test_a_sentence_of_no_known_pattern_is_marked_as_english():
    results = three_languages()
    results["questions"][0]["why"] = "It tells refusal from delay."

    assert phrase_of("It tells refusal from delay.") is None
    assert '<span lang="en">It tells refusal from delay.</span>' in report_page(
        view_of(results, "ru")
    )


@pytest.mark.usefixtures("undrawn")
def test_a_case_in_three_languages_gets_a_report_in_each(tmp_path):
    write_outputs(three_languages(), folder=tmp_path)

    pages = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html")}
    assert set(pages) == {"report.html", "report.en.html", "report.ru.html", "report.be.html"}
    assert pages["report.html"] == pages["report.en.html"]
    assert all(f'<html lang="{one}">' in pages[f"report.{one}.html"] for one in LANGUAGES)


@pytest.mark.usefixtures("undrawn")
def test_tables_are_the_same_whatever_the_language(tmp_path):
    made = [write_report(three_languages(), tmp_path / one, language=one)[1:] for one in LANGUAGES]

    first, *others = [[path.read_bytes() for path in paths] for paths in made]
    assert all(one == first for one in others)


def test_a_place_takes_the_form_that_a_sentence_needs():
    view = view_of(three_languages(), "be")

    said = view.say("mind.number", what="раскрытае злачынства", within=view.within("police"))
    opening = view.say(
        "headline.vacancy", within=view.within("mill"), when="учора", value=view.exact(3)
    )

    assert spoken(said) == "раскрытае злачынства ў Паліцыі Лоўмера"
    assert spoken(opening) == "У Млынавым аддзеле учора пуставала 3 пасад."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in Lowmere Police"),
        ("ru", "в подразделении «Полиция Лоумера»"),
        ("be", "у падраздзяленні «Паліцыя Лоўмера»"),
    ],
)
def test_a_place_without_such_a_form_is_still_named(language, text):
    results = three_languages()
    for row in results["units"]:
        row["within"] = {}

    assert spoken(view_of(results, language).within("police")) == text
