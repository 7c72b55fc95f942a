"""Rows of a case that hold for all, for alike strata, or for one unit."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from apora.evidence.organisation import Organisation


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
        best, best_size = -1, 10**9
        for position, row in enumerate(rows):
            if row.id != item:
                continue
            if row.stratum == "":
                size = 10**8
            elif row.stratum == label:
                size = 10**7
            elif index in organisation.members(row.stratum):
                size = len(organisation.members(row.stratum))
            else:
                continue
            if size < best_size:
                best, best_size = position, size
        if best < 0:
            message = f"no row of {item} holds for {stratum}"
            raise LookupError(message)
        chosen.append(best)
    return np.array(chosen, dtype=np.int64)


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
