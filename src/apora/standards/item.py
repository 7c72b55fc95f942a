"""One item of a standard, and how it came out for a case."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from apora.errors import Problem
from apora.standards.dossier import Dossier

Needs: TypeAlias = Literal["case", "results", "pages"]
Verdict: TypeAlias = Literal["pass", "fail", "not yet", "does not apply"]
Test: TypeAlias = Callable[[Dossier], Iterable[Problem]]
Applies: TypeAlias = Callable[[Dossier], bool]

NEED = {
    "case": "",
    "results": "out/results.json is not there: run `apora assess` first.",
    "pages": "out/report.html is not there: run `apora assess` first.",
}


def always(_dossier: Dossier) -> bool:
    """Return that an item applies to every case."""
    return True


@dataclass(frozen=True, kw_only=True)
class Item:
    """What a standard demands, and the test of it; no problem found is a pass."""

    label: str
    standard: str
    demand: str
    test: Test
    needs: Needs = "case"
    applies: Applies = always


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How an item came out: the problems say what fails, where, and what to do."""

    item: Item
    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    note: str = ""


def outcome_of(item: Item, *, dossier: Dossier) -> Outcome:
    """Return how an item comes out for a case.

    Args:
        item: Of a standard.
        dossier: The case.
    """
    if not item.applies(dossier):
        return Outcome(item=item, verdict="does not apply")
    there = {"case": True, "results": bool(dossier.results), "pages": bool(dossier.pages)}
    if not there[item.needs]:
        return Outcome(item=item, verdict="not yet", note=NEED[item.needs])
    problems = tuple(item.test(dossier))
    return Outcome(item=item, verdict="fail" if problems else "pass", problems=problems)


def failing(where: str, *, what: str, remedy: str, label: str) -> Problem:
    """Return why an item fails, as a problem named by the item's label."""
    return Problem(where=where, what=what, remedy=remedy, rule=label)
