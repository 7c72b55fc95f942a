"""The cells of a workbook as text: a line a row, cells apart by tabs, as they are shown."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from apora.evidence.documents.extract import LONGEST_TEXT, Extract, NotThisKindError
from apora.evidence.documents.zips import opened

MOST_ROWS = 100_000
MOST_COLUMNS = 200
_DECIMALS = re.compile(r"\.(0+)")


def extracted(raw: bytes) -> Extract:
    """Return the sheets of a workbook, each under its name.

    Raises:
        NotThisKindError: No workbook, or one that holds nothing.
    """
    opened(raw, holds="xl/workbook.xml")
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheets = [_sheet_text(sheet) for sheet in book.worksheets]
    except (InvalidFileException, BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise NotThisKindError("no workbook that can be read") from error
    text = "\n\n".join(sheet for sheet in sheets if sheet)
    if not text:
        raise NotThisKindError("a workbook without a filled cell")
    about = book.properties
    return Extract(
        text=text,
        title=about.title or "",
        published=about.modified.date().isoformat() if about.modified else "",
    )


def _sheet_text(sheet: ReadOnlyWorksheet) -> str:
    lines, size = [], 0
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
        line = "\t".join(_shown_cells(row)).rstrip("\t")
        size += len(line)
        if size > LONGEST_TEXT:
            raise NotThisKindError("a workbook with more text than can be kept")
        lines.append(line)
    filled = [line for line in lines if line.strip()]
    return "\n".join([sheet.title, *filled]) if filled else ""


def _shown_cells(row: tuple[Cell | ReadOnlyCell | EmptyCell, ...]) -> Iterator[str]:
    for cell in row:
        yield _shown(cell.value, form=str(cell.number_format) if cell.value is not None else "")


def _shown(value: object, *, form: str) -> str:
    """Return a cell as its format shows it; blanks inside it are single."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, int | float):
        return _number(value, form=form)
    return " ".join(str(value).split())


def _number(value: float, *, form: str) -> str:
    """Return a number with as many decimals as its format shows, and its per cent sign."""
    percent = form.rstrip('"; ').endswith("%")
    exact = Decimal(repr(value)) * (100 if percent else 1)
    decimals = _DECIMALS.search(form)
    if decimals or percent:
        exact = round(exact, len(decimals[1]) if decimals else 0)
    plain = exact.normalize() if not decimals else exact
    return f"{plain:f}{'%' if percent else ''}"
