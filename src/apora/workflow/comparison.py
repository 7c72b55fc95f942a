"""A comparison of scenarios as text and as rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from apora.workflow.answers import LEVELS
from apora.workflow.gates_step import gate_rows, gates_text
from apora.workflow.spelling import NOTHING, plain_number, signed_number, spelled_range

Part: TypeAlias = Mapping[str, Any]
GAP = "   "
NOBODY = "nobody more"
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
        parts = [self._head(), *self._outcomes(), *self._programmes(), *self._gates()]
        return "\n".join(parts) + "\n"

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
        lines: list[tuple[str, list[list[str]]]] = []
        for (title, unit), held in _grouped(self.found["programmes"], ("title", "unit")).items():
            if held[0]["id"].startswith("money_") and not any(row["value"]["p95"] for row in held):
                continue
            said = {
                row["scenario"]: [spelled_range(row["value"], infinite="never")] for row in held
            }
            lines.append((f"{title} [{unit}]", [said.get(name, [""]) for name in self._names()]))
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
            for cell in gate_rows(row):
                yield _row("gates", {**row, **cell}, quantiles=cell)


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
    plain = plain_number if row["unit"].startswith("money") else signed_number
    scale = HUNDRED if row["unit"] in POINTS else 1.0
    cell = [spelled_range(row["difference"], shown=lambda one: plain(scale * one), infinite=NOBODY)]
    if cell == [NOTHING]:
        return cell
    if row["wrong_sign"] is not None:
        wrong = round(row["wrong_sign"] * row["draws"])
        cell.append(f"wrong sign in {wrong} of {row['draws']}")
    if row["told"] is not None:
        told = row["told"]
        cell.append(told if told.startswith("not") else f"the evidence told {told}")
    return cell


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
