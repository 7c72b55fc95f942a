"""What the run behind the committed sample report learned: docs/sample/learned.json.

`make_sample_report.py` writes it; the page about the model prints it beside the priors.
The points of the priors of that run stand in it, so that a page made after a prior was
changed does not print what another prior was narrowed to.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from apora.evidence.case import Case
from apora.evidence.records import HouseholdRow, ParameterRow

PATH = Path(__file__).resolve().parents[1] / "docs" / "sample" / "learned.json"
OFFICES = "office_effect"
"""What sets one office apart; its rows are no part of a public page."""
DIGITS = 3


def learned(results: Mapping[str, Any], *, case: Case) -> dict[str, Any]:
    """Return the run, the priors that it set out from, and how far each was narrowed.

    Args:
        results: Of the run, in the public edition.
        case: Its tables.
    """
    head, fit = results["case"], results["diagnostics"]
    return {
        "case": head["id"],
        "as_of": head["as_of"],
        "version": head["version"],
        "digest": head["digest"],
        "status": results["status"],
        "chains": fit["chains"],
        "draws": fit["draws"],
        "stated": [
            *stated("parameters", rows=case.parameters),
            *stated("households", rows=case.households),
        ],
        "parameters": [
            {
                "id": one["id"],
                "stratum": one["stratum"],
                "contraction": float(f"{one['contraction']:.{DIGITS}g}"),
                "told": one["told"],
            }
            for one in results["parameters"]
            if one["sampled"] and one["id"] != OFFICES
        ],
    }


def stated(
    table: str, *, rows: Sequence[ParameterRow] | Sequence[HouseholdRow]
) -> list[dict[str, Any]]:
    """Return the points of every prior of a table.

    Args:
        table: Its name.
        rows: Of the case.
    """
    return [
        {
            "table": table,
            "id": one.id,
            "stratum": one.stratum,
            "points": [one.low, one.mid, one.high],
        }
        for one in rows
    ]


def written(found: Mapping[str, Any]) -> str:
    """Return what is learned as text: a line a row, so that a change can be read."""
    lines = {name: value for name, value in found.items() if not isinstance(value, list)}
    lists = [(name, value) for name, value in found.items() if isinstance(value, list)]
    head = json.dumps(lines, ensure_ascii=False, indent=1)[:-2]
    parts = [f' "{name}": [\n{_rows(value)}\n ]' for name, value in lists]
    return ",\n".join([head, *parts]) + "\n}\n"


def _rows(values: Iterable[Any]) -> str:
    return ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in values)


def read() -> dict[str, Any]:
    """Return what the committed sample learned."""
    found: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return found
