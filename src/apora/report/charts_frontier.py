"""The frontier of a plan: what each budget can bring at best, beside the simplest plan."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    Box,
    data,
    drawn,
    remembered,
)
from apora.report.results_plan import PlanPoint

LINE = 0.07
"""Labels closer than this share of the axis are pushed apart."""


@dataclass(frozen=True, kw_only=True)
class FrontierWords:
    """Labels: of both lines, of the bands, and of the budget asked for."""

    best: str
    simplest: str
    half: str
    ninety: str
    asked: str


@remembered
def frontier(
    points: Sequence[PlanPoint],
    *,
    id_: str,
    asked: float,
    unit: str,
    words: FrontierWords,
    description: str,
    locale: str,
) -> Markup:
    """Return the best mix by budget with its bands, and the simplest plan's middle, dashed.

    Args:
        points: By budget, the smallest first.
        id_: Name of the drawing.
        asked: The budget asked for.
        unit: Of what is brought.
        words: Labels on the lines.
        description: What is to be seen, as a sentence.
        locale: Of the axes.
    """
    rows = [{"budget": one.budget, **one.brought.model_dump()} for one in points]
    top = max(one.brought.p95 for one in points)
    low = min(0.0, *(one.brought.p5 for one in points))
    x = alt.X(
        "budget:Q",
        scale=alt.Scale(domain=[0.0, points[-1].budget], nice=False),
        axis=alt.Axis(title=None, format="~s", tickCount=6, grid=False),
    )
    y = alt.Y(
        "p5:Q",
        scale=alt.Scale(domain=[low, top], nice=True),
        axis=alt.Axis(title=None, format=axis_format(unit), tickCount=5),
    )
    base = alt.Chart(data(rows)).encode(x=x)
    layers = [
        base.mark_area(color=PALER).encode(y=y, y2="p95:Q"),
        base.mark_area(color=PALE).encode(y="p25:Q", y2="p75:Q"),
        base.mark_line(color=BLUE, strokeWidth=2, point=alt.OverlayMarkDef(color=BLUE)).encode(
            y="p50:Q"
        ),
        *_simplest(points),
        *_asked(asked, words=words),
        *_labels(points, words=words, top=top),
    ]
    return drawn(
        layers,
        id_=id_,
        kind="estimate",
        box=Box(height=260, left=58, right=150),
        description=description,
        locale=locale,
    )


def _simplest(points: Sequence[PlanPoint]) -> list[alt.Chart]:
    rows = [{"budget": one.budget, "p50": one.simplest.p50} for one in points if one.simplest]
    if not rows:
        return []
    line = alt.Chart(data(rows)).mark_line(color=VERMILION, strokeWidth=2, strokeDash=[6, 3])
    return [line.encode(x="budget:Q", y="p50:Q")]


def _asked(asked: float, *, words: FrontierWords) -> list[alt.Chart]:
    base = alt.Chart(data([{"budget": asked, "text": words.asked}])).encode(x="budget:Q")
    return [
        base.mark_rule(color=INK, strokeWidth=1.2, strokeDash=[2, 2]),
        base.mark_text(align="left", dx=5, color=MUTED).encode(y=alt.value(4), text="text:N"),
    ]


def _labels(points: Sequence[PlanPoint], *, words: FrontierWords, top: float) -> list[alt.Chart]:
    """Return the names at the right end of lines and bands, pushed apart upwards."""
    last = points[-1]
    wanted = [
        *([(last.simplest.p50, words.simplest, VERMILION)] if last.simplest else []),
        (last.brought.p50, words.best, BLUE),
        (last.brought.p75, words.half, MUTED),
        (last.brought.p95, words.ninety, MUTED),
    ]
    layers, below = [], float("-inf")
    for at, text, colour in sorted(wanted, key=lambda one: one[0]):
        below = max(at, below + LINE * top)
        label = alt.Chart(data([{"budget": last.budget, "y": below, "text": text}]))
        layers.append(
            label.mark_text(align="left", dx=6, color=colour).encode(
                x="budget:Q", y="y:Q", text="text:N"
            )
        )
    return layers
