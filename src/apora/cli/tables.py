"""Rows as text, JSON or CSV."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from apora.cells import guarded

Rows: TypeAlias = Sequence[Mapping[str, object]]


def text_table(rows: Rows) -> str:
    """Return rows as columns of text, each as wide as its widest cell."""
    if not rows:
        return ""
    names = list(rows[0])
    cells = [names, *([_plain(row[name]) for name in names] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        + "\n"
        for line in cells
    )


def json_text(rows: Rows) -> str:
    """Return rows as JSON."""
    return json.dumps([dict(row) for row in rows], indent=1, ensure_ascii=False) + "\n"


def csv_text(rows: Rows) -> str:
    """Return rows as CSV whose texts no spreadsheet takes for a formula."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _guarded(cell) for name, cell in row.items()} for row in rows)
    return out.getvalue()


def _plain(cell: object) -> str:
    match cell:
        case None:
            return "-"
        case bool():
            return "yes" if cell else "no"
        case float():
            return f"{cell:.4g}"
    return str(cell)


def _guarded(cell: object) -> object:
    return guarded(cell) if isinstance(cell, str) else cell
