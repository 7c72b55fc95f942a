"""The situation: posts, people in service, vacancy, waiting, ill, identified."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.report import charts_ranges
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.charts_ranges import Bar
from apora.report.markup import join, paragraph, table
from apora.report.results_rows import EstimateRow, UnitRow
from apora.report.sections.said import said_of
from apora.report.view import View

COLUMNS = ("posts", "headcount", "vacancy", "ill_now", "identifications", "departures")
BY_AGENCY = ("willing_share", "able_share", "disagree_share", "letters_on_file", "waiting")
NONE = "\N{EN DASH}"


def situation(view: View) -> Markup:
    """Return the state of agencies and offices, with vacancy against what was said."""
    if not view.estimates:
        return paragraph(view.say("absent.estimates"))
    return join(
        [
            _lead(view),
            _table(view, COLUMNS, key="situation.offices"),
            _vacancy(view),
            paragraph(view.say("situation.agency_only")),
            _table(view, BY_AGENCY, key="situation.agencies"),
        ]
    )


def _lead(view: View) -> Markup:
    parts: list[Markup] = []
    within = view.within(view.results.case.headline_unit)
    posts, people = view.find("posts"), view.find("headcount")
    if posts and people:
        parts.append(
            view.say(
                "situation.people",
                within=within,
                posts=view.estimate(posts.posterior, unit="posts"),
                people=view.estimate(people.posterior, unit="persons"),
            )
        )
    vacancy = view.find("vacancy")
    if vacancy:
        parts.append(
            view.say("situation.vacancy", share=view.estimate(vacancy.posterior, unit="share"))
        )
        parts.append(said_of(view, view.claims_about(["vacancy"])))
    return paragraph(*parts)


def units_with(view: View, indicators: Sequence[str]) -> list[UnitRow]:
    """Return the units for which this edition holds any of the indicators."""
    return [
        unit
        for unit in view.results.units
        if any(view.find(one, where=unit.id) for one in indicators)
    ]


def _table(view: View, indicators: Sequence[str], *, key: str) -> Markup:
    units = units_with(view, indicators)
    kept = [one for one in indicators if any(view.find(one, where=u.id) for u in units)]
    rows = [
        [view.place(unit.id), *(_cell(view, view.find(one, where=unit.id)) for one in kept)]
        for unit in units
    ]
    return table(
        view.say(key, date=view.day(view.results.case.as_of)),
        head=[view.word("column.unit"), *(_head(view, one) for one in kept)],
        rows=rows,
        label=view.word(key).partition("{")[0],
    )


def _head(view: View, indicator: str) -> Markup:
    """Return a column's title, with the span where it counts over a time."""
    row = next((r for r in view.estimates if r.indicator == indicator and "/" in r.when), None)
    title = view.indicator(indicator)
    return view.say("column.over", title=title, when=view.when(row.when)) if row else join([title])


def _cell(view: View, row: EstimateRow | None) -> str | Markup:
    return view.estimate(row.posterior, unit=row.unit) if row else NONE


def _vacancy(view: View) -> Markup:
    rows = [view.find("vacancy", where=unit.id) for unit in view.results.units]
    held = [row for row in rows if row is not None]
    if not held:
        return Markup("")
    bars = [
        Bar(
            label=view.place_text(row.where),
            quantiles=row.posterior,
            said=tuple(
                (claim.heard.value, claim.id)
                for claim in view.claims_about(["vacancy"], where=row.where)
                if claim.heard is not None and claim.nature != "change"
            ),
        )
        for row in held
    ]
    most = max(held, key=lambda row: row.posterior.p50)
    least = min(held, key=lambda row: row.posterior.p50)
    finding = view.say(
        "situation.chart",
        high=view.middle(most.posterior, unit="share"),
        most=view.place(most.where),
        low=view.middle(least.posterior, unit="share"),
        least=view.place(least.where),
    )
    frame = Frame(
        id="vacancy",
        finding=finding,
        unit=view.say("chart.vacancy.unit", date=view.day(view.results.case.as_of)),
        source=view.say("chart.ranges.source"),
        table=estimates_table(view, held, caption=view.word("situation.chart.table")),
    )
    drawing = charts_ranges.ranges(
        bars, id_="vacancy", unit="share", printing=view.printing, description=sentence(finding)
    )
    return boxed(view, frame, drawing=drawing)


def estimates_table(view: View, rows: Sequence[EstimateRow], *, caption: str) -> Markup:
    """Return estimates by unit with prior, posterior and what was learned."""
    return table(
        caption,
        head=[view.word(f"column.{key}") for key in ("unit", "prior", "posterior", "learned")],
        rows=[
            [
                view.place(row.where),
                view.estimate(row.prior, unit=row.unit, kind="assumption"),
                view.estimate(row.posterior, unit=row.unit),
                view.word(f"told.{row.told}"),
            ]
            for row in rows
        ],
        label=caption,
    )
