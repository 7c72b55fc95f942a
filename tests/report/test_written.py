"""Free texts of a case stand in the language of the page, or are marked as another's."""

import copy
import re

import pytest

from apora.report.build import report_page
from apora.report.pdf.compiled import page_content
from apora.report.results_schema import validate
from apora.report.tables import write_tables
from apora.report.texts import tied
from apora.report.view import View
from report.test_prospects import spoken
from report.three_languages import three_languages

PLACES = (
    ("sources", "publisher"),
    ("sources", "kind"),
    ("sources", "grade_why"),
    ("sources", "interest"),
    ("claims", "origin"),
    ("claims", "reason"),
    ("claims", "note"),
    ("parameters", "why"),
    ("measures", "conditions"),
    ("measures", "evidence"),
)
"""Tables of the results, and the fields of them that hold an analyst's own words."""
IN_CELLS = tuple(one for one in PLACES if one != ("claims", "note"))
"""Those that paper prints too; notes of claims are left to the page."""


def told(places):
    """Return results in which each place says its own name, in English and in Russian."""
    results = copy.deepcopy(three_languages())
    for table, field in places:
        for row in results[table]:
            # A file of results has its keys in any order: which is first says nothing.
            row[field] = {"ru": f"По-русски {table} {field}", "en": f"English {table} {field}"}
    for row in results["claims"]:
        row["use"] = "context"
    return results


def page_of(results, language):
    view = View(results=validate(results), language=language, restricted=True)
    return view, report_page(view)


@pytest.fixture(scope="module")
def pages():
    return {language: page_of(told(PLACES), language) for language in ("en", "ru", "be")}


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(("table", "field"), PLACES)
def test_a_field_is_printed_in_the_language_of_the_page(pages, table, field):
    _, page = pages["ru"]

    assert f">По-русски {table} {field}</span>" in page
    assert f"English {table} {field}" not in page


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(("table", "field"), PLACES)
def test_a_field_without_the_language_is_printed_in_the_first_and_marked(pages, table, field):
    _, page = pages["be"]
    marked = re.findall(rf'<span [^>]*lang="en">English {table} {field}</span>', page)

    assert marked
    assert page.count(f"English {table} {field}") == len(marked)
    assert f"По-русски {table} {field}" not in page


@pytest.mark.usefixtures("undrawn")
def test_in_print_the_mark_stands_too(pages):
    view, page = pages["be"]
    nodes = page_content(page, view=view)
    found = set(marked_texts(nodes["body"] + nodes["behind"]))

    assert {f"English {table} {field}" for table, field in IN_CELLS} <= found


def marked_texts(nodes):
    """Yield every text below a node that says it is English."""
    for node in nodes:
        if isinstance(node, str):
            continue
        cells = [
            *node.get("head", []),
            *(one for row in node.get("rows", []) for one in row["cells"]),
        ]
        if node.get("lang") == "en":
            yield from (one for one in node["c"] if isinstance(one, str))
        inside = node.get("c", [])
        yield from marked_texts([*(inside if isinstance(inside, list) else []), *cells])


@pytest.mark.usefixtures("undrawn")
def test_a_page_says_that_notes_stand_in_another_language_only_where_they_do(pages):
    said = {
        language: view.word("annex.written") in page for language, (view, page) in pages.items()
    }

    assert said == {"en": False, "ru": False, "be": True}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_tables_hold_the_first_language_of_the_case_in_every_edition(tmp_path, language):
    view = View(results=validate(told(PLACES)), language=language, restricted=True)
    write_tables(view, folder=tmp_path)
    texts = [one.read_text(encoding="utf-8") for one in tmp_path.rglob("*.csv")]

    assert any("English claims origin" in one for one in texts)
    assert not any("По-русски" in one for one in texts)


def test_an_origin_is_one_however_many_languages_its_claims_give_it_in():
    results = told(PLACES)
    names = [{"ru": "союз", "en": "union"}, {"en": "union"}]
    for row, name in zip(results["claims"], names, strict=False):
        row["origin"] = name
    view = View(results=validate(results), language="ru", restricted=True)
    first, second = view.results.claims[:2]

    assert view.origins([first, second]) == {"union"}
    assert spoken(view.origin_named("union")) == "союз"


def test_no_line_of_a_text_of_the_case_ends_inside_a_number():
    said = {
        "43,7 %": "43,7\u00a0%",
        "130 000 человек": "130\u00a0000 человек",
        "1 218 судей в 2020 году": "1\u00a0218 судей в 2020 году",
        "9 августа 2020 года, 40 человек": "9 августа 2020 года, 40 человек",
        "5 2019": "5 2019",
    }

    assert {text: tied(text) for text in said} == said
