"""Whether a fit may be believed: R-hat, effective draws."""

import math
from dataclasses import dataclass

import numpy as np
from arviz_stats.base import array_stats
from numpy.typing import NDArray

TOLD_A_LITTLE = 0.1
TOLD_MUCH = 0.5


@dataclass(frozen=True, kw_only=True)
class Strictness:
    """What chains must show: R-hat at most, effective draws at least.

    `unknowns` tells whether of every unknown, or of the headlines alone.
    """

    largest_rhat: float = 1.01
    fewest_effective: float = 400.0
    unknowns: bool = True


FULL = Strictness()
SHORT = Strictness(largest_rhat=1.05, fewest_effective=100.0, unknowns=False)
"""A median then has a standard error of an eighth of a standard deviation; the tails are rough."""


@dataclass(frozen=True, kw_only=True)
class Gates:
    """The figures that decide acceptance, and which quantity is worst."""

    strictness: Strictness = FULL
    max_rhat: float
    min_ess_bulk: float
    min_ess_tail: float
    worst: int

    @property
    def passed(self) -> bool:
        """Return whether every gate is passed."""
        asked = self.strictness
        return (
            self.max_rhat <= asked.largest_rhat
            and min(self.min_ess_bulk, self.min_ess_tail) >= asked.fewest_effective
        )

    @property
    def share_effective(self) -> float:
        """Return the effective draws there are of those that are asked for [share]."""
        return min(self.min_ess_bulk, self.min_ess_tail) / self.strictness.fewest_effective

    def reasons(self, *, names: list[str]) -> list[str]:
        """Return one sentence for each gate that was missed.

        Args:
            names: Of the quantities, in the order they were given.
        """
        worst, asked = names[self.worst], self.strictness
        few = f"fewer than {asked.fewest_effective:.0f}"
        tests = (
            (
                self.max_rhat > asked.largest_rhat,
                f"R-hat of {worst} is {self.max_rhat:.3f}, above {asked.largest_rhat}.",
            ),
            (
                self.min_ess_bulk < asked.fewest_effective,
                f"{worst} has {self.min_ess_bulk:.0f} effective draws in the bulk, {few}.",
            ),
            (
                self.min_ess_tail < asked.fewest_effective,
                f"The tails have {self.min_ess_tail:.0f} effective draws, {few}.",
            ),
        )
        return [text for missed, text in tests if missed]


def chain_gates(
    values: NDArray[np.float64],
    *,
    strictness: Strictness = FULL,
) -> Gates:
    """Return what the gates say of chains.

    Args:
        values: Chain by draw by quantity.
        strictness: What they must show.
    """
    axes = {"chain_axis": 0, "draw_axis": 1}
    rhat = np.asarray(array_stats.rhat(values, **axes))
    bulk = np.asarray(array_stats.ess(values, method="bulk", **axes))
    tail = np.asarray(array_stats.ess(values, method="tail", prob=(0.05, 0.95), **axes))
    return Gates(
        strictness=strictness,
        max_rhat=float(np.nanmax(rhat)),
        min_ess_bulk=float(np.nanmin(bulk)),
        min_ess_tail=float(np.nanmin(tail)),
        worst=int(np.nanargmax(rhat))
        if np.nanmax(rhat) > strictness.largest_rhat
        else int(np.nanargmin(bulk)),
    )


def contraction(*, prior: NDArray[np.float64], posterior: NDArray[np.float64]) -> float:
    """Return 1 - posterior variance / prior variance, not below zero [share].

    Args:
        prior: Draws, on a scale where a variance means something.
        posterior: Draws on the same scale.
    """
    before = float(np.var(prior))
    return max(0.0, 1.0 - float(np.var(posterior)) / before) if before > 0.0 else 0.0


def contraction_error(contraction_share: float, *, prior: float, posterior: float) -> float:
    """Return the standard error that a contraction has from the number of draws [share].

    The log of a variance from n draws of a normal has the variance 2 / n.

    Args:
        contraction_share: From `contraction`.
        prior: Effective draws before the evidence.
        posterior: Effective draws after it.
    """
    return (1.0 - contraction_share) * math.sqrt(2.0 / prior + 2.0 / posterior)


def told(contraction_share: float, *, error: float = 0.0) -> str:
    """Return in plain words how much the evidence told: not, a little, much.

    What is not above the first limit by two standard errors is not told.

    Args:
        contraction_share: From `contraction`.
        error: From `contraction_error`.
    """
    if contraction_share < TOLD_A_LITTLE + 2.0 * error:
        return "not"
    return "a little" if contraction_share < TOLD_MUCH else "much"
