"""Every mix of one fund: its schedule with a strength for each change, linear in the steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import jax.numpy as jnp
import numpy as np
from jax import Array

from apora.evidence.calendar import DAYS
from apora.population.levers import STAFF, Effects, LeverSchedule
from apora.projections.budgets import BUDGET_DAYS, first_year, fund_mix
from apora.projections.changes import added
from apora.projections.planning_terms import Sized, Term, running_changes, sized_terms
from apora.projections.plans import Plan
from apora.projections.scenarios import Bench
from apora.projections.simulation import BUDGET, RUNNING, Floats
from apora.projections.unhelped import HELP
from apora.registry.levers import LEVERS


@dataclass(frozen=True, kw_only=True)
class Mix:
    """What existed, how the fund works, and its terms in any number of steps.

    A mix is a vector of steps, one number a term; whole numbers are a plan, others its
    smooth relaxation. The money comes in evenly over the fund's first year, on top of what
    earlier programmes spend without it. `reactions` are answers of the employer.
    """

    bench: Bench
    sized: tuple[Sized, ...]
    reactions: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return what is sized, in the order of a vector of steps."""
        return tuple(one.term for one in self.sized)

    @cached_property
    def schedule(self) -> LeverSchedule:
        """Return the changes in order: what existed, running, terms at one, reactions."""
        existed = self.bench.schedule(self.bench.existing).changes
        answers = self.bench.schedule(self.reactions).changes
        own = tuple(change for one in self.sized for change in one.changes)
        return LeverSchedule(
            changes=(*existed, *running_changes(self.bench), *own, *answers),
            weeks=self.bench.calendar.weeks,
        )

    @cached_property
    def by_step(self) -> tuple[Floats, Floats]:
        """Return strengths where no step is taken, and what a step adds, change by term."""
        size = len(self.schedule.changes)
        column = [
            place for place, one in enumerate(self.sized) for _ in one.changes
        ]  # of each sized change, its term
        answers = len(self.bench.schedule(self.reactions).changes)
        first = size - answers - len(column)
        fixed = np.ones(size)
        fixed[first : first + len(column)] = 0.0
        slope = np.zeros((size, len(self.sized)))
        for row, place in enumerate(column):
            term = self.sized[place].term
            slope[first + row, place] = term.step / term.stated
        return fixed, slope

    @cached_property
    def first_year(self) -> tuple[int, Floats]:
        """Return the week in which the mix begins, and the share of each week it is paid in."""
        return first_year(self.bench, mix=fund_mix(self.bench))

    def strength(self, steps: Sequence[float] | Floats) -> Floats:
        """Return how much of each change holds under a mix [ratio].

        Args:
            steps: By term.
        """
        fixed, slope = self.by_step
        held: Floats = fixed + slope @ np.asarray(steps, dtype=float)
        return held

    def unhelped_strength(self, steps: Sequence[float] | Floats) -> Floats:
        """Return how much of each change holds under a mix without its help [ratio].

        What existed, reactions, and what the mix does beside helping.

        Args:
            steps: By term.
        """
        existed = len(self.bench.schedule(self.bench.existing).changes)
        answers = len(self.bench.schedule(self.reactions).changes)
        own = self.schedule.changes[existed : len(self.schedule.changes) - answers]
        helps = np.array([one.lever in HELP for one in own], dtype=bool)
        held = self.strength(steps)
        held[existed : existed + len(own)][helps] = 0.0
        return held

    def levers(self, strength: Array, *, scores: Array, effects: Effects) -> Array:
        """Return every lever but the budget, draw by lever by week [the lever's unit].

        Args:
            strength: How much of each change holds [ratio].
            scores: Of the effects of measures, effect by draw.
            effects: Whether assumed effects are as stated, left out or widened.
        """
        values = self.schedule.values(scores, effects=effects, strength=strength)
        shape = (scores.shape[1], self.schedule.weeks)
        return jnp.stack([jnp.broadcast_to(values[lever.id], shape) for lever in LEVERS], axis=1)

    def funded(self, levers: Floats, *, budget: float, anyway: Floats) -> Floats:
        """Return every lever with the money that comes in under a budget.

        The mix's running costs are paid from its budget first.

        Args:
            levers: Draw by lever by week.
            budget: Money that comes in over the first year [money].
            anyway: Money that is spent without the mix too, from its start on, less what
                earlier programmes then hold, draw by week [money].
        """
        start, share = self.first_year
        weekly = budget / (BUDGET_DAYS / DAYS) * share
        own = anyway + np.maximum(weekly - levers[:, RUNNING], 0.0)
        found: Floats = levers.copy()
        found[:, BUDGET, start:] = own[:, start:]
        return found

    @cached_property
    def beside_help(self) -> tuple[int, ...]:
        """Return the terms that change something beside help: information, for one."""
        return tuple(
            place
            for place, one in enumerate(self.sized)
            if any(change.lever not in HELP for change in one.changes)
        )

    def used(self, steps: Sequence[int]) -> tuple[str, ...]:
        """Return the measures of which a mix takes any part, in the order of its terms.

        Args:
            steps: By term.
        """
        taken = zip(self.terms, steps, strict=True)
        return tuple(dict.fromkeys(term.measure for term, many in taken if term.measure and many))

    def plan(self, steps: Sequence[int], *, budget: float, effects: Effects, name: str) -> Plan:
        """Return a mix as a plan that is run as any scenario is.

        Args:
            steps: By term, whole.
            budget: Money over the first year [money].
            effects: Whether assumed effects are as stated, left out or widened.
            name: Of the plan.
        """
        strength = self.strength(steps)
        start, share = self.first_year
        changes = tuple(
            one.held(float(much))
            for one, much in zip(self.schedule.changes, strength, strict=True)
            if much != 0.0
        )
        weekly = budget / (BUDGET_DAYS / DAYS)
        return Plan(
            id=name,
            scenario="plan",
            kind="budget",
            title={"en": name},
            measures=(*self.bench.existing, *self.used(steps)),
            reactions=self.reactions,
            schedule=LeverSchedule(
                changes=(*changes, added("budget_w", share=share, size=weekly)),
                weeks=self.schedule.weeks,
            ),
            effects=effects,
            budget=budget,
            budget_from=start,
        )


def mix_of(bench: Bench, *, reactions: tuple[str, ...] = ()) -> Mix:
    """Return the mixes of a case's fund.

    Args:
        bench: The case; its fund takes a measure that did not exist.
        reactions: Answers of the employer to any of them.
    """
    return Mix(bench=bench, sized=sized_terms(bench), reactions=reactions)


def simplest_of(mix: Mix) -> tuple[int, ...] | None:
    """Return everything as the first payment at its stated size, one caseworker; or nothing.

    Args:
        mix: The fund's; nothing where it makes no payment.
    """
    first = next((i for i, one in enumerate(mix.terms) if one.lever and one.measure), None)
    if first is None:
        return None
    steps = [one.least for one in mix.terms]
    steps[first] = round(mix.terms[first].stated / mix.terms[first].step)
    return tuple(steps)


def stated_of(mix: Mix) -> tuple[int, ...]:
    """Return every term at the size that the measures state, one caseworker.

    Args:
        mix: The fund's.
    """
    return tuple(
        one.least if one.lever == STAFF else min(round(one.stated / one.step), one.most)
        for one in mix.terms
    )
