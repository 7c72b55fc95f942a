"""Every deliberate error of apora, as one tree.

AporaError
├── CaseProblems        the case folder has errors; every one is listed
├── EstimateRefused     a question that a rule forbids or the model cannot state
├── FitRejected         a calibration that its own gates did not accept
├── PlanRefused         a plan that cannot be made as asked; every reason is listed
├── SettingRefused      a setting from the environment that cannot be read
├── StoreBusy           another run is writing to the same case folder
├── StoreUnwritable     the case folder cannot be written to
├── Unreadable          a number as said that cannot be read
└── ReportRefused       a report that its own checks refuse
    └── BareNumber      a number on a page without its kind
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong in a file, where it is, and what to do about it."""

    where: str
    what: str
    remedy: str
    rule: str
    severity: Literal["error", "warning"] = "error"

    def text(self) -> str:
        """Return the problem as three indented parts: where, what, remedy."""
        return f"  {self.where}: {self.what}\n      {self.remedy}"


def problems_text(problems: Sequence[Problem]) -> str:
    """Return every problem as printable text, errors before warnings."""
    parts = []
    for severity in ("error", "warning"):
        chosen = [p for p in problems if p.severity == severity]
        if chosen:
            noun = severity if len(chosen) == 1 else f"{severity}s"
            parts.append(f"{len(chosen)} {noun}\n")
            parts.extend(problem.text() for problem in chosen)
    return "\n".join(parts)


class AporaError(Exception):
    """Base of every error that apora raises on purpose."""

    exit_code: ClassVar[int] = 1


class CaseProblems(AporaError):
    """The case folder cannot be used as it is; `problems` lists every reason."""

    exit_code = 3

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems and show all of them as the message."""
        super().__init__(problems_text(problems))
        self.problems = tuple(problems)


class EstimateRefused(AporaError):
    """A question that is refused: `rule` names the rule, `what` and `remedy` say the rest."""

    exit_code = 4

    def __init__(self, *, rule: str, what: str, remedy: str) -> None:
        """Keep the rule and show what was asked and what to ask instead."""
        super().__init__(f"refused by the rule '{rule}': {what}\n      {remedy}")
        self.rule = rule
        self.what = what
        self.remedy = remedy


class FitRejected(AporaError):
    """A calibration that was not accepted; `reasons` says which gate and why."""

    exit_code = 5

    def __init__(self, reasons: Sequence[str]) -> None:
        """Keep the reasons and show one a line."""
        lines = "\n".join(f"  {reason}" for reason in reasons)
        super().__init__(f"the calibration was not accepted\n{lines}")
        self.reasons = tuple(reasons)


class PlanRefused(AporaError):
    """No plan can be made as asked; `problems` lists every reason."""

    exit_code = 10

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems and show all of them as the message."""
        super().__init__(problems_text(problems))
        self.problems = tuple(problems)


class SettingRefused(AporaError):
    """A setting whose value cannot be read; `variable` is where it came from."""

    exit_code = 2

    def __init__(self, *, variable: str, what: str, remedy: str) -> None:
        """Keep the variable and show what it holds and what it may hold."""
        super().__init__(f"{variable}: {what}\n      {remedy}")
        self.variable = variable


class Unreadable(AporaError):
    """A number that cannot be read as written; says why and what to write instead."""

    def __init__(self, *, what: str, remedy: str) -> None:
        """Keep the two parts for the problem that a check makes of them."""
        super().__init__(f"{what}\n      {remedy}")
        self.what = what
        self.remedy = remedy


class StoreBusy(AporaError):
    """Another run holds the case folder's store."""

    exit_code = 6

    def __init__(self, *, where: str, what: str, remedy: str) -> None:
        """Show where the store is, who holds it and what to do."""
        super().__init__(f"{where}: {what}\n      {remedy}")


class StoreUnwritable(AporaError):
    """The case folder cannot be written to; the last good output stays."""

    exit_code = 7

    def __init__(self, *, where: str, what: str, remedy: str) -> None:
        """Show where writing failed, why and what to do."""
        super().__init__(f"{where}: {what}\n      {remedy}")


class ReportRefused(AporaError):
    """A report that its own checks refuse; `problems` lists every reason."""

    exit_code = 8

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems and show all of them as the message."""
        super().__init__(problems_text(problems))
        self.problems = tuple(problems)


class BareNumber(ReportRefused):
    """A page prints a number without saying whether it was claimed, estimated or assumed."""
