"""Originals kept read-only, and the log of who kept or removed what, when and from where.

Each row of `custody.csv` carries a hash over itself and the row before it, so that a row
cannot be edited or taken out unseen. Nothing personal is needed: `who` is a free label.
"""

import csv
import hashlib
import io
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field

from apora.errors import CaseProblems, Problem
from apora.evidence.forms import columns_of
from apora.evidence.logs import numbered_records
from apora.evidence.nearest import clipped, did_you_mean
from apora.evidence.records import Record

LOG = "custody.csv"
ORIGINALS = "originals"
LARGEST_ORIGINAL = 500_000_000
READ_ONLY = 0o444
_FORMULA = ("=", "+", "-", "@")
_LONGEST_SUFFIX = 8


class CustodyRow(Record):
    """One thing done to an original."""

    number: int = Field(description="1, 2, 3 and so on")
    action: Literal["kept", "removed"] = Field(description="what was done")
    source: str = Field(description="id of the source it is the original of")
    file: str = Field(description="path below the case folder")
    sha256: str = Field(description="hash of the file")
    size: int = Field(description="bytes")
    when: str = Field(description="moment it was done, UTC")
    who: str = Field(default="", description="free label of who did it; may be empty")
    from_: str = Field(default="", alias="from", description="where the file was had from")
    why: str = Field(default="", description="reason for removing it")
    chain: str = Field(description="hash over this row and the one before it")


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who acts on an original, when, and where it was had from or why it goes."""

    when: datetime
    who: str = ""
    origin: str = ""
    why: str = ""


def now() -> datetime:
    """Return the moment, to the second, without a time zone that would tell a place."""
    return datetime.now(UTC).replace(microsecond=0)


def custody_rows(folder: Path) -> tuple[tuple[CustodyRow, ...], tuple[Problem, ...]]:
    """Return the log of a case folder, and what of it cannot be read; it may be missing."""
    path = folder / LOG
    if not path.exists():
        return (), ()
    found, problems = numbered_records(path, name=LOG, kind=CustodyRow)
    return tuple(one for _, one in found), tuple(problems)


def chained(row: CustodyRow, *, before: str) -> str:
    """Return the hash that a row must carry after another.

    Args:
        row: The row.
        before: Hash that the row before it carries; empty for the first.
    """
    parts = [before, *(str(cell) for cell in _cells(row)[:-1])]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def in_custody(rows: Sequence[CustodyRow]) -> tuple[CustodyRow, ...]:
    """Return the rows of originals that were kept and not removed since."""
    last = {row.file: row for row in rows}
    return tuple(row for row in last.values() if row.action == "kept")


def keep_original(
    folder: Path, *, file: Path, source: str, known: Sequence[str], act: Act
) -> CustodyRow:
    """Return the log row of an original that was copied into the folder, read-only and hashed.

    Args:
        folder: The case folder.
        file: The original.
        source: Id of the source it is the original of.
        known: Ids of the case's sources.
        act: Who, when and from where.

    Raises:
        CaseProblems: The file or the source is not there, or the original is kept already.
    """
    rows = _whole_log(folder)
    _refuse(_faults(file, source=source, known=known, act=act))
    digest = sha256_of(file)
    name = f"{ORIGINALS}/{source}-{digest[:12]}{_suffix(file)}"
    if any(row.file == name for row in in_custody(rows)):
        _refuse([_kept_already(name)])
    target = folder / name
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(file, target)
    if sha256_of(target) != digest:
        target.unlink()
        _refuse([_changed_meanwhile(file)])
    target.chmod(READ_ONLY)
    return _append(
        folder,
        rows=rows,
        cells={"action": "kept", "source": source, "file": name, "sha256": digest}
        | {"size": target.stat().st_size}
        | _told(act),
    )


def remove_original(folder: Path, *, source: str, act: Act) -> tuple[CustodyRow, ...]:
    """Return the tombstones of a source's originals, which are deleted.

    Args:
        folder: The case folder.
        source: Id of the source.
        act: Who, when and why.

    Raises:
        CaseProblems: No original of it is kept, or no reason is given.
    """
    rows = _whole_log(folder)
    there = [row for row in in_custody(rows) if row.source == source]
    if not there:
        _refuse([_none_kept(source, rows=rows)])
    if not act.why.strip():
        _refuse([_no_reason(source)])
    _refuse(_label_faults({"--who": act.who, "--why": act.why}))
    for row in there:
        cells = {"action": "removed", **{n: getattr(row, n) for n in ("source", "file", "sha256")}}
        rows = (*rows, _append(folder, rows=rows, cells=cells | {"size": row.size} | _told(act)))
        path = folder / row.file
        if path.is_file():
            path.chmod(0o644)
            path.unlink()
    return rows[-len(there) :]


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _append(folder: Path, *, rows: Sequence[CustodyRow], cells: dict[str, object]) -> CustodyRow:
    """Return the row that was put at the end of the log, written anew as a whole."""
    before = rows[-1].chain if rows else ""
    draft = CustodyRow.model_validate({**cells, "number": len(rows) + 1, "chain": "-"})
    row = draft.model_copy(update={"chain": chained(draft, before=before)})
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns_of(CustodyRow))
    writer.writerows(_cells(one) for one in (*rows, row))
    beside = folder / f".{LOG}.new"
    beside.write_text(out.getvalue(), encoding="utf-8", newline="")
    beside.replace(folder / LOG)
    return row


def _cells(row: CustodyRow) -> list[object]:
    return [getattr(row, name) for name in CustodyRow.model_fields]


def _told(act: Act) -> dict[str, object]:
    when = act.when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"when": when, "who": act.who.strip(), "from": act.origin.strip(), "why": act.why}


def _whole_log(folder: Path) -> tuple[CustodyRow, ...]:
    rows, problems = custody_rows(folder)
    _refuse([*problems, *broken_links(rows)])
    return rows


def broken_links(rows: Sequence[CustodyRow]) -> list[Problem]:
    """Return a problem for the first row whose hash or file is not what it must be."""
    before = ""
    for position, row in enumerate(rows, start=1):
        if not _is_original(row.file):
            return [
                Problem(
                    where=f"{LOG}, row {position + 1}, file",
                    what=f'"{clipped(row.file)}" is no file of the folder {ORIGINALS}.',
                    remedy="Put the log back as it was. Nothing was changed or deleted.",
                    rule="custody_broken",
                )
            ]
        if row.chain != chained(row, before=before) or row.number != position:
            return [
                Problem(
                    where=f"{LOG}, row {position + 1}",
                    what="was edited, or a row before it was taken out: its hash does not follow.",
                    remedy="Put the log back as it was; what is to go is removed with "
                    "`apora remove`.",
                    rule="custody_broken",
                )
            ]
        before = row.chain
    return []


def _is_original(file: str) -> bool:
    """Return whether a path of the log names a file of the originals, and nothing else."""
    folder, _, name = file.partition("/")
    return folder == ORIGINALS and name not in {"", ".", ".."} and not set(name) & {"/", "\\"}


def _suffix(file: Path) -> str:
    suffix = file.suffix.lower()
    plain = suffix[1:].isascii() and suffix[1:].isalnum()
    return suffix if plain and len(suffix) <= _LONGEST_SUFFIX else ""


def _faults(file: Path, *, source: str, known: Sequence[str], act: Act) -> list[Problem]:
    found = []
    if not file.is_file():
        found.append(_problem(clipped(file.name or "."), "is not a file.", "Name the original."))
    elif file.stat().st_size > LARGEST_ORIGINAL:
        most = LARGEST_ORIGINAL // 1_000_000
        found.append(
            _problem(clipped(file.name), f"is larger than {most} MB.", "Keep the part you cite.")
        )
    if source not in known:
        remedy = did_you_mean(source, known=known)
        found.append(_problem("--source", f'"{clipped(source)}" is not a source.', remedy))
    return found + _label_faults({"--who": act.who, "--from": act.origin})


def _label_faults(labels: Mapping[str, str]) -> list[Problem]:
    return [
        _problem(option, "begins like a formula of a spreadsheet.", "Begin with a letter.")
        for option, value in labels.items()
        if value.strip().startswith(_FORMULA)
    ]


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise CaseProblems(problems)


def _problem(where: str, what: str, remedy: str) -> Problem:
    return Problem(where=where, what=what, remedy=remedy, rule="original_refused")


def _kept_already(name: str) -> Problem:
    return _problem(name, "is kept already.", "Nothing is to be done.")


def _changed_meanwhile(file: Path) -> Problem:
    return _problem(clipped(file.name), "changed while it was copied.", "Keep it again.")


def _none_kept(source: str, *, rows: Sequence[CustodyRow]) -> Problem:
    known = {row.source for row in in_custody(rows)}
    return _problem(
        clipped(source), "has no original in custody.", did_you_mean(source, known=known)
    )


def _no_reason(source: str) -> Problem:
    return _problem(clipped(source), "cannot be removed without a reason.", "Give it with --why.")
