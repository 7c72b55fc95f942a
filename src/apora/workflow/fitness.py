"""What a case is good for, and what is wrong with it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from apora.errors import CaseProblems, Problem, problems_text

if TYPE_CHECKING:
    from apora.evidence.case import Case

NOTHING_SIMULATED = "units.csv, stratum"
ONE_A_ROW = frozenset({"parameter_without_prior", "household_item_missing"})
"""Rules that name every row that a table of the model lacks."""

GoodFor: TypeAlias = Literal["model", "evidence", "nothing"]


@dataclass(frozen=True, kw_only=True)
class CaseCheck:
    """What is wrong with a case folder and what it is good for all the same.

    `standards` is the checklist of published standards as text, where it was asked for.
    `is_whole` is false where case.toml could not be read, so that nothing was held against it.
    """

    problems: tuple[Problem, ...]
    good_for: GoodFor
    is_whole: bool = True
    standards: str = ""

    @property
    def shown(self) -> Sequence[Problem]:
        """Return every problem as a person wants to see them.

        Where nothing is simulated yet, what each further table of a model lacks is one line.
        """
        return self.problems if self.begun else folded(self.problems)

    def text(self) -> str:
        """Return every problem as printable text."""
        return problems_text(self.shown)

    @property
    def begun(self) -> bool:
        """Return whether there is a unit that a model could simulate."""
        return not any(one.where == NOTHING_SIMULATED for one in self.problems)


def folded(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems with one for each table of the model: its first row and how many more."""
    counts = Counter(one.rule for one in problems if one.rule in ONE_A_ROW)
    shown: list[Problem] = []
    for one in problems:
        more = counts.pop(one.rule, 0) - 1 if one.rule in ONE_A_ROW else 0
        if more < 0:
            continue
        told = f" {more} more like it are in docs/reference/parameters.md." if more else ""
        shown.append(replace(one, remedy=one.remedy + told))
    return shown


def check_folder(folder: Path, *, standards: bool = False) -> CaseCheck:
    """Return every problem of a case folder and what the case is good for.

    Args:
        folder: The case folder.
        standards: Whether to hold it against published standards too.
    """
    from apora.evidence.case import inspect_folder
    from apora.evidence.checks import problems_of

    reading = inspect_folder(folder)
    problems = tuple(problems_of(reading))
    return CaseCheck(
        problems=problems,
        good_for=_good_for(problems, case=reading.case),
        is_whole=reading.case is not None,
        standards=_standards(reading.case, problems=problems) if standards else "",
    )


def _standards(case: "Case | None", *, problems: Sequence[Problem]) -> str:
    if case is None:
        return "The standards checklist needs a case.toml that can be read."
    return standards_text(case, problems=problems)


def standards_text(case: "Case", *, problems: Sequence[Problem]) -> str:
    """Return the checklist of published standards as text.

    Args:
        case: The case.
        problems: What its check found.
    """
    from apora.standards.checklist import checklist, checklist_text

    dossier, outcomes = checklist(case, problems=problems)
    return checklist_text(dossier, outcomes=outcomes)


def held_against(
    case: "Case", *, problems: Sequence[Problem]
) -> Callable[[Path], list[dict[str, Any]]]:
    """Return what holds a case and the outputs in a folder against published standards.

    It returns a row an item.

    Args:
        case: The case.
        problems: What its check found.
    """

    def rows(outputs: Path) -> list[dict[str, Any]]:
        from apora.standards.checklist import checklist, checklist_rows

        return checklist_rows(checklist(case, problems=problems, outputs=outputs)[1])

    return rows


def checked(case: "Case") -> CaseCheck:
    """Return the check of a case that is good for something.

    Raises:
        CaseProblems: It is good for nothing; every problem is listed.
    """
    from apora.evidence.checks import find_problems

    problems = tuple(find_problems(case))
    found = CaseCheck(problems=problems, good_for=_good_for(problems, case=case))
    if found.good_for == "nothing":
        raise CaseProblems(problems)
    return found


def refuse_without_model(case: "Case") -> None:
    """Refuse a case that cannot carry a model, with every reason.

    Raises:
        CaseProblems: What keeps the model out.
    """
    found = checked(case)
    if found.good_for != "model":
        raise CaseProblems(found.problems)


def _good_for(problems: Sequence[Problem], *, case: "Case | None") -> GoodFor:
    """Return what a case can carry."""
    from apora.evidence.checks import good_for

    return "nothing" if case is None else good_for(problems)
