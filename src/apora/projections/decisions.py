"""What a number is wanted for: a quantity to be known, or which of two scenarios does more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from apora.errors import EstimateRefused
from apora.evidence.nearest import did_you_mean
from apora.inference.headlines import HEADLINES, AskedHeadline, asked_headlines
from apora.inference.hedges.scales import SCALES
from apora.projections.asked import Question, spelled
from apora.projections.contrasts import INTENDED, SMALLEST_MOVE
from apora.projections.estimates import plan_asked
from apora.projections.plans import REFERENCE, Plan
from apora.projections.project import OUTCOMES, outcome_questions
from apora.projections.simulation import Floats, Simulation
from apora.projections.worth import Target

OR = "|"
"""Stands between two scenarios of which one is chosen."""
Wanted: TypeAlias = Question | AskedHeadline


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One decision: what is compared or known (`wanted`), under which plans, one or two.

    `outcome` is the name of the quantity, `way` is 1 where more of it is better.
    """

    outcome: str
    title: str
    unit: str
    wanted: Wanted
    scale: str
    plans: tuple[Plan, ...]
    way: float = 1.0

    @property
    def is_choice(self) -> bool:
        """Return whether one of two scenarios is chosen."""
        return len(self.plans) > 1

    @property
    def when(self) -> str:
        """Return the days that it speaks of."""
        return spelled(self.wanted.window)

    def target(self, answers: Sequence[Floats]) -> Target:
        """Return what is decided on, by draw.

        Args:
            answers: Of each plan, by draw, natural.
        """
        if not self.is_choice:
            return Target(values=SCALES[self.scale].to(answers[0]))
        first, second = answers
        ahead = self.way * (first - second)
        level = np.abs(ahead) <= SMALLEST_MOVE
        return Target(values=ahead, ahead=np.where(level, 0.5, (ahead > 0.0).astype(np.float64)))


def decision_named(
    text: str, *, by: str, plans: Sequence[Plan], simulation: Simulation
) -> Decision:
    """Return the decision that a text names: a quantity, or two scenarios joined with |.

    Args:
        text: A headline, an outcome by the decision date, or `scenario|scenario`.
        by: The outcome that two scenarios are compared in; the first outcome if empty.
        plans: Of the case.
        simulation: Its weeks and strata.

    Raises:
        EstimateRefused: There is no such quantity or scenario, or no side of it is better.
    """
    if OR in text:
        return _choice(text, by=by, plans=plans, simulation=simulation)
    if by:
        raise EstimateRefused(
            rule="nothing_to_choose",
            what=f"'{text}' names no two scenarios, so that nothing is compared by '{by}'.",
            remedy="Name two, as in --decision stipend|courses, or leave out --by.",
        )
    return _quantity(text, plans=plans, simulation=simulation)


def _quantity(text: str, *, plans: Sequence[Plan], simulation: Simulation) -> Decision:
    settings = simulation.problem.case.settings
    reference = plan_asked(plans, scenario=REFERENCE)
    name = text.strip()
    for asked in asked_headlines(settings=settings, frame=simulation.frame):
        if asked.headline.id == name:
            return Decision(
                outcome=name,
                title=asked.headline.title,
                unit=asked.headline.unit,
                wanted=asked,
                scale=asked.headline.scale,
                plans=(reference,),
            )
    return _of_outcome(name, plans=(reference,), simulation=simulation)


def _choice(text: str, *, by: str, plans: Sequence[Plan], simulation: Simulation) -> Decision:
    names = [one.strip() for one in text.split(OR)]
    if len(names) != len({*names} - {""}) or len(names) != 2:  # noqa: PLR2004 - a pair
        raise EstimateRefused(
            rule="not_a_pair",
            what=f"'{text}' does not name two scenarios.",
            remedy="Join two different ones with |, as in stipend|courses.",
        )
    chosen = tuple(plan_asked(plans, scenario=one) for one in names)
    outcome = by.strip() or OUTCOMES[0]
    found = _of_outcome(outcome, plans=chosen, simulation=simulation)
    if outcome not in INTENDED:
        raise EstimateRefused(
            rule="no_better_side",
            what=f"neither more nor less of '{outcome}' is what a measure is meant to bring.",
            remedy=f"Compare by one of: {', '.join(INTENDED)}.",
        )
    return found


def _of_outcome(name: str, *, plans: tuple[Plan, ...], simulation: Simulation) -> Decision:
    """Return the decision on an outcome by the decision date."""
    if name not in OUTCOMES:
        raise EstimateRefused(
            rule="unknown_decision",
            what=f"'{name}' is neither an outcome nor a main quantity, and names no two scenarios.",
            remedy=did_you_mean(name, known=[*OUTCOMES, *(one.id for one in HEADLINES)]),
        )
    asked = next(
        one
        for one in outcome_questions(simulation.problem, frame=simulation.frame)
        if one.indicator.id == name
    )
    return Decision(
        outcome=name,
        title=asked.indicator.title,
        unit=asked.indicator.unit,
        wanted=asked,
        scale=asked.indicator.scale,
        plans=plans,
        way=INTENDED.get(name, 1.0),
    )
