"""The records of a case folder, one class a table, as the analyst wrote them.

They are checked at the edge by pydantic and frozen afterwards; `schema/1.0` publishes
their JSON Schemas.
"""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

Text = dict[str, str]
"""A text in one or more languages: language code to text."""

Grade = Literal["A", "B", "C", "D", "E", "F"]
Nature = Literal["stock", "total", "total?", "flow", "share", "change", "level", "order", "exists"]


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _written_day(value: object) -> object:
    """Return the value if it is a date or reads like one: a bare number is no date."""
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value.strip())):
        return value
    raise PydanticCustomError("date_parsing", "not a date")


Day = Annotated[date, BeforeValidator(_written_day)]
"""A day, written year-month-day."""


class Record(BaseModel):
    """A row or table of the case folder."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False
    )


class Points(Record):
    """Three points of a quantity: 5, 50 and 95 %."""

    low: float
    mid: float
    high: float


class Unit(Record):
    """A part of the organisation; a leaf with a `stratum` is simulated."""

    id: str
    name: Text
    part_of: str = ""
    stratum: str = Field(default="", description="label of alike leaves; empty: not simulated")
    posts: Points | None = None
    counted: str = Field(default="", description="whom the number of posts counts")
    resigns: bool = Field(default=True, description="false where nobody can resign, as conscripts")
    exposure: Points | None = Field(default=None, description="exposure to extra duties, share")
    note: str = ""


class Source(Record):
    """A publication."""

    id: str
    title: str
    publisher: str
    published: str
    url: str = ""
    language: str = "en"
    kind: str
    grade: Grade
    grade_why: str
    interest: str = ""
    text: str = Field(default="", description="path of the frozen text below the case folder")
    sha256: str = ""


class Claim(Record):
    """One quantitative statement of a source."""

    id: str
    says: str
    indicator: str
    where: str
    when: str = ""
    source: str
    at: int | None = None
    nature: Nature | None = None
    over: str = ""
    of: str = ""
    origin: str = ""
    credibility: Annotated[int, Field(ge=1, le=6)] = 6
    reads: str = ""
    counted: str = ""
    use: str = "calibrate"
    statement: Text = Field(default_factory=dict)
    note: str = ""


class DriverRow(Record):
    """One dated value of an outside series."""

    id: str
    from_: Day = Field(alias="from")
    to: Day
    value: float
    low: float | None = None
    high: float | None = None
    unit: str
    where: str = Field(default="", description="unit it holds for; empty: every unit")
    source: str
    why: str = ""


class ParameterRow(Record):
    """The prior of one parameter: 5, 50 and 95 % points."""

    id: str
    stratum: str = Field(default="", description="unit or label it holds for; empty: all")
    low: float
    mid: float
    high: float
    unit: str
    scale: Literal["log", "logit", "linear"]
    basis: str
    why: str


class HouseholdRow(Record):
    """What households look like: a share with its range, or the spread of an amount."""

    id: str
    stratum: str = ""
    low: float
    mid: float
    high: float
    unit: str
    basis: str
    why: str


class Change(Record):
    """One change that a measure makes to a lever."""

    lever: str
    do: Literal["add", "multiply", "set"]
    value: float | Points
    factors: tuple[Points, ...] = Field(default=(), description="shares that multiply the value")
    unit: str = ""
    currency: str = Field(default="", description="currency of a money value; empty: the model's")
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    effect: Literal["assumed", "arithmetic"] = "arithmetic"
    evidence: str = ""


class Measure(Record):
    """An action, or a reaction by the employer."""

    id: str
    title: Text
    by: Literal["fund", "state", "abroad", "employer"]
    from_: Day = Field(alias="from")
    to: Day | None = None
    changes: tuple[Change, ...]
    conditions: str = ""
    evidence: str
    note: str = ""


class Scenario(Record):
    """A named set of measures and reactions."""

    id: str
    title: Text
    measures: tuple[str, ...] = ()
    reactions: tuple[str, ...] = ()
    delay_months: int = 0


class Settings(Record):
    """The head of a case: what is asked, for whom, and how it is computed."""

    title: Text
    question: Text
    reader: str
    decision: str
    start: Day = Field(description="first day of the first year simulated is derived from it")
    as_of: Day = Field(description="the date of the assessment")
    decision_date: Day
    horizon_weeks: int = Field(default=52, description="weeks projected after `as_of`")
    onset: Day = Field(description="when the events that undated claims speak of began")
    main_shock: Day = Field(description="the date from which departures are attributed")
    currency: str
    report_currency: str
    rate: float = Field(description="model currency for one unit of the report's")
    rate_date: Day
    rate_source: str = Field(default="", description="source row of the rate")
    languages: tuple[str, ...] = ("en",)
    lexicon: Literal["icd203", "phia", "ipcc"] = "icd203"
    standard_of_proof: str
    headline_unit: str = Field(description="the unit whose estimates lead the report")
    seed: int = 20201130
    household_types: int = 64


class Judgement(Record):
    """A conclusion of the analyst; numbers only as {placeholders}."""

    id: str
    text: Text
    confidence: Literal["low", "moderate", "high"]
    why: str
