"""`apora assess`: the main job, every step."""

import typer

from apora.cli.faults import code_of
from apora.cli.options import CaseFolder
from apora.cli.progress import progress
from apora.settings import read_settings


def assess(case: CaseFolder) -> None:
    """Check, calibrate, project and report; unchanged steps come from the store."""
    from apora import workflow

    settings = read_settings()
    with progress(settings) as tell:
        written = workflow.assess(workflow.open_case(case), settings=settings, tell=tell)
    typer.echo(written.text())
    raise typer.Exit(code_of(written.status, doubts=written.doubts))
