"""The rows of `results.json` about the case, the evidence and the estimates."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = dict[str, str]
Written = Text | str
"""A text of the case; plain, it is in the first language of the case."""

Told = Literal["not", "a little", "much"]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Chance = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]

ERROR = "standard error that the contraction has from the number of draws"

By = Literal["weights", "fit", "short"]
BY = (
    "weights on stored draws, a short fit of its own within the assessment, or a whole one: "
    "`apora calibrate CASE --deep`"
)

TOLD_LITTLE = 0.1
TOLD_MUCH = 0.5


def told_of(contraction: float) -> Told:
    """Return what the evidence told about a quantity, from its contraction."""
    if contraction < TOLD_LITTLE:
        return "not"
    return "a little" if contraction < TOLD_MUCH else "much"


class Row(BaseModel):
    """A part of `results.json`; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Quantiles(Row):
    """Five quantiles of a quantity in natural units; shares run from 0 to 1."""

    p5: Finite
    p25: Finite
    p50: Finite
    p75: Finite
    p95: Finite


class Costs(Row):
    """Five quantiles of what one more costs; null where the money reaches nobody more."""

    p5: Finite | None
    p25: Finite | None
    p50: Finite | None
    p75: Finite | None
    p95: Finite | None

    @property
    def closed(self) -> Quantiles | None:
        """Return the quantiles where all are finite."""
        ends = self.model_dump()
        return None if None in ends.values() else Quantiles(**ends)


class CaseHead(Row):
    """What was asked, for whom, and how it was computed."""

    id: str
    title: Text
    question: Text
    reader: Written
    decision: Written
    as_of: date
    decision_date: date
    main_shock: date
    currency: str
    report_currency: str
    rate: Finite = Field(description="model currency for one unit of the report's")
    rate_date: date
    languages: tuple[str, ...]
    lexicon: Literal["icd203", "phia", "ipcc"]
    standard_of_proof: str
    sought: Text = Field(
        default_factory=dict, description="whose own numbers were sought, and what came back"
    )
    headline_unit: str
    offices_shown: bool = Field(
        default=True,
        description="false: the answers about harm keep offices out of the public edition",
    )
    digest: str
    version: str
    seed: int
    household_types: int
    weeks: int


class Diagnostics(Row):
    """What the sampler says of itself."""

    chains: int
    draws: int
    max_rhat: Finite
    min_ess_bulk: Finite
    min_ess_tail: Finite
    worst: str


class DrawsRow(Row):
    """On how many draws a kind of table rests, before the evidence and after it."""

    table: str
    prior: int | None
    posterior: int


class UnitRow(Row):
    """A part of the organisation."""

    id: str
    name: Text
    within: Text = Field(default_factory=dict, description="where it is, as a sentence says it")
    part_of: str
    stratum: str
    posts: Quantiles | None
    counted: str
    note: Written


class EventRow(Row):
    """Days on which something happened that the model reacts to."""

    kind: str = Field(description="driver of the case that holds it")
    from_: date = Field(alias="from")
    to: date


class SourceRow(Row):
    """A publication and how far it is trusted."""

    id: str
    title: str
    publisher: Written
    published: str
    url: str
    language: str
    kind: Written
    grade: str
    grade_why: Written
    interest: Written
    text_state: Literal["verified", "absent", "none"]
    sha256: str


class HeardRow(Row):
    """The number of a claim as the model hears it."""

    form: str
    value: Finite
    low: Finite | None = None
    high: Finite | None = None
    k: int | None = None
    n: int | None = None


class Influence(Row):
    """What leaving a claim out does to a headline: shift of its median, headline's unit.

    The median without the claim less the median with it.
    """

    headline: str
    shift: Finite
    standard: Finite = Field(
        default=0.0, description="the shift in posterior standard deviations, on its scale"
    )
    reliable: bool = Field(
        default=True, description="false: the weights failed, a fit without it decides"
    )
    by: By = Field(default="weights", description=BY)


class OthersRow(Row):
    """What the other claims imply in a claim's place, and how far it stands from them.

    The posterior without the claim, by weights on stored draws. `tail` where several other
    claims speak of the quantity, `overlap` where few do.
    """

    implied: Quantiles
    claims: int = Field(description="other claims used that speak of the quantity")
    tail: Chance | None = Field(description="chance of a number as far out as the one said")
    overlap: Chance | None = Field(description="share that the claim and the others have in common")
    reliable: bool = Field(description="false: the weights failed, a fit without it decides")
    by: By = Field(default="weights", description=BY)


class ClaimRow(Row):
    """One statement of a source, as said, as read and as predicted."""

    id: str
    says: str
    says_language: str
    reads: str
    read_as: Written
    indicator: str
    where: str
    when: str
    nature: str
    source: str
    origin: Written
    grade: str
    credibility: int
    use: str
    reason: Written
    statement: Text
    note: Written
    date_assumed: bool
    unit: str
    heard: HeardRow | None
    prior: Quantiles | None
    posterior: Quantiles | None
    tail: Chance | None = Field(description="posterior predictive chance of a number this far out")
    prior_tail: Chance | None = Field(
        default=None, description="the same before the evidence; far out is a surprise alone"
    )
    others: OthersRow | None = None
    surprising: bool = Field(
        default=False, description="true: far out before the evidence, which is no conflict"
    )
    conflict: bool | None = Field(
        description="true: far out after the evidence, or apart from what the others imply; "
        "null: not compared, or not settled as the weights failed"
    )
    influence: tuple[Influence, ...]


class StandardRow(Row):
    """How one item of a standard of analysis came out for the case and its outputs."""

    id: str = Field(description="label of the item, as S203-1a")
    verdict: Literal["pass", "fail", "not yet", "does not apply"]
    places: tuple[str, ...] = Field(default=(), description="where it fails")


class ImpliedValue(Row):
    """One number of an implied piece of arithmetic."""

    label: str
    value: Finite
    unit: str


class ImpliedRow(Row):
    """What claims imply together, without a model."""

    id: str
    title: str
    text: str
    claims: tuple[str, ...]
    values: tuple[ImpliedValue, ...]


class ParameterResult(Row):
    """One parameter before and after the evidence."""

    id: str
    stratum: str
    unit: str
    gate: str
    meaning: str
    prior: Quantiles
    posterior: Quantiles
    contraction: Finite
    contraction_error: Finite | None = Field(default=None, description=ERROR)
    told: Told
    basis: str
    why: Written
    sampled: bool


class PoolingRow(Row):
    """A quantity of one office beside the pool of its like, and how far it is pulled there."""

    quantity: str
    where: str
    unit: str
    gate: str
    claims: int = Field(ge=0, description="claims in use that name the office itself")
    pool: Quantiles = Field(description="what an office of its like has if nothing tells it apart")
    office: Quantiles
    pulled: Chance = Field(description="1: the pool alone; 0: the office's own evidence alone")


class HeadlineRow(Row):
    """A quantity that leads the report, with the claims that carry it."""

    id: str
    indicator: str | None
    title: str
    where: str
    when: str
    unit: str
    prior: Quantiles
    posterior: Quantiles
    contraction: Finite
    contraction_error: Finite | None = Field(default=None, description=ERROR)
    told: Told
    heaviest: tuple[str, ...]


class AfterRow(Row):
    """A headline after a change; null where the weights failed or the fit was not accepted."""

    headline: str
    posterior: Quantiles | None
    shift: Finite | None = Field(description="of the median, in the headline's unit")


class ChangeRow(Row):
    """The headlines had a claim or an origin not been heard, or did grades mean other errors.

    `name` is the claim's id, the origin, or `halved` or `doubled`: the errors that letters
    and digits of grades stand for.
    """

    what: Literal["claim", "origin", "grades"]
    name: str
    claims: tuple[str, ...] = Field(description="left out")
    by: By = Field(description=BY)
    reliable: bool = Field(
        description="false: the weights failed and there is no fit yet, or it was not accepted"
    )
    reasons: tuple[str, ...] = Field(default=(), description="why the fit was not accepted")
    headlines: tuple[AfterRow, ...]


class EstimateRow(Row):
    """What the model says of an indicator at a place and a time."""

    indicator: str
    title: str
    where: str
    when: str
    scenario: str | None
    unit: str
    prior: Quantiles
    posterior: Quantiles
    contraction: Finite
    contraction_error: Finite | None = Field(default=None, description=ERROR)
    told: Told
    restricted: bool = Field(description="true: below the level that the public edition shows")


class SeriesRow(Row):
    """Weekly quantiles of an indicator."""

    indicator: str
    title: str
    where: str
    scenario: str | None
    unit: str
    weeks: tuple[date, ...]
    p5: tuple[Finite, ...]
    p25: tuple[Finite, ...]
    p50: tuple[Finite, ...]
    p75: tuple[Finite, ...]
    p95: tuple[Finite, ...]
    projection_from: date


class RouteRow(Row):
    """People who left by one route."""

    route: str
    where: str
    since: date
    until: date
    unit: str
    posterior: Quantiles
