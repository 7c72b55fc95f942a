"""`apora start`: a new case folder."""

from pathlib import Path
from typing import Annotated

import typer


def start(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The new folder.", show_default=False)
    ],
    *,
    example: Annotated[
        bool, typer.Option("--example", help="Copy the example, an invented service.")
    ] = False,
) -> None:
    """Make a new case folder: the head of a case and empty tables, or the example."""
    from apora import workflow

    made = workflow.start_case(folder, example=example)
    typer.echo(f"{made} is ready.\n")
    if example:
        typer.echo(f"Next: apora assess {made}")
    else:
        typer.echo(
            f"Fill in case.toml and the tables, then: apora check {made}\n"
            "docs/how-to/your-own-case.md goes through them one by one."
        )
