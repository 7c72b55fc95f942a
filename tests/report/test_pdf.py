"""The report in print: PDF/UA-1 by two readers that did not write it, and the same bytes."""

import platform
import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import page as checker
import pikepdf
import pytest

from apora.report.build import report_page, write_report
from apora.report.pdf import report_pdf
from apora.report.pdf.columns import (
    BREAKS,
    FEW_LINES,
    PAPER,
    PAPER_TURNED,
    halved,
    needed,
    shape_of,
)
from apora.report.pdf.compiled import page_content
from apora.report.results_schema import validate
from apora.report.view import View
from report.example_results import evidence_only_results, example_results
from report.three_languages import LANGUAGES, three_languages

HOSTILE = '#panic("run") *b* _i_ $x^2$ `r` @ref <at> = h // c /* d */ \\ #eval("1") [c] "q" {0}'
FACES = {"PTSans-Regular", "PTSans-Bold", "LibertinusSerif", "DejaVuSansMono"}


def view_of(results, language="en"):
    return View(results=validate(results), language=language, restricted=False)


def printed(results, language="en"):
    view = view_of(results, language)
    page = report_page(view)
    return page, report_pdf(page, view=view)


@pytest.fixture(scope="module")
def editions():
    results = three_languages()
    return {language: printed(results, language) for language in LANGUAGES}


@pytest.fixture(scope="module", params=LANGUAGES)
def edition(request, editions, tmp_path_factory):
    language = request.param
    page, data = editions[language]
    path = tmp_path_factory.mktemp("pdf") / f"report.{language}.pdf"
    path.write_bytes(data)
    with pikepdf.open(path) as opened:
        yield language, page, data, opened


def tags(opened):
    """Yield every element of the structure tree, with the names it is mapped to."""
    roles = opened.Root.StructTreeRoot.get("/RoleMap", {})
    stack = [opened.Root.StructTreeRoot.K]
    while stack:
        one = stack.pop()
        if isinstance(one, pikepdf.Array):
            stack += list(one)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            name = str(one.S)
            yield str(roles.get(name, name)), one
            stack.append(one.get("/K", pikepdf.Array()))


def children(element, name):
    return [one for tag, one in tags_below(element) if tag == name]


def tags_below(element):
    kids = element.get("/K", pikepdf.Array())
    for one in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield str(one.S), one
            yield from tags_below(one)


def test_every_rule_of_pdf_ua_that_a_machine_can_check_holds(edition):
    _, _, data, _ = edition
    found = checker.validate_pdf_bytes(data, profile="ua1")

    assert [(one.rule_id, one.message) for one in found.failures] == []
    assert found.is_compliant
    assert found.rules.total > 100


def test_the_document_says_its_language_its_title_and_that_it_is_tagged(edition):
    language, _, _, opened = edition
    title = three_languages()["case"]["title"][language]

    assert str(opened.Root.Lang) == language
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert str(opened.docinfo.Title) == title
    with opened.open_metadata() as metadata:
        assert str(metadata["pdfuaid:part"]) == "1"


def test_every_table_has_header_cells_for_its_columns_and_its_rows(edition):
    _, _, _, opened = edition
    tables = [one for tag, one in tags(opened) if tag == "/Table"]

    assert len(tables) > 10
    for one in tables:
        head, *body = [[cell for cell in row.K if "/S" in cell] for row in children(one, "/TR")]
        assert {(str(cell.S), scope(cell)) for cell in head} == {("/TH", "/Column")}
        assert {(str(row[0].S), scope(row[0])) for row in body} == {("/TH", "/Row")}
        assert {str(cell.S) for row in body for cell in row[1:]} <= {"/TD"}


def scope(cell):
    owned = cell.A if isinstance(cell.A, pikepdf.Array) else [cell.A]
    return next(str(one.Scope) for one in owned if "/Scope" in one)


def test_every_drawing_has_the_sentence_that_the_page_gives_it(edition):
    _, page, _, opened = edition
    described = re.findall(r"<desc[^>]*>(.*?)</desc>", page)
    alternatives = [str(one.Alt) for tag, one in tags(opened) if tag == "/Figure" and "/Alt" in one]
    bare = [one for tag, one in tags(opened) if tag == "/Figure" and "/Alt" not in one]

    assert len(described) > 20
    assert Counter(alternatives) == Counter(map(unescaped, described))
    assert bare == []


def unescaped(text):
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_the_bookmarks_are_the_outline_of_the_page(edition):
    _, page, _, opened = edition
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
    with opened.open_outline() as outline:
        first = [one.title for one in outline.root]
        below = [two.title for one in outline.root for two in one.children]

    assert first[: len(headings)] == headings
    assert len(below) > 10
    assert not any(title.endswith("\N{NO-BREAK SPACE}") for title in below)


def test_the_contents_stand_on_the_first_page_and_the_main_points_begin_the_second(edition):
    _, page, _, opened = edition
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
    with opened.open_outline() as outline:
        place = outline.root[0].destination or outline.root[0].action.D
    begins = opened.pages.index(pikepdf.Page(place[0]))
    links = [one for one in opened.pages[0].Annots if one.Subtype == "/Link"]
    below = {round(float(one.Rect[0])) for one in links}

    assert begins == 1
    assert len(links) > len(headings)
    assert len(below) > 1


def test_where_there_is_no_model_what_the_claims_are_follows_on_the_first_page():
    _, data = printed(evidence_only_results())
    with pikepdf.open(BytesIO(data)) as opened, opened.open_outline() as outline:
        place = outline.root[0].destination or outline.root[0].action.D

        assert opened.pages.index(pikepdf.Page(place[0])) == 0


def test_numbers_lead_to_the_claims_that_carry_them(edition):
    _, page, _, opened = edition
    claims = set(re.findall(r'href="#claim-([^"]+)"', page))
    places = [
        one
        for one in opened.pages
        for two in one.get("/Annots", [])
        if two.Subtype == "/Link" and ("/Dest" in two or "/A" in two)
    ]

    assert len(claims) > 5
    assert len(places) > len(claims)


def test_no_author_host_or_path_is_in_the_file(edition):
    _, _, data, _ = edition
    with pikepdf.open(BytesIO(data)) as opened:
        said = opened.Root.Metadata.read_bytes() + str(opened.docinfo).encode()
        author = "/Author" in opened.docinfo

    assert not author
    assert b"dc:creator" not in said
    assert platform.node().encode() not in said
    assert b"D:20310930" in said
    for word in (str(Path.cwd()), "__typst", "/home/", "/usr/"):
        assert word.encode() not in data + said


def test_the_faces_are_those_that_come_with_the_program_and_are_in_the_file(edition):
    _, _, _, opened = edition
    fonts = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
    described = [one for one in fonts if one.get("/Type") == "/FontDescriptor"]
    names = {str(one.FontName).lstrip("/").partition("+")[2] for one in described}

    assert {name.removesuffix("-Identity-H").partition("-")[0] for name in names} <= {
        face.partition("-")[0] for face in FACES
    }
    for one in described:
        assert {"/FontFile2", "/FontFile3"} & set(one.keys())


def test_the_same_results_give_the_same_bytes(editions):
    view = view_of(three_languages())
    page, data = editions["en"]

    assert report_pdf(page, view=view) == data


def test_text_of_a_case_is_printed_and_never_read_as_markup():
    results = evidence_only_results()
    for claim in results["claims"]:
        claim["says"] = claim["note"] = claim["origin"] = HOSTILE
    results["case"]["title"] = {"en": HOSTILE}
    page, data = printed(results)
    content = page_content(page, view=view_of(results))

    assert HOSTILE in str(content["body"]).replace("\\\\", "\\")
    assert content["words"]["title"] == HOSTILE
    assert checker.validate_pdf_bytes(data, profile="ua1").is_compliant
    with pikepdf.open(BytesIO(data)) as opened:
        assert str(opened.docinfo.Title) == HOSTILE


def test_a_letter_that_no_face_has_leaves_the_file_tagged_but_without_the_mark():
    results = evidence_only_results()
    results["claims"][0]["says"] = "\N{CJK UNIFIED IDEOGRAPH-4E09} 300"
    _, data = printed(results)

    with pikepdf.open(BytesIO(data)) as opened:
        assert opened.Root.MarkInfo.Marked
        with opened.open_metadata() as metadata:
            assert "pdfuaid:part" not in metadata


def test_the_pdf_stands_beside_the_page_under_the_same_name(tmp_path):
    files = write_report(evidence_only_results(), tmp_path, name="report.en.html", printed=True)

    assert [one.name for one in files[:2]] == ["report.en.html", "report.en.pdf"]
    assert files[1].read_bytes().startswith(b"%PDF-1.7")


def test_a_table_of_short_words_keeps_its_ranges_whole_and_the_page_upright():
    shape = shape_of([["unit", "people"], ["police", "120 (90–150)"]])

    assert (shape.whole, shape.turned, shape.size) == (True, False, 7.5)
    assert sum(shape.widths) < PAPER


def test_a_table_of_many_columns_is_turned():
    head = [f"quantity {at}" for at in range(16)]
    shape = shape_of([head, *[["0.26\N{NO-BREAK SPACE}% (0.91–1.7)"] * 16] * 40])

    assert shape.turned
    assert sum(shape.widths) <= PAPER_TURNED + 1.6


@pytest.mark.usefixtures("undrawn")
def test_a_table_too_long_for_paper_is_left_to_its_file():
    results = example_results()
    results["assumptions"] = [
        {"id": f"a.{at}", "text": "said", "value": "1", "why": "so"} for at in range(200)
    ]
    view = view_of(results)
    content = str(page_content(report_page(view), view=view))

    assert "too long for paper" in content
    assert "a.199" not in content


def table_of(*, rows, words):
    line = [words, "2 (1-3)", "data"]
    return [["Week from", "people", "Part"], *([line] * rows)]


def test_a_long_narrow_table_is_printed_as_two_halves():
    assert [halved(shape_of(table_of(rows=n, words="6 Jan 2020"))) for n in (5, 29, 90)] == [
        False,
        True,
        False,
    ]
    assert not halved(shape_of(table_of(rows=29, words="a unit of a very long name " * 4)))


def test_a_small_table_stays_on_one_page_and_a_long_one_may_be_broken():
    few, many = (
        sum(shape_of(table_of(rows=n, words="6 Jan 2020")).lines) <= FEW_LINES for n in (6, 40)
    )

    assert (few, many) == (True, False)


def test_a_short_range_has_room_for_itself_where_long_ones_are_broken():
    def width(text, *, short=True):
        return needed([["Null"], [text]], size=6.6, breaks=BREAKS, short=short)[0]

    assert width("120 (21\N{EN DASH}360)") == width("(21x360)")
    assert width("120 (21\N{EN DASH}360)", short=False) == width("(21x")
    assert width("120 (21\N{EN DASH}360,000,000)") == width("360,000,000)")
