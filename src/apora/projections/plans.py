"""What is run: one plan a line, each a set of measures and how their effects are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from apora.population.levers import Effects, LeverSchedule

Kind: TypeAlias = Literal[
    "scenario", "reaction", "delay", "null", "wide", "budget", "sensitivity", "beside"
]
Release: TypeAlias = Literal["as now", "tightened"]

REFERENCE = "with_existing"
"""The scenario that every other is compared with: what existed while the evidence arose."""
WITHOUT = "without"
"""The scenario in which no support ever existed."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One run of the case's draws: which measures, when, how their effects are read.

    `scenario` is the scenario it varies. `delayed` are the measures that start
    `delay_months` later. `set_scores` are parameter scores that are the same in all
    draws, by place. `against` is the run that it is compared with, empty for the one with
    effects read alike. `budget`, the week it begins (`budget_from`) and `release` are
    those of a line of the decider's page.
    """

    id: str
    scenario: str
    kind: Kind
    title: Mapping[str, str]
    measures: tuple[str, ...]
    reactions: tuple[str, ...]
    schedule: LeverSchedule
    delay_months: int = 0
    effects: Effects = "as stated"
    set_scores: Mapping[int, float] = field(default_factory=dict)
    against: str = ""
    budget: float | None = None
    budget_from: int = 0
    release: Release = "as now"

    @property
    def assumed(self) -> tuple[str, ...]:
        """Return the levers whose change is assumed, in the registry's spelling, sorted."""
        return tuple(sorted({one.lever for one in self.schedule.changes if one.assumed}))
