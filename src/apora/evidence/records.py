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
"""A text in one or more languages: language code to text, the first language of the case first."""


def main_text(text: Text) -> str:
    """Return a text as the case first has it; empty where there is none."""
    return next(iter(text.values()), "")


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
    """Three points of a quantity: 5, 50 and 95 %. One cell writes them low..mid..high."""

    low: float
    mid: float
    high: float


class Unit(Record):
    """A part of the organisation; a leaf with a `stratum` is simulated."""

    id: str = Field(description="short name that other tables use")
    name: Text = Field(description="what readers see")
    within: Text = Field(
        default_factory=dict,
        description="where it is, as a sentence says it: `in the Ministry of the Interior`",
    )
    part_of: str = Field(default="", description="id of the unit it belongs to; empty: topmost")
    stratum: str = Field(default="", description="label of alike leaves; empty: not simulated")
    posts: Points | None = Field(default=None, description="established posts: 5, 50 and 95 %")
    counted: str = Field(default="", description="whom the number of posts counts")
    resigns: bool = Field(default=True, description="false where nobody can resign, as conscripts")
    exposure: Points | None = Field(default=None, description="exposure to extra duties, share")
    note: Text = Field(default={}, description="anything a reader of the table should know")


class Source(Record):
    """A publication."""

    id: str = Field(description="short name that other tables use")
    title: str = Field(description="title as published")
    publisher: Text = Field(description="who published it")
    published: str = Field(description="date of publication (EDTF)")
    url: str = Field(default="", description="public address")
    language: str = Field(default="en", description="language code of the text")
    kind: Text = Field(description="policy brief, statute, press, statistics and the like")
    grade: Grade = Field(
        description="A-F: how far the source's record can be relied on; F: cannot be judged"
    )
    grade_why: Text = Field(description="the reason for the grade, in a sentence")
    interest: Text = Field(default={}, description="what the source gains if it is believed")
    read: str = Field(default="", description="date it was read (EDTF); empty: not stated")
    graded_as: str = Field(
        default="", description="grade in another scheme as given, as in `3x5x2 2 C P`"
    )
    text: str = Field(default="", description="path of the frozen text below the case folder")
    sha256: str = Field(default="", description="hash of the frozen text")


class Claim(Record):
    """One quantitative statement of a source."""

    id: str = Field(description="short name, stable")
    says: str = Field(description="the number exactly as the source has it, hedge included")
    indicator: str = Field(
        default="",
        description="quantity it is about; `a+b`: one number for both, `a|b`: one of them; "
        "needed unless `use` is `hold: draft`",
    )
    where: str = Field(description="unit; `a+b`: together, `a|b`: one of them, not said which")
    when: str = Field(
        default="", description="date or interval (EDTF); empty: from the onset to publication"
    )
    source: str = Field(description="id of the source")
    at: int | None = Field(
        default=None, description="position of `says` in the frozen text, in characters from 0"
    )
    nature: Nature | None = Field(
        default=None, description="what kind of number it is; empty: as the indicator has it"
    )
    over: str = Field(
        default="",
        description="what an average, largest or total runs over: units, or a date it runs from",
    )
    of: str = Field(
        default="", description="denominator of a rate or share: a unit or an indicator"
    )
    origin: Text = Field(default={}, description="who first said it, if not the source")
    credibility: Annotated[int, Field(ge=1, le=6)] = Field(
        default=6, description="1 confirmed by others ... 5 improbable, 6 cannot be judged"
    )
    reads: str = Field(
        default="", description="how the number is to be read, where `says` alone does not tell"
    )
    counted: str = Field(
        default="", description="whom or what the number counts, where that is not the unit"
    )
    use: Text = Field(
        default={"en": "calibrate"},
        description="calibrate, `context: reason`, `hold: reason`, `superseded by ID`; "
        "`hold: draft` is a row that `apora start` wrote and nobody has looked at; `use.ru` "
        "repeats the word and gives the reason in that language",
    )
    statement: Text = Field(default_factory=dict, description="the statement in our own words")
    note: Text = Field(default={}, description="anything a reader of the table should know")


class DriverRow(Record):
    """One dated value of an outside series."""

    id: str = Field(description="driver")
    from_: Day = Field(alias="from", description="first day the value holds")
    to: Day = Field(description="last day the value holds")
    value: float = Field(description="value on those days")
    low: float | None = Field(default=None, description="lowest it may be")
    high: float | None = Field(default=None, description="highest it may be")
    unit: str = Field(description="unit of the driver")
    where: str = Field(default="", description="unit it holds for; empty: every unit")
    source: str = Field(description="id of the source, or judgement")
    why: str = Field(default="", description="reason for a value by judgement")


class ParameterRow(Record):
    """The prior of one parameter: 5, 50 and 95 % points."""

    id: str = Field(description="parameter")
    stratum: str = Field(default="", description="unit or label it holds for; empty: all")
    low: float = Field(description="5 % point")
    mid: float = Field(description="50 % point")
    high: float = Field(description="95 % point")
    unit: str = Field(description="unit of the parameter")
    scale: Literal["log", "logit", "linear"] = Field(
        description="scale on which the points are joined"
    )
    basis: str = Field(description="id of the source, or judgement")
    why: Text = Field(description="reason for this range")


class HouseholdRow(Record):
    """What households look like: a share with its range, or the spread of an amount."""

    id: str = Field(description="household item")
    stratum: str = Field(default="", description="unit or label it holds for; empty: all")
    low: float = Field(description="5 % point")
    mid: float = Field(description="50 % point")
    high: float = Field(description="95 % point")
    unit: str = Field(description="unit of the item")
    basis: str = Field(description="id of the source, or judgement")
    why: Text = Field(description="reason for this range")


class Change(Record):
    """One change that a measure makes to a lever."""

    lever: str = Field(description="what is changed")
    do: Literal["add", "multiply", "set"] = Field(description="how the value changes it")
    value: float | Points = Field(description="a number, or low..mid..high")
    factors: tuple[Points, ...] = Field(default=(), description="shares that multiply the value")
    unit: str = Field(default="", description="unit of the value")
    currency: str = Field(default="", description="currency of a money value; empty: the model's")
    from_: Day | None = Field(
        default=None, alias="from", description="first day; empty: as the measure"
    )
    to: Day | None = Field(default=None, description="last day; empty: as the measure")
    effect: Literal["assumed", "arithmetic"] = Field(
        default="arithmetic",
        description="assumed: its size is not known, arithmetic: it follows from the measure",
    )
    evidence: str = Field(default="", description="what an assumed effect rests on")


class Measure(Record):
    """An action, or a reaction by the employer."""

    id: str = Field(description="short name that scenarios use")
    title: Text = Field(description="what readers see")
    by: Literal["fund", "state", "abroad", "employer"] = Field(
        description="who acts; an employer's measure is a reaction"
    )
    from_: Day = Field(alias="from", description="first day")
    to: Day | None = Field(default=None, description="last day; empty: it stays")
    changes: tuple[Change, ...] = Field(description="what it changes")
    conditions: Text = Field(default={}, description="who can have it, and on what terms")
    evidence: Text = Field(description="what is known of it, with source")
    note: str = Field(default="", description="anything a reader of the table should know")


class Scenario(Record):
    """A named set of measures and reactions."""

    id: str = Field(description="short name")
    title: Text = Field(description="what readers see")
    measures: tuple[str, ...] = Field(default=(), description="ids of measures")
    reactions: tuple[str, ...] = Field(default=(), description="ids of the employer's reactions")
    delay_months: int = Field(default=0, description="months by which every measure starts later")
    outside: Text = Field(
        default={},
        description="what happens, in words alone, where it lies outside what the model's ranges "
        "hold: such a scenario is not run and gets no probability",
    )


class Rate(Record):
    """What a further currency was worth on a day, so that a budget can be given in it."""

    currency: str = Field(description="currency, other than the two of the case")
    rate: float = Field(gt=0.0, description="model currency for one unit of it")
    date: Day = Field(description="date of the rate")
    source: str = Field(description="id of the source, or judgement")


class Settings(Record):
    """The head of a case: what is asked, for whom, and how it is computed."""

    title: Text = Field(description="title of the report")
    question: Text = Field(description="the question it answers")
    reader: Text = Field(description="who reads it")
    decision: Text = Field(description="what the reader decides")
    start: Day = Field(description="first day of the first year simulated is derived from it")
    as_of: Day = Field(description="the date of the assessment")
    decision_date: Day = Field(description="the date the headlines are projected to")
    horizon_weeks: int = Field(default=52, description="weeks projected after `as_of`")
    onset: Day = Field(description="when the events that undated claims speak of began")
    main_shock: Day = Field(description="the date from which departures are attributed")
    currency: str = Field(description="currency of the model")
    report_currency: str = Field(description="currency of the reports")
    rate: float = Field(description="model currency for one unit of the report's")
    rate_date: Day = Field(description="date of the rate")
    rate_source: str = Field(default="", description="source row of the rate")
    rates: tuple[Rate, ...] = Field(default=(), description="further currencies, `[[rates]]` each")
    languages: tuple[str, ...] = Field(
        default=("en",), description="languages of the reports, the first is the main one"
    )
    lexicon: Literal["icd203", "phia", "ipcc"] = Field(
        default="icd203", description="words for likelihood"
    )
    standard_of_proof: str = Field(description="what findings of fact are held to")
    headline_unit: str = Field(description="the unit whose estimates lead the report")
    licence: str = Field(
        default="", description="licence of the tables, as in CC-BY-4.0; empty: not stated"
    )
    sought: Text = Field(
        default={}, description="whose own numbers were sought, and what came back"
    )
    harm: Text = Field(
        default={},
        description="answers about harm by key: infer, punish, cleared, benefit, hostile_reader, "
        "reviewed",
    )
    seed: int = Field(default=20201130, description="seed of every random number")
    household_types: int = Field(default=64, description="households simulated a stratum")


class Judgement(Record):
    """A conclusion of the analyst; numbers only as {placeholders}."""

    id: str = Field(description="short name")
    text: Text = Field(
        description="the conclusion; an estimate stands as {indicator where when}, never typed"
    )
    confidence: Literal["low", "moderate", "high"] = Field(description="how sure the analyst is")
    why: Text = Field(description="what it rests on")
    claims: tuple[str, ...] = Field(default=(), description="ids of the claims it rests on")
