"""Changes of levers that the program makes itself, of a fixed size."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from apora.population.levers import NO_SCORE, LeverChange
from apora.registry.levers import LEVER_BY_ID


def added(lever: str, *, share: NDArray[np.float64], size: float) -> LeverChange:
    """Return a change that adds a fixed size to a lever.

    Args:
        lever: Which.
        share: Share of each week in which it holds.
        size: How much, in the lever's unit.
    """
    return _change(lever, do="add", share=share, size=size)


def set_to(lever: str, *, share: NDArray[np.float64], size: float) -> LeverChange:
    """Return a change that sets a lever to a fixed size.

    Args:
        lever: Which.
        share: Share of each week in which it holds.
        size: Its value, in the lever's unit.
    """
    return _change(lever, do="set", share=share, size=size)


def _change(
    lever: str, *, do: Literal["add", "set"], share: NDArray[np.float64], size: float
) -> LeverChange:
    return LeverChange(
        lever=lever,
        do=do,
        share_of_week=share,
        sizes=(size,),
        scores=(NO_SCORE,),
        assumed=False,
        neutral=LEVER_BY_ID[lever].neutral,
    )
