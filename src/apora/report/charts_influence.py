"""What leaving out each of the heaviest claims does to one quantity."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
from markupsafe import Markup

from apora.report.charts_ranges import axis_format, keyed, named_left, row_height
from apora.report.drawing import BLUE, GREY, INK, PALE, Box, data, drawn, remembered

LEFT, RIGHT = 226, 116
ROOM = 0.08


@dataclass(frozen=True, kw_only=True)
class Moved:
    """One claim: its label, the shift without it, as printed; `settled` if the weights held."""

    label: str
    shift: float
    text: str
    settled: bool


def _bars(rows: Sequence[Moved], *, keys: Sequence[str]) -> list[dict[str, object]]:
    return [
        {
            "label": key,
            "zero": 0.0,
            "shift": row.shift,
            "text": row.text,
            "settled": row.settled,
        }
        for key, row in zip(keys, rows, strict=True)
    ]


@remembered
def influence(
    rows: Sequence[Moved], *, id_: str, unit: str, description: str, locale: str
) -> Markup:
    """Return a bar a claim from no shift to its shift; hollow where it is not settled.

    Args:
        rows: The claims, the heaviest first.
        id_: Name of the drawing.
        unit: Of the shifts.
        description: What is to be seen, as a sentence.
        locale: Of the numbers.
    """
    keys = keyed([row.label for row in rows])
    bars = _bars(rows, keys=keys)
    ends = [0.0, *(row.shift for row in rows)]
    room = ROOM * (max(ends) - min(ends) or 1.0)
    y = alt.Y(
        "label:N",
        sort=list(keys),
        axis=alt.Axis(title=None, labels=False, domain=False, ticks=False, grid=True),
    )
    x = alt.X(
        "zero:Q",
        scale=alt.Scale(domain=[min(ends) - room, max(ends) + room], zero=False),
        axis=alt.Axis(title=None, format=axis_format(unit), tickCount=5),
    )
    base = alt.Chart(data(bars)).encode(y=y)
    settled, open_ = (base.transform_filter(f"{sign}datum.settled") for sign in ("", "!"))
    layers = [
        settled.mark_bar(color=PALE, stroke=BLUE, height=12).encode(x=x, x2="shift:Q"),
        open_.mark_bar(color="white", stroke=GREY, strokeDash=[3, 2], height=12).encode(
            x=x, x2="shift:Q"
        ),
        alt.Chart(data([{"zero": 0.0}])).mark_rule(color=INK).encode(x="zero:Q"),
        *named_left(bars),
        base.mark_text(align="left", dx=8).encode(x=alt.value(640 - LEFT - RIGHT), text="text:N"),
    ]
    return drawn(
        layers,
        id_=id_,
        kind="estimate",
        box=Box(height=row_height(keys) * len(bars), left=LEFT, right=RIGHT),
        description=description,
        locale=locale,
    )
