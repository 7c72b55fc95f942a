"""What the service still does: detection, offences, administrative cases, courts, fines."""

from markupsafe import Markup

from apora.report.markup import join, paragraph, table, tag
from apora.report.phrases import phrase
from apora.report.results_rows import ImpliedRow
from apora.report.sections.composition import composition
from apora.report.sections.pressure import statements
from apora.report.sections.said import said_of
from apora.report.view import View

POLICE = ("detection_share", "investigated_offences", "registered_offences", "hours_ordinary")
CASES = (
    "cases_opened",
    "cases_lapsed",
    "lapsed_of_decided",
    "lapsed_of_in_hand",
    "fines_recovered",
)
COURTS = ("judges_in_post",)


def service(view: View) -> Markup:
    """Return what ordinary work is still done, and what is not tested or not computed."""
    parts = [
        _part(view, "police", POLICE),
        implied(view, [row for row in view.results.implied if _about(view, row, POLICE)]),
        _part(view, "cases", CASES),
        _part(view, "courts", COURTS),
        composition(view),
        tag("h3", view.word("service.politics")),
        paragraph(view.say("service.politics.text")),
    ]
    return join(parts)


def _part(view: View, key: str, indicators: tuple[str, ...]) -> Markup:
    rows = statements(view, indicators, label=view.word(f"service.{key}"))
    claimed = view.claims_about(indicators)
    if not rows and not claimed:
        return Markup("")
    note = f"service.{key}.note"
    return join(
        [
            tag("h3", view.word(f"service.{key}")),
            rows or _claims_alone(view, indicators),
            paragraph(view.say(note)) if view.has(note) else "",
        ]
    )


def _claims_alone(view: View, indicators: tuple[str, ...]) -> Markup:
    said = said_of(view, view.claims_about(indicators))
    return paragraph(view.say("service.claims_alone", said=said))


def _about(view: View, row: ImpliedRow, indicators: tuple[str, ...]) -> bool:
    known = {claim.id for claim in view.claims_about(indicators)}
    return bool(known & set(row.claims))


def implied(view: View, rows: list[ImpliedRow]) -> Markup:
    """Return what claims imply together, as arithmetic without a model."""
    return join(
        table(
            view.say(
                "implied.caption",
                title=phrase(view, row.title, kind="arithmetic"),
                text=tag("span", phrase(view, row.text, kind="arithmetic"), cls="plain"),
                claims=view.claim_links(row.claims),
            ),
            head=[view.word("column.if"), view.word("column.then")],
            rows=[
                [
                    phrase(view, value.label, kind="arithmetic"),
                    view.with_noun(view.rough(value.value, unit=value.unit), unit=value.unit),
                ]
                for value in row.values
            ],
            label=str(phrase(view, row.title, kind="arithmetic").striptags()),
        )
        for row in rows
    )
