"""A comparison of scenarios as text and as rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from apora.workflow.answers import LEVELS

Part: TypeAlias = Mapping[str, Any]
GAP = "   "
MOST_DIGITS = 100.0
NOBODY = "nobody more"
NOTHING = "0"
POINTS = {"share": "percentage points"}
"""Differences of shares are printed in points of a hundred."""
HUNDRED = 100.0


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Scenarios side by side; `found` holds the rows as the store keeps them."""

    folder: Path
    accepted: bool
    found: Part

    def rows(self) -> tuple[dict[str, object], ...]:
        """Return every number as a row of one shape: differences, programmes, gates."""
        return (*self._outcome_rows(), *self._programme_rows(), *self._gate_rows())

    def text(self) -> str:
        """Return the comparison as tables with a column a scenario."""
        return "\n".join([self._head(), *self._outcomes(), *self._programmes(), *self._gates()])

    def _head(self) -> str:
        found = self.found
        stamp = "" if self.accepted else "\nNOT ACCEPTED: the calibration did not pass its gates."
        names = "\n".join(
            f"  {one['id']}: {one['title'].get('en', one['id'])}"
            + (f"\n      effect assumed: {', '.join(one['assumed'])}" if one["assumed"] else "")
            for one in found["scenarios"]
        )
        return (
            f"{found['where']}, after {found['from']} and up to {found['to']}, against "
            f"{found['reference']}{stamp}\n{names}\n\n"
            "Each cell: the difference at the median (at 5 to 95 %), then in how many draws its\n"
            "sign is wrong, then what the evidence told of it. Money in "
            f"{found['currency']}. Costs are amounts, not differences.\n"
        )

    def _names(self) -> list[str]:
        return [one["id"] for one in self.found["scenarios"]]

    def _outcomes(self) -> list[str]:
        grouped = _grouped(self.found["outcomes"], ("title", "unit"))
        return [
            block(f"{title} [{POINTS.get(unit, unit)}]", head=self._names(), lines=self._runs(held))
            for (title, unit), held in grouped.items()
        ]

    def _runs(self, rows: Sequence[Part]) -> list[tuple[str, list[list[str]]]]:
        """Return a line a run with a cell a scenario; empty where it has no such run."""
        cells = {(row["run"], row["scenario"]): _outcome_cell(row) for row in rows}
        return [
            (run, [cells.get((run, name), [""]) for name in self._names()])
            for run in dict.fromkeys(row["run"] for row in rows)
        ]

    def _programmes(self) -> list[str]:
        rows = self.found["programmes"]
        lines: list[tuple[str, list[list[str]]]] = []
        for (title, unit), held in _grouped(rows, ("title", "unit")).items():
            if held[0]["id"].startswith("money_") and not any(row["value"]["p95"] for row in held):
                continue
            cells = [
                [_range(row["value"], nobody="never")]
                for name in self._names()
                for row in held
                if row["scenario"] == name
            ]
            lines.append((f"{title} [{unit}]", cells))
        return [block("What the programmes need and meet", head=self._names(), lines=lines)]

    def _gates(self) -> list[str]:
        said = (
            f"  {row['scenario']}: {gates_text(row, where=self.found['where'])}"
            for row in self.found["gates"]
        )
        return ["\n".join([f"The gates on {self.found['gates_on']}", *said])]

    def _outcome_rows(self) -> Iterable[dict[str, object]]:
        for row in self.found["outcomes"]:
            yield _row("difference", row, quantiles=row["difference"]) | {
                "run": row["run"],
                "value": row["value"]["p50"] if row["value"] else None,
                "wrong_sign": row["wrong_sign"],
                "contraction": row["contraction"],
                "told": row["told"],
            }

    def _programme_rows(self) -> Iterable[dict[str, object]]:
        for row in self.found["programmes"]:
            yield _row("programme", row, quantiles=row["value"])

    def _gate_rows(self) -> Iterable[dict[str, object]]:
        for row in self.found["gates"]:
            for group, unit in (("per_100", "of 100 in post"), ("left_behind", "persons")):
                for name, quantiles in row[group].items():
                    cell = {"id": name, "title": GATE_TITLES[name], "unit": unit}
                    yield _row("gates", {**row, **cell}, quantiles=quantiles)


GATE_TITLES = {
    "willing": "would leave",
    "able": "would leave and could bear it",
    "released": "would leave, could bear it and are let go",
    "able_unaware": "could bear it with the help on offer, but do not know or believe it",
    "willing_not_able": "would leave and could not bear it",
    "able_refused": "letter turned down",
}


def gates_text(row: Part, *, where: str) -> str:
    """Return the gates and who is left behind as two sentences.

    Args:
        row: Of `gates`, with `weeks`, `per_100` and `left_behind`.
        where: The unit.
    """
    gates, behind = row["per_100"], row["left_behind"]
    return (
        f"of 100 people in post in {where}, {_range(gates['willing'])} would leave, of those "
        f"{_range(gates['able'])} could bear it, and of those at most "
        f"{_range(gates['released'])} are let go within {row['weeks']} weeks. Left behind: "
        f"{_range(behind['able_unaware'])} who could with the help on offer but do not know or "
        f"believe it, {_range(behind['willing_not_able'])} who would leave and could not, "
        f"{_range(behind['able_refused'])} whose letter was turned down."
    )


def block(title: str, *, head: Sequence[str], lines: Iterable[tuple[str, list[list[str]]]]) -> str:
    """Return a table with a title, its cells of several lines each, in columns of text.

    Args:
        title: What the table is of.
        head: Names of the columns.
        lines: For each row its name and a cell a column, each cell a list of lines.
    """
    grid: list[list[str]] = [["", *head]]
    for name, cells in lines:
        height = max(len(cell) for cell in cells)
        for place in range(height):
            texts = [cell[place] if place < len(cell) else "" for cell in cells]
            grid.append([name if place == 0 else "", *texts])
    widths = [max(len(row[column]) for row in grid) for column in range(len(head) + 1)]
    said = [
        GAP.join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in grid
    ]
    return "\n".join([title, *(f"  {line}" for line in said)]) + "\n"


def _outcome_cell(row: Part) -> list[str]:
    plain = _plain if row["unit"].startswith("money") else _signed
    scale = HUNDRED if row["unit"] in POINTS else 1.0
    cell = [_range(row["difference"], shown=lambda one: plain(scale * one), nobody=NOBODY)]
    if cell == [NOTHING]:
        return cell
    if row["wrong_sign"] is not None:
        wrong = round(row["wrong_sign"] * row["draws"])
        cell.append(f"wrong sign in {wrong} of {row['draws']}")
    if row["told"] is not None:
        told = row["told"]
        cell.append(told if told.startswith("not") else f"the evidence told {told}")
    return cell


def _range(
    quantiles: Part, *, shown: Callable[[float], str] | None = None, nobody: str = ""
) -> str:
    write = shown or _plain
    low, middle, high = (
        nobody if quantiles[level] is None else write(quantiles[level])
        for level in ("p5", "p50", "p95")
    )
    if low == middle == high:
        return middle
    return f"{middle} ({low} to {high})"


def _plain(value: float) -> str:
    if abs(value) >= MOST_DIGITS:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{value:.2g}" if abs(value) > TINY else NOTHING


def _signed(value: float) -> str:
    return f"+{_plain(value)}" if value > TINY else _plain(value)


TINY = 1e-6
"""Printed as nothing [any unit]."""


def _grouped(rows: Iterable[Part], keys: Sequence[str]) -> dict[tuple[str, ...], list[Part]]:
    found: dict[tuple[str, ...], list[Part]] = {}
    for row in rows:
        found.setdefault(tuple(row[key] for key in keys), []).append(row)
    return found


def _row(part: str, row: Part, *, quantiles: Part) -> dict[str, object]:
    return {
        "part": part,
        "scenario": row["scenario"],
        "run": "as stated",
        "id": row["id"],
        "title": row["title"],
        "unit": row["unit"],
        **{level: quantiles[level] for level in LEVELS},
        "value": None,
        "wrong_sign": None,
        "contraction": None,
        "told": None,
        "draws": row.get("draws"),
    }
