"""`apora publish`: the report leaves the case folder, after six questions about harm."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from apora.cli.options import CaseFolder


def publish(
    case: CaseFolder,
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Where the report goes.", show_default=False),
    ],
    *,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers",
            help="A TOML file with the answers; without it, and in a terminal, they are asked.",
        ),
    ] = None,
) -> None:
    """Copy the public outputs into a folder, after six questions about harm are answered.

    Answers are kept in publication.toml of the case folder and go with the report. If a
    person could be inferred or a unit be punished, nothing estimated of an office is
    published. The checklist of published standards is printed.
    """
    from apora import workflow

    opened = workflow.open_case(case)
    given = workflow.answers_in(answers) if answers else {}
    if sys.stdin.isatty():
        known = {**workflow.answers_known(opened), **given}
        given |= {
            key: typer.prompt(question)
            for key, question in workflow.QUESTIONS.items()
            if key not in known
        }
    made = workflow.publish(opened, folder, answers=given)
    typer.echo(made.standards + "\n")
    if not made.offices_shown:
        typer.echo("Nothing estimated of an office was published: an answer about harm forbids it.")
    typer.echo(f"{len(made.files)} files in {made.folder}")
