"""The rows of `results.json` about gates, measures and what is projected."""

from datetime import date
from typing import Literal

from pydantic import Field

from apora.report.results_rows import (
    ERROR,
    Chance,
    Costs,
    Finite,
    Quantiles,
    Row,
    Text,
    Told,
    Written,
)


class PerHundred(Row):
    """The three gates, for a hundred people in post."""

    willing: Quantiles
    able: Quantiles
    released: Quantiles


class LeftBehind(Row):
    """Who does not get through [persons]."""

    able_unaware: Quantiles
    willing_not_able: Quantiles
    able_refused: Quantiles


class Missing(Row):
    """The payment with which half of the willing but unable could bear it, by route [money]."""

    agreement: Quantiles
    penal: Quantiles


class GatesRow(Row):
    """The gates at a place and a date, released within `weeks`."""

    where: str
    when: str
    weeks: int
    per_100: PerHundred
    narrowest: Literal["will", "means", "release"]
    left_behind: LeftBehind
    missing: Missing | None = None
    heaviest: tuple[str, ...] = Field(default=(), description="claims that carry it most")


class ConstraintRow(Row):
    """One term of the means gate: whom of the willing but unable it concerns, and what it costs.

    Shares are of those who would leave and could not bear it by agreement, without help.
    """

    id: str
    title: str
    paid: Literal["once", "monthly"] = Field(description="how what it costs falls due")
    share_freed: Quantiles = Field(description="who become able when this term alone is lifted")
    share_freed_penal: Quantiles = Field(
        description="the same of those who could not bear staying away with the whole debt"
    )
    share_concerned: Quantiles = Field(description="whom the term costs something")
    to_cover: Quantiles = Field(
        description="what would have to be covered for each of those [money of the case]"
    )


class WarningRow(Row):
    """What only the model can say is wrong with a case: a claim without room, a dead input."""

    rule: str
    where: str = Field(description="table and row")
    what: str
    remedy: str


class DoubtRow(Row):
    """What makes a result doubtful although its calibration was accepted."""

    rule: Literal["no_room", "contradiction", "uninformed"]
    claims: tuple[str, ...] = ()


class DeciderRow(Row):
    """What a budget does by a day, with release as now or tightened."""

    budget: Finite
    currency: str
    release: Literal["as now", "tightened"]
    until: date = Field(description="last day that families, departures and costs are counted to")
    families: Quantiles = Field(
        description="in work on that day, less those who would be without the help"
    )
    departures: Quantiles
    months_to_first_help: Quantiles
    cost_per_family: Costs
    wrong_sign: Chance = Field(description="share of draws with fewer departures")
    intended: Chance = Field(description="share of draws with more departures")
    told: Told | None = Field(default=None, description="of the departures; null: nothing moves")
    families_told: Told | None = Field(default=None, description="of the families")
    draws: int = Field(ge=1, description="that the row rests on")
    heaviest: tuple[str, ...] = Field(default=(), description="claims that carry it most")


class BesideRow(Row):
    """The headline with one thing assumed otherwise; every row on the same draws.

    `departures` are those by the decision date with what existed, null where the row is
    about the budget alone. `families`, `added` departures and `wrong_sign` are those of the
    leading budget by `until`, against what existed; null where a fund takes no measure.
    """

    id: Literal[
        "as_estimated", "null", "wide", "correlated_low", "correlated_high", "refused",
        "fatigue_low", "fatigue_high", "reaction",
    ]  # fmt: skip
    reaction: str = Field(default="", description="the employer's measure, where it is one")
    decision_date: date
    until: date
    budget: Finite | None
    currency: str
    departures: Quantiles | None
    families: Quantiles | None
    added: Quantiles | None
    wrong_sign: Chance | None
    draws: int = Field(ge=1, description="that every row rests on")


class CompositionRow(Row):
    """The share who disagree: of those in service at a time, or of those who left by own wish."""

    id: Literal["before", "now", "stayers", "leavers", "existing", "lead"]
    where: str
    when: str
    share: Quantiles
    budget: Finite | None = Field(description="of the leading line [the report's currency]")
    draws: int = Field(ge=1, description="that the row rests on")


class OutcomeRow(Row):
    """One outcome of a scenario: its value and its difference from the reference."""

    indicator: str
    title: str
    where: str
    when: str
    unit: str
    value: Quantiles
    contrast: Quantiles
    wrong_sign: Chance | None = Field(description="null: no measure, or no sign is meant")
    draws: int = Field(ge=1, description="that the value and the difference rest on")
    on_time: Quantiles | None = Field(
        default=None,
        description="of a later start: the difference that the measures make begun on time, on "
        "the same draws",
    )
    null: Quantiles | None
    wide: Quantiles | None
    contraction: Finite | None = None
    contraction_error: Finite | None = Field(default=None, description=ERROR)
    told: Told | None = None


class ScenarioRow(Row):
    """A set of measures and reactions, and what follows."""

    id: str
    title: Text
    measures: tuple[str, ...]
    reactions: tuple[str, ...]
    delay_months: int
    outcomes: tuple[OutcomeRow, ...]
    cost: Quantiles | None = Field(
        description="paid out or promised by the last date of the outcomes"
    )
    cost_per_departure: Costs | None = Field(description="by the last date of the outcomes")
    assumed: tuple[str, ...]


class OutsideRow(Row):
    """A scenario outside what the model's ranges hold: words alone, never a number."""

    id: str
    title: Text
    text: Text


class MonthRow(Row):
    """Money of a programme in one month [money of the case]."""

    month: str
    money_in: Quantiles
    money_out: Quantiles


class ProgrammeRow(Row):
    """What the help of a scenario needs and meets after the assessment, whole case."""

    scenario: str
    title: Text
    draws: int = Field(ge=1)
    requests_w: Quantiles = Field(description="requests a week while they are taken, false ones in")
    hands: Quantiles = Field(description="caseworkers there")
    hands_needed_peak: Quantiles = Field(description="caseworkers needed in the busiest week")
    waiting_w: Quantiles = Field(description="weeks from a request to an answer, or to work")
    paid: Quantiles
    unspent: Quantiles = Field(description="money not promised at the end")
    runs_dry: Chance = Field(
        description="share of draws with a week in which money covers less than half of what is "
        "approved"
    )
    months: tuple[MonthRow, ...]


class ChangeRow(Row):
    """One change that a measure makes, in words and as numbers."""

    lever: str
    do: Literal["add", "multiply", "set"]
    low: Finite
    mid: Finite
    high: Finite
    unit: str
    effect: Literal["assumed", "arithmetic"]


class MeasureRow(Row):
    """An action, or a reaction by the employer."""

    id: str
    title: Text
    by: str
    from_: date = Field(alias="from")
    to: date | None
    conditions: Written
    evidence: Written
    changes: tuple[ChangeRow, ...]


class SensitivityRow(Row):
    """How a headline's median moves when an assumption does."""

    what: str
    headline: str
    low: Finite | None
    high: Finite | None
    note: str


class RealityCheck(Row):
    """A statement that must hold in every draw; `worst` is its largest violation.

    Of `attributable`, a statement about the case, it is what 95 draws of 100 stay under.
    """

    id: str
    text: str
    holds: bool
    worst: Finite


class AssumptionRow(Row):
    """Something fixed for the run, with its reason."""

    id: str
    text: str
    value: Finite | str | None
    why: str


class Accounting(Row):
    """The largest gap in the balance of persons and of money."""

    largest_residual_persons: Finite
    largest_residual_money: Finite


class QuestionRow(Row):
    """A number worth getting; by what share it would narrow the headline's range."""

    indicator: str
    where: str
    why: str
    expected_narrowing: Finite | None = Field(
        description="expected drop in the width of the range of departures by the decision [share]"
    )


class DotplotRow(Row):
    """Equally likely outcomes of the decision quantity, in ascending order."""

    indicator: str
    title: str
    where: str
    when: str
    unit: str
    scenario: str | None
    quantiles: tuple[Finite, ...]


class JudgementValue(Row):
    """The estimate behind a placeholder."""

    value: Quantiles
    unit: str


class JudgementRow(Row):
    """A conclusion of the analyst, with placeholders for every number."""

    id: str
    text: Text
    confidence: Literal["low", "moderate", "high"]
    why: Written
    values: dict[str, JudgementValue] = Field(default_factory=dict)
    claims: tuple[str, ...] = Field(default=(), description="what it rests on")
