"""`apora check`: every problem of a case folder at once."""

from typing import Annotated

import typer

from apora.cli.faults import EVIDENCE_ONLY
from apora.cli.options import CaseFolder
from apora.errors import CaseProblems

GOOD_FOR = {
    "model": "The case can carry a model: apora assess {case}",
    "evidence": (
        "The case is good for the evidence report; it cannot carry a model yet.\n"
        "      The problems marked above say what is missing."
    ),
    "nothing": "The case cannot be used yet. Nothing in it was changed.",
}
HALF = "      Names, dates and numbers of the tables are checked once case.toml can be read."


def check(
    case: CaseFolder,
    *,
    standards: Annotated[
        bool,
        typer.Option(
            "--standards",
            help="Print the checklist of published standards too: each item with pass, or with "
            "what fails.",
        ),
    ] = False,
) -> None:
    """List every problem of a case folder, each with its place and its remedy.

    The exit code says what the case is good for: 0 a model, 9 the evidence report, 3 neither.
    """
    from apora import workflow

    found = workflow.check(case, standards=standards) if standards else workflow.check(case)
    if found.problems:
        typer.echo(found.text() + "\n")
    if found.standards:
        typer.echo(found.standards + "\n")
    typer.echo(GOOD_FOR[found.good_for].format(case=case))
    if not found.is_whole:
        typer.echo(HALF)
    codes = {"model": 0, "evidence": EVIDENCE_ONLY, "nothing": CaseProblems.exit_code}
    raise typer.Exit(codes[found.good_for])
