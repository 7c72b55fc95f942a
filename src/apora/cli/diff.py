"""`apora diff`: what moved between two builds, and what changed."""

from pathlib import Path
from typing import Annotated

import typer

from apora.cli.options import Format, FormatOption
from apora.cli.tables import csv_text, json_text

_BUILD = "A results.json, or the folder of a case or of its outputs."


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help=_BUILD, show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=_BUILD, show_default=False)],
    *,
    form: FormatOption = Format.TEXT,
) -> None:
    """Name each main point that moved between two builds, and what of the case changed.

    A shift is split into what added, changed or removed claims account for, by their own
    weight, and the rest: assumptions, priors, measures or method.
    """
    from apora import workflow

    found = workflow.diff(old, new)
    if form is Format.TEXT:
        typer.echo(workflow.diff_text(found))
    else:
        printers = {Format.JSON: json_text, Format.CSV: csv_text}
        typer.echo(printers[form](workflow.diff_rows(found)), nl=False)
