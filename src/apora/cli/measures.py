"""`apora measures`: the library of measures, and copies of them for a case."""

from pathlib import Path
from typing import Annotated

import typer

from apora.cli.options import Format, FormatOption
from apora.cli.tables import csv_text, json_text, text_table


def measures(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", help="Measures to print or to copy.", show_default=False
        ),
    ] = None,
    *,
    into: Annotated[
        Path | None,
        typer.Option("--into", help="A case folder to copy them into.", show_default=False),
    ] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """List the library of measures, print some of them, or copy them into a case.

    Each says what its effects rest on and which of them are assumed. In a case their
    dates are moved to its assessment; sizes are to be adapted.
    """
    from apora import workflow
    from apora.evidence.records import main_text

    if names and into is not None:
        for path in workflow.take_measures(workflow.open_case(into), names):
            typer.echo(f"{path} is written.")
        return
    held = workflow.measures(names or ())
    if names and form is Format.TEXT:
        typer.echo("\n".join(one.text for one in held), nl=False)
        return
    rows = [
        {
            "id": one.measure.id,
            "by": one.measure.by,
            "acts on": ", ".join(one.gates),
            "effect": one.effect,
            "title": one.measure.title["en"],
            **({} if form is Format.TEXT else {"evidence": main_text(one.measure.evidence)}),
        }
        for one in held
    ]
    printers = {Format.TEXT: text_table, Format.JSON: json_text, Format.CSV: csv_text}
    typer.echo(printers[form](rows), nl=False)
