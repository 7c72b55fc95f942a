"""`apora calibrate`: fit the model to the claims."""

import typer

from apora.cli.options import CaseFolder
from apora.cli.progress import progress
from apora.errors import FitRejected
from apora.settings import read_settings


def calibrate(case: CaseFolder) -> None:
    """Fit the model to the claims of a case and say whether the fit is accepted."""
    from apora import workflow

    settings = read_settings()
    with progress(settings) as tell:
        done = workflow.calibrate(workflow.open_case(case), settings=settings, tell=tell)
    typer.echo(done.text())
    raise typer.Exit(0 if done.accepted else FitRejected.exit_code)
