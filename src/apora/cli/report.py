"""`apora report`: write the report and the tables."""

from typing import Annotated

import typer

from apora.cli.faults import code_of
from apora.cli.options import CaseFolder
from apora.cli.progress import progress
from apora.settings import read_settings


def report(
    case: CaseFolder,
    *,
    restricted: Annotated[
        bool,
        typer.Option(
            "--restricted",
            help="Write the restricted edition too: it shows by office what the public one "
            "shows by agency, and is stamped.",
        ),
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Then stay, and build the pages in out/preview again whenever a text or a "
            "grade of the case changes, until Ctrl-C.",
        ),
    ] = False,
) -> None:
    """Write the report of a case in its languages, the results and the tables.

    Steps that are not done yet are done first.
    """
    from apora import workflow

    settings = read_settings()
    opened = workflow.open_case(case)
    with progress(settings) as tell:
        written = workflow.write_report(opened, restricted=restricted, settings=settings, tell=tell)
    typer.echo(written.text())
    if watch:
        workflow.watch(opened, told=typer.echo)
    raise typer.Exit(code_of(written.status, doubts=written.doubts))
