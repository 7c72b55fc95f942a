"""The situation: posts, people in service, vacancy, waiting, ill, identified."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from apora.report import charts_ranges
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.charts_ranges import Bar
from apora.report.markup import details, join, paragraph, table
from apora.report.results_rows import EstimateRow, UnitRow
from apora.report.sections.ranked import ranked
from apora.report.sections.said import said_of
from apora.report.small_counts import people
from apora.report.view import View, parts_of

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
            _offices(view),
            _vacancy(view),
            paragraph(view.say("situation.agency_only")),
            _table(
                view,
                BY_AGENCY,
                units=units_with(view, BY_AGENCY),
                key="situation.agencies",
            ),
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
    """Return the units for which this edition holds any of the indicators.

    One that is all there is of the unit above it has the same numbers and is left out.
    """
    held = [
        unit
        for unit in view.results.units
        if any(view.find(one, where=unit.id) for one in indicators)
    ]
    known = {unit.id for unit in held}
    siblings = Counter(unit.part_of for unit in held)
    return [one for one in held if one.part_of not in known or siblings[one.part_of] > 1]


def spoken_of(view: View, units: Sequence[UnitRow]) -> list[UnitRow]:
    """Return the agencies, and the units that some claim with a number names."""
    named = {
        one
        for claim in view.results.claims
        if claim.heard is not None
        for one in parts_of(claim.where)
    }
    return [one for one in units if one.id in view.agencies or one.id in named]


def _offices(view: View) -> Markup:
    """Return agencies and the offices that sources speak of, all others below on request."""
    units = units_with(view, COLUMNS)
    shown = spoken_of(view, units)
    rest = [one for one in units if one not in shown]
    more = _table(view, COLUMNS, units=rest, key="situation.others") if rest else Markup("")
    return join(
        [
            _table(view, COLUMNS, units=shown, key="situation.offices"),
            paragraph(view.say("situation.few"), cls="source"),
            details(view.word("situation.more"), more) if rest else "",
        ]
    )


def _table(view: View, indicators: Sequence[str], *, units: Sequence[UnitRow], key: str) -> Markup:
    kept = [one for one in indicators if any(view.find(one, where=u.id) for u in units)]
    rows = [
        [view.place(unit.id), *(_cell(view, view.find(one, where=unit.id)) for one in kept)]
        for unit in units
    ]
    date = view.day(view.results.case.as_of)
    return table(
        join([view.say(key, date=date), _totals(view, kept)], by=" "),
        head=[view.word("column.unit"), *(view.indicator(one) for one in kept)],
        rows=rows,
        label=view.word(key).partition("{")[0],
    )


def _totals(view: View, indicators: Sequence[str]) -> Markup:
    """Return over which time the columns count that count over one; empty for none."""
    spans = {row.when for row in view.estimates if row.indicator in indicators and "/" in row.when}
    if len(spans) != 1:
        return Markup("")
    return view.say("situation.totals", when=view.during(spans.pop()))


def _cell(view: View, row: EstimateRow | None) -> str | Markup:
    if row is None:
        return NONE
    if row.unit == "persons":
        return people(view, row.posterior)
    return view.estimate(row.posterior, unit=row.unit)


def _vacancy(view: View) -> Markup:
    """Return vacancy by unit: those that a source speaks of, then the others, hollow."""
    units = units_with(view, ("vacancy",))
    rows = [row for unit in units if (row := view.find("vacancy", where=unit.id)) is not None]
    if not rows:
        return Markup("")
    marks = {row.where: _said_there(view, row.where) for row in rows}
    named = [row for row in rows if marks[row.where]]
    shown = {one.id for one in spoken_of(view, units)} | {row.where for row in named}
    ordered = [*named, *(row for row in rows if not marks[row.where])]
    bars = [
        Bar(
            label=view.place_text(row.where),
            quantiles=row.posterior,
            said=marks[row.where],
            open=not marks[row.where],
        )
        for row in ordered
        if row.where in shown
    ]
    finding = _vacancy_finding(view, ranked(view, named))
    frame = Frame(
        id="vacancy",
        finding=finding,
        unit=view.say("chart.vacancy.unit", date=view.day(view.results.case.as_of)),
        source=join(
            [view.say(key) for key in _read_as(said=bool(named))],
            by=" ",
        ),
        table=estimates_table(view, ordered, caption=view.word("situation.chart.table")),
    )
    drawing = charts_ranges.ranges(
        bars, id_="vacancy", unit="share", printing=view.printing, description=sentence(finding)
    )
    return boxed(view, frame, drawing=drawing)


def _read_as(*, said: bool) -> list[str]:
    """Return the sentences that say how the chart of vacancy is read."""
    marks = ["chart.ranges.said"] if said else []
    return ["chart.ranges.source", *marks, "situation.open"]


def _said_there(view: View, where: str) -> tuple[tuple[float, str], ...]:
    """Return the numbers said of vacancy at a place, each with its claim."""
    return tuple(
        (claim.heard.value, claim.id)
        for claim in view.claims_about(["vacancy"], where=where)
        if claim.heard is not None and claim.nature != "change"
    )


def _vacancy_finding(view: View, named: Sequence[EstimateRow]) -> Markup:
    """Return where vacancy is largest among the units that may be ranked, in their order."""
    if not named:
        return view.say("situation.chart.unsaid")
    most = named[-1]
    value = view.estimate(most.posterior, unit="share")
    if len(named) == 1:
        return view.say("situation.chart.one", value=value, within=view.within(most.where))
    return view.say(
        "situation.chart", n=view.exact(len(named)), value=value, within=view.within(most.where)
    )


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
