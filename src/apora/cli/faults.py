"""What a person sees when a command cannot end as asked, and the exit code it ends with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec

import typer

from apora.errors import (
    AporaError,
    CaseProblems,
    EstimateRefused,
    FitRejected,
    PlanRefused,
    ReportRefused,
    SettingRefused,
    StoreBusy,
    StoreUnwritable,
)

P = ParamSpec("P")

EVIDENCE_ONLY = 9
INTERRUPTED = 130

STATUS_CODES = {
    "accepted": 0,
    "not accepted": FitRejected.exit_code,
    "evidence only": EVIDENCE_ONLY,
}
DOUBT_CODES = {"contradiction": 11, "no_room": 12, "uninformed": 13}
"""Of an accepted calibration that is in doubt all the same."""


def code_of(status: str, *, doubts: Iterable[str]) -> int:
    """Return the exit code of a run that wrote a report.

    Args:
        status: Whether the calibration was accepted, or there is none.
        doubts: The doubts that stamp the report, the gravest first.
    """
    first = next(iter(doubts), None)
    return STATUS_CODES[status] or (DOUBT_CODES[first] if first else 0)


@dataclass(frozen=True, kw_only=True)
class ExitCode:
    """One exit code and what it means."""

    code: int
    error: str
    meaning: str


EXIT_CODES: tuple[ExitCode, ...] = (
    ExitCode(code=0, error="", meaning="Done as asked. Of `check`: the case can carry a model."),
    ExitCode(
        code=AporaError.exit_code,
        error="AporaError",
        meaning="Something else went wrong; the message says what.",
    ),
    ExitCode(
        code=SettingRefused.exit_code,
        error="SettingRefused",
        meaning="The command line or a setting cannot be read.",
    ),
    ExitCode(
        code=CaseProblems.exit_code,
        error="CaseProblems",
        meaning="The case folder has errors; every one is listed.",
    ),
    ExitCode(
        code=EstimateRefused.exit_code,
        error="EstimateRefused",
        meaning="A rule refuses the question, or the model cannot state it.",
    ),
    ExitCode(
        code=FitRejected.exit_code,
        error="FitRejected",
        meaning='The calibration was not accepted; outputs are stamped "not accepted".',
    ),
    ExitCode(
        code=StoreBusy.exit_code,
        error="StoreBusy",
        meaning="Another run is working in the same case folder.",
    ),
    ExitCode(
        code=StoreUnwritable.exit_code,
        error="StoreUnwritable",
        meaning="The case folder cannot be written to, the disk is full, or something stands in "
        "the way of a file or a folder.",
    ),
    ExitCode(
        code=ReportRefused.exit_code,
        error="ReportRefused",
        meaning="The report broke one of its own rules and was not written.",
    ),
    ExitCode(
        code=EVIDENCE_ONLY,
        error="",
        meaning="The case cannot carry a model yet; it is good for the evidence report.",
    ),
    ExitCode(
        code=PlanRefused.exit_code,
        error="PlanRefused",
        meaning="No plan can be made as asked: an argument is bad, the fund's measures carry "
        "none, or no mix reaches the aim.",
    ),
    ExitCode(
        code=DOUBT_CODES["contradiction"],
        error="",
        meaning="The report is written and stamped: a claim contradicts all the others.",
    ),
    ExitCode(
        code=DOUBT_CODES["no_room"],
        error="",
        meaning="The report is written and stamped: the priors leave no room for a claim.",
    ),
    ExitCode(
        code=DOUBT_CODES["uninformed"],
        error="",
        meaning="The report is written and stamped: the evidence moves no headline.",
    ),
    ExitCode(
        code=INTERRUPTED,
        error="",
        meaning="Ended by Ctrl-C; the next run goes on from the last finished step.",
    ),
)


def in_the_way(fault: OSError) -> str:
    """Return what a person sees where a file or a folder could not be used.

    Args:
        fault: That nothing below explained.
    """
    where = fault.filename2 or fault.filename or "a file"
    return (
        f"{where}: {(fault.strerror or str(fault)).lower()}.\n"
        "      Look at what stands there; move it away or name another place, and run the same "
        "command again."
    )


def telling_faults(command: Callable[P, None]) -> Callable[P, None]:
    """Return a command that prints deliberate errors as text, without a traceback."""

    @wraps(command)
    def told(*arguments: P.args, **options: P.kwargs) -> None:
        try:
            command(*arguments, **options)
        except AporaError as fault:
            typer.echo(str(fault), err=True)
            raise typer.Exit(fault.exit_code) from fault
        except BrokenPipeError:
            raise
        except OSError as fault:
            typer.echo(in_the_way(fault), err=True)
            raise typer.Exit(StoreUnwritable.exit_code) from fault
        except KeyboardInterrupt as fault:
            typer.echo(
                "\nEnded before it was done. Finished steps are kept: the same command goes "
                "on from there.",
                err=True,
            )
            raise typer.Exit(INTERRUPTED) from fault

    return told
