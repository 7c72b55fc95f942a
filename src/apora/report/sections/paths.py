"""Weekly paths in their frames, shared by the sections that show them."""

from markupsafe import Markup

from apora.registry.indicators import INDICATOR_BY_ID
from apora.report import charts_paths
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.markup import table
from apora.report.results_rows import Quantiles, SeriesRow
from apora.report.view import View


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


def path(view: View, row: SeriesRow, *, id_: str) -> Markup:
    """Return a framed path with the table of its weeks."""
    said = finding(view, row)
    frame = Frame(
        id=id_,
        finding=said,
        unit=view.say(
            f"chart.path.unit.{nature(row)}",
            unit=capital(view.unit(row.unit)),
            where=view.place(row.where),
            when=view.between(row.weeks[0], row.weeks[-1]),
        ),
        source=view.say("chart.path.source", date=view.day(row.projection_from)),
        table=weeks_table(view, row),
    )
    drawing = charts_paths.path(
        row,
        id_=id_,
        words=band_words(view),
        description=sentence(said),
        locale=view.language,
    )
    return boxed(view, frame, drawing=drawing)


def weeks_table(view: View, row: SeriesRow) -> Markup:
    """Return the weeks of a path, one row a week."""
    return table(
        view.title(row.indicator, row.title),
        head=[view.word("column.week"), view.unit(row.unit), view.word("column.part")],
        rows=[
            [
                view.week(week),
                view.estimate(at_week(row, index), unit=row.unit),
                view.word("part.projection" if week >= row.projection_from else "part.data"),
            ]
            for index, week in enumerate(row.weeks)
        ],
        label=view.indicator(row.indicator),
    )
