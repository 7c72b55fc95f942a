"""Pressure on those who stay: duties, fatigue, illness, dismissals."""

from markupsafe import Markup

from apora.report import charts_paths
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.markup import join, long, paragraph, table
from apora.report.results_rows import EstimateRow
from apora.report.sections.paths import (
    at_week,
    band_words,
    capital,
    months_table,
    path,
)
from apora.report.sections.said import said_in_cell
from apora.report.view import View

WEEKLY = ("hours_weekend", "ill_now")
SPOKEN = (
    "extra_duty_share",
    "hours_weekend",
    "ill_now",
    "identifications",
    "dismissals",
    "absentees",
)
DUTY_WORDS = {"hours_ordinary": "duty.ordinary", "hours_extra": "duty.extra"}


def pressure(view: View) -> Markup:
    """Return what the extra duties, illness and dismissals do to those in service."""
    spoken = statements(view, SPOKEN, label=view.word("section.pressure"))
    names = WEEKLY if view.results.duties else ("extra_duty_share", *WEEKLY)
    drawn = [
        path(view, row, id_=f"path-{name}")
        for name in names
        if (row := view.path(name)) is not None
    ]
    if not spoken and not drawn:
        return paragraph(view.say("absent.estimates"))
    return join([paragraph(view.say("pressure.intro")), spoken, _duties(view), *drawn])


def statements(view: View, indicators: tuple[str, ...], *, label: str) -> Markup:
    """Return a row an indicator: the estimate, what was learned, what was said of it.

    The caption names the unit that leads the report; a row of another names its own.
    """
    found = [
        row
        for name in indicators
        if (
            row := view.find(name) or next((r for r in view.estimates if r.indicator == name), None)
        )
    ]
    lead = view.results.case.headline_unit
    return table(
        view.say("statement.caption", where=view.place(lead)),
        head=[view.word(f"column.{key}") for key in ("quantity", "estimate", "learned", "said")],
        rows=[_statement(view, row, lead=lead) for row in found],
        label=label,
    )


def _statement(view: View, row: EstimateRow, *, lead: str) -> list[str | Markup]:
    title = view.title(row.indicator, row.title)
    key = "statement.title" if row.where == lead else "statement.title.elsewhere"
    said = said_in_cell(view, view.claims_about([row.indicator]))
    return [
        view.say(key, title=title, where=view.place(row.where), when=view.when(row.when)),
        view.quantity(row.posterior, unit=row.unit),
        view.word(f"told.{row.told}"),
        long(said or view.word("statement.unsaid")),
    ]


def _duties(view: View) -> Markup:
    """Return hours by duty, week by week, against the hours of the calm week."""
    rows = {row.indicator: row for row in view.results.duties}
    if set(rows) != set(DUTY_WORDS):
        return Markup("")
    ordinary, extra = rows["hours_ordinary"], rows["hours_extra"]
    peak = max(range(len(extra.p50)), key=lambda at: extra.p50[at])
    finding = view.say(
        "duty.finding",
        week=view.day(extra.weeks[peak]),
        extra=view.estimate(at_week(extra, peak), unit="share"),
        ordinary=view.estimate(at_week(ordinary, peak), unit="share"),
    )
    named = [(view.word(DUTY_WORDS[name]), rows[name]) for name in DUTY_WORDS]
    frame = Frame(
        id="duties",
        finding=finding,
        unit=view.say(
            "duty.unit",
            where=view.place(ordinary.where),
            when=view.between(ordinary.weeks[0], ordinary.weeks[-1]),
        ),
        source=view.say("duty.source", date=view.day(ordinary.projection_from)),
        table=months_table(
            view,
            [(capital(name), row) for name, row in named],
            title=view.word("pressure.duties.table"),
        ),
    )
    drawing = charts_paths.together(
        named,
        id_="duties",
        words=band_words(view),
        description=sentence(finding),
        locale=view.language,
    )
    return boxed(view, frame, drawing=drawing)
