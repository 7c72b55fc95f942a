"""`apora export`: the case and its results in a format of others."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from apora.cli.options import CaseFolder


class Target(StrEnum):
    """Formats that a case can be exported to."""

    DATAPACKAGE = "datapackage"
    SQLITE = "sqlite"


def export(
    case: CaseFolder,
    *,
    to: Annotated[Target, typer.Option("--to", help="The format.", show_default=False)],
    folder: Annotated[
        Path | None,
        typer.Option("--out", help="A folder to replace; without it, out/exports in the case."),
    ] = None,
    restricted: Annotated[
        bool,
        typer.Option("--restricted", help="Export the restricted edition of the results."),
    ] = False,
) -> None:
    """Write the tables of a case, and its results if there are any, for other programs.

    A Data Package is CSV with a description of every column; SQLite is one file, with
    metadata for Datasette. Each carries its sources and licence, and is read back before
    it stands. Frozen texts are left out.
    """
    from apora import workflow

    files = workflow.export(
        workflow.open_case(case), to=to.value, folder=folder, restricted=restricted
    )
    for path in files:
        typer.echo(str(path))
