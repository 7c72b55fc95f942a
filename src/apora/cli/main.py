"""The group of commands; nothing heavy is loaded before a command runs."""

from typing import Annotated

import typer

from apora import __version__
from apora.cli.ask import ask
from apora.cli.assess import assess
from apora.cli.calibrate import calibrate
from apora.cli.check import check
from apora.cli.compare import compare
from apora.cli.diff import diff
from apora.cli.estimate import estimate
from apora.cli.export import export
from apora.cli.faults import telling_faults
from apora.cli.gates import gates
from apora.cli.indicators import indicators
from apora.cli.keep import keep, remove
from apora.cli.measures import measures
from apora.cli.plan import plan
from apora.cli.project import project
from apora.cli.publish import publish
from apora.cli.report import report
from apora.cli.score import score
from apora.cli.settle import settle
from apora.cli.start import start

WHERE_TO_BEGIN = """\
apora turns scattered, hedged, sourced numbers about a uniformed service into an
assessment that can be checked.

Begin with the example, an invented service:

  apora start demo --example     copy it into the new folder demo
  apora assess demo              assess it and write demo/out/report.html

With a document of your own (text, HTML, DOCX, PDF or XLSX):

  apora start mycase --from brief.pdf     a case whose numbers are drafted from it
  apora assess mycase                     the evidence report, at once

With a case of your own:

  apora check CASE               every problem of a case folder at once
  apora indicators               the quantities that a claim can be about
  apora --help                   every command
"""

app = typer.Typer(
    name="apora",
    help="Turn scattered, hedged, sourced numbers into an assessment that can be checked.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    start,
    check,
    keep,
    remove,
    settle,
    assess,
    calibrate,
    project,
    plan,
    report,
    publish,
    estimate,
    compare,
    gates,
    ask,
    score,
    diff,
    export,
    indicators,
    measures,
):
    app.command()(telling_faults(command))


def _print_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"apora {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def begin(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - acted on by its callback
        bool,
        typer.Option(
            "--version",
            help="Print the version and end.",
            is_eager=True,
            callback=lambda value: _print_version(wanted=value),
        ),
    ] = False,
) -> None:
    """Say where to begin if no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(WHERE_TO_BEGIN, nl=False)


def main() -> None:
    """Run the command line."""
    app()
