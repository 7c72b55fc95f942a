"""`apora plan`: the mix of measures that does most for an aim under a budget."""

from enum import StrEnum
from typing import Annotated

import typer

from apora.cli.options import CaseFolder
from apora.cli.progress import progress
from apora.cli.tables import json_text
from apora.errors import FitRejected
from apora.settings import read_settings


class AimOption(StrEnum):
    """What a plan raises."""

    FAMILIES = "families"
    DEPARTURES = "departures"
    HOURS = "hours"


class PlanFormat(StrEnum):
    """How a plan is printed."""

    TEXT = "text"
    JSON = "json"


def plan(
    case: CaseFolder,
    *,
    budget: Annotated[
        float,
        typer.Option("--budget", help="Money for the fund's first year.", show_default=False),
    ],
    currency: Annotated[
        str,
        typer.Option(
            "--currency",
            help="Currency of the budget, one with a rate in case.toml; without it, the report's.",
        ),
    ] = "",
    aim: Annotated[
        AimOption,
        typer.Option(
            "--aim",
            help="families: carried to a job; departures: by own wish; hours: withdrawn from "
            "extra duties.",
        ),
    ] = AimOption.FAMILIES,
    cautious: Annotated[
        float | None,
        typer.Option(
            "--cautious",
            help="Judge a mix by this quantile of draws, as 0.2; without it, by their mean.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        PlanFormat, typer.Option("--format", help="How the plan is printed.")
    ] = PlanFormat.TEXT,
) -> None:
    """Find the mix of the fund's measures that does most for an aim under a budget."""
    from apora import workflow

    settings = read_settings()
    with progress(settings) as tell:
        found = workflow.plan(
            workflow.open_case(case),
            budget=budget,
            currency=currency,
            aim=aim.value,
            cautious=cautious,
            settings=settings,
            tell=tell,
        )
    typer.echo(found.text() if form is PlanFormat.TEXT else json_text([found.row]).rstrip("\n"))
    raise typer.Exit(0 if found.accepted else FitRejected.exit_code)
