"""What the main quantities owe to the meaning of grades, and to one origin."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.report.markup import join, paragraph, table, tag
from apora.report.results_rows import AfterRow, ChangeRow, HeadlineRow
from apora.report.sentences import inside
from apora.report.view import View

GRADES = ("halved", "doubled")
MOVING = 2
"""Main quantities named beside an origin left out."""


def changes(view: View) -> Markup:
    """Return the main quantities after each change, and how that was computed."""
    rows = view.results.changes
    shown = [r for r in view.results.headlines if view.shows(r.indicator or "", where=r.where)]
    if not rows or not shown:
        return Markup("")
    command = deep_command(view)
    return join(
        [
            tag("h3", view.word("changes.title")),
            paragraph(view.say("changes.grades")),
            _grades(view, rows, headlines=shown),
            _origins(view, rows, headlines=shown),
            paragraph(view.say("changes.remedy", command=command))
            if command and any(one.by == "weights" for one in rows)
            else "",
        ]
    )


def deep_command(view: View, *, only: Sequence[str] = ()) -> Markup:
    """Return the command of fits of their own; empty where the case's own fit is refused.

    Args:
        view: Of the results.
        only: Claims that are left out, each by itself; everything if none is given.
    """
    if view.results.status != "accepted":
        return Markup("")
    named = "".join(f" --only {one}" for one in only)
    return tag("code", f"apora calibrate cases/{view.results.case.id} --deep{named}")


def how(view: View, row: ChangeRow) -> str:
    """Return in words what a row rests on, or why it has no number."""
    if row.reliable:
        return view.word(f"changes.{row.by}")
    return view.word("changes.failed" if row.by == "weights" else "changes.refused")


def _grades(view: View, rows: Sequence[ChangeRow], *, headlines: Sequence[HeadlineRow]) -> Markup:
    by_name = {one.name: one for one in rows if one.what == "grades"}
    caption = view.word("changes.grades.table")
    cells: list[list[str | Markup]] = [
        [
            view.headline(row),
            view.estimate(row.posterior, unit=row.unit),
            *(_after(view, by_name.get(name), headline=row) for name in GRADES),
        ]
        for row in headlines
    ]
    head = [view.word(f"column.{key}") for key in ("quantity", "as_assumed", *GRADES)]
    return table(caption, head=head, rows=cells, label=caption)


def _after(view: View, row: ChangeRow | None, *, headline: HeadlineRow) -> str | Markup:
    if row is None:
        return ""
    after = next((one for one in row.headlines if one.headline == headline.id), None)
    if after is None or after.posterior is None:
        return how(view, row)
    value = view.estimate(after.posterior, unit=headline.unit)
    return view.say("changes.cell", value=value, how=how(view, row))


def _origins(view: View, rows: Sequence[ChangeRow], *, headlines: Sequence[HeadlineRow]) -> Markup:
    origins = [one for one in rows if one.what == "origin"]
    if not origins:
        return Markup("")
    caption = view.word("changes.origins.table")
    cells: list[list[str | Markup]] = [
        [
            view.origin_named(one.name),
            view.claim_links(one.claims),
            how(view, one),
            _moving(view, one, headlines=headlines),
        ]
        for one in origins
    ]
    head = [view.word(f"column.{key}") for key in ("without", "claims", "how", "moves")]
    shown = table(caption, head=head, rows=cells, label=caption)
    return join([paragraph(view.say("changes.origins")), shown])


def _moving(view: View, row: ChangeRow, *, headlines: Sequence[HeadlineRow]) -> Markup:
    """Return the main quantities that move most against their ranges, each with its shift."""
    by_id = {one.id: one for one in headlines}
    told = [one for one in row.headlines if one.headline in by_id and one.shift is not None]
    told.sort(key=lambda one: -_against_range(one, headline=by_id[one.headline]))
    return join(
        [
            view.say(
                "claim.shift",
                title=(inside if place else View.headline)(view, by_id[one.headline]),
                shift=view.shift(one.shift or 0.0, unit=by_id[one.headline].unit),
            )
            for place, one in enumerate(told[:MOVING])
        ],
        by="; ",
    )


def _against_range(after: AfterRow, *, headline: HeadlineRow) -> float:
    width = headline.posterior.p95 - headline.posterior.p5
    return abs(after.shift or 0.0) / width if width > 0.0 else 0.0
