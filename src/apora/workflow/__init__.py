"""The Python API: what the commands do, step by step."""

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from apora.errors import CaseProblems, Problem
from apora.settings import RunSettings
from apora.workflow.fitness import CaseCheck, check_folder, checked
from apora.workflow.outputs import Written, published
from apora.workflow.results_step import evidence_results

if TYPE_CHECKING:
    from apora.evidence.case import Case
    from apora.registry.indicators import Indicator

__all__ = [
    "CaseCheck",
    "Tell",
    "Written",
    "assess",
    "check",
    "indicators",
    "open_case",
    "start_case",
    "write_report",
]

Tell: TypeAlias = Callable[[str, float], None]
"""Takes the name of a step and the share of it that is done."""

EXAMPLE = "lowmere"


def silent(_step: str, _share: float) -> None:
    """Tell nobody."""


def open_case(folder: Path | str) -> "Case":
    """Return the case in a folder.

    Raises:
        CaseProblems: Something could not be read; every such problem is listed.
    """
    from apora.evidence.case import read_case

    return read_case(Path(folder))


def check(folder: Path | str) -> CaseCheck:
    """Return every problem of a case folder and what the case is good for."""
    return check_folder(Path(folder))


def assess(case: "Case", *, settings: RunSettings | None = None, tell: Tell = silent) -> Written:
    """Check, calibrate, project and report; unchanged steps come from the store.

    Args:
        case: From `open_case`.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case is good for nothing yet.
        StoreBusy: Another run is working in the case folder.
        StoreUnwritable: The case folder cannot be written to.
    """
    return write_report(case, settings=settings, tell=tell)


def write_report(
    case: "Case",
    *,
    restricted: bool = False,
    settings: RunSettings | None = None,
    tell: Tell = silent,
) -> Written:
    """Write the results, the report in each language and the tables, as a whole.

    Steps that are not done yet are done first.

    Args:
        case: From `open_case`.
        restricted: Whether to write the restricted edition beside the public one.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case is good for nothing yet.
        ReportRefused: The report broke one of its own rules.
        StoreBusy: Another run is working in the case folder.
        StoreUnwritable: The case folder cannot be written to.
    """
    from apora.store.steps import Store

    store = Store(case=case.folder)
    with store.held():
        found = checked(case)
        if found.good_for == "model":
            raise NotImplementedError("calibration and projection are not wired to assess")
        results = evidence_results(case, found=found)
        tell("writing the report", 0.0)
        written = published(results, store=store, restricted=restricted)
        tell("writing the report", 1.0)
    return written


def start_case(folder: Path | str, *, example: bool = False) -> Path:
    """Return a new case folder: blank, or a copy of the example.

    Args:
        folder: The new folder.
        example: Whether to copy the example.

    Raises:
        CaseProblems: The folder holds something already, or the example is missing.
    """
    from apora.evidence.new_case import copy_case, write_blank_case

    made = Path(folder)
    if example:
        copy_case(example_folder(), folder=made)
    else:
        write_blank_case(made)
    return made


def example_folder() -> Path:
    """Return the folder of the example: in the package, or in the source tree beside it."""
    package = Path(str(files("apora")))
    for place in (package / "cases" / EXAMPLE, package.parents[1] / "cases" / EXAMPLE):
        if (place / "case.toml").is_file():
            return place
    raise CaseProblems(
        [
            Problem(
                where=f"the example, {EXAMPLE}",
                what="is not part of this installation.",
                remedy="Install apora from its source tree or from a wheel that holds cases/.",
                rule="missing_example",
            )
        ]
    )


def indicators() -> "Sequence[Indicator]":
    """Return the quantities that a claim can be about."""
    from apora.registry.indicators import INDICATORS

    return INDICATORS
