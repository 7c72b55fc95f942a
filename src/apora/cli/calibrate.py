"""`apora calibrate`: fit the model to the claims."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from apora.cli.options import CaseFolder
from apora.cli.progress import progress
from apora.cli.tables import text_table
from apora.errors import FitRejected, SettingRefused
from apora.settings import RunSettings, read_settings


def calibrate(
    case: CaseFolder,
    *,
    deep: Annotated[
        bool,
        typer.Option(
            "--deep",
            help="Then fit anew with each claim left out, each origin of several claims, and "
            "the errors that grades stand for halved and doubled: dozens of fits, an hour or more.",
        ),
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="NAME",
            help="With --deep: this claim or origin alone, `halved` or `doubled`; may be repeated.",
        ),
    ] = None,
) -> None:
    """Fit the model to the claims of a case and say whether the fit is accepted.

    With --deep every fit is kept as it is finished: Ctrl-C ends it at any time, and the same
    command goes on. Each takes most of the time of a calibration, and there are as many as
    claims in use, origins of several claims, and two: 42 for belarus-2020, at some minute and
    a half each. The next report shows them in the place of weights.
    """
    from apora import workflow

    settings = read_settings()
    if only and not deep:
        raise SettingRefused(
            variable="--only",
            what="says which fits --deep makes, and --deep was not given.",
            remedy="Give --deep too, or leave it out.",
        )
    if deep:
        _deep(case, only=only or (), settings=settings)
        return
    with progress(settings) as tell:
        done = workflow.calibrate(workflow.open_case(case), settings=settings, tell=tell)
    typer.echo(done.text())
    raise typer.Exit(0 if done.accepted else FitRejected.exit_code)


def _deep(case: Path, *, only: Sequence[str], settings: RunSettings) -> None:
    from apora import workflow

    with progress(settings) as tell:
        done = workflow.calibrate_deep(
            workflow.open_case(case),
            only=only,
            settings=settings,
            tell=tell,
            said=lambda line: typer.echo(line, err=True),
        )
    typer.echo(text_table(done.rows()))
    typer.echo(done.text())
