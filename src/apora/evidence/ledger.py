"""The ledger of projections: what was said beforehand, entry after entry, none edited.

Each row of `projections.csv` carries a hash over itself and the row before it, so that an
entry cannot be edited or taken out unseen. Days are those of the case; no clock is read.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from apora.errors import CaseProblems, Problem
from apora.evidence.forms import columns_of
from apora.evidence.logs import numbered_records
from apora.evidence.nearest import clipped
from apora.evidence.records import Day, Record

LEDGER = "projections.csv"
BETWEEN = "\x1f"
"""Stands between the cells of an entry that is hashed."""


class LedgerEntry(Record):
    """One projection as it was made, with what it is held against once the number is known."""

    number: int = Field(description="1, 2, 3 and so on")
    made: Day = Field(description="`as_of` of the case when it was made")
    due: Day = Field(description="last day that it speaks of")
    indicator: str = Field(description="quantity")
    where: str = Field(description="unit")
    when: str = Field(description="date or interval that it speaks of")
    claim: str = Field(
        default="", description="claim held out that it predicts; empty: any that comes later"
    )
    scenario: str = Field(description="scenario that it holds under")
    unit: str = Field(description="unit of the numbers")
    after: str = Field(description="equally likely values after the evidence, rising")
    before: str = Field(description="the same before the evidence")
    persistence: str = Field(
        default="", description="the same if all stayed as it was; empty: of a past claim"
    )
    status: Literal["accepted", "not accepted"] = Field(description="of the calibration")
    version: str = Field(description="version of apora")
    digest: str = Field(description="digest of everything that went in")
    chain: str = Field(description="hash over this row and the one before it")

    @property
    def name(self) -> str:
        """Return what the entry is about, in a line."""
        return f"{self.indicator} {self.where} {self.when}"

    @property
    def key(self) -> tuple[str, ...]:
        """Return what tells it from entries made in the same way about something else."""
        return (
            self.digest,
            self.scenario,
            self.indicator,
            self.where,
            self.when,
            self.claim,
        )


def ledger_entries(folder: Path) -> tuple[tuple[LedgerEntry, ...], tuple[Problem, ...]]:
    """Return the ledger of a case folder, and what of it cannot be read; it may be missing."""
    path = folder / LEDGER
    if not path.exists():
        return (), ()
    found, problems = numbered_records(path, name=LEDGER, kind=LedgerEntry)
    for row, one in found:
        problems += _not_numbers(one, row=row)
    return tuple(one for _, one in found), tuple(problems)


def whole_ledger(folder: Path) -> tuple[LedgerEntry, ...]:
    """Return the ledger of a case folder; nothing where there is none.

    Args:
        folder: The case folder.

    Raises:
        CaseProblems: It cannot be read, or an entry was edited or taken out.
    """
    entries, problems = ledger_entries(folder)
    found = [*problems, *edited_entries(entries)]
    if found:
        raise CaseProblems(found)
    return entries


def entry_chain(entry: LedgerEntry, *, before: str) -> str:
    """Return the hash that an entry must carry after another.

    Args:
        entry: The entry.
        before: Hash that the entry before it carries; empty for the first.
    """
    return hashlib.sha256(BETWEEN.join([before, *_cells(entry)[:-1]]).encode()).hexdigest()


def edited_entries(entries: Sequence[LedgerEntry]) -> list[Problem]:
    """Return a problem for every entry that was edited, and wherever entries are missing.

    Args:
        entries: In the order of the file.
    """
    found, before, expected = [], "", 1
    for entry in entries:
        if entry.number != expected:
            found.append(_missing(entry, expected=expected))
        elif entry.chain != entry_chain(entry, before=before):
            found.append(_edited(entry))
        before, expected = entry.chain, entry.number + 1
    return found


def append_entries(
    folder: Path, *, entries: Sequence[LedgerEntry], drafts: Iterable[Mapping[str, object]]
) -> tuple[LedgerEntry, ...]:
    """Return the entries that were put at the end of the ledger, written anew as a whole.

    A draft that stands there already, made from the same inputs, is passed over.

    Args:
        folder: The case folder.
        entries: The ledger, from `whole_ledger`.
        drafts: Cells of new entries, without number and hash.
    """
    known, made = {one.key for one in entries}, list(entries)
    for draft in drafts:
        before = made[-1].chain if made else ""
        entry = LedgerEntry.model_validate({**draft, "number": len(made) + 1, "chain": "-"})
        if entry.key in known:
            continue
        known.add(entry.key)
        made.append(entry.model_copy(update={"chain": entry_chain(entry, before=before)}))
    new = tuple(made[len(entries) :])
    if new:
        _write(folder, entries=made)
    return new


def members_of(cell: str) -> tuple[float, ...]:
    """Return the equally likely values that a cell holds."""
    return tuple(float(word) for word in cell.split())


def as_cell(values: Iterable[float]) -> str:
    """Return equally likely values as a cell, rising, six digits each."""
    return " ".join(f"{value:.6g}" for value in sorted(values))


def _write(folder: Path, *, entries: Sequence[LedgerEntry]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns_of(LedgerEntry))
    writer.writerows(_cells(one) for one in entries)
    beside = folder / f".{LEDGER}.new"
    beside.write_text(out.getvalue(), encoding="utf-8", newline="")
    beside.replace(folder / LEDGER)


def _cells(entry: LedgerEntry) -> list[str]:
    return [str(getattr(entry, name)) for name in LedgerEntry.model_fields]


def _not_numbers(entry: LedgerEntry, *, row: int) -> list[Problem]:
    """Return a problem for every cell of values that holds something else."""
    found = []
    for column in ("after", "before", "persistence"):
        try:
            members_of(getattr(entry, column))
        except ValueError:
            found.append(
                Problem(
                    where=f"{LEDGER}, row {row}, {column}",
                    what="holds something that is not a number.",
                    remedy=PUT_BACK,
                    rule="ledger_broken",
                )
            )
    return found


PUT_BACK = (
    "Put the file back as it was, from a copy or from what was published. A projection that "
    "proved wrong stays; a new one is entered with `apora score CASE --record`."
)


def _edited(entry: LedgerEntry) -> Problem:
    return Problem(
        where=f"{LEDGER}, entry {entry.number}, {clipped(entry.name)}",
        what="was edited after it was made, or the entry before it was: its hash does not follow.",
        remedy=PUT_BACK,
        rule="ledger_broken",
    )


def _missing(entry: LedgerEntry, *, expected: int) -> Problem:
    return Problem(
        where=f"{LEDGER}, entry {entry.number}, {clipped(entry.name)}",
        what=f"stands where entry {expected} should: entries were taken out, added or moved.",
        remedy=PUT_BACK,
        rule="ledger_broken",
    )
