"""`apora compare`: scenarios side by side on the same draws."""

from typing import Annotated

import typer

from apora.cli.options import CaseFolder, Format, FormatOption
from apora.cli.progress import progress
from apora.cli.tables import csv_text, json_text
from apora.settings import read_settings


def compare(
    case: CaseFolder,
    scenarios: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SCENARIO]...",
            help="Scenarios of the case, or measures joined by +; without any, all of them.",
            show_default=False,
        ),
    ] = None,
    *,
    where: Annotated[
        str, typer.Option("--where", help="A unit; without it, the one that leads the report.")
    ] = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """Set scenarios side by side: people by route, families, hours, cases, costs, gates.

    Each is run on the same draws as it stands, with each reaction of the employer, with
    its assumed effects left out and widened, and started three and six months later.
    """
    from apora import workflow

    settings = read_settings()
    with progress(settings) as tell:
        done = workflow.compare(
            workflow.open_case(case), scenarios or (), where=where, settings=settings, tell=tell
        )
    if form is Format.TEXT:
        typer.echo(done.text(), nl=False)
    else:
        typer.echo((json_text if form is Format.JSON else csv_text)(done.rows()), nl=False)
