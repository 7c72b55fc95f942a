"""Pressure on those who stay: duties, fatigue, illness, dismissals."""

from markupsafe import Markup

from apora.report.markup import join, listing, paragraph
from apora.report.sections.paths import path
from apora.report.view import View

WEEKLY = ("extra_duty_share", "hours_weekend", "ill_now")
SPOKEN = (
    "extra_duty_share",
    "hours_weekend",
    "ill_now",
    "identifications",
    "dismissals",
    "absentees",
)


def pressure(view: View) -> Markup:
    """Return what the extra duties, illness and dismissals do to those in service."""
    spoken = statements(view, SPOKEN)
    drawn = [
        path(view, row, id_=f"path-{name}")
        for name in WEEKLY
        if (row := view.path(name)) is not None
    ]
    if not spoken and not drawn:
        return paragraph(view.say("absent.estimates"))
    return join([paragraph(view.say("pressure.intro")), listing(spoken), *drawn])


def statements(view: View, indicators: tuple[str, ...]) -> list[Markup]:
    """Return one line an indicator: the estimate, what was learned, the claims about it."""
    lines: list[Markup] = []
    for name in indicators:
        row = view.find(name) or next((r for r in view.estimates if r.indicator == name), None)
        if row is None:
            continue
        claims = view.claims_about([name])
        said = (
            view.say("statement.said", claims=view.said_there(claims))
            if claims
            else view.say("statement.unsaid")
        )
        lines.append(
            view.say(
                "statement",
                title=view.title(row.indicator, row.title),
                where=view.place(row.where),
                when=view.during(row.when),
                value=view.quantity(row.posterior, unit=row.unit),
                told=view.word(f"told.{row.told}"),
                said=said,
            )
        )
    return lines
