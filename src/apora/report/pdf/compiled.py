"""The checked page as a tagged PDF: the same inputs, the same bytes."""

import json
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Any

import typst

from apora.report.pdf.elements import Element, elements_of
from apora.report.pdf.nodes import Converter
from apora.report.pdf.row_headers import with_row_headers
from apora.report.view import View


def report_pdf(page: str, *, view: View) -> bytes:
    """Return a page of the report as PDF.

    It is tagged and keeps to PDF/UA-1. Where a text of the case holds a letter that no
    bundled font has, the letter shows as an empty box and the file is tagged all the
    same, but no longer says that it keeps to the standard.

    Args:
        page: From `report_page`: it has passed the gate.
        view: What the page was made from.
    """
    content = json.dumps(page_content(page, view=view), ensure_ascii=False, sort_keys=True)
    try:
        made = _compiled(content, view=view, accessible=True)
    except typst.TypstError:
        made = _compiled(content, view=view, accessible=False)
    return with_row_headers(made)


def _compiled(content: str, *, view: View, accessible: bool) -> bytes:
    day = view.results.case.as_of
    template = files("apora.report").joinpath("templates/report.typ").read_bytes()
    with as_file(files("apora.report.pdf").joinpath("fonts")) as folder:
        return typst.compile(
            template,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[folder]),
            ignore_system_fonts=True,
            sys_inputs={"page": content},
            pdf_standards="ua-1" if accessible else None,
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )


def page_content(page: str, *, view: View) -> dict[str, Any]:
    """Return what the print template sets, as plain data.

    Args:
        page: From `report_page`.
        view: What the page was made from.
    """
    body = elements_of(page)
    targets = {
        one.attributes["href"][1:]
        for one in body.elements()
        if one.attributes.get("href", "").startswith("#")
    }
    converter = Converter(words=view.words, targets=frozenset(targets))
    main = _part(body, "main")
    day, head = view.results.case.as_of, _part(body, "header")
    return {
        "words": {
            "language": view.language,
            "title": view.text(view.results.case.title),
            "tables": view.word("print.tables"),
        },
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "head": converter.node(head),
        "answered": head.first("dl") is not None,
        "body": converter.nodes(one for one in main.children if isinstance(one, Element)),
        "foot": converter.node(_part(body, "footer")),
        "behind": converter.behind,
    }


def _part(body: Element, tag: str) -> Element:
    found = body.first(tag)
    if found is None:
        raise LookupError(tag)
    return found
