"""`apora project`: follow every scenario from the calibrated model."""

import typer

from apora.cli.options import CaseFolder
from apora.cli.progress import progress
from apora.settings import read_settings


def project(case: CaseFolder) -> None:
    """Project every scenario of a case; calibrates first where that is not done."""
    from apora import workflow

    settings = read_settings()
    with progress(settings) as tell:
        done = workflow.project(workflow.open_case(case), settings=settings, tell=tell)
    typer.echo(done.text())
