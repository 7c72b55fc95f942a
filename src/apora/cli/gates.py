"""`apora gates`: of a hundred people in post, who would leave, could, and is let go."""

from typing import Annotated

import typer

from apora.cli.options import CaseFolder, Format, FormatOption
from apora.cli.progress import progress
from apora.cli.tables import csv_text, json_text
from apora.settings import read_settings


def gates(
    case: CaseFolder,
    *,
    where: Annotated[
        str, typer.Option("--where", help="A unit; without it, the one that leads the report.")
    ] = "",
    when: Annotated[
        str, typer.Option("--when", help="A day; without it, that of the assessment.")
    ] = "",
    scenario: Annotated[
        str,
        typer.Option(
            "--scenario", help="A scenario, or measures joined by +; without it, the reference."
        ),
    ] = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """Say how many of a hundred would leave, could and are let go, and who is left behind."""
    from apora import workflow

    settings = read_settings()
    with progress(settings) as tell:
        answer = workflow.gates(
            workflow.open_case(case), where=where, when=when, scenario=scenario,
            settings=settings, tell=tell,
        )  # fmt: skip
    if form is Format.TEXT:
        typer.echo(answer.text())
    else:
        typer.echo((json_text if form is Format.JSON else csv_text)(answer.rows()), nl=False)
