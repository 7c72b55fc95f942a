"""Charts over weeks and of equally likely outcomes."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt
from markupsafe import Markup

from apora.report.charts_ranges import axis_format
from apora.report.drawing import (
    BLUE,
    INK,
    MUTED,
    PALE,
    PALER,
    VERMILION,
    WIDTH,
    Box,
    data,
    drawn,
    remembered,
)
from apora.report.results_rows import SeriesRow

COLUMNS = 24
HALF = 320
NAME = 16
"""Letters of a line of the name beside a path."""
LINE = 0.06
MARKS_AT, MARKS_APART = -7, 11
"""Where the marks of events stand above the plot, and how far kinds stand apart [px]."""
SHAPES = ("triangle-down", "square", "circle", "diamond", "cross")
"""Shapes of the marks of events, one a kind."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """An event over a path: its first day, and which of the kinds it is of."""

    day: date
    kind: int


@remembered
def path(
    row: SeriesRow,
    *,
    id_: str,
    words: dict[str, str],
    description: str,
    locale: str,
    small: bool = False,
    top: float | None = None,
    marks: Sequence[Mark] = (),
) -> Markup:
    """Return a weekly path with its bands and a break where the projection begins.

    Args:
        row: The series.
        id_: Name of the drawing.
        words: Labels: "half" and "ninety" on the bands, "projection" after the break.
        description: What is to be seen, as a sentence.
        locale: Of the axes.
        small: Whether it is one of several side by side.
        top: Upper end of the axis, shared by several; its own when not given.
        marks: Events, in a row above the path.
    """
    rows = _weeks(row)
    highest = top if top is not None else max(row.p95)
    y = alt.Y(
        "p5:Q",
        scale=alt.Scale(domain=[min(0.0, *row.p5), highest], nice=True, zero=True),
        axis=alt.Axis(title=None, format=axis_format(row.unit), tickCount=4),
    )
    base = alt.Chart(data(rows)).encode(x=_weeks_axis(small=small), detail="part:N")
    layers = [
        *_bands(base, y=y),
        *_break(row, words=words, top=highest),
        *_band_labels(rows, words=words, shown=not small, top=highest),
        *_marks(marks),
    ]
    return drawn(
        layers,
        id_=id_,
        kind="estimate",
        box=Box(
            height=130 if small else 240,
            left=58,
            right=14 if small else 70,
            width=HALF if small else WIDTH,
        ),
        description=description,
        locale=locale,
    )


def _marks(marks: Sequence[Mark]) -> list[alt.Chart]:
    """Return the events above a path, one shape a kind."""
    made = []
    for kind in sorted({one.kind for one in marks}):
        days = [{"week": one.day.isoformat()} for one in marks if one.kind == kind]
        point = alt.Chart(data(days)).mark_point(
            shape=SHAPES[kind % len(SHAPES)], color=VERMILION, filled=True, size=46, opacity=1
        )
        made.append(point.encode(x="week:T", y=alt.value(MARKS_AT + MARKS_APART * kind)))
    return made


def _weeks_axis(*, small: bool) -> alt.X:
    axis = alt.Axis(
        title=None,
        format="%b %Y",
        tickCount=4 if small else 7,
        grid=False,
        labelOverlap="greedy",
        labelSeparation=10,
    )
    return alt.X("week:T", scale=alt.Scale(type="utc"), axis=axis)


def _bands(base: alt.Chart, *, y: alt.Y) -> list[alt.Chart]:
    """Return both bands and the median, solid before the break and dashed after it."""
    parts = alt.Scale(domain=["data", "projection"], range=[[1, 0], [5, 4]])
    dash = alt.StrokeDash("part:N", scale=parts, legend=None)
    return [
        base.mark_area(color=PALER).encode(y=y, y2="p95:Q"),
        base.mark_area(color=PALE).encode(y="p25:Q", y2="p75:Q"),
        base.mark_line(color=BLUE, strokeWidth=2).encode(y="p50:Q", strokeDash=dash),
    ]


def _weeks(row: SeriesRow) -> list[dict[str, Any]]:
    columns = zip(row.weeks, row.p5, row.p25, row.p50, row.p75, row.p95, strict=True)
    return [
        {
            "week": week.isoformat(),
            "p5": p5,
            "p25": p25,
            "p50": p50,
            "p75": p75,
            "p95": p95,
            "part": "projection" if week >= row.projection_from else "data",
        }
        for week, p5, p25, p50, p75, p95 in columns
    ]


def _break(row: SeriesRow, *, words: dict[str, str], top: float) -> list[alt.Chart]:
    at: date = row.projection_from
    if not row.weeks or at > row.weeks[-1]:
        return []
    base = alt.Chart(data([{"week": at.isoformat(), "top": top, "text": words["projection"]}]))
    return [
        base.mark_rule(color="white", strokeWidth=5).encode(x="week:T"),
        base.mark_rule(color=INK, strokeWidth=1.2, strokeDash=[2, 2]).encode(x="week:T"),
        base.mark_text(align="left", dx=5, color=MUTED).encode(
            x="week:T", y=alt.value(4), text="text:N"
        ),
    ]


def _band_labels(
    rows: list[dict[str, Any]], *, words: dict[str, str], shown: bool, top: float
) -> list[alt.Chart]:
    if not shown or not rows:
        return []
    last = rows[-1]
    # Two labels closer than a line of text are pushed apart upwards.
    upper = max(last["p95"], last["p50"] + LINE * top)
    labels = [
        {"week": last["week"], "y": last["p50"], "text": words["half"]},
        {"week": last["week"], "y": upper, "text": words["ninety"]},
    ]
    return [
        alt.Chart(data(labels))
        .mark_text(align="left", dx=5, fontSize=11, color=MUTED)
        .encode(x="week:T", y="y:Q", text="text:N")
    ]


@remembered
def together(
    rows: Sequence[tuple[str, SeriesRow]],
    *,
    id_: str,
    words: dict[str, str],
    description: str,
    locale: str,
) -> Markup:
    """Return two weekly paths on one axis, each with its 90 % band and its name on it.

    Args:
        rows: Name and series; the second is dashed and hatched by its colour and its edge.
        id_: Name of the drawing.
        words: "projection", the label after the break.
        description: What is to be seen, as a sentence.
        locale: Of the axes.
    """
    first = rows[0][1]
    highest = max(max(row.p95) for _, row in rows)
    y = alt.Y(
        "p5:Q",
        scale=alt.Scale(domain=[0.0, highest], nice=True),
        axis=alt.Axis(title=None, format=axis_format(first.unit), tickCount=5),
    )
    layers: list[alt.Chart] = []
    for place, (name, row) in enumerate(rows):
        layers += _named_band(row, name=name, second=bool(place), y=y)
    layers += _break(first, words=words, top=highest)
    return drawn(
        layers,
        id_=id_,
        kind="estimate",
        box=Box(height=240, left=58, right=150),
        description=description,
        locale=locale,
    )


def _named_band(row: SeriesRow, *, name: str, second: bool, y: alt.Y) -> list[alt.Chart]:
    rows = _weeks(row)
    base = alt.Chart(data(rows)).encode(x=_weeks_axis(small=False), detail="part:N")
    colour = VERMILION if second else BLUE
    edge: dict[str, Any] = (
        {"stroke": colour, "strokeWidth": 0.8, "strokeDash": [2, 2]} if second else {}
    )
    shown = "|".join(textwrap.wrap(name, NAME))
    label = alt.Chart(data([{"week": rows[-1]["week"], "y": rows[-1]["p50"], "text": shown}]))
    return [
        base.mark_area(color=colour, opacity=0.18, **edge).encode(y=y, y2="p95:Q"),
        base.mark_line(color=colour, strokeWidth=2, strokeDash=[6, 3] if second else [1, 0]).encode(
            y="p50:Q"
        ),
        label.mark_text(align="left", dx=6, color=colour, lineBreak="|").encode(
            x="week:T", y="y:Q", text="text:N"
        ),
    ]


@remembered
def dotplot(
    quantiles: Sequence[float],
    *,
    id_: str,
    unit: str,
    nothing: str,
    description: str,
    locale: str,
) -> Markup:
    """Return equally likely outcomes as dots stacked over the axis.

    Args:
        quantiles: Outcomes in ascending order.
        id_: Name of the drawing.
        unit: Unit of the outcomes.
        nothing: Label of the line at zero.
        description: What is to be seen, as a sentence.
        locale: Of the axis.
    """
    low, high = min(0.0, quantiles[0]), max(0.0, quantiles[-1])
    step = (high - low) / COLUMNS or 1.0
    edges = [low + step * i for i in range(COLUMNS + 1)]
    rows: list[dict[str, float]] = []
    for left, right in pairwise(edges):
        inside = [v for v in quantiles if left <= v < right or (right == edges[-1] and v == high)]
        rows += [{"x": (left + right) / 2, "y": i + 0.5} for i in range(len(inside))]
    tallest = max(row["y"] for row in rows) + 0.5
    side = (WIDTH - 48) / COLUMNS
    base = alt.Chart(data(rows)).encode(
        x=alt.X(
            "x:Q",
            scale=alt.Scale(domain=[low, high], nice=False, zero=False),
            axis=alt.Axis(title=None, format=axis_format(unit), tickCount=7, grid=False),
        ),
        y=alt.Y("y:Q", scale=alt.Scale(domain=[0, tallest], nice=False), axis=None),
    )
    line = alt.Chart(data([{"x": 0.0, "text": nothing}]))
    layers = [
        base.mark_circle(size=(0.82 * side) ** 2, color=BLUE, opacity=1, clip=False),
        line.mark_rule(color=INK, strokeDash=[4, 3]).encode(x="x:Q"),
        line.mark_text(align="left", dx=4, color=MUTED).encode(
            x="x:Q", y=alt.value(-8), text="text:N"
        ),
    ]
    return drawn(
        layers,
        id_=id_,
        kind="estimate",
        box=Box(height=round(side * tallest), left=24, right=24),
        description=description,
        locale=locale,
    )
