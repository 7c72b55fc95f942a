"""`apora settle`: a way out of a conflict, recorded."""

from enum import StrEnum
from typing import Annotated

import typer

from apora.cli.options import CaseFolder
from apora.errors import SettingRefused


class Way(StrEnum):
    """Ways out of a conflict."""

    DEFINITION = "definition"
    SCOPE = "scope"
    HOLD = "hold"
    KEEP = "keep"


def settle(
    case: CaseFolder,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim.", show_default=False)],
    *,
    way: Annotated[
        Way,
        typer.Option(
            "--as",
            help="definition: it counts something else; scope: it speaks of other days or units; "
            "hold: it is set aside; keep: it stays, and may be off topic.",
            show_default=False,
        ),
    ],
    why: Annotated[str, typer.Option("--why", help="The reason.", show_default=False)],
    cells: Annotated[
        list[str] | None,
        typer.Option("--set", help="COLUMN=VALUE, for definition and scope; may be repeated."),
    ] = None,
) -> None:
    """Settle a claim that conflicts with others, and record the edit in edits.csv.

    Nothing is averaged: the claim gets another definition or scope, is held with its reason,
    or stays as it is.
    """
    from apora import workflow

    for one in cells or ():
        if "=" not in one:
            raise SettingRefused(
                variable="--set",
                what=f'"{one}" is not of the form COLUMN=VALUE.',
                remedy="Write what shall stand there behind the sign, as in when=2024-06.",
            )
    pairs = (one.partition("=") for one in cells or ())
    made = workflow.settle(
        case,
        claim,
        way=way.value,
        why=why,
        cells={column.strip(): value.strip() for column, _, value in pairs},
    )
    for row in made:
        if row.column:
            typer.echo(f'{row.claim}, {row.column}: "{row.before}" → "{row.after}"')
        else:
            typer.echo(f"{row.claim} stays as it is; the conflict is recorded.")
    typer.echo(f"Recorded in edits.csv. Next: apora check {case}")
