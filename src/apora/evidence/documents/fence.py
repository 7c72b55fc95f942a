"""A document read by a process of its own, which is ended where it takes too much."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer

from apora.errors import CaseProblems, Problem
from apora.evidence.documents.extract import LONGEST_TEXT, Extract
from apora.evidence.documents.kinds import MEGABYTE, Kind
from apora.evidence.nearest import clipped

MOST_BYTES_TOLD = 4 * LONGEST_TEXT + MEGABYTE
_KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH")
_CHILD = "apora.evidence.documents.child"


def extract_apart(file: Path, *, kind: Kind) -> Extract:
    """Return what a separate process read of a document.

    Args:
        file: The document.
        kind: What it is.

    Raises:
        CaseProblems: It could not be read within the limits of its kind.
    """
    told, ended, late = _told(file, kind=kind)
    if len(told) > MOST_BYTES_TOLD:
        raise _refused(file, what="holds more text than can be kept.")
    if late:
        raise _refused(file, what=f"took its reader longer than {longest_wait(kind)} s.")
    try:
        values = json.loads(told.decode("utf-8")) if ended == 0 else {"fault": "memory"}
    except ValueError:
        values = {"fault": "a reader that broke off"}
    if not isinstance(values, dict) or "fault" in values:
        raise _refused(file, what=_fault(values, kind=kind))
    return Extract(**{name: str(value) for name, value in values.items()})


def longest_wait(kind: Kind) -> int:
    """Return how long a reader is waited for [s]: a busy machine gives it only a share."""
    return 3 * kind.seconds + 30


def _told(file: Path, *, kind: Kind) -> tuple[bytes, int, bool]:
    """Return what the process printed, how it ended, and whether it was ended for its time."""
    late: list[bool] = []
    limits = (str(kind.memory), str(kind.seconds))
    with (
        file.open("rb") as document,
        subprocess.Popen(  # noqa: S603 - our own module, no shell, nothing of the document in it
            [sys.executable, "-I", "-B", "-m", _CHILD, kind.name, *limits],
            stdin=document,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
        ) as process,
    ):

        def end_late() -> None:
            late.append(True)
            process.kill()

        timer = Timer(longest_wait(kind), end_late)
        timer.start()
        try:
            told = process.stdout.read(MOST_BYTES_TOLD + 1) if process.stdout else b""
            if len(told) > MOST_BYTES_TOLD:
                process.kill()
            ended = process.wait()
        finally:
            timer.cancel()
    return told, ended, bool(late)


def _fault(values: object, *, kind: Kind) -> str:
    """Return in words why nothing was read."""
    fault = str(values.get("fault")) if isinstance(values, dict) else "memory"
    if fault != "memory":
        return f"is {clipped(fault)}."
    most = f"{kind.memory // MEGABYTE} MB of memory or {kind.seconds} s of processor time"
    return f"took its reader more than {most}; the reader was ended."


def _refused(file: Path, *, what: str) -> CaseProblems:
    return CaseProblems(
        [
            Problem(
                where=file.name,
                what=what,
                remedy="Open it yourself only if you trust it; save what you need of it as plain "
                "text (.txt) and start from that.",
                rule="document_refused",
            )
        ]
    )
