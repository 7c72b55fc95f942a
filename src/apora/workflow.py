"""The Python API: what the commands do, step by step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from apora.errors import CaseProblems, Problem, problems_text

if TYPE_CHECKING:
    from apora.evidence.case import Case
    from apora.registry.indicators import Indicator

Tell: TypeAlias = Callable[[str, float], None]
"""Takes the name of a step and the share of it that is done."""

EXAMPLE = "lowmere"


@dataclass(frozen=True, kw_only=True)
class CaseCheck:
    """What is wrong with a case folder and what it is good for all the same."""

    problems: tuple[Problem, ...]
    good_for: Literal["model", "evidence", "nothing"]

    def text(self) -> str:
        """Return every problem as printable text."""
        return problems_text(self.problems)


def open_case(folder: Path | str) -> "Case":
    """Return the case in a folder.

    Raises:
        CaseProblems: Something could not be read; every such problem is listed.
    """
    from apora.evidence.case import read_case

    return read_case(Path(folder))


def check(folder: Path | str) -> CaseCheck:
    """Return every problem of a case folder and what the case is good for."""
    from apora.evidence.case import inspect_folder
    from apora.evidence.checks import find_problems

    reading = inspect_folder(Path(folder))
    problems = list(reading.problems)
    if reading.case is not None:
        problems += find_problems(reading.case)
    return CaseCheck(problems=tuple(problems), good_for=_good_for(problems, case=reading.case))


def start_case(folder: Path | str, *, example: bool = False) -> Path:
    """Return a new case folder: blank, or a copy of the example.

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


def _good_for(
    problems: Sequence[Problem], *, case: "Case | None"
) -> Literal["model", "evidence", "nothing"]:
    """Return what a case can carry: errors stop everything, missing priors the model."""
    if case is None or any(one.severity == "error" for one in problems):
        return "nothing"
    return "model" if case.parameters and case.households else "evidence"
