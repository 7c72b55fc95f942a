"""Rows of a case that hold for all, for alike strata, or for one unit."""

import math
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from apora.evidence.organisation import Organisation

REACHES_ALIKE = 1e7
"""A row for alike strata comes after any for a unit, which reaches over its strata."""
REACHES_ALL = 1e8
"""A row for all comes last."""


class PointsRow(Protocol):
    """A row of three points that holds for a stratum label, a unit, or everyone."""

    @property
    def id(self) -> str:
        """What the row is about."""

    @property
    def stratum(self) -> str:
        """Label or unit it holds for; empty for all."""

    @property
    def low(self) -> float:
        """5 % point."""

    @property
    def mid(self) -> float:
        """50 % point."""

    @property
    def high(self) -> float:
        """95 % point."""


def row_of_stratum(
    rows: Sequence[PointsRow], *, item: str, organisation: Organisation
) -> NDArray[np.int64]:
    """Return, for each stratum, the position of the row that holds for it.

    The row of the nearest unit that names the stratum comes first, then that of its
    label, then the one for all.

    Args:
        rows: Rows of a table.
        item: Which rows count.
        organisation: The strata.

    Raises:
        LookupError: No row holds for a stratum; `check` reports it as a problem first.
    """
    chosen = []
    for index, (stratum, label) in enumerate(
        zip(organisation.strata, organisation.labels, strict=True)
    ):
        sizes = [
            _reach(row, index=index, label=label, organisation=organisation)
            if row.id == item
            else math.inf
            for row in rows
        ]
        nearest = min(sizes, default=math.inf)
        if nearest == math.inf:
            raise LookupError(f"no row of {item} holds for {stratum}")
        chosen.append(sizes.index(nearest))
    return np.array(chosen, dtype=np.int64)


def _reach(row: PointsRow, *, index: int, label: str, organisation: Organisation) -> float:
    """Return over how much a row reaches where it holds for a stratum, else infinity."""
    if row.stratum == "":
        return REACHES_ALL
    if row.stratum == label:
        return REACHES_ALIKE
    members = organisation.members(row.stratum)
    return len(members) if index in members else math.inf


def points_by_stratum(
    rows: Sequence[PointsRow], *, item: str, organisation: Organisation
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the 5, 50 and 95 % points of an item, by stratum.

    Args:
        rows: Rows of a table.
        item: Which rows count.
        organisation: The strata.
    """
    position = row_of_stratum(rows, item=item, organisation=organisation)
    low, mid, high = (
        np.array([getattr(rows[i], name) for i in position], dtype=np.float64)
        for name in ("low", "mid", "high")
    )
    return low, mid, high
