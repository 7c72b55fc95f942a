"""Pages in a browser: axe-core at level AA, no sideways scrolling, nothing cut off.

axe-core comes inside axe-playwright-python, which is pinned with the other test packages.
"""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from apora.report.build import edition_name, write_report
from report.example_results import evidence_only_results
from report.three_languages import LANGUAGES, three_languages

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SCHEMES = ("light", "dark")
FONTS = ("Arial", "'DejaVu Sans'")
"""A usual face and a wide one; a label must fit in either."""
NARROW, WIDE = 390, 1280
CUT_OFF = """() => [...document.querySelectorAll('svg.drawing')].flatMap(svg => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(text => {
        const own = text.getBoundingClientRect();
        return own.left < box.left - 1 || own.right > box.right + 1;
    }).map(text => text.textContent);
})"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("out")
    results = three_languages()
    for language in LANGUAGES:
        name = edition_name(language)
        write_report(results, made, language=language, name=name, editions=LANGUAGES)
    thin = evidence_only_results()
    write_report(thin, made, name="thin.html")
    return made


def opened(browser, path, *, scheme="light", width=WIDE):
    # The page allows no script; axe is one, so the policy is set aside for it.
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    page.goto(path.as_uri())
    page.add_style_tag(content="details > :not(summary) { display: block }")
    return page


def violations(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return json.dumps(
        [
            {"rule": one["id"], "where": [node["html"][:120] for node in one["nodes"][:3]]}
            for one in found
        ],
        ensure_ascii=False,
        indent=1,
    )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser, folder, language, scheme):
    page = opened(browser, folder / edition_name(language), scheme=scheme)

    assert violations(page) == "[]"


def test_axe_finds_nothing_in_an_evidence_report(browser, folder):
    assert violations(opened(browser, folder / "thin.html")) == "[]"


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways(browser, folder, language, width):
    page = opened(browser, folder / edition_name(language), width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_of_a_chart_is_cut_off(browser, folder, language, font):
    page = opened(browser, folder / edition_name(language))
    page.add_style_tag(content=f".drawing {{ font-family: {font}, sans-serif !important }}")

    assert page.evaluate(CUT_OFF) == []


def test_links_lead_from_one_language_to_another(browser, folder):
    page = opened(browser, folder / edition_name("be"))

    page.click("text=Русский")

    assert page.url.endswith(edition_name("ru"))
    assert page.get_attribute("html", "lang") == "ru"
