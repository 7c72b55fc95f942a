"""Weekly paths in their frames, shared by the sections that show them."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.registry.indicators import INDICATOR_BY_ID
from apora.report import charts_paths
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.charts_paths import Mark
from apora.report.markup import join, table, tag
from apora.report.results_rows import Quantiles, SeriesRow
from apora.report.view import View

DAYS_A_WEEK = 7
SIGNS = "▼■●◆✚"
"""What `charts_paths.SHAPES` look like in a line of text."""


def at_week(row: SeriesRow, index: int) -> Quantiles:
    """Return the quantiles of one week."""
    return Quantiles(
        p5=row.p5[index],
        p25=row.p25[index],
        p50=row.p50[index],
        p75=row.p75[index],
        p95=row.p95[index],
    )


def band_words(view: View) -> dict[str, str]:
    """Return the labels that stand on the bands and after the break."""
    return {key: view.word(f"band.label.{key}") for key in ("half", "ninety", "projection")}


def finding(view: View, row: SeriesRow) -> Markup:
    """Return where a path stood at its highest and where it stands at the break."""
    peak = max(range(len(row.p50)), key=lambda i: row.p50[i])
    before = [i for i, week in enumerate(row.weeks) if week < row.projection_from]
    now = before[-1] if before else 0
    return view.say(
        "path.finding",
        title=view.title(row.indicator, row.title),
        peak=view.middle(at_week(row, peak), unit=row.unit),
        peak_week=view.day(row.weeks[peak]),
        now=view.estimate(at_week(row, now), unit=row.unit),
        now_week=view.day(row.weeks[now]),
    )


def nature(row: SeriesRow) -> str:
    """Return whether a path is of a stock, a flow or a share."""
    known = INDICATOR_BY_ID.get(row.indicator)
    return known.nature if known else "stock"


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def path(view: View, row: SeriesRow, *, id_: str, events: bool = False) -> Markup:
    """Return a framed path with the table of its months, and the events above it if asked."""
    said = finding(view, row)
    kinds = event_kinds(view) if events else []
    frame = Frame(
        id=id_,
        finding=said,
        unit=unit_line(view, row),
        source=join([path_source(view, row), events_line(view, kinds)], by=" "),
        table=months_table(view, [(view.unit(row.unit), row)]),
    )
    marks = [
        Mark(day=one.from_, kind=kinds.index(one.kind))
        for one in view.results.events
        if one.kind in kinds
    ]
    drawing = charts_paths.path(
        row,
        id_=id_,
        words=band_words(view),
        description=sentence(said),
        locale=view.language,
        marks=marks,
    )
    return boxed(view, frame, drawing=drawing)


def unit_line(view: View, row: SeriesRow) -> Markup:
    """Return what a path counts, where, and over which weeks."""
    return view.say(
        f"chart.path.unit.{nature(row)}",
        unit=capital(view.unit(row.unit)),
        where=view.place(row.where),
        when=view.between(row.weeks[0], row.weeks[-1]),
    )


def path_source(view: View, row: SeriesRow) -> Markup:
    """Return how a path is read."""
    return view.say("chart.path.source", date=view.day(row.projection_from))


def event_kinds(view: View) -> list[str]:
    """Return the kinds of event that have a name, in order of their first days."""
    kinds = dict.fromkeys(one.kind for one in view.results.events)
    return [one for one in kinds if view.has(f"event.{one}")]


def events_line(view: View, kinds: Sequence[str]) -> Markup:
    """Return what the marks above a path stand for, each with its days; empty for none."""
    named = [
        view.say(
            "events.kind",
            sign=SIGNS[place % len(SIGNS)],
            name=view.word(f"event.{kind}"),
            days=join(
                [view.day(one.from_) for one in view.results.events if one.kind == kind], by=", "
            ),
        )
        for place, kind in enumerate(kinds)
    ]
    return view.say("events.line", events=join(named, by="; ")) if named else Markup("")


def months_table(
    view: View, rows: Sequence[tuple[str | Markup, SeriesRow]], *, title: str | None = None
) -> Markup:
    """Return paths side by side, the first full week of each month a row.

    Paths of several indicators need a title; those of one are called what it is called.
    """
    first = rows[0][1]
    months = [at for at, week in enumerate(first.weeks) if week.day <= DAYS_A_WEEK]
    title = title or view.indicator(first.indicator)
    return table(
        view.say("chart.months", title=title, file=tag("code", "tables/series.csv")),
        head=[view.word("column.week"), *(name for name, _ in rows), view.word("column.part")],
        rows=[
            [
                view.week(first.weeks[at]),
                *(view.estimate(at_week(row, at), unit=row.unit) for _, row in rows),
                view.word(f"part.{_part(first, at)}"),
            ]
            for at in months
        ],
        label=title,
    )


def _part(row: SeriesRow, at: int) -> str:
    return "projection" if row.weeks[at] >= row.projection_from else "data"
