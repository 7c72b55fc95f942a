"""`apora indicators`: the quantities that a claim can be about."""

import typer

from apora.cli.options import Format, FormatOption
from apora.cli.tables import csv_text, json_text, text_table


def indicators(*, form: FormatOption = Format.TEXT) -> None:
    """List the quantities that a claim can be about."""
    from apora import workflow

    rows = [
        {
            "id": one.id,
            "unit": one.unit,
            "nature": one.nature,
            "title": one.title,
            "restricted": one.restricted,
        }
        for one in workflow.indicators()
    ]
    printers = {Format.TEXT: text_table, Format.JSON: json_text, Format.CSV: csv_text}
    typer.echo(printers[form](rows), nl=False)
