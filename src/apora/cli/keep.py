"""`apora keep` and `apora remove`: originals in custody."""

from pathlib import Path
from typing import Annotated

import typer

from apora.cli.options import CaseFolder

WhoOption = Annotated[
    str, typer.Option("--who", help="A free label of who does it; no name is needed.")
]


def keep(
    case: CaseFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The original.", show_default=False)],
    *,
    source: Annotated[
        str,
        typer.Option("--source", help="The source it is the original of.", show_default=False),
    ],
    origin: Annotated[str, typer.Option("--from", help="Where it was had from.")] = "",
    who: WhoOption = "",
) -> None:
    """Copy an original into the case folder, read-only and hashed, and log it.

    `apora check` recomputes the hashes of all originals.
    """
    from apora import workflow

    row = workflow.keep(case, file, source=source, origin=origin, who=who)
    typer.echo(f"{row.file}\nSHA-256 {row.sha256}, {row.size} bytes, logged in custody.csv.")


def remove(
    case: CaseFolder,
    source: Annotated[
        str,
        typer.Argument(metavar="SOURCE", help="The source whose originals go.", show_default=False),
    ],
    *,
    why: Annotated[str, typer.Option("--why", help="The reason.", show_default=False)],
    who: WhoOption = "",
) -> None:
    """Delete the originals of a source and leave a tombstone: hash, moment and reason."""
    from apora import workflow

    gone, claims = workflow.remove(case, source, why=why, who=who)
    for row in gone:
        typer.echo(f"{row.file} is gone; its tombstone is row {row.number + 1} of custody.csv.")
    if claims:
        typer.echo(f"Claims that rest on this source: {', '.join(claims)}.")
