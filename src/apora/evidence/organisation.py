"""The organisation as a tree of units, and the strata that are simulated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from apora.errors import CaseProblems, Problem
from apora.evidence.case import Case
from apora.evidence.records import Points, Unit


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """The tree of units and its simulated leaves, in file order.

    `posts` and `exposure_range` hold the 5, 50 and 95 % points; `exposure` is the middle
    one.
    """

    strata: tuple[str, ...]
    labels: tuple[str, ...]
    posts: NDArray[np.float64]
    resigns: NDArray[np.bool_]
    exposure: NDArray[np.float64]
    exposure_range: NDArray[np.float64]
    parents: Mapping[str, str]

    def __contains__(self, unit_id: object) -> bool:
        """Return whether a unit of this name exists."""
        return unit_id in self.parents

    def members(self, unit_id: str) -> tuple[int, ...]:
        """Return the positions of the strata at or under a unit; none if it has none."""
        return tuple(i for i, stratum in enumerate(self.strata) if unit_id in self.line(stratum))

    def children(self, unit_id: str) -> tuple[str, ...]:
        """Return the units directly under a unit, in file order."""
        return tuple(unit for unit, above in self.parents.items() if above == unit_id)

    def line(self, unit_id: str) -> tuple[str, ...]:
        """Return a unit and those above it, nearest first; a cycle is walked once."""
        return line_of(unit_id, parents=self.parents)


def line_of(unit_id: str, *, parents: Mapping[str, str]) -> tuple[str, ...]:
    """Return a unit and those above it, nearest first; a cycle is walked once."""
    found: list[str] = []
    here = unit_id
    while here and here not in found:
        found.append(here)
        here = parents.get(here, "")
    return tuple(found)


def organisation_of(case: Case) -> Organisation:
    """Return the tree of a case's units.

    A leaf with a stratum is simulated. Exposure that a leaf does not give is taken from
    the nearest unit above that does, and is nil where none does.

    Raises:
        CaseProblems: A simulated leaf has no posts, or no leaf is simulated.
    """
    units = case.units
    parents = {unit.id: unit.part_of for unit in units}
    above = set(parents.values())
    leaves = [unit for unit in units if unit.stratum and unit.id not in above]
    _refuse_without_posts(leaves)
    by_id = {unit.id: unit for unit in units}
    exposure = _points([_exposure(unit, by_id=by_id, parents=parents) for unit in leaves])
    return Organisation(
        strata=tuple(unit.id for unit in leaves),
        labels=tuple(unit.stratum for unit in leaves),
        posts=_points([unit.posts for unit in leaves]),
        resigns=np.array([unit.resigns for unit in leaves], dtype=np.bool_),
        exposure=exposure[:, 1],
        exposure_range=exposure,
        parents=parents,
    )


def _exposure(
    unit: Unit, *, by_id: Mapping[str, Unit], parents: Mapping[str, str]
) -> Points | None:
    line = (by_id.get(one) for one in line_of(unit.id, parents=parents))
    return next((one.exposure for one in line if one and one.exposure), None)


def _points(rows: Sequence[Points | None]) -> NDArray[np.float64]:
    filled = [(row.low, row.mid, row.high) if row else (0.0, 0.0, 0.0) for row in rows]
    return np.array(filled, dtype=np.float64).reshape(len(rows), 3)


def _refuse_without_posts(leaves: Sequence[Unit]) -> None:
    problems = [
        Problem(
            where=f"units.csv, {unit.id}, posts",
            what="missing. A simulated unit needs its number of posts.",
            remedy="Write a range low..mid..high, for example 450..600..800.",
            rule="stratum_without_posts",
        )
        for unit in leaves
        if unit.posts is None
    ]
    if not leaves:
        problems.append(
            Problem(
                where="units.csv, stratum",
                what="no unit is simulated.",
                remedy="Give every lowest unit that people serve in a label under stratum.",
                rule="no_stratum",
            )
        )
    if problems:
        raise CaseProblems(problems)
