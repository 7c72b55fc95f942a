"""Tables of a case folder that apora writes itself, or that hold one kind of record a row."""

from pathlib import Path
from typing import TypeVar

from apora.errors import Problem
from apora.evidence.forms import columns_of, from_cells
from apora.evidence.records import Record
from apora.evidence.tables import read_rows

Kind = TypeVar("Kind", bound=Record)


def numbered_records(
    path: Path, *, name: str, kind: type[Kind]
) -> tuple[list[tuple[int, Kind]], list[Problem]]:
    """Return the records of a table by the numbers of their rows, and what cannot be read.

    Args:
        path: The file.
        name: What messages call it.
        kind: Of record.
    """
    if path.exists() and not path.is_file():
        return [], [
            Problem(
                where=name,
                what="is not a file.",
                remedy="Move what stands there away.",
                rule="not_a_file",
            )
        ]
    rows, problems = read_rows(path, name=name, columns=columns_of(kind), texts=())
    found = []
    for row in rows:
        where = f"{name}, row {row.number}"
        one, faults = from_cells(kind, cells=row.cells, where=where, language="en")
        problems += faults
        if one is not None:
            found.append((row.number, one))
    return found, problems
