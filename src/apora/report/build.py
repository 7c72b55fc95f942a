"""One self-contained page from results, checked before it is written."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from apora.report import markup, tables
from apora.report.gate import refuse_faults
from apora.report.likelihood import LEXICONS
from apora.report.pdf import report_pdf
from apora.report.phrases import phrase
from apora.report.results_schema import Results, validate
from apora.report.sections import (
    answers,
    claims,
    decider,
    gates,
    head,
    method,
    outflow,
    pressure,
    prospects,
    reproduce,
    service,
    situation,
    thin,
    unknown,
)
from apora.report.view import View
from apora.report.words import catalogue

SectionBody = Callable[[View], Markup]

FULL: Sequence[tuple[str, SectionBody]] = (
    ("main-points", head.main_points),
    ("decider", decider.decider),
    ("situation", situation.situation),
    ("outflow", outflow.outflow),
    ("gates", gates.gates),
    ("pressure", pressure.pressure),
    ("service", service.service),
    ("prospects", prospects.prospects),
    ("unknown", unknown.unknown),
    ("annex-evidence", claims.claims),
    ("annex-method", method.method),
    ("annex-data", reproduce.reproduce),
)
EVIDENCE_ONLY: Sequence[tuple[str, SectionBody]] = (
    ("thin-overview", thin.overview),
    ("thin-conflicts", thin.conflicts),
    ("thin-arithmetic", thin.arithmetic),
    ("thin-missing", thin.missing),
    ("annex-evidence", claims.claims),
    ("annex-data", reproduce.reproduce),
)


def write_report(
    results: Mapping[str, Any] | Results,
    folder: Path,
    *,
    language: str = "en",
    restricted: bool = False,
    name: str = "report.html",
    editions: Sequence[str] = (),
    printed: bool = False,
) -> list[Path]:
    """Write the page and the tables of a result; return the files written.

    Args:
        results: What `results.json` holds.
        folder: Where to write; `tables/` is made below it.
        language: Language of the page.
        restricted: Whether to show by office what the public edition shows by agency.
        name: File name of the page.
        editions: Languages in which the report stands beside this page, to link to.
        printed: Whether to write the page as PDF too, under the same name.

    Raises:
        ReportRefused: The results break their schema, or the page breaks its own rules.
    """
    checked = results if isinstance(results, Results) else validate(results)
    view = View(results=checked, language=language, restricted=restricted)
    page = report_page(view, editions=editions)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(page, encoding="utf-8", newline="\n")
    return [
        path,
        *([_write_pdf(page, view=view, path=path.with_suffix(".pdf"))] if printed else []),
        *tables.write_tables(view, folder / "tables"),
    ]


def _write_pdf(page: str, *, view: View, path: Path) -> Path:
    path.write_bytes(report_pdf(page, view=view))
    return path


def edition_name(language: str) -> str:
    """Return the file name of the report in a language."""
    return f"report.{language}.html"


def report_page(view: View, *, editions: Sequence[str] = (), preview: bool = False) -> str:
    """Return the checked page.

    Args:
        view: What it shows, in which language and edition.
        editions: Languages in which the report stands beside this page, to link to.
        preview: Whether to stamp it as made while the case is being edited.

    Raises:
        BareNumber: A number stands on the page without its kind.
        ReportRefused: The page would run or fetch something, or a link leads nowhere.
    """
    chosen = EVIDENCE_ONLY if view.results.status == "evidence only" else FULL
    stamp = status_stamp(view, preview=preview)
    sections = Markup("").join(
        markup.section(id_, title=view.word(f"section.{id_}"), body=body(view), stamp=stamp)
        for id_, body in chosen
    )
    style = style_sheet()
    page = (
        _environment()
        .get_template("page.html")
        .render(
            language=view.language,
            title=view.text(view.results.case.title),
            style=markup.trusted(style),
            style_hash=style_hash(style),
            editions=_links(editions),
            languages=view.word("page.languages"),
            skip=view.word("page.skip"),
            contents=view.word("page.contents"),
            links=[(id_, view.word(f"section.{id_}")) for id_, _ in chosen],
            opening=head.opening(view),
            answers=answers.answers(view),
            stamp=stamp,
            legend=head.legend(view),
            sections=sections,
            footer=view.say("page.footer", version=markup.tag("code", view.results.case.version)),
        )
    )
    refuse_faults(page, likelihood=likelihood_words(view))
    return page


def likelihood_words(view: View) -> frozenset[str]:
    """Return the words in which the case tells a chance, in the language of the page."""
    steps = LEXICONS[view.results.case.lexicon]
    return frozenset(view.word(f"likelihood.{one.word}") for one in steps)


def _links(editions: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return language, own name and file of every edition, if there is more than one."""
    if len(editions) <= 1:
        return []
    return [(one, catalogue(one)["language.name"], edition_name(one)) for one in editions]


def status_stamp(view: View, *, preview: bool = False) -> Markup:
    """Return what stands under every heading of a result that is not to be relied on."""
    stamps: list[Markup] = []
    if preview:
        stamps.append(markup.paragraph(view.say("stamp.preview"), cls="stamp"))
    if view.results.status != "accepted":
        key = view.results.status.replace(" ", "_")
        reasons = [phrase(view, one, kind="arithmetic") for one in view.results.reasons]
        said = view.say(f"stamp.{key}")
        parts = [said, *reasons] if key == "not_accepted" else [said]
        stamps.append(markup.paragraph(*parts, cls="stamp"))
    stamps += [
        markup.paragraph(
            view.say(f"stamp.{one.rule}", claims=view.claim_links(one.claims)), cls="stamp"
        )
        for one in view.results.doubts
    ]
    if view.restricted:
        stamps.append(markup.paragraph(view.say("stamp.restricted"), cls="stamp"))
    return markup.join(stamps)


def style_sheet() -> str:
    """Return the style sheet of the page."""
    return files("apora.report").joinpath("templates/report.css").read_text(encoding="utf-8")


def style_hash(style: str) -> str:
    """Return the hash by which the content policy knows the style sheet."""
    digest = hashlib.sha256(style.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("apora.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
