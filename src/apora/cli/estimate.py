"""`apora estimate`: what the calibrated model says of one quantity."""

from typing import Annotated

import typer

from apora.cli.options import CaseFolder, Format, FormatOption
from apora.cli.tables import csv_text, json_text, text_table


def estimate(
    case: CaseFolder,
    indicator: Annotated[
        str,
        typer.Argument(
            metavar="INDICATOR",
            help="A quantity; `apora indicators` lists them.",
            show_default=False,
        ),
    ],
    *,
    where: Annotated[
        str, typer.Option("--where", help="The unit, by its id in units.csv.", show_default=False)
    ],
    when: Annotated[
        str,
        typer.Option(
            "--when",
            help="A date or a span in EDTF: 2020-11-30, 2020-08/2020-11.",
            show_default=False,
        ),
    ],
    scenario: Annotated[
        str, typer.Option("--scenario", help="A scenario; without it, the reference.")
    ] = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """Say what the model knew before the evidence of any quantity, and what it knows now."""
    from apora import workflow

    answer = workflow.estimate(
        workflow.open_case(case), indicator=indicator, where=where, when=when, scenario=scenario
    )
    rows = answer.rows()
    if form is Format.TEXT:
        typer.echo(f"{answer.title} [{answer.unit}], {where}, {when}\n")
    printers = {Format.TEXT: text_table, Format.JSON: json_text, Format.CSV: csv_text}
    typer.echo(printers[form](rows), nl=False)
