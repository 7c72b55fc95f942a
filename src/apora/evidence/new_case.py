"""A new case folder: its head with every setting explained, and tables with no row yet."""

import csv
import json
import shutil
from pathlib import Path

from apora.errors import CaseProblems, Problem
from apora.evidence.forms import columns_of, text_columns
from apora.evidence.records import (
    Claim,
    DriverRow,
    HouseholdRow,
    ParameterRow,
    Record,
    Settings,
    Source,
    Unit,
)

TABLES: dict[str, type[Record]] = {
    "units.csv": Unit,
    "sources.csv": Source,
    "claims.csv": Claim,
    "drivers.csv": DriverRow,
    "parameters.csv": ParameterRow,
    "households.csv": HouseholdRow,
}
NOT_SHARED = """\
# Texts and originals may name people: they stay out of a shared folder unless you decide otherwise.
texts/
originals/
out/
"""


def write_blank_case(folder: Path) -> None:
    """Write a case folder whose head is to be filled in and whose tables have no row.

    Raises:
        CaseProblems: The folder is there already and holds something.
    """
    _refuse_in_use(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "measures").mkdir()
    (folder / ".gitignore").write_text(NOT_SHARED, encoding="utf-8")
    (folder / "case.toml").write_text(blank_head(), encoding="utf-8")
    for name, record in TABLES.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerow(columns_of(record))


def copy_case(source: Path, *, folder: Path) -> None:
    """Copy a case folder without its outputs.

    Raises:
        CaseProblems: The folder is there already and holds something.
    """
    _refuse_in_use(folder)
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("out"), dirs_exist_ok=True)


def blank_head() -> str:
    """Return a `case.toml` that lists every setting: what is asked, or what holds without it."""
    texts = text_columns(Settings)
    lines = ["# The head of the case. Fill in each empty value; the others may stay.", ""]
    for name, field in Settings.model_fields.items():
        if field.description:
            lines.append(f"# {field.description}")
        if field.is_required():
            lines.append(f"{name} = {{en = ''}}" if name in texts else f"{name} = ''")
        else:
            lines.append(f"{name} = {json.dumps(field.default)}")
    return "\n".join(lines).replace("''", '""') + "\n"


def _refuse_in_use(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseProblems(
            [
                Problem(
                    where=str(folder),
                    what="is there already. Nothing in it was changed.",
                    remedy="Name a folder that is empty or not there yet.",
                    rule="folder_in_use",
                )
            ]
        )
