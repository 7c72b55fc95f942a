"""Charts of ranges side by side: one row a thing, its 90 and 50 % range and its median."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt
from markupsafe import Markup

from apora.report import numbers
from apora.report.drawing import (
    BLUE,
    GREY,
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
from apora.report.numbers import Printing
from apora.report.results_prospects import PerHundred
from apora.report.results_rows import TOLD_LITTLE, TOLD_MUCH, Quantiles

ROW = 34
LABEL, DENSE_LABEL = 28, 34
LINES = 4
LINE_HEIGHT = 14
ROOMY = 40.0
LEFT, DENSE_LEFT, RIGHT, NARROW_RIGHT = 226, 276, 164, 100
KEY = "\u241f"
MANY, DENSE_ROW, DENSE_LINES = 12, 30, 2
"""More rows than this stand closer, with wider labels, so that a page holds more than them."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row of a chart of ranges; `said` are the claims marked on it: value and id.

    An `open` one is drawn hollow and dashed: nothing was said of it.
    """

    label: str
    quantiles: Quantiles
    said: tuple[tuple[float, str], ...] = ()
    open: bool = False


def wrapped(label: str, *, width: int = LABEL, lines: int = LINES) -> str:
    """Return a label broken into lines that fit the margin."""
    return "|".join(textwrap.wrap(label, width, max_lines=lines, placeholder=" \u2026"))


def row_height(keys: Sequence[str]) -> int:
    """Return the height of a row that holds the longest label [px]."""
    if len(keys) > MANY:
        return DENSE_ROW
    lines = max(key.count("|") + 1 for key in keys)
    return max(ROW, LINE_HEIGHT * lines + 4)


def keyed(labels: Sequence[str]) -> list[str]:
    """Return labels that stay apart though two may read the same; in fewer lines where many."""
    width, lines = (DENSE_LABEL, DENSE_LINES) if len(labels) > MANY else (LABEL, LINES)
    return [
        f"{place}{KEY}{wrapped(one, width=width, lines=lines)}" for place, one in enumerate(labels)
    ]


@remembered
def ranges(
    bars: Sequence[Bar],
    *,
    id_: str,
    unit: str,
    printing: Printing,
    description: str,
) -> Markup:
    """Return a chart of ranges, one row a thing, with the claims about it as diamonds."""
    keys = keyed([bar.label for bar in bars])
    rows = [
        _row(bar, key=key, unit=unit, printing=printing)
        for bar, key in zip(bars, keys, strict=True)
    ]
    marks = [
        {"label": key, "value": value, "id": id_said}
        for bar, key in zip(bars, keys, strict=True)
        for value, id_said in bar.said
    ]
    ends = [end for bar in bars for end in (bar.quantiles.p5, bar.quantiles.p95)]
    ends += [value for bar in bars for value, _ in bar.said]
    x = _x(unit, low=min(0.0, *ends), high=max(0.0, *ends))
    base = alt.Chart(data(rows)).encode(y=_y(rows))
    left = DENSE_LEFT if len(rows) > MANY else LEFT
    layers = [
        *(_zero() if min(ends) < 0.0 else []),
        *_dot_intervals(base, x=x, left=left),
        *named_left(rows),
        *(_said(marks) if marks else []),
    ]
    return drawn(
        layers,
        id_=id_,
        kind="estimate",
        box=Box(height=row_height(keys) * len(rows), left=left, right=RIGHT),
        description=description,
        locale=printing.locale,
    )


def _zero() -> list[alt.Chart]:
    base = alt.Chart(data([{"zero": 0.0}]))
    return [base.mark_rule(color=INK, strokeWidth=1.2).encode(x="zero:Q")]


def _dot_intervals(base: alt.Chart, *, x: alt.X, left: int) -> list[alt.Chart]:
    """Return line, box and dot of each row, with its numbers at the right."""
    told, untold = (base.transform_filter(f"{sign}datum.open") for sign in ("!", ""))
    box = told.mark_bar(color=PALE, stroke=BLUE, strokeWidth=1, height=12)
    hollow = untold.mark_bar(color="white", stroke=GREY, strokeDash=[3, 2], height=12)
    dot = base.mark_point(color=INK, fill="white", size=52, strokeWidth=1.8, opacity=1)
    text = base.mark_text(align="left", dx=8)
    return [
        told.mark_rule(color=BLUE, strokeWidth=2).encode(x=x, x2="p95:Q"),
        untold.mark_rule(color=GREY, strokeWidth=1.5, strokeDash=[3, 2]).encode(x=x, x2="p95:Q"),
        box.encode(x="p25:Q", x2="p75:Q"),
        hollow.encode(x="p25:Q", x2="p75:Q"),
        dot.encode(x="p50:Q"),
        text.encode(x=alt.value(WIDTH - left - RIGHT), text="text:N"),
    ]


def _row(bar: Bar, *, key: str, unit: str, printing: Printing) -> dict[str, Any]:
    return {
        "label": key,
        **bar.quantiles.model_dump(),
        "open": bar.open,
        "text": numbers.estimate(bar.quantiles, unit=unit, printing=printing),
    }


def _said(marks: list[dict[str, Any]]) -> list[alt.Chart]:
    base = alt.Chart(data(marks)).encode(x="value:Q", y=alt.Y("label:N", sort=None))
    return [
        base.mark_point(
            shape="diamond", color=VERMILION, fill=VERMILION, size=70, opacity=1, yOffset=-12
        ),
        base.mark_text(dx=14, dy=-12, color=VERMILION, fontSize=11).encode(text="id:N"),
    ]


def _y(rows: Sequence[Mapping[str, Any]]) -> alt.Y:
    return alt.Y(
        "label:N",
        sort=[row["label"] for row in rows],
        axis=alt.Axis(
            title=None, labels=False, domain=False, ticks=False, grid=True, gridDash=[1, 3]
        ),
    )


def named_left(rows: Sequence[Mapping[str, Any]]) -> list[alt.Chart]:
    """Return the labels left of the rows, each as many lines as it has, about its row."""
    made = []
    for count in range(1, LINES + 1):
        shown = [
            {"label": row["label"], "lines": row["label"].split(KEY)[1]}
            for row in rows
            if row["label"].count("|") + 1 == count
        ]
        if shown:
            base = alt.Chart(data(shown)).encode(y=_y(rows), text="lines:N", x=alt.value(-8))
            made.append(
                base.mark_text(
                    align="right",
                    lineBreak="|",
                    lineHeight=LINE_HEIGHT,
                    dy=-LINE_HEIGHT * (count - 1) / 2,
                )
            )
    return made


def _x(unit: str, *, low: float, high: float, field: str = "p5:Q") -> alt.X:
    return alt.X(
        field,
        scale=alt.Scale(domain=[low, high], nice=True, zero=False),
        axis=alt.Axis(title=None, format=axis_format(unit), tickCount=5),
    )


def axis_format(unit: str) -> str:
    """Return how an axis writes numbers of a unit."""
    return ".0%" if unit == "share" else "~s" if unit == "money" else ",~f"


@remembered
def gates(
    per_100: PerHundred,
    *,
    id_: str,
    labels: Sequence[str],
    stopped: Sequence[str],
    printing: Printing,
    description: str,
) -> Markup:
    """Return the three gates as a flow of a hundred people: who passes, who is stopped."""
    rows = _stages(per_100, labels=labels, stopped=stopped, printing=printing)
    base = alt.Chart(data(rows)).encode(y=_y(rows))
    inner = base.transform_filter("datum.stopped != ''")
    layers = [
        inner.mark_bar(color=PALER, stroke=GREY, strokeDash=[3, 2], height=22).encode(
            x=_x("persons", low=0.0, high=100.0, field="p50:Q"), x2="before:Q"
        ),
        base.mark_bar(color=BLUE, height=22).encode(x="zero:Q", x2="p50:Q"),
        _links(rows),
        inner.mark_rule(color=INK, strokeWidth=2).encode(x="p5:Q", x2="p95:Q"),
        *_stopped(inner),
        *named_left(rows),
        base.mark_text(align="left", dx=8, fontWeight="bold").encode(
            x=alt.value(WIDTH - LEFT - NARROW_RIGHT), text="text:N"
        ),
    ]
    return drawn(
        layers,
        id_=id_,
        kind="estimate",
        box=Box(height=40 * len(rows), left=LEFT, right=NARROW_RIGHT),
        description=description,
        locale=printing.locale,
    )


def _stages(
    per_100: PerHundred, *, labels: Sequence[str], stopped: Sequence[str], printing: Printing
) -> list[dict[str, Any]]:
    """Return one row a stage: who passes, who came before, where the label has room."""
    everyone = Quantiles(p5=100, p25=100, p50=100, p75=100, p95=100)
    stages = [everyone, per_100.willing, per_100.able, per_100.released]
    rows = []
    for place, (stage, label) in enumerate(zip(stages, keyed(labels), strict=True)):
        before = stages[max(place - 1, 0)].p50
        roomy = before - stage.p95 > ROOMY
        rows.append(
            {
                "label": label,
                **stage.model_dump(),
                "zero": 0.0,
                "before": before,
                "text": numbers.estimate(stage, unit="persons", printing=printing),
                "stopped": stopped[place],
                "roomy": roomy,
                "at": before - 1.0 if roomy else max(stage.p95, before),
            }
        )
    return rows


def _links(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """Return lines along which those who pass one gate come to the next."""
    ends = [
        {"label": row["label"], "at": above["p50"], "link": place}
        for place, (above, below) in enumerate(pairwise(rows))
        for row in (above, below)
    ]
    lines = alt.Chart(data(ends)).mark_line(color=BLUE, strokeWidth=1, strokeDash=[2, 2])
    made: alt.Chart = lines.encode(x="at:Q", y=_y(rows), detail="link:N")
    return made


def _stopped(base: alt.Chart) -> list[alt.Chart]:
    """Return the names of those stopped at a gate, inside their bar where it has room."""
    texts = base.encode(x="at:Q", text="stopped:N")
    return [
        texts.transform_filter("datum.roomy").mark_text(align="right", color=MUTED),
        texts.transform_filter("!datum.roomy").mark_text(align="left", dx=6, color=MUTED),
    ]


@remembered
def contraction(
    rows: Sequence[tuple[str, float]],
    *,
    id_: str,
    zones: Sequence[str],
    description: str,
    locale: str,
) -> Markup:
    """Return how much of each prior variance the evidence removed, in three named zones."""
    bars = [
        {"label": label, "value": max(0.0, min(1.0, value)), "zero": 0.0}
        for label, (_, value) in zip(keyed([name for name, _ in rows]), rows, strict=True)
    ]
    limits = [{"at": TOLD_LITTLE}, {"at": TOLD_MUCH}]
    named = [
        {"x": place, "name": zone, "label": bars[0]["label"]}
        for place, zone in zip((0.0, TOLD_LITTLE, TOLD_MUCH), zones, strict=True)
    ]
    base = alt.Chart(data(bars)).encode(y=_y(bars))
    layers = [
        base.mark_bar(color=PALE, stroke=BLUE, height=12).encode(
            x=_x("share", low=0.0, high=1.0, field="zero:Q"), x2="value:Q"
        ),
        alt.Chart(data(limits)).mark_rule(color=INK, strokeDash=[4, 3]).encode(x="at:Q"),
        alt.Chart(data(named))
        .mark_text(align="left", dx=4, color=MUTED)
        .encode(x="x:Q", y=alt.value(-8), text="name:N"),
        *named_left(bars),
    ]
    return drawn(
        layers,
        id_=id_,
        kind="arithmetic",
        box=Box(height=row_height(keyed([name for name, _ in rows])) * len(bars), left=LEFT),
        description=description,
        locale=locale,
    )
