"""The quantities that lead every assessment, in one table that calibration and report share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jax import Array

from apora.evidence.dates import Span
from apora.evidence.observation import Alternative
from apora.evidence.operators import alternatives_of
from apora.evidence.records import Settings
from apora.evidence.wanted import Frame, PlainNature, Wanted
from apora.inference.problem import CalibrationProblem
from apora.inference.quantities import compile_quantities, evaluate_quantities
from apora.model.simulate import Run
from apora.registry.indicators import INDICATOR_BY_ID

Days = Callable[[Settings, Frame], Span]


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One quantity that leads the report: what is read, over which days, on which scale.

    `indicator` is the registry's where the headline is one of its quantities. `below`
    names the series that the numerator is divided by, where the indicator has none.
    """

    id: str
    title: str
    unit: str
    scale: Literal["log", "logit"]
    reads: str
    nature: PlainNature
    days: Days
    indicator: str | None = None
    below: tuple[str, ...] = ()


def days_of(lower: date, upper: date) -> Span:
    """Return a span of days, both ends included."""
    return Span(
        lower=lower,
        upper=upper,
        approximate=False,
        open_start=False,
        open_end=False,
        single=lower == upper,
    )


def _now(settings: Settings, _frame: Frame) -> Span:
    return days_of(settings.as_of, settings.as_of)


def _before(_settings: Settings, frame: Frame) -> Span:
    """Return the day before the first week, which reads the calm week."""
    day = frame.calendar.first_monday - timedelta(days=1)
    return days_of(day, day)


def _since_shock(settings: Settings, _frame: Frame) -> Span:
    return days_of(settings.main_shock, settings.as_of)


def _last_week(settings: Settings, _frame: Frame) -> Span:
    return days_of(settings.as_of - timedelta(days=6), settings.as_of)


LEADING = "departures_since_shock"
"""The headline that draws are put in order by."""

HEADLINES: tuple[Headline, ...] = (
    Headline(
        id="headcount_now",
        title="People in service now",
        unit="persons",
        scale="log",
        reads="headcount",
        nature="stock",
        days=_now,
        indicator="headcount",
    ),
    Headline(
        id="vacancy_before",
        title="Share of posts vacant before the crisis",
        unit="share",
        scale="logit",
        reads="vacancy",
        nature="share",
        days=_before,
        indicator="vacancy",
    ),
    Headline(
        id="departures_since_shock",
        title="Voluntary departures since the main shock",
        unit="persons",
        scale="log",
        reads="departures",
        nature="total",
        days=_since_shock,
        indicator="departures",
    ),
    Headline(
        id="willing_now",
        title="Share who would leave now",
        unit="share",
        scale="logit",
        reads="willing_share",
        nature="share",
        days=_now,
        indicator="willing_share",
    ),
    Headline(
        id="able_now",
        title="Share whose household could bear it now",
        unit="share",
        scale="logit",
        reads="able_share",
        nature="share",
        days=_now,
        indicator="able_share",
    ),
    Headline(
        id="refusal_now",
        title="Share of decisions on letters that refuse now",
        unit="share",
        scale="logit",
        reads="refusals",
        nature="share",
        days=_last_week,
        below=("decisions",),
    ),
    Headline(
        id="letters_now",
        title="Letters on file now",
        unit="persons",
        scale="log",
        reads="letters_on_file",
        nature="stock",
        days=_now,
        indicator="letters_on_file",
    ),
    Headline(
        id="detection_since_shock",
        title="Detection rate since the main shock",
        unit="share",
        scale="logit",
        reads="detection_share",
        nature="share",
        days=_since_shock,
        indicator="detection_share",
    ),
)


@dataclass(frozen=True, kw_only=True)
class AskedHeadline:
    """One headline of a case: over which days, and as weights on the model's series."""

    headline: Headline
    window: Span
    alternatives: tuple[Alternative, ...]


def asked_headlines(*, settings: Settings, frame: Frame) -> tuple[AskedHeadline, ...]:
    """Return every headline for the unit that leads the report.

    Args:
        settings: Which unit leads, and the dates.
        frame: Weeks and strata of the run that is read.
    """
    asked = []
    for one in HEADLINES:
        window = one.days(settings, frame)
        wanted = Wanted(
            indicator=INDICATOR_BY_ID[one.reads],
            nature=one.nature,
            stat="",
            window=window,
            units=(settings.headline_unit,),
            below=one.below,
            label=one.id,
        )
        found = alternatives_of(wanted, frame=frame)
        asked.append(AskedHeadline(headline=one, window=window, alternatives=found))
    return tuple(asked)


def headlines_of(problem: CalibrationProblem, run: Run, values: Mapping[str, Array]) -> Array:  # noqa: ARG001  (every headline is a series today; one that reads a parameter may come)
    """Return the headlines of one draw, in the order of `HEADLINES`, natural.

    It may stand inside a compiled function; the weights are worked out while that is
    traced.

    Args:
        problem: The case and its weeks.
        run: A run of the problem.
        values: Natural values of the draw.
    """
    frame = Frame(calendar=problem.calendar, organisation=problem.organisation)
    asked = asked_headlines(settings=problem.case.settings, frame=frame)
    return evaluate_quantities(compile_quantities(asked), run.outcome.series.ravel())
