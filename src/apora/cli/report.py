"""`apora report`: write the report and the tables."""

import typer

from apora.cli.options import CaseFolder
from apora.cli.progress import progress
from apora.settings import read_settings


def report(case: CaseFolder) -> None:
    """Write the report of a case in its languages, the results and the tables."""
    from apora import workflow

    settings = read_settings()
    with progress(settings) as tell:
        written = workflow.write_report(workflow.open_case(case), settings=settings, tell=tell)
    typer.echo(written.text())
    raise typer.Exit(written.exit_code)
