"""Cells of tables that spreadsheets open: none that would be run as a formula."""

import re
from typing import TypeAlias

Cell: TypeAlias = str | float | int | bool | None

_RISKY = re.compile("'* *[=+\\-@\t\r\n]")
"""Text that a spreadsheet would run, or that already carries the mark of such text."""


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers.

    Text that begins like a formula is led by an apostrophe, which `unguarded` takes away.
    """
    return f"'{cell}" if isinstance(cell, str) and _RISKY.match(cell) else cell


def unguarded(text: str) -> str:
    """Return the text that `guarded` made a cell of."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
