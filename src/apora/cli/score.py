"""`apora score`: what was projected beforehand, entered and scored."""

from typing import Annotated

import typer

from apora.cli.options import CaseFolder, Format, FormatOption
from apora.cli.progress import progress
from apora.cli.tables import csv_text, json_text, text_table
from apora.settings import read_settings


def score(
    case: CaseFolder,
    *,
    record: Annotated[
        bool,
        typer.Option(
            "--record",
            help="Enter the projections of the calibrated model in projections.csv instead.",
        ),
    ] = False,
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--also",
            help="A further projection to enter, as 'indicator where when'; may be repeated.",
        ),
    ] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Score projections against what sources have said since: CRPS, interval score, coverage.

    Beside each stand the scores of no change and of what was thought before the evidence.
    The ledger, projections.csv, is chained by hashes: an entry that was edited is named and
    nothing is scored.
    """
    from apora import workflow

    opened = workflow.open_case(case)
    if record or also:
        settings = read_settings()
        with progress(settings) as tell:
            done = workflow.record(opened, also=tuple(also or ()), settings=settings, tell=tell)
        typer.echo(done.text())
        return
    found = workflow.score(opened)
    if form is not Format.TEXT:
        typer.echo((json_text if form is Format.JSON else csv_text)(found.rows()), nl=False)
        return
    typer.echo(found.head())
    for title, rows in (
        ("Scored", found.scored()),
        ("Answered without a number", found.statements()),
        ("Due, and no claim says the number", found.waiting()),
    ):
        if rows:
            typer.echo(f"\n{title}\n{text_table(rows)}", nl=False)
