"""A Data Package: one CSV a table, and `datapackage.json` that describes them all."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from apora.cells import guarded, unguarded
from apora.evidence.case import Case
from apora.exports.flat import Column, Flat, Kind, Value, records_of
from apora.exports.tables import KEYS, REFERENCES, TABLES, Export, slug

DESCRIPTOR = "datapackage.json"
DATA = "data"
FIELD_TYPES: Mapping[Kind, str] = {
    "string": "string", "integer": "integer", "number": "number", "boolean": "boolean",
    "date": "date", "text": "string", "range": "string", "json": "string",
}  # fmt: skip


def write_package(export: Export, *, folder: Path) -> list[str]:
    """Return the files of a Data Package that was written into a folder.

    Args:
        export: From `export_of`.
        folder: A new folder.
    """
    (folder / DATA).mkdir(parents=True)
    tables = [one for one in export.tables if one.rows]
    for table in tables:
        path = folder / DATA / f"{table.name}.csv"
        path.write_text(_csv(table), encoding="utf-8", newline="")
    text = json.dumps(descriptor(export), indent=2, ensure_ascii=False, sort_keys=True)
    (folder / DESCRIPTOR).write_text(text + "\n", encoding="utf-8")
    return [DESCRIPTOR, *(f"{DATA}/{one.name}.csv" for one in tables)]


def descriptor(export: Export) -> dict[str, Any]:
    """Return what `datapackage.json` says: tables, types, keys, sources and licence."""
    there = {one.name for one in export.tables if one.rows}
    return {
        "profile": "tabular-data-package",
        "name": export.name,
        "title": export.title,
        "description": f"Written by apora {export.version}; {export.edition} edition. Text that "
        "begins like a formula of a spreadsheet is led by an apostrophe.",
        "licenses": [{"name": slug(export.licence), "title": export.licence}],
        "sources": [
            {"title": title, **({"path": url} if url.startswith(("http:", "https:")) else {})}
            for title, url in export.sources
        ],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": one.name,
                "title": one.title,
                "path": f"{DATA}/{one.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(one, there=there),
            }
            for one in export.tables
            if one.rows
        ],
    }


def read_package(folder: Path, *, place: Path) -> Case:
    """Return the case that a Data Package was made of.

    Args:
        folder: Of the package.
        place: The case folder.
    """
    described = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    found: dict[str, Any] = dict.fromkeys(TABLES, ())
    for resource in described["resources"]:
        name = resource["name"]
        if name in TABLES:
            record = TABLES[name][1]
            columns = [_column(one) for one in resource["schema"]["fields"]]
            found[name] = records_of(record, columns=columns, rows=_rows(folder / resource["path"]))
    (settings,) = found.pop("settings")
    return Case(folder=place, settings=settings, **found)


def _csv(table: Flat) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([one.name for one in table.columns])
    for row in table.rows:
        writer.writerow([_written(cell) for cell in row])
    return out.getvalue()


def _written(cell: Value) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return repr(cell)
    return str(guarded(cell))


def _rows(path: Path) -> list[list[Value]]:
    with path.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return [[unguarded(cell) if cell else None for cell in row] for row in rows]


def _schema(table: Flat, *, there: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(one) for one in table.columns]}
    names = {one.name for one in table.columns}
    if table.name in KEYS:
        schema["primaryKey"] = list(KEYS[table.name])
    foreign = [
        {
            "fields": [column],
            "reference": {"resource": "" if other == table.name else other, "fields": ["id"]},
        }
        for column, other in REFERENCES.get(table.name, ())
        if column in names and (other in there)
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": FIELD_TYPES[column.kind]}
    if column.description:
        field["description"] = column.description
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    if constraints:
        field["constraints"] = constraints
    field |= {"apora:kind": column.kind, "apora:field": column.field}
    if column.language:
        field["apora:language"] = column.language
    return field


def _column(field: Mapping[str, Any]) -> Column:
    return Column(
        name=field["name"],
        field=field["apora:field"],
        kind=field["apora:kind"],
        description=field.get("description", ""),
        required=False,
        language=field.get("apora:language", ""),
    )
