"""Ranges in groups: one group a set of measures, its lines apart by place, colour and dash."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from markupsafe import Markup

from apora.report import numbers
from apora.report.charts_ranges import KEY, LINE_HEIGHT, axis_format, wrapped
from apora.report.drawing import (
    BLUE,
    GREY,
    INK,
    PALE,
    PALE_ORANGE,
    VERMILION,
    WIDTH,
    Box,
    data,
    drawn,
    remembered,
)
from apora.report.numbers import Printing
from apora.report.results_rows import Quantiles

ROW = 14
LEFT, RIGHT = 232, 182
LABEL, LINES = 28, 4
SMALL = 11


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a line of a group is drawn."""

    stroke: str
    fill: str
    dash: tuple[int, ...] = ()


STYLES = {
    "plain": Style(stroke=BLUE, fill=PALE),
    "worst": Style(stroke=VERMILION, fill=PALE_ORANGE),
    "null": Style(stroke=GREY, fill="white", dash=(3, 2)),
}
"""The lines of a group, in their order from the top."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group of a chart: its name and its lines, each with the name of its style."""

    label: str
    lines: tuple[tuple[str, Quantiles], ...]


@remembered
def grouped(
    groups: Sequence[Group], *, id_: str, unit: str, printing: Printing, description: str
) -> Markup:
    """Return a chart of ranges in groups, zero marked, an empty row between two groups."""
    rows, gaps, order = _rows(groups, unit=unit, printing=printing)
    y = _y("key", order=order)
    ends = [0.0, *(row[key] for row in rows for key in ("p5", "p95"))]
    x = alt.X(
        "p5:Q",
        scale=alt.Scale(domain=[min(ends), max(ends)], nice=True, zero=False),
        axis=alt.Axis(title=None, format=axis_format(unit), tickCount=5),
    )
    base = alt.Chart(data(rows)).encode(y=y)
    layers = [
        alt.Chart(data([{"zero": 0.0}])).mark_rule(color=INK, strokeWidth=1.2).encode(x="zero:Q"),
        *(_rules(gaps, order=order) if gaps else []),
        *(layer for name in STYLES for layer in _line(base, x=x, name=name, rows=rows)),
        base.mark_point(color=INK, fill="white", size=34, strokeWidth=1.5, opacity=1).encode(
            x="p50:Q"
        ),
        base.mark_text(align="left", dx=8, fontSize=SMALL).encode(
            x=alt.value(WIDTH - LEFT - RIGHT), text="text:N"
        ),
        *_labels(rows, groups=groups, order=order),
    ]
    return drawn(
        layers,
        id_=id_,
        kind="estimate",
        box=Box(height=ROW * len(order), left=LEFT, right=RIGHT),
        description=description,
        locale=printing.locale,
    )


def _rows(
    groups: Sequence[Group], *, unit: str, printing: Printing
) -> tuple[list[dict[str, Any]], list[str], list[str]]:
    """Return a row a line, the keys of the empty rows, and all keys from the top."""
    rows, gaps, order = [], [], []
    for place, group in enumerate(groups):
        if place:
            gaps.append(f"{place}{KEY}gap")
            order.append(gaps[-1])
        for name, quantiles in group.lines:
            key = f"{place}{KEY}{name}"
            order.append(key)
            text = numbers.estimate(quantiles, unit=unit, printing=printing)
            rows.append({"key": key, "style": name, **quantiles.model_dump(), "text": text})
    return rows, gaps, order


def _y(field: str, *, order: Sequence[str]) -> alt.Y:
    return alt.Y(f"{field}:N", sort=list(order), scale=alt.Scale(domain=list(order)), axis=None)


def _rules(gaps: Sequence[str], *, order: Sequence[str]) -> list[alt.Chart]:
    """Return a thin line between two groups."""
    base = alt.Chart(data([{"key": one} for one in gaps]))
    return [base.mark_rule(color="#e4e4e4").encode(y=_y("key", order=order))]


def _line(
    base: alt.Chart, *, x: alt.X, name: str, rows: Sequence[dict[str, Any]]
) -> list[alt.Chart]:
    """Return rule and box of every line of a style; nothing where no group has one."""
    if not any(row["style"] == name for row in rows):
        return []
    style = STYLES[name]
    own = base.transform_filter(f"datum.style == '{name}'")
    dash = list(style.dash)
    return [
        own.mark_rule(color=style.stroke, strokeWidth=1.8, strokeDash=dash).encode(x=x, x2="p95:Q"),
        own.mark_bar(
            color=style.fill, stroke=style.stroke, strokeWidth=1, strokeDash=dash, height=9
        ).encode(x="p25:Q", x2="p75:Q"),
    ]


def _labels(
    rows: Sequence[dict[str, Any]], *, groups: Sequence[Group], order: Sequence[str]
) -> list[alt.Chart]:
    """Return the name of each group left of its middle, by how many lines name and group have."""
    made = []
    for place, group in enumerate(groups):
        text = wrapped(group.label, width=LABEL, lines=LINES)
        keys = [row["key"] for row in rows if row["key"].startswith(f"{place}{KEY}")]
        down = (len(keys) - 1) / 2.0 * ROW - LINE_HEIGHT * text.count("|") / 2.0
        chart = alt.Chart(data([{"key": keys[0], "lines": text}]))
        made.append(
            chart.mark_text(
                align="right", lineBreak="|", lineHeight=LINE_HEIGHT, dy=down, dx=-8
            ).encode(y=_y("key", order=order), text="lines:N", x=alt.value(0))
        )
    return made
