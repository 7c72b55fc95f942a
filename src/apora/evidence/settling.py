"""Ways out of a conflict between claims, each recorded as an edit and none an average.

The claim's own row is changed, and `edits.csv` keeps what stood there before, which way
was taken and why.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from pydantic import Field

from apora.errors import CaseProblems, Problem
from apora.evidence.case import Case
from apora.evidence.forms import columns_of
from apora.evidence.logs import numbered_records
from apora.evidence.nearest import clipped, did_you_mean
from apora.evidence.records import Claim, Record, main_text
from apora.evidence.tables import delimiter_of

LOG = "edits.csv"
CLAIMS = "claims.csv"
Way: TypeAlias = Literal["definition", "scope", "hold", "keep"]
WAYS: tuple[Way, ...] = get_args(Way)
COLUMNS: Mapping[Way, tuple[str, ...]] = {
    "definition": ("indicator", "counted", "of", "nature", "reads"),
    "scope": ("when", "where", "over"),
    "hold": (),
    "keep": (),
}
"""What may be changed on each way: another definition; other days or units; the claim is held
with its reason; or it stays, and the chance of being off topic carries the conflict."""


class EditRow(Record):
    """One edit by which a conflict was settled; without a column the claim stays as it was."""

    number: int = Field(description="1, 2, 3 and so on")
    claim: str = Field(description="id of the claim")
    way: Way = Field(description="definition, scope, hold or keep")
    column: str = Field(default="", description="column that was changed")
    before: str = Field(default="", description="what stood there")
    after: str = Field(default="", description="what stands there now")
    why: str = Field(description="reason for this way")
    when: str = Field(description="moment of the edit, UTC")


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """Which claim is settled, in which way, with which cells, and why."""

    claim: str
    way: Way
    cells: Mapping[str, str]
    why: str
    when: datetime


def edit_rows(folder: Path) -> tuple[tuple[EditRow, ...], tuple[Problem, ...]]:
    """Return the edits of a case folder, and what of them cannot be read."""
    path = folder / LOG
    if not path.exists():
        return (), ()
    found, problems = numbered_records(path, name=LOG, kind=EditRow)
    return tuple(one for _, one in found), tuple(problems)


def settle(case: Case, *, settlement: Settlement) -> tuple[EditRow, ...]:
    """Return the edits that were made to a claim and recorded.

    Args:
        case: The case.
        settlement: Which claim, which way, and why.

    Raises:
        CaseProblems: The claim, the way or a column does not fit; nothing was changed.
    """
    # The log is written anew as a whole: what cannot be read of it would be lost.
    edits, unread = edit_rows(case.folder)
    _refuse([*_faults(case, settlement=settlement), *unread])
    claim = next(one for one in case.claims if one.id == settlement.claim)
    cells = dict(settlement.cells)
    if settlement.way == "hold":
        cells = {"use": f"hold: {settlement.why.strip()}"}
    changes = {column: (cell_of(claim, column=column), after) for column, after in cells.items()}
    path = case.folder / CLAIMS
    text = path.read_bytes().decode("utf-8")
    if cells:
        _replace(path, text=with_cells(text, claim=claim.id, cells=cells))
    return _recorded(case.folder, rows=edits, settlement=settlement, changes=changes)


def with_cells(text: str, *, claim: str, cells: Mapping[str, str]) -> str:
    """Return the text of a claims table with some cells of one row changed.

    Every other row stays as it was, byte for byte.

    Args:
        text: Of the table.
        claim: Id of the row.
        cells: New cells by column.

    Raises:
        CaseProblems: The table lacks a column, or the row.
    """
    lines = text.splitlines(keepends=True)
    skipped = 1 if text.lstrip("\ufeff")[:4].lower() == "sep=" else 0
    delimiter = delimiter_of(lines[skipped].lstrip("\ufeff"), columns=columns_of(Claim))
    reader = csv.reader(lines[skipped:], delimiter=delimiter, strict=True)
    head = [one.strip().lstrip("\ufeff") for one in next(reader)]
    _refuse([_no_column(one) for one in cells if one not in head])
    start = reader.line_num
    for row in reader:
        end = reader.line_num
        if row and row[head.index("id")].strip() == claim:
            for column, cell in cells.items():
                row[head.index(column)] = cell
            old = "".join(lines[skipped + start : skipped + end])
            ending = next((one for one in ("\r\n", "\n", "\r") if old.endswith(one)), "")
            out = io.StringIO()
            # A cell is quoted for the line ends that the writer knows of: it is told of both.
            csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(row)
            before, after = lines[: skipped + start], lines[skipped + end :]
            return "".join([*before, out.getvalue().removesuffix("\r\n"), ending, *after])
        start = end
    raise CaseProblems([_problem(f"{CLAIMS}, {claim}", "has no row.", "Name a claim that has.")])


def _recorded(
    folder: Path,
    *,
    rows: Sequence[EditRow],
    settlement: Settlement,
    changes: Mapping[str, tuple[str, str]],
) -> tuple[EditRow, ...]:
    when = settlement.when.strftime("%Y-%m-%dT%H:%M:%SZ")
    shared = {"claim": settlement.claim, "way": settlement.way, "why": settlement.why, "when": when}
    parts = [
        {"column": column, "before": before, "after": after}
        for column, (before, after) in changes.items()
    ] or [{}]
    made = tuple(
        EditRow.model_validate({**shared, **part, "number": len(rows) + at})
        for at, part in enumerate(parts, start=1)
    )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns_of(EditRow))
    writer.writerows(list(one.model_dump().values()) for one in (*rows, *made))
    _replace(folder / LOG, text=out.getvalue())
    return made


def _replace(path: Path, *, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def cell_of(claim: Claim, *, column: str) -> str:
    """Return a cell of a claim as the table has it; of a text, the first language."""
    value = getattr(claim, column, None)
    if isinstance(value, dict):
        return main_text(value)
    return "" if value is None else str(value)


def _faults(case: Case, *, settlement: Settlement) -> Sequence[Problem]:
    known = [one.id for one in case.claims]
    found = []
    if settlement.claim not in known:
        remedy = did_you_mean(settlement.claim, known=known)
        found.append(_problem("CLAIM", f'"{clipped(settlement.claim)}" is not a claim.', remedy))
    if not settlement.why.strip():
        found.append(_problem("--why", "is empty.", "Say in a sentence why this way."))
    allowed = COLUMNS[settlement.way]
    for column in settlement.cells:
        if column not in allowed:
            what = f'"{clipped(column)}" is not changed by the way {settlement.way}.'
            found.append(_problem("--set", what, did_you_mean(column, known=allowed)))
    if allowed and not settlement.cells:
        what = f"the way {settlement.way} changes something, and nothing is given."
        found.append(_problem("--set", what, f"Set one of: {', '.join(allowed)}."))
    return found


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise CaseProblems(problems)


def _no_column(column: str) -> Problem:
    return _problem(f"{CLAIMS}, {column}", "is not in the head.", "Add the column, then settle.")


def _problem(where: str, what: str, remedy: str) -> Problem:
    return Problem(where=where, what=what, remedy=remedy, rule="settlement_refused")
