"""Who is left: the share who disagree of those who stay, beside that of those who leave."""

from markupsafe import Markup

from apora.report.markup import join, paragraph, table, tag
from apora.report.results_prospects import CompositionRow
from apora.report.view import View

INDICATOR = "disagree_share"
"""What the rows are about; an office's is no part of a public page."""


def composition(view: View) -> Markup:
    """Return the share who disagree, then and now, of stayers and of leavers."""
    rows = [r for r in view.results.composition if view.shows(INDICATOR, where=r.where)]
    parts = [tag("h3", view.word("service.composition"))]
    if rows:
        parts += [_finding(view, rows), _table(view, rows)]
    return join([*parts, paragraph(view.say("service.composition.text"))])


def _finding(view: View, rows: list[CompositionRow]) -> Markup:
    """Return those who left beside those in service in the same weeks; nothing without both."""
    by_id = {row.id: row for row in rows}
    left, stay = by_id.get("leavers"), by_id.get("stayers")
    if left is None or stay is None:
        return Markup("")
    return paragraph(
        view.say(
            "composition.finding",
            left=view.estimate(left.share, unit="share"),
            stay=view.estimate(stay.share, unit="share"),
        )
    )


def _table(view: View, rows: list[CompositionRow]) -> Markup:
    caption = view.say("composition.caption", where=view.place(rows[0].where))
    return table(
        caption,
        head=[view.word(f"column.{key}") for key in ("composition", "disagree")],
        rows=[[_name(view, row), view.estimate(row.share, unit="share")] for row in rows],
        label=view.word("column.composition"),
    )


def _name(view: View, row: CompositionRow) -> Markup:
    parts = {"when": view.when(row.when)}
    if row.budget is not None:
        currency = view.results.case.report_currency
        parts["budget"] = view.amount(row.budget, currency=currency, kind="assumption")
    return view.say(f"composition.{row.id}", **parts)
