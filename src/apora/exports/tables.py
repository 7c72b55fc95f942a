"""Every table of an export: those of the case folder, and those of its results."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apora.evidence.case import Case
from apora.evidence.records import (
    Claim,
    DriverRow,
    HouseholdRow,
    Judgement,
    Measure,
    ParameterRow,
    Record,
    Scenario,
    Settings,
    Source,
    Unit,
)
from apora.exports.flat import Column, Flat, Kind, Value, flat_table

TABLES: Mapping[str, tuple[str, type[Record]]] = {
    "settings": ("case.toml", Settings),
    "units": ("units.csv", Unit),
    "sources": ("sources.csv", Source),
    "claims": ("claims.csv", Claim),
    "drivers": ("drivers.csv", DriverRow),
    "parameters": ("parameters.csv", ParameterRow),
    "households": ("households.csv", HouseholdRow),
    "measures": ("measures", Measure),
    "scenarios": ("scenarios.toml", Scenario),
    "judgements": ("judgements.toml", Judgement),
}
"""Tables of the case: the file each comes from, and the record of one row."""
KEYS: Mapping[str, tuple[str, ...]] = {
    "units": ("id",), "sources": ("id",), "claims": ("id",), "measures": ("id",),
    "scenarios": ("id",), "judgements": ("id",),
}  # fmt: skip
"""Columns that tell the rows of a table apart."""
REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "units": (("part_of", "units"),),
    "claims": (("source", "sources"),),
}
"""Columns that name a row of another table, or of their own."""
QUANTILES = ("p5", "p25", "p50", "p75", "p95")
NOT_STATED = "not stated"
_NOT_IN_NAMES = re.compile("[^a-z0-9._-]+")


@dataclass(frozen=True, kw_only=True)
class Export:
    """What is exported: the tables, and what every page must carry of source and licence."""

    name: str
    title: str
    edition: str
    licence: str
    sources: tuple[tuple[str, str], ...]
    tables: tuple[Flat, ...]
    version: str


def export_of(case: Case, *, results: Mapping[str, Any], version: str) -> Export:
    """Return everything that an export of a case holds.

    Args:
        case: The case.
        results: Of its last run, in one edition; empty where there is none.
        version: Of the package.
    """
    found = (*case_tables(case), *result_tables(results))
    return Export(
        name=slug(case.id),
        title=next(iter(case.settings.title.values()), case.id),
        edition=str(results.get("edition", "public")),
        licence=case.settings.licence or NOT_STATED,
        sources=tuple((one.title, one.url) for one in case.sources),
        tables=found,
        version=version,
    )


def slug(text: str) -> str:
    """Return a text as a name that every reader takes: small Latin letters, digits, hyphens."""
    return _NOT_IN_NAMES.sub("-", text.lower()).strip("-.") or "case"


def case_tables(case: Case) -> tuple[Flat, ...]:
    """Return the tables of a case folder, in the order of `TABLES`."""
    rows: Mapping[str, Sequence[Record]] = {
        name: (case.settings,) if name == "settings" else getattr(case, name) for name in TABLES
    }
    return tuple(
        flat_table(rows[name], record=record, name=name, title=title)
        for name, (title, record) in TABLES.items()
    )


def result_tables(results: Mapping[str, Any]) -> tuple[Flat, ...]:
    """Return every list of rows of the results as a flat table.

    Five quantiles are five columns; what else is nested is JSON in one cell. Parts that are
    no list of rows stand together in `result_rest`.
    """
    lists = {
        name: rows
        for name, rows in sorted(results.items())
        if isinstance(rows, list) and rows and all(isinstance(one, dict) for one in rows)
    }
    rest = [
        {"name": name, "value": json.dumps(value, ensure_ascii=False, sort_keys=True)}
        for name, value in sorted(results.items())
        if name not in lists
    ]
    tables = {**lists, **({"rest": rest} if rest else {})}
    return tuple(_result_table(f"result_{name}", rows=rows) for name, rows in tables.items())


def _result_table(name: str, *, rows: Sequence[Mapping[str, Any]]) -> Flat:
    flat = [dict(_flattened(row)) for row in rows]
    names = list(dict.fromkeys(column for row in flat for column in row))
    columns = tuple(
        Column(
            name=one,
            field=one,
            kind=_kind(row.get(one) for row in flat),
            description="",
            required=False,
        )
        for one in names
    )
    cells = tuple(
        tuple(_as_kind(row.get(one.name), kind=one.kind) for one in columns) for row in flat
    )
    return Flat(name=name, title="out/results.json", columns=columns, rows=cells)


def _flattened(row: Mapping[str, Any]) -> Iterable[tuple[str, Value]]:
    for name, value in row.items():
        if isinstance(value, dict) and set(value) == set(QUANTILES):
            yield from ((f"{name}_{level}", value[level]) for level in QUANTILES)
        elif isinstance(value, dict | list):
            yield name, json.dumps(value, ensure_ascii=False, sort_keys=True)
        else:
            yield name, value


def _kind(values: Iterable[Value]) -> Kind:
    there = [one for one in values if one is not None]
    if there and all(isinstance(one, bool) for one in there):
        return "boolean"
    if there and all(isinstance(one, int | float) and not isinstance(one, bool) for one in there):
        return "number"
    return "string"


def _as_kind(value: Value, *, kind: Kind) -> Value:
    if value is None or value == "":
        return None
    return str(value) if kind == "string" else value
