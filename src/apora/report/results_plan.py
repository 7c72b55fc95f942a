"""The rows of `results.json` about plans: the best mix of measures under a budget."""

from datetime import date
from typing import Literal

from pydantic import Field

from apora.report.results_rows import ERROR, Chance, Costs, Finite, Quantiles, Row, Told

Aim = Literal["families", "departures", "hours"]


class PlanTerm(Row):
    """One thing that a plan sizes; `lever` is empty for a measure that is used or not.

    `measure` is empty for the caseworkers. Money is in the report's currency.
    """

    measure: str
    lever: str
    unit: str
    size: Finite
    stated: Finite = Field(description="as the measure states it")
    most: Finite = Field(description="largest size that was looked at")
    next: Finite | None = Field(
        description="what the next money brings at the margin, spent on this; null: no cost here"
    )


class PlanBrought(Row):
    """What the plan brings, on draws it was not chosen on.

    Departures and hours are more than with what existed.
    """

    families: Quantiles = Field(
        description="in work at the end, less those who would be without the mix's help"
    )
    departures: Quantiles
    hours: Quantiles = Field(description="withdrawn from extra duties")


class PlanSimplest(Row):
    """The same budget as one payment at its stated size."""

    sizes: tuple[Finite, ...] = Field(description="in the order of the plan's terms")
    brought: Quantiles = Field(description="of the aim")
    beaten: Chance = Field(description="share of draws in which the plan brings more")


class PlanPoint(Row):
    """One budget of the frontier; sizes in the order of the plan's terms."""

    budget: Finite
    sizes: tuple[Finite, ...]
    brought: Quantiles = Field(description="of the aim, by the best mix")
    simplest: Quantiles | None = Field(description="of the aim, by everything as one payment")


class PlanChoice(Row):
    """Which mix is best if one thing is otherwise; `plan` where the choice stands."""

    under: Literal["as planned", "judged", "reaction", "effects"]
    what: str = Field(description="reaction by id, null, wide, mean or bad outcomes")
    best: str = Field(description="plan, simplest, as stated, or without and a measure's id")
    plan: Finite = Field(description="what the plan is judged by then")
    level: Finite = Field(description="what the best is judged by then")
    ahead: int = Field(
        ge=0,
        description="in how many draws the best brings more: a rival than the plan, the plan "
        "than the best of its rivals",
    )


class PlanRow(Row):
    """The mix that does most for an aim under a budget, and what would change it."""

    aim: Aim
    cautious: Chance | None = Field(description="quantile judged by; null: the mean")
    budget: Finite
    currency: str
    until: date = Field(description="last day that everything is counted to")
    terms: tuple[PlanTerm, ...]
    brought: PlanBrought
    paid: Quantiles = Field(description="leavers paid more than by what existed")
    level: Finite = Field(description="what it is judged by, on the draws it was chosen on")
    mean: Finite = Field(description="mean of the aim on the other draws")
    spent: Quantiles = Field(description="in the report's currency")
    cost_per_family: Costs
    months_to_first_help: Quantiles
    chosen_on: int = Field(ge=1, description="draws it was chosen on")
    draws: int = Field(ge=1, description="other draws that what it brings rests on")
    contraction: Finite
    contraction_error: Finite | None = Field(default=None, description=ERROR)
    told: Told
    simplest: PlanSimplest | None
    frontier: tuple[PlanPoint, ...]
    next_money: Finite = Field(description="a tenth of the budget, in its currency")
    next_same: Finite = Field(
        description="what the next money brings at the margin as more of the same mix"
    )
    judged_on: int = Field(
        ge=1, description="draws that the choices rest on, none of which a mix was chosen on"
    )
    choices: tuple[PlanChoice, ...]
    residual_persons: Finite = Field(description="largest gap in the balance of people")
    residual_money: Finite = Field(description="largest gap in the balance of money")
