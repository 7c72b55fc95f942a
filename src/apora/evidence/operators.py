"""From what a claim asks to constant weights over series, week and stratum.

Every operator is a weighted sum of model series or a ratio of two: a stock at a date or
its mean over a period, a total since a date, a flow over a window, a share as a ratio of
means or of totals, year to date as a ratio of totals since 1 January, a change as the
mean week of one window over that of another, less one. Over units they are averaged,
or the largest or smallest is taken, smoothly, by the likelihood.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from apora.evidence import week_weights
from apora.evidence.dates import Span
from apora.evidence.observation import Alternative, Part, Quantity, Terms
from apora.evidence.wanted import Frame, Refused, Wanted, strata_of
from apora.registry.series import SERIES, SERIES_INDEX, Series

MEAN_READINGS = 0.5
"""Weight of each reading of a mean whose own weights are not stated: the mean of the
units' ratios, and the ratio of everything together [share]."""


def alternatives_of(wanted: Wanted, *, frame: Frame) -> tuple[Alternative, ...]:
    """Return the quantities that one reading of a claim can mean, with their weights.

    There are two for a mean of shares over several units, and one otherwise.

    Raises:
        Refused: The operator cannot be evaluated.
    """
    _refuse_beyond(wanted, frame=frame)
    match wanted.stat, wanted.nature:
        case ("each", _) | (_, "exists"):
            return (_single(_exists(wanted, frame=frame), label=wanted.label),)
        case ("mean", _) if len(wanted.each_of) > 1:
            return _means(wanted, frame=frame)
        case ("max" | "min", _) if len(wanted.each_of) > 1:
            return (_single(_extreme(wanted, frame=frame), label=wanted.label),)
        case ("median" | "max" | "min", _):
            raise Refused(
                column="reads",
                what=f"a {wanted.stat} needs the units it runs over, "
                "and a median cannot be computed.",
                remedy="Name two units or more, or one with units under it, in over; "
                "for a median use `mean`, or hold the claim with its reason.",
            )
        case _, "change" | "order":
            return (_single(_compared(wanted, frame=frame), label=wanted.label),)
        case _:
            return (
                _single(
                    Quantity(combine="ratio", parts=(part_of(wanted, frame=frame),)),
                    label=wanted.label,
                ),
            )


def part_of(wanted: Wanted, *, frame: Frame) -> Part:
    """Return the ratio of weighted sums of one question, its units taken together."""
    below = _below(wanted)
    mean = _is_mean(wanted)
    numerator = _terms(
        (wanted.indicator.numerator,), units=wanted.units, wanted=wanted, frame=frame, mean=mean
    )
    if not below:
        return Part(numerator=numerator)
    units = wanted.below_units or wanted.units
    # A flow over a flow is total over total; beside a stock the flow is still a total.
    denominator = _terms(below, units=units, wanted=wanted, frame=frame, mean=mean)
    return Part(numerator=numerator, denominator=denominator)


def _below(wanted: Wanted) -> tuple[str, ...]:
    if wanted.below:
        return wanted.below
    own = wanted.indicator.denominator
    return (own,) if own else ()


def _is_mean(wanted: Wanted) -> bool:
    """Return whether flows are read as their mean week, not as a total."""
    return wanted.nature in {"change", "order"}


def _terms(
    series: tuple[str, ...], *, units: tuple[str, ...], wanted: Wanted, frame: Frame, mean: bool
) -> Terms:
    """Return the weights of several series over the window, summed over units."""
    strata = np.array(strata_of(units, organisation=frame.organisation), dtype=np.int64)
    width, height = len(frame.organisation.strata), frame.calendar.weeks + 1
    indices, weights = [], []
    for name in series:
        by_week = _week_weights(name, wanted=wanted, frame=frame, mean=mean)
        weeks = np.flatnonzero(by_week)
        rows = SERIES_INDEX[name] * height + weeks
        indices.append((rows[:, None] * width + strata[None, :]).ravel())
        weights.append(np.repeat(by_week[weeks], strata.size))
    return Terms(index=np.concatenate(indices), weight=np.concatenate(weights))


def _week_weights(series: str, *, wanted: Wanted, frame: Frame, mean: bool) -> NDArray[np.float64]:
    read = SERIES[SERIES_INDEX[series]]
    lower, upper = wanted.window.lower, wanted.window.upper
    total = week_weights.total_over(lower, upper, calendar=frame.calendar, falls=read.falls)
    _refuse_no_weekend(read, total=total, window=wanted.window)
    if read.kind != "flow" or mean:
        return week_weights.mean_over(
            lower, upper, kind=read.kind, calendar=frame.calendar, falls=read.falls
        )
    return total * wanted.per_days / wanted.window.days if wanted.per_days else total


def _refuse_no_weekend(read: Series, *, total: NDArray[np.float64], window: Span) -> None:
    if read.falls == "weekend" and not total.any():
        raise Refused(
            column="when",
            what=f"'{read.id}' falls on Saturday and Sunday, "
            f"and {window.lower} to {window.upper} holds neither.",
            remedy="Name the two days of a weekend, or a span that holds one.",
            rule="no_weekend",
        )


def _single(quantity: Quantity, *, label: str) -> Alternative:
    return Alternative(weight=1.0, quantity=quantity, label=label)


def _unit_parts(wanted: Wanted, *, frame: Frame) -> tuple[Part, ...]:
    return tuple(part_of(wanted.at((unit,)), frame=frame) for unit in wanted.each_of)


def _means(wanted: Wanted, *, frame: Frame) -> tuple[Alternative, ...]:
    parts = _unit_parts(wanted, frame=frame)
    _refuse_several_parts(wanted)
    equal = Quantity(combine="mean", parts=parts)
    if not _below(wanted):
        return (_single(equal, label=wanted.label),)
    pooled = Quantity(combine="ratio", parts=(part_of(wanted.at(wanted.each_of), frame=frame),))
    return (
        Alternative(weight=MEAN_READINGS, quantity=equal, label=f"{wanted.label} units alike"),
        Alternative(
            weight=1.0 - MEAN_READINGS, quantity=pooled, label=f"{wanted.label} all together"
        ),
    )


def _extreme(wanted: Wanted, *, frame: Frame) -> Quantity:
    _refuse_several_parts(wanted)
    parts = _unit_parts(wanted, frame=frame)
    return Quantity(combine="max" if wanted.stat == "max" else "min", parts=parts)


def _exists(wanted: Wanted, *, frame: Frame) -> Quantity:
    """Return the chance of at least one, in all units together or in each of several."""
    counted = replace(
        wanted,
        nature="stock" if wanted.nature == "exists" else wanted.nature,
        indicator=replace(wanted.indicator, denominator=None),
        below=(),
        below_units=(),
    )
    if wanted.stat != "each":
        return Quantity(combine="exists", parts=(part_of(counted, frame=frame),))
    return Quantity(combine="exists", parts=_unit_parts(counted, frame=frame))


def _compared(wanted: Wanted, *, frame: Frame) -> Quantity:
    """Return the mean over the window against that over the other window or units."""
    other = wanted.at(wanted.against_units) if wanted.against_units else wanted
    if wanted.against is not None:
        other = replace(other, window=wanted.against)
        _refuse_beyond(other, frame=frame)
    parts = (part_of(wanted, frame=frame), part_of(other, frame=frame))
    return Quantity(combine="change" if wanted.nature == "change" else "compare", parts=parts)


def _refuse_several_parts(wanted: Wanted) -> None:
    if wanted.nature in {"change", "order"}:
        raise Refused(
            column="reads",
            what=f"the {wanted.stat} over units of a {wanted.nature} cannot be computed.",
            remedy="Name the one unit it holds for, or all of them together (a+b), in where.",
        )


def _refuse_beyond(wanted: Wanted, *, frame: Frame) -> None:
    window: Span = wanted.window
    if window.upper > frame.calendar.last_day:
        raise Refused(
            column="when",
            what=f"{window.upper} lies after the last week simulated, "
            f"which ends on {frame.calendar.last_day}.",
            remedy="Correct the date: claims end by the week of as_of, questions horizon_weeks "
            "after it.",
        )
