"""What every form of words offers: how likely it is, and what it would have said."""

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from apora.evidence.observation import Heard
from apora.inference.hedges.scales import Floats, Scale
from apora.inference.hedges.table import Table

SOFT_ENDS = 0.05
"""How soft the ends of a prior range are, as a share of its width."""

FAR = 1e4
"""Beyond any value on any scale."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was said, or would have been: the number, or whether the statement was made."""

    heard: Heard
    happened: bool = True


class Hedge(Protocol):
    """One form of words, as one speaker uses it.

    A point form (`is_event` is false) chooses among the numbers that could be said, and
    its chances over them sum to one. A bound is a statement that is made or not; its
    number is given. `looseness` is the spread that the words themselves add to the
    source's error, on the scale.
    """

    @property
    def is_event(self) -> bool:
        """Return whether the statement is made or not, its number being given."""

    @property
    def looseness(self) -> float:
        """Return the spread that the words add to the source's error, on the scale."""

    def likelihood(self, heard: Heard) -> Table:
        """Return how likely the words are, as a function of the value on the scale."""

    def say(self, x: float, *, heard: Heard, rng: np.random.Generator) -> Said:
        """Return what is said of a value on the scale."""

    def off_topic(self, heard: Heard, *, low: float, high: float) -> float:
        """Return how likely the words are where the true value is anywhere in a range."""


def mean_over_range(table: Table, *, scale: Scale, low: float, high: float) -> float:
    """Return the mean of a likelihood over a range with soft ends, even on the scale."""
    start, end, soft = _soft_range(scale, low=low, high=high)
    edges = np.linspace(start - 12.0 * soft, end + 12.0 * soft, 1025)
    chances = np.diff(_below(edges, start=start, end=end, soft=soft))
    middles = (edges[1:] + edges[:-1]) / 2.0
    return float(np.sum(chances * table.at(middles)) / np.sum(chances))


def cells_under(edges: Floats, *, scale: Scale, low: float, high: float) -> Floats:
    """Return the chance of each cell for a value anywhere in a range, even on the scale.

    The range has soft ends, a twentieth of its width, so that no cell has no chance.

    Args:
        edges: Ends of the cells, natural; the first and last may be infinite.
        scale: The scale.
        low: Lower end of the range.
        high: Upper end of the range.
    """
    start, end, soft = _soft_range(scale, low=low, high=high)
    x = np.where(np.isfinite(edges), scale.to(np.nan_to_num(edges)), np.sign(edges) * FAR)
    chances: Floats = np.diff(_below(x, start=start, end=end, soft=soft))
    return chances


def draw_in_range(*, scale: Scale, low: float, high: float, rng: np.random.Generator) -> float:
    """Return a value anywhere in a range with soft ends, on the scale."""
    start, end, soft = _soft_range(scale, low=low, high=high)
    return float(rng.uniform(start, end) + rng.logistic(0.0, soft))


def _soft_range(scale: Scale, *, low: float, high: float) -> tuple[float, float, float]:
    """Return the ends of a range on the scale and how soft they are."""
    start, end = (float(x) for x in scale.to([low, high]))
    end = max(end, start + 1e-6)
    return start, end, SOFT_ENDS * (end - start)


def _below(x: Floats, *, start: float, end: float, soft: float) -> Floats:
    """Return the chance that a value anywhere in a range with soft ends lies below x."""
    rise = np.logaddexp(0.0, (x - start) / soft) - np.logaddexp(0.0, (x - end) / soft)
    chance: Floats = rise * soft / (end - start)
    return chance


def with_value(heard: Heard, *, value: float) -> Said:
    """Return the same words about another number."""
    return Said(heard=replace(heard, value=value))
