"""Rows of a CSV table as an analyst's spreadsheet writes it."""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from apora.errors import Problem
from apora.evidence.decoding import LARGEST_TABLE, read_text
from apora.evidence.nearest import clipped, did_you_mean

MOST_ROWS = 200_000
LONGEST_CELL = 20_000
MOST_COLUMNS = 300
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: its number as a spreadsheet counts them, and its cells that are not empty."""

    number: int
    cells: dict[str, str]


def read_rows(
    path: Path, *, name: str, columns: Collection[str], texts: Collection[str]
) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a table and what is wrong with its form.

    Args:
        path: The file.
        name: What messages call it.
        columns: Columns the table may have.
        texts: Those of them that take a language suffix, as in `name.ru`.
    """
    text, problems = read_text(path, name=name, largest=LARGEST_TABLE)
    if problems:
        return [], problems
    lines, problems = _lines(text, name=name, columns=columns)
    if problems or not lines:
        return [], problems or [_empty(name)]
    header = [cell.strip() for cell in lines[0]]
    problems = _header_problems(header, name=name, columns=columns, texts=texts)
    if len(header) > MOST_COLUMNS:
        return [], problems
    rows, row_problems = _rows(lines[1:], header=header, name=name)
    return rows, problems + row_problems


def _lines(
    text: str, *, name: str, columns: Collection[str]
) -> tuple[list[list[str]], list[Problem]]:
    """Return the cells of every line, at the delimiter that fits the first line best."""
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    delimiter = delimiter_of(text.partition("\n")[0], columns=columns)
    lines: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            lines.append(cells)
            if len(lines) > MOST_ROWS:
                return [], [_too_many(name)]
    except csv.Error as error:
        row = len(lines) + 1
        long = "limit" in str(error)
        return [], [_long_cell(name, row=row) if long else _broken(name, row=row)]
    return lines, []


def delimiter_of(first: str, *, columns: Collection[str]) -> str:
    """Return what stands between the cells of a table: what fits its first line best."""
    return max(
        _DELIMITERS,
        key=lambda one: sum(cell.strip('" \r\n') in columns for cell in first.split(one)),
    )


def _header_problems(
    header: list[str], *, name: str, columns: Collection[str], texts: Collection[str]
) -> list[Problem]:
    if len(header) > MOST_COLUMNS:
        return [_too_many_columns(name)]
    problems = []
    for position, column in enumerate(header):
        base, dot, language = column.partition(".")
        suffixed = bool(dot) and base in texts and language.isalpha()
        if column and column in header[:position]:
            problems.append(_column(name, column=column, what="stands twice in the head."))
        elif column and not suffixed and column not in columns:
            problems.append(_unknown_column(name, column=column, columns=columns))
    return problems


def _rows(
    lines: list[list[str]], *, header: list[str], name: str
) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    for number, cells in enumerate(lines, start=2):
        filled = {
            column: cell.strip()
            for column, cell in zip(header, cells, strict=False)
            if column and cell.strip()
        }
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) < len(header) or any(cell.strip() for cell in cells[len(header) :]):
            problems.append(_ragged(name, row=number, found=len(cells), needed=len(header)))
        elif any(len(cell) > LONGEST_CELL for cell in cells):
            problems.append(_long_cell(name, row=number))
        elif any(cell.strip() and not column for column, cell in zip(header, cells, strict=False)):
            problems.append(_headless(name, row=number))
        else:
            rows.append(Row(number=number, cells=filled))
    return rows, problems


def _empty(name: str) -> Problem:
    return Problem(
        where=name,
        what="is empty.",
        remedy="Write the head of the table in its first row.",
        rule="empty_table",
    )


def _too_many(name: str) -> Problem:
    return Problem(
        where=name,
        what=f"has more than {MOST_ROWS} rows.",
        remedy="Keep aggregates only, one row a statement.",
        rule="table_too_long",
    )


def _too_many_columns(name: str) -> Problem:
    return Problem(
        where=name,
        what=f"has more than {MOST_COLUMNS} columns.",
        remedy="Write one row a statement; the reference page lists the columns.",
        rule="table_too_wide",
    )


def _broken(name: str, *, row: int) -> Problem:
    return Problem(
        where=f"{name}, row {row}",
        what="a quotation mark is opened and never closed, or a cell has no end.",
        remedy='Close the quotation mark; inside a quoted cell write it twice ("").',
        rule="broken_row",
    )


def _column(name: str, *, column: str, what: str) -> Problem:
    return Problem(
        where=f"{name}, {clipped(column)}",
        what=what,
        remedy="Keep one of the two columns.",
        rule="column_twice",
    )


def _unknown_column(name: str, *, column: str, columns: Collection[str]) -> Problem:
    return Problem(
        where=f"{name}, {clipped(column)}",
        what="is not a column of this table.",
        remedy=did_you_mean(column, known=columns),
        rule="unknown_column",
    )


def _ragged(name: str, *, row: int, found: int, needed: int) -> Problem:
    return Problem(
        where=f"{name}, row {row}",
        what=f"has {found} cells where the head has {needed}.",
        remedy="Give every row as many cells as the head; quote a cell that holds the delimiter.",
        rule="ragged_row",
    )


def _long_cell(name: str, *, row: int) -> Problem:
    return Problem(
        where=f"{name}, row {row}",
        what=f"a cell has more than {LONGEST_CELL} characters.",
        remedy="Keep the number expression and a short note; leave documents in texts/.",
        rule="long_cell",
    )


def _headless(name: str, *, row: int) -> Problem:
    return Problem(
        where=f"{name}, row {row}",
        what="a cell stands under a column without a name.",
        remedy="Name the column in the first row, or empty the cell.",
        rule="headless_cell",
    )
