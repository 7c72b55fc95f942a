"""Outflow: letters and departures by week, and the routes by which people left."""

from markupsafe import Markup

from apora.report import charts_ranges
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.charts_ranges import Bar
from apora.report.markup import join, paragraph, table, tag
from apora.report.results_rows import RouteRow
from apora.report.sections.paths import path
from apora.report.sentences import lowered
from apora.report.view import View

WEEKLY = ("departures", "applications")


def outflow(view: View) -> Markup:
    """Return letters and departures, by week and by route."""
    drawn = [
        path(view, row, id_=f"path-{name}")
        for name in WEEKLY
        if (row := view.path(name)) is not None
    ]
    return join([_lead(view), *drawn, _routes(view)]) or paragraph(view.say("absent.estimates"))


def _lead(view: View) -> Markup:
    parts: list[Markup] = []
    for name in ("applications", "refusals", "departures"):
        row = view.find(name)
        if row is not None:
            parts.append(
                view.say(
                    f"outflow.{name}",
                    when=view.when(row.when),
                    value=view.estimate(row.posterior, unit="persons"),
                )
            )
    claims = view.claims_about(["applications", "letters_on_file", "waiting", "departures"])
    if claims:
        parts.append(view.say("outflow.said", claims=view.said_there(claims)))
    return paragraph(*parts)


def route_name(view: View, route: str) -> str:
    """Return what a route of exit is called."""
    key = f"route.{route}"
    return view.word(key) if view.has(key) else view.indicator(route)


def _routes(view: View) -> Markup:
    rows = [r for r in view.results.routes if r.where == view.results.case.headline_unit]
    if not rows:
        return Markup("")
    most = max(rows, key=lambda row: row.posterior.p50)
    finding = view.say(
        "outflow.routes",
        route=tag("span", lowered(route_name(view, most.route)), cls="name"),
        value=view.estimate(most.posterior, unit=most.unit),
    )
    frame = Frame(
        id="routes",
        finding=finding,
        unit=view.say(
            "outflow.routes.unit",
            where=view.place(most.where),
            when=view.between(most.since, most.until),
        ),
        source=view.say("chart.ranges.source"),
        table=_table(view, rows),
    )
    drawing = charts_ranges.ranges(
        [Bar(label=route_name(view, r.route), quantiles=r.posterior) for r in rows],
        id_="routes",
        unit=most.unit,
        printing=view.printing,
        description=sentence(finding),
    )
    note = [view.say("outflow.penal")] if any(r.route == "penal_exits" for r in rows) else []
    return join([boxed(view, frame, drawing=drawing), paragraph(*note)])


def _table(view: View, rows: list[RouteRow]) -> Markup:
    return table(
        view.word("outflow.routes.table"),
        head=[view.word("column.route"), view.word("column.people")],
        rows=[[route_name(view, r.route), view.estimate(r.posterior, unit=r.unit)] for r in rows],
        label=view.word("outflow.routes.table"),
    )
