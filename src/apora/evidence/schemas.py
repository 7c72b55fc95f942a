"""The published JSON Schemas of a case folder, made from the records.

`python -m apora.evidence.schemas` writes them; a test compares the files with the code.
"""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from apora.evidence.custody import CustodyRow
from apora.evidence.ledger import LedgerEntry
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
from apora.evidence.settling import EditRow

VERSION = "1.0"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

RECORDS: dict[str, tuple[str, type[Record]]] = {
    "case": ("case.toml", Settings),
    "units": ("units.csv", Unit),
    "sources": ("sources.csv", Source),
    "claims": ("claims.csv", Claim),
    "drivers": ("drivers.csv", DriverRow),
    "parameters": ("parameters.csv", ParameterRow),
    "households": ("households.csv", HouseholdRow),
    "measure": ("measures/*.toml", Measure),
    "scenarios": ("scenarios.toml", Scenario),
    "judgements": ("judgements.toml", Judgement),
    "custody": ("custody.csv", CustodyRow),
    "edits": ("edits.csv", EditRow),
    "projections": ("projections.csv", LedgerEntry),
}
"""The file each schema is for, and the record of one row (or of the file)."""


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of one row of every table, and of every settings file, by name."""
    return {
        name: {
            "$schema": DRAFT,
            "$id": f"apora-case/{VERSION}/{name}",
            **record.model_json_schema(by_alias=True),
            "title": file,
        }
        for name, (file, record) in RECORDS.items()
    }


def schema_text(schema: dict[str, Any]) -> str:
    """Return a schema as the package stores it."""
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def stored_schemas() -> dict[str, str]:
    """Return the text of every schema that the package publishes, by name."""
    folder = files("apora.evidence").joinpath("schema", VERSION)
    return {
        one.name.removesuffix(".json"): one.read_text(encoding="utf-8")
        for one in folder.iterdir()
        if one.name.endswith(".json")
    }


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / f"{name}.json").write_text(schema_text(schema), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(__file__).parent / "schema" / VERSION)
