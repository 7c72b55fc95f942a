"""One SQLite file with a table for each file, and metadata for readers such as Datasette."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from apora.evidence.case import Case
from apora.exports.flat import Column, Flat, Kind, records_of
from apora.exports.tables import KEYS, REFERENCES, TABLES, Export

METADATA = "metadata.json"
COLUMN_TYPES: Mapping[Kind, str] = {
    "string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER",
    "date": "TEXT", "text": "TEXT", "range": "TEXT", "json": "TEXT",
}  # fmt: skip
CLAIMS_WITH_SOURCES = """
CREATE VIEW claims_with_sources AS
SELECT claims.*, sources.title AS source_title, sources.published AS source_published,
       sources.url AS source_url, sources.grade AS source_grade
FROM claims LEFT JOIN sources ON claims.source = sources.id
"""


def write_sqlite(export: Export, *, folder: Path) -> list[str]:
    """Return the files written: the database, and metadata with its sources and licence.

    Args:
        export: From `export_of`.
        folder: A new folder.
    """
    folder.mkdir(parents=True)
    name = f"{export.name}.sqlite"
    with closing(sqlite3.connect(folder / name)) as database:
        for table in export.tables:
            if table.columns:
                _write(table, database=database)
        _write_about(export, database=database)
        database.execute(CLAIMS_WITH_SOURCES)
        database.commit()
        database.execute("VACUUM")
    text = json.dumps(metadata(export), indent=2, ensure_ascii=False, sort_keys=True)
    (folder / METADATA).write_text(text + "\n", encoding="utf-8")
    return [name, METADATA]


def metadata(export: Export) -> dict[str, Any]:
    """Return what a reader prints on every page: title, source, licence; a line a table."""
    carried = {
        "license": export.licence,
        "source": _cited(export),
        "about": f"apora {export.version}",
    }
    tables = {
        one.name: {
            **carried,
            "title": one.title,
            "columns": {
                column.name: column.description for column in one.columns if column.description
            },
        }
        for one in export.tables
        if one.columns
    }
    view = {"claims_with_sources": {**carried, "title": "claims.csv with sources.csv"}}
    return {
        **carried,
        "title": f"{export.title} ({export.edition} edition)",
        "databases": {export.name: {**carried, "tables": {**tables, **view}}},
    }


def read_sqlite(path: Path, *, place: Path) -> Case:
    """Return the case that a database was made of.

    Args:
        path: The database.
        place: The case folder.
    """
    found: dict[str, Any] = {}
    with closing(sqlite3.connect(path)) as database:
        about = dict(database.execute("SELECT key, value FROM about"))
        columns = json.loads(about["columns"])
        for name, (_, record) in TABLES.items():
            described = [Column(**one) for one in columns.get(name, ())]
            rows: Sequence[Any] = ()
            if described:
                rows = database.execute(f"SELECT * FROM {_quoted(name)} ORDER BY rowid").fetchall()  # noqa: S608 - a name of our own table
            found[name] = records_of(record, columns=described, rows=rows)
    (settings,) = found.pop("settings")
    return Case(folder=place, settings=settings, **found)


def _write(table: Flat, *, database: sqlite3.Connection) -> None:
    names = [_quoted(one.name) for one in table.columns]
    kinds = [COLUMN_TYPES[one.kind] for one in table.columns]
    parts = [f"{name} {kind}" for name, kind in zip(names, kinds, strict=True)]
    if table.name in KEYS:
        parts.append(f"UNIQUE ({', '.join(_quoted(one) for one in KEYS[table.name])})")
    parts += [
        f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(other)} (id)"
        for column, other in REFERENCES.get(table.name, ())
    ]
    database.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})")
    marks = ", ".join("?" * len(names))
    database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", table.rows)  # noqa: S608 - values are bound


def _write_about(export: Export, *, database: sqlite3.Connection) -> None:
    """Write title, licence, sources and the columns of each table, for readers without metadata."""
    columns = {
        one.name: [vars(column) for column in one.columns]
        for one in export.tables
        if one.name in TABLES and one.columns
    }
    rows = {
        "title": export.title,
        "edition": export.edition,
        "licence": export.licence,
        "sources": _cited(export),
        "version": export.version,
        "columns": json.dumps(columns, ensure_ascii=False, sort_keys=True),
    }
    database.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)")
    database.executemany("INSERT INTO about VALUES (?, ?)", rows.items())


def _cited(export: Export) -> str:
    return "; ".join(f"{title} <{url}>" if url else title for title, url in export.sources)


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'
