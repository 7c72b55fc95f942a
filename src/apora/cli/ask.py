"""`apora ask`: which number to get next, for a decision."""

from pathlib import Path
from typing import Annotated

import typer

from apora.cli.options import CaseFolder, Format, FormatOption, Precision
from apora.cli.progress import progress
from apora.cli.tables import csv_text, json_text, text_table
from apora.settings import read_settings


def ask(
    case: CaseFolder,
    *,
    decision: Annotated[
        str,
        typer.Option(
            "--decision",
            help="What the number is wanted for: an outcome by the decision date (departures, "
            "vacancy), a main quantity (departures_since_shock), or two scenarios joined with |.",
        ),
    ] = "departures",
    by: Annotated[
        str,
        typer.Option(
            "--by",
            help="The outcome that two scenarios are compared in; without it, departures.",
        ),
    ] = "",
    precision: Annotated[
        Precision,
        typer.Option(
            "--precision",
            help="How well a number would be known: a count by whoever keeps the list, a rounded "
            "number in a publication, about so many.",
        ),
    ] = Precision.COUNT,
    candidates: Annotated[
        Path | None,
        typer.Option(
            "--candidates",
            help="A CSV of numbers that could be had: indicator, where, when, precision, cost, "
            "note; without it, what is usually asked of every unit.",
        ),
    ] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Rank the numbers that could be had by what each would do for a decision.

    For each, what would be said of it is drawn many times from the calibrated model, and the
    draws are weighed by that: by how much the range would narrow, and how much less often the
    worse of two scenarios would be chosen. Nothing is ranked that unrelated noise shows too.
    """
    from apora import workflow

    settings = read_settings()
    with progress(settings) as tell:
        answer = workflow.ask(
            workflow.open_case(case),
            decision=decision,
            by=by,
            precision=precision.value,
            candidates=candidates,
            settings=settings,
            tell=tell,
        )
    if form is Format.TEXT:
        typer.echo(answer.head() + "\n")
        typer.echo(text_table(answer.ranked()), nl=False)
        return
    typer.echo((json_text if form is Format.JSON else csv_text)(answer.rows()), nl=False)
