"""Partial pooling over offices: the pool, the office, and how far one is pulled to the other."""

from markupsafe import Markup

from apora.report.markup import join, paragraph, table, tag
from apora.report.results_rows import PoolingRow
from apora.report.view import View


def pooling(view: View) -> Markup:
    """Return a table a quantity, offices in file order; nothing where none are alike."""
    rows = [one for one in view.results.pooling if _shown(view, one)]
    if not rows:
        return Markup("")
    quantities = list(dict.fromkeys(one.quantity for one in rows))
    return join(
        [
            tag("h3", view.word("pooling.title")),
            paragraph(view.say("pooling.text")),
            *(_table(view, [r for r in rows if r.quantity == one]) for one in quantities),
        ]
    )


def _shown(view: View, row: PoolingRow) -> bool:
    """Return whether this edition shows a row: the wish to leave by agency only."""
    return view.restricted or row.gate != "will" or row.where in view.agencies


def _table(view: View, rows: list[PoolingRow]) -> Markup:
    caption = view.word(f"pooling.{rows[0].quantity}")
    return table(
        caption,
        head=[view.word(f"column.{key}") for key in ("unit", "naming", "pool", "office", "pulled")],
        rows=[
            [
                view.place(row.where),
                view.exact(row.claims),
                view.estimate(row.pool, unit=row.unit),
                view.estimate(row.office, unit=row.unit),
                view.rough(row.pulled, unit="share", kind="estimate"),
            ]
            for row in rows
        ],
        label=caption,
    )
