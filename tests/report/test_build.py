import base64
import hashlib
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from apora.errors import ReportRefused
from apora.report.build import report_page, write_report
from apora.report.results_schema import validate
from apora.report.view import View
from report.example_results import (
    evidence_only_results,
    example_results,
    not_accepted_results,
    q,
)

HOSTILE_CELLS = [
    ("claims", "says"),
    ("claims", "note"),
    ("claims", "origin"),
    ("claims", "reason"),
    ("claims", "read_as"),
    ("claims", "when"),
    ("sources", "title"),
    ("sources", "url"),
    ("sources", "publisher"),
    ("sources", "grade_why"),
    ("parameters", "why"),
    ("parameters", "meaning"),
    ("questions", "why"),
    ("constraints", "title"),
    ("assumptions", "text"),
    ("implied", "text"),
    ("sensitivity", "what"),
    ("reality_checks", "text"),
    ("dotplots", "title"),
    ("measures", "conditions"),
]
HOSTILE_WORDS = [("claims", "use"), ("claims", "nature"), ("measures", "by"), ("routes", "route")]
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{0}{value!r}%s'


def page_of(results, *, restricted=False):
    return report_page(View(results=validate(results), language="en", restricted=restricted))


@pytest.fixture(scope="module")
def page():
    return page_of(example_results())


class Outline(HTMLParser):
    """Collects heading levels, sections with their stamps, and tables without a caption."""

    def __init__(self, page):
        super().__init__()
        self.levels, self.sections, self.stamped, self.tags = [], [], set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "section":
            self.sections.append(given["id"])
        if given.get("class") == "stamp":
            self.stamped.add(self.sections[-1] if self.sections else "head")


def test_sections_stand_in_the_order_of_the_design(page):
    assert Outline(page).sections == [
        "main-points",
        "decider",
        "situation",
        "outflow",
        "gates",
        "pressure",
        "service",
        "prospects",
        "unknown",
        "annex-evidence",
        "annex-method",
        "annex-data",
    ]


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("make", [example_results, evidence_only_results])
def test_headings_never_skip_a_level(make):
    levels = Outline(page_of(make())).levels

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_claim_stands_in_the_annex_and_every_mention_links_to_it(page):
    for claim in example_results()["claims"]:
        assert page.count(f'id="claim-{claim["id"]}"') == 1
        assert claim["says"] in page
    mentions = re.findall(r'<q class="n claim" lang="en">', page)
    linked = re.findall(r'<a class="said" href="#claim-C\d+"><q class="n claim"', page)
    assert len(mentions) - len(linked) == len(example_results()["claims"])


def test_main_points_are_at_most_six_and_carry_range_kind_and_claims(page):
    points = page[page.index('<ol class="points">') : page.index("</ol>")].split("<li>")[1:]

    assert 1 <= len(points) <= 6
    assert all('class="n estimate' in point for point in points)
    assert all('<p class="carried">' in point for point in points)
    gates = next(point for point in points if "people in post" in point)
    assert 'href="#claim-C07"' in gates
    assert "24\u00a0(13–43)" in re.sub(r"</?span[^>]*>", "", gates)


def test_the_page_runs_nothing_and_fetches_nothing(page):
    assert "script" not in Outline(page).tags
    assert not re.search(r'(?:src|href|xlink:href|action)="(?!#)', page)
    assert "url(http" not in page
    assert "@import" not in page
    assert " style=" not in page


def test_the_content_policy_knows_the_style_by_its_hash(page):
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}'; img-src data:\"" in page


def test_every_table_has_a_caption_and_scopes(page):
    assert page.count("<table>") == page.count("<table><caption>")
    assert "<th>" not in page


def test_every_drawing_says_what_it_shows(page):
    drawings = re.findall(r'<svg class="drawing".*?</svg>', page, re.DOTALL)
    figures = re.findall(r"<figure.*?</figure>", page, re.DOTALL)

    assert len(figures) >= 9
    assert all(re.search(r"<desc id=\"[^\"]+\">[^<]{10,}</desc>", one) for one in drawings)
    assert all("<details>" in one and "Not in the range" in one for one in figures)


def test_the_same_results_give_the_same_bytes_in_another_process(tmp_path, page):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from report.example_results import example_results;"
        "from apora.report.build import write_report; from pathlib import Path;"
        "write_report(example_results(), Path(sys.argv[2]))"
    )
    env = os.environ | {
        "PYTHONHASHSEED": "3",
        "TZ": "Asia/Tokyo",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    tests = str(Path(__file__).parent.parent)
    subprocess.run([sys.executable, "-c", code, tests, str(tmp_path)], check=True, env=env)

    assert (tmp_path / "report.html").read_text(encoding="utf-8") == page


@pytest.mark.usefixtures("undrawn")
def test_hostile_text_is_printed_as_text():
    results = example_results()
    for table, field in HOSTILE_CELLS:
        results[table][0][field] = HOSTILE
    for table, field in HOSTILE_WORDS:
        results[table][0][field] = re.sub(r"\d", "", HOSTILE)

    got = page_of(results)

    assert "<script" not in got
    assert "<img" not in got
    assert got.count("&lt;script&gt;") >= len(HOSTILE_CELLS)


@pytest.mark.usefixtures("undrawn")
def test_hostile_titles_are_printed_as_text():
    results = example_results()
    results["case"] |= {"title": {"en": HOSTILE}, "question": {"en": HOSTILE}, "decision": HOSTILE}
    results["units"][1]["name"] = {"en": HOSTILE}
    results["scenarios"][1]["title"] = {"en": HOSTILE}
    results["judgements"][0]["text"] = {"en": "<script>{vacancy}</script>"}

    got = page_of(results)

    assert "<script" not in got
    assert "<img" not in got


@pytest.mark.usefixtures("undrawn")
def test_a_number_typed_into_a_judgement_fails_the_build():
    results = example_results()
    results["judgements"][0]["text"] = {"en": "About 40 % will go."}

    with pytest.raises(ReportRefused, match=r'"About 40\u00a0% will go\." holds a number'):
        page_of(results)


@pytest.mark.usefixtures("undrawn")
def test_a_result_not_accepted_is_stamped_under_every_heading():
    outline = Outline(page_of(not_accepted_results()))

    assert outline.stamped == {"head", *outline.sections}


@pytest.mark.usefixtures("undrawn")
def test_an_evidence_report_is_stamped_and_holds_no_estimate():
    got = page_of(evidence_only_results())
    outline = Outline(got)

    assert outline.stamped == {"head", *outline.sections}
    assert outline.sections == [
        "thin-overview",
        "thin-conflicts",
        "thin-arithmetic",
        "thin-missing",
        "annex-evidence",
        "annex-data",
    ]
    main = got[got.index("<main") :]
    assert 'class="n estimate' not in main
    assert "units.csv: no leaf has a number of posts." in main


@pytest.mark.usefixtures("undrawn")
def test_the_public_edition_shows_willingness_by_agency_only():
    results = example_results()
    secret = q(0.3137, 0.001)
    row = next(
        one
        for one in results["estimates"]
        if one["indicator"] == "willing_share" and one["where"] == "mill"
    )
    row |= {"posterior": secret, "restricted": False}

    public, restricted = page_of(results), page_of(results, restricted=True)

    assert "31.4\u00a0%" not in public
    assert "31.4\u00a0%" in restricted
    assert Outline(restricted).stamped >= {"head", "situation"}
    assert not Outline(public).stamped


def test_in_a_tree_of_two_levels_only_the_whole_is_an_agency():
    results = example_results()
    results["units"] = [one for one in results["units"] if one["part_of"] in {"", "service"}]
    view = View(results=validate(results), language="en", restricted=False)

    assert view.agencies == {"service"}
    assert view.shows("willing_share", where="service")
    assert not view.shows("willing_share", where="police")
    assert not view.shows("vacancy|letters_on_file", where="service+police")
    assert view.shows("vacancy", where="police")


@pytest.mark.usefixtures("undrawn")
def test_an_unknown_language_is_refused():
    view = View(results=validate(example_results()), language="xx", restricted=False)

    with pytest.raises(ReportRefused) as caught:
        report_page(view)

    assert str(caught.value) == (
        "1 error\n\n  language 'xx': there are no texts for it\n      Choose one of: be, en, ru."
    )


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(
    "gone",
    [
        "headlines",
        "decider",
        "gates",
        "scenarios",
        "questions",
        "routes",
        "dotplots",
        "constraints",
        "series",
        "estimates",
        "parameters",
        "judgements",
        "measures",
    ],
)
def test_a_part_that_was_not_computed_leaves_the_rest_standing(gone):
    results = example_results()
    del results[gone]

    assert "</html>" in page_of(results)


def test_the_page_opens_without_a_complaint(chromium, tmp_path):
    write_report(example_results(), tmp_path)
    run = subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--enable-logging=stderr",
            "--v=0",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            (tmp_path / "report.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert "Content Security Policy" not in run.stderr
    assert "CONSOLE" not in run.stderr
    assert "</html>" in run.stdout


@pytest.mark.parametrize(
    ("chart", "title"),
    [
        ("routes-weeks", "People who left, by route"),
        ("duties", "Ordinary work and extra duties"),
    ],
)
def test_a_table_of_several_indicators_is_not_called_by_the_first(page, chart, title):
    figure = page.partition(f'id="chart-{chart}"')[2].partition("</figure>")[0]

    assert f"<caption>{title}: the first full week of each month" in figure
