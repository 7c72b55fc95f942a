"""Draw the ranks of known truths against the band that uniform ranks stay inside, as SVG.

    python scripts/calibration_plot.py

Reads tests/references/simulation_based_calibration*.json, writes docs/images/, and the
table of docs/explanation/calibration.md. A line a quantity: how many more ranks lie at or
below a point than uniform ones would, as a share of the replications.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import altair as alt
import numpy as np
import vl_convert

from apora.inference.headlines import HEADLINES
from markdown_table import table
from result_tables import Row, ranks_found
from simulation_based_calibration import EXTRA, ROOT
from uniform_ranks import at_or_below, not_uniform, rarest_of, uniform_band

PAGE = ROOT / "docs" / "explanation" / "calibration.md"
IMAGES = ROOT / "docs" / "images"
WIDTH, HEIGHT = 640, 320
RESTS, HEADS, OTHERS = "#bbbbbb", "#1f5f8b", "#c0392b"

HEADLINE_IDS = {one.id for one in HEADLINES}


def ranks_of(result: Row) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return the ranks, replication by quantity."""
    return np.array([row["ranks"] for row in result["rows"]])


def plot(result: Row) -> alt.LayerChart:
    """Return the differences of all quantities from uniform, and the band."""
    names, ranks = result["quantities"], ranks_of(result)
    draws, many = result["draws_ranked"], len(ranks)
    band = uniform_band(replications=many, draws=draws, quantities=len(names))
    even = band.points * many
    edges = [
        {"x": float(x), "low": float(low), "high": float(high)}
        for x, low, high in zip(
            band.points, (band.low - even) / many, (band.high - even) / many, strict=True
        )
    ]
    lines = [
        {"x": float(x), "y": float(y), "of": name, "kind": _kind(name)}
        for name, row in zip(names, (at_or_below(ranks, draws=draws) - even) / many, strict=True)
        for x, y in zip(band.points, row, strict=True)
    ]
    x = alt.X("x:Q", title="share of posterior draws below the truth", axis=alt.Axis(format="%"))
    y = alt.Y("y:Q", title="ranks at or below, less uniform", axis=alt.Axis(format="+.0%"))
    colours = alt.Scale(
        domain=["unknowns", "headlines", "log weights"], range=[RESTS, HEADS, OTHERS]
    )
    drawn = (
        alt.Chart(alt.Data(values=lines))
        .mark_line(strokeWidth=1, opacity=0.8)
        .encode(x=x, y=y, detail="of:N", color=alt.Color("kind:N", scale=colours, title=None))
    )
    area = (
        alt.Chart(alt.Data(values=edges))
        .mark_area(color="#e8edf2", stroke="#7f8c8d", strokeWidth=1)
        .encode(x=x, y=alt.Y("low:Q"), y2="high:Q")
    )
    return alt.layer(area, drawn).properties(width=WIDTH, height=HEIGHT)


def row_of(path: Path, result: Row) -> Sequence[object]:
    """Return what the table says of one result."""
    names, ranks, rows = result["quantities"], ranks_of(result), result["rows"]
    outside = not_uniform(ranks, draws=result["draws_ranked"], names=names)
    chances = rarest_of(ranks, draws=result["draws_ranked"])
    rarest = int(np.argmin(chances))
    taken = ranks[[row["accepted"] for row in rows]]
    return (
        f"`{path.name}`, commit {result['commit']}",
        len(rows),
        f"{sum(not row['accepted'] for row in rows)}",
        len(names),
        ", ".join(outside) or "none",
        ", ".join(not_uniform(taken, draws=result["draws_ranked"], names=names)) or "none",
        f"{names[rarest]} ({chances[rarest]:.2g})",
        f"{np.median([row['min_ess'] for row in rows]):.0f}",
        f"{np.max([row['max_rhat'] for row in rows]):.3f}",
    )


def main() -> int:
    """Write pictures and table; return the exit code."""
    rows = []
    for path, result in ranks_found():
        svg = vl_convert.vegalite_to_svg(plot(result).to_dict(), allowed_base_urls=[])
        (IMAGES / f"{path.stem}.svg").write_text(svg + "\n", encoding="utf-8")
        rows.append(row_of(path, result))
    head = (
        "result",
        "replications",
        "fits refused",
        "quantities",
        "outside the band",
        "outside it, refused fits left out",
        "rarest point of any (its chance)",
        "worst effective draws of a fit, median",
        "worst R-hat of any",
    )
    text = PAGE.read_text(encoding="utf-8")
    before, marker, rest = text.partition("<!-- made: ranks -->\n")
    made = before + marker + "\n" + table(head, rows) + "\n" + rest[rest.index("<!-- end -->") :]
    PAGE.write_text(made, encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(rows)} results")
    return 0


def _kind(name: str) -> str:
    if name in EXTRA:
        return "log weights"
    return "headlines" if name in HEADLINE_IDS else "unknowns"


if __name__ == "__main__":
    sys.exit(main())
