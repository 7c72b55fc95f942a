"""What came out of the long series, as tables of its page."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from markdown_table import table as markdown_table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "long-series.md"
NAMES = ("apora", "seasonal naive", "12-month mean", "ETS", "ARIMA")
REASONS = ("departures", "other_separations")
TITLES = {
    "departures": "own wish",
    "other_separations": "other reasons",
    "separations": "both together",
}
SPANS = ((1, 3), (4, 6), (7, 9), (10, 12))

Row = Mapping[str, Any]


def mean_of(
    rows: Sequence[Row], *, name: str, what: str, horizons: tuple[int, int] = (1, 12)
) -> float:
    """Return the mean of a forecast's CRPS, or the share of counts inside its 80 % ranges.

    Args:
        rows: Of the result.
        name: Whose forecast.
        what: `crps` or `inside`.
        horizons: First and last month ahead.
    """
    first, last = horizons
    return float(np.mean([row["scores"][name][what][first - 1 : last] for row in rows]))


def best_rival(rows: Sequence[Row]) -> str:
    """Return the forecast of the others with the least mean CRPS."""
    return min(NAMES[1:], key=lambda name: mean_of(rows, name=name, what="crps"))


def tables(rows: Sequence[Row]) -> dict[str, str]:
    """Return the tables of the page by name.

    Args:
        rows: Of the result.
    """
    forces = list(dict.fromkeys(row["force"] for row in rows))
    by_series = [
        (f"{force.capitalize()}, {TITLES[series]}", _picked(rows, force=force, series=series))
        for force in forces
        for series in TITLES
    ]
    reasons = [row for row in rows if row["series"] in REASONS]
    both = [row for row in rows if row["series"] not in REASONS]
    by_series += [("**both forces, by reason**", reasons), ("**both forces, together**", both)]
    return {
        "crps": _table(by_series, what="crps"),
        "inside": _table(by_series, what="inside"),
        "horizons": markdown_table(
            ("months ahead", *NAMES, "inside, apora"),
            [
                (
                    f"{first} to {last}",
                    *(_said(reasons, name, "crps", (first, last)) for name in NAMES),
                    _said(reasons, "apora", "inside", (first, last)),
                )
                for first, last in SPANS
            ],
        ),
    }


def _picked(rows: Sequence[Row], *, force: str, series: str) -> list[Row]:
    return [row for row in rows if row["force"] == force and row["series"] == series]


def _table(groups: Sequence[tuple[str, Sequence[Row]]], *, what: str) -> str:
    return markdown_table(
        ("series", *NAMES),
        [(title, *(_said(rows, name, what, (1, 12)) for name in NAMES)) for title, rows in groups],
    )


def _said(rows: Sequence[Row], name: str, what: str, horizons: tuple[int, int]) -> str:
    found = mean_of(rows, name=name, what=what, horizons=horizons)
    return f"{found:.2f}" if what == "crps" else f"{100 * found:.0f} %"


def page_of(text: str, *, rows: Sequence[Row]) -> str:
    """Return the page with its tables as the result has them.

    Args:
        text: The page; each table stands between two comments.
        rows: Of the result.
    """
    for name, table in tables(rows).items():
        before, marker, rest = text.partition(f"<!-- made: {name} -->\n")
        text = (
            f"{before}{marker}\n{table.strip()}\n\n<!-- end -->{rest.partition('<!-- end -->')[2]}"
        )
    return text
