"""Records as flat rows and back again, with nothing lost.

Text in several languages is a column a language, a range is `low..mid..high`, and what is
nested is JSON in one cell.
"""

import json
import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from apora.evidence.records import Points, Record, Text

RecordT = TypeVar("RecordT", bound=Record)
Kind: TypeAlias = Literal["string", "integer", "number", "boolean", "date", "text", "range", "json"]
Value: TypeAlias = str | float | int | bool | None
SIMPLE: Mapping[object, Kind] = {
    str: "string", int: "integer", float: "number", bool: "boolean", date: "date",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a flat table: what it holds, of which field, and in which language."""

    name: str
    field: str
    kind: Kind
    description: str
    required: bool
    choices: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Flat:
    """A table: its columns and its rows, cell by cell."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def flat_table(records: Sequence[Record], *, record: type[Record], name: str, title: str) -> Flat:
    """Return records as a flat table.

    Args:
        records: The rows.
        record: Their class.
        name: Of the table.
        title: The file of the case folder it comes from.
    """
    columns = tuple(_columns(record, records=records))
    rows = tuple(tuple(_cell(one, column=column) for column in columns) for one in records)
    return Flat(name=name, title=title, columns=columns, rows=rows)


def records_of(
    record: type[RecordT], *, columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> tuple[RecordT, ...]:
    """Return the records that the rows of a flat table were made of.

    Args:
        record: Their class.
        columns: Of the table.
        rows: Cells as they were read, typed or as text.
    """
    return tuple(record.model_validate(_values(columns, row=row, record=record)) for row in rows)


def kind_of(annotation: object) -> Kind:
    """Return what a cell of a field holds."""
    if annotation == Text:
        return "text"
    if get_origin(annotation) is Annotated:
        return kind_of(get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        return "string"
    if get_origin(annotation) in {Union, types.UnionType}:
        inner = [one for one in get_args(annotation) if one is not type(None)]
        return kind_of(inner[0]) if len(inner) == 1 else "json"
    if annotation is Points:
        return "range"
    return SIMPLE.get(annotation, "json")


def _columns(record: type[Record], *, records: Sequence[Record]) -> Iterable[Column]:
    for field, info in record.model_fields.items():
        kind = kind_of(info.annotation)
        name = info.alias or field
        languages = [""]
        if kind == "text":
            used = (one for row in records for one in getattr(row, field))
            languages = list(dict.fromkeys(used))
        for language in languages:
            yield Column(
                name=f"{name}.{language}" if language else name,
                field=field,
                kind=kind,
                description=info.description or "",
                required=info.is_required() and kind != "text",
                choices=_choices(info),
                language=language,
            )


def _choices(info: FieldInfo) -> tuple[str, ...]:
    found = [info.annotation, *get_args(info.annotation)]
    return next((get_args(one) for one in found if get_origin(one) is Literal), ())


def _cell(record: Record, *, column: Column) -> Value:
    value: Any = getattr(record, column.field)
    if value is None or value == "":
        return None
    if column.kind == "text":
        said: str | None = value.get(column.language)
        return said
    if column.kind == "range":
        return f"{value.low!r}..{value.mid!r}..{value.high!r}"
    if column.kind == "date":
        return str(value.isoformat())
    if column.kind == "json":
        dumped = record.model_dump(mode="json", by_alias=True, include={column.field})
        return json.dumps(next(iter(dumped.values())), ensure_ascii=False, sort_keys=True)
    simple: Value = value
    return simple


def _values(
    columns: Sequence[Column], *, row: Sequence[Value], record: type[Record]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column, cell in zip(columns, row, strict=True):
        if cell is None or cell == "":
            continue
        key = record.model_fields[column.field].alias or column.field
        if column.kind == "text":
            values.setdefault(key, {})[column.language] = cell
        elif column.kind == "range":
            low, mid, high = (float(one) for one in str(cell).split(".."))
            values[key] = {"low": low, "mid": mid, "high": high}
        elif column.kind == "json":
            values[key] = json.loads(str(cell))
        elif column.kind == "boolean":
            values[key] = cell in {True, "true", "True"}
        else:
            values[key] = cell
    return values
