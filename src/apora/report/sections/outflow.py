"""Outflow: letters and departures by week, and the routes by which people left."""

from markupsafe import Markup

from apora.report import charts_paths, charts_ranges
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.charts_ranges import Bar
from apora.report.markup import join, paragraph, table, tag
from apora.report.results_rows import RouteRow, SeriesRow
from apora.report.sections.paths import (
    at_week,
    band_words,
    months_table,
    path,
    path_source,
    unit_line,
)
from apora.report.sections.said import said_of
from apora.report.sentences import lowered
from apora.report.view import View

WEEKLY = ("departures", "applications")
COUNTED = ("applications", "refusals", "departures")
CLAIMED = ("applications", "letters_on_file", "waiting", "departures")
ROUTES = ("releases", "contract_ends", "penal_exits", "dismissals")


def outflow(view: View) -> Markup:
    """Return letters and departures, by week and by route."""
    drawn = [
        path(view, row, id_=f"path-{name}", events=name == "departures")
        for name in WEEKLY
        if (row := view.path(name)) is not None
    ]
    parts = [_lead(view), *drawn, _routes(view), _routes_by_week(view)]
    return join(parts) or paragraph(view.say("absent.estimates"))


def _lead(view: View) -> Markup:
    """Return how many letters came in, were refused, and led out; then what was said."""
    said = said_of(view, view.claims_about(CLAIMED))
    found = {name: row for name in COUNTED if (row := view.find(name)) is not None}
    if len(found) < len(COUNTED) or len({row.when for row in found.values()}) > 1:
        lines = [
            view.say(
                f"outflow.{name}",
                when=view.when(row.when),
                value=view.estimate(row.posterior, unit="persons"),
            )
            for name, row in found.items()
        ]
        return paragraph(*lines, said)
    row = found["departures"]
    values = {name: view.estimate(one.posterior, unit="persons") for name, one in found.items()}
    lead = view.say(
        "outflow.lead", within=view.within(row.where), when=view.during(row.when), **values
    )
    return paragraph(lead, said)


def route_name(view: View, route: str) -> str:
    """Return what a route of exit is called."""
    key = f"route.{route}"
    return view.word(key) if view.has(key) else view.indicator(route)


def _routes(view: View) -> Markup:
    rows = [r for r in view.results.routes if r.where == view.results.case.headline_unit]
    if not rows:
        return Markup("")
    most = max(rows, key=lambda row: row.posterior.p50)
    finding = _largest(view, rows, most=most)
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


def _largest(view: View, rows: list[RouteRow], *, most: RouteRow) -> Markup:
    """Return the largest route; where medians print alike, every route that is as large."""
    shown = view.middle(most.posterior, unit=most.unit).striptags()
    alike = [row for row in rows if view.middle(row.posterior, unit=row.unit).striptags() == shown]
    names = [tag("span", lowered(route_name(view, one.route)), cls="name") for one in alike]
    if len(names) == 1:
        value = view.estimate(most.posterior, unit=most.unit)
        return view.say("outflow.routes", route=names[0], value=value)
    routes = join(names, by=view.word("both"))
    value = view.rough(most.posterior.p50, unit=most.unit, kind="estimate")
    return view.say("outflow.routes.alike", routes=routes, value=value)


def _table(view: View, rows: list[RouteRow]) -> Markup:
    return table(
        view.word("outflow.routes.table"),
        head=[view.word("column.route"), view.word("column.people")],
        rows=[[route_name(view, r.route), view.estimate(r.posterior, unit=r.unit)] for r in rows],
        label=view.word("outflow.routes.table"),
    )


def _routes_by_week(view: View) -> Markup:
    """Return the weeks of each route side by side, on one axis."""
    rows = [row for route in ROUTES if (row := view.path(route)) is not None]
    if not rows:
        return Markup("")
    top = max(max(row.p95) for row in rows)
    small = [_small_route(view, row, place=place, top=top) for place, row in enumerate(rows)]
    most = max(rows, key=lambda row: max(row.p50))
    peak = max(range(len(most.p50)), key=lambda at: most.p50[at])
    finding = view.say(
        "outflow.weeks",
        route=tag("span", lowered(route_name(view, most.indicator)), cls="name"),
        week=view.day(most.weeks[peak]),
        value=view.estimate(at_week(most, peak), unit=most.unit),
    )
    frame = Frame(
        id="routes-weeks",
        finding=finding,
        unit=unit_line(view, most),
        source=path_source(view, most),
        table=months_table(
            view,
            [(route_name(view, row.indicator), row) for row in rows],
            title=view.word("outflow.routes.table"),
        ),
    )
    return boxed(view, frame, drawing=tag("div", join(small), cls="multiples"))


def _small_route(view: View, row: SeriesRow, *, place: int, top: float) -> Markup:
    name = route_name(view, row.indicator)
    drawing = charts_paths.path(
        row,
        id_=f"route-{place}",
        words=band_words(view),
        small=True,
        top=top,
        description=name,
        locale=view.language,
    )
    return tag("div", tag("p", name, cls="small-title") + drawing, cls="small")
