"""Ranges that the model cannot draw from, and limits that it cannot hold."""

from collections.abc import Iterator
from math import inf, log

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, problem
from apora.evidence.records import HouseholdRow, Points
from apora.registry.households import HOUSEHOLD_BY_ID
from apora.registry.parameters import LONGEST_CASE_LIMIT_W

_MOST_LOPSIDED = 100.0
"""One side of a range may be so many times as wide as the other [ratio]."""

_MOST_POSTS, _LARGEST = 10_000_000, 1_000_000_000_000
"""Of a unit's posts, and of any other number: what lies beyond is a slip of the pen."""

Place = tuple[str, str, str]
"""A table, a row and a column."""


def range_without_side(bench: Bench) -> list[Problem]:
    """Return a problem for every range that has nearly no width on one side only.

    A curve through such points has a tail that no draw can be trusted in. A range without
    any width is a number, and fine.
    """
    return [
        problem(
            table,
            row=row,
            column=column,
            what=f"{points.low:g}, {points.mid:g}, {points.high:g}: nearly all of the range lies "
            f"{'above' if points.high - points.mid > points.mid - points.low else 'below'} "
            "its middle.",
            remedy="Give 5, 50 and 95 % points with room on both sides, or one number alone.",
            rule="range_without_side",
        )
        for (table, row, column), points in _ranges(bench)
        if points.low <= points.mid <= points.high and _lopsided(points) > _MOST_LOPSIDED
    ]


def range_from_nothing(bench: Bench) -> list[Problem]:
    """Return a problem for every number of posts or amount whose low end is not above 0."""
    return [
        problem(
            table,
            row=row,
            column=column,
            what=f"its low end is {points.low:g}, and it is drawn in ratios, which begin above 0.",
            remedy="Give a small number above 0 as the low end.",
            rule="range_from_nothing",
        )
        for (table, row, column), points in (*_posts(bench), *_amounts(bench))
        if points.low == 0.0
    ]


def number_beyond_reach(bench: Bench) -> list[Problem]:
    """Return a problem for every range that ends where the model could not be computed."""
    parameters = (
        (("parameters.csv", row.id, "high"), Points(low=row.low, mid=row.mid, high=row.high))
        for row in bench.case.parameters
    )
    others = (*parameters, *_amounts(bench), *_changes(bench))
    places = (
        *((place, points, _MOST_POSTS) for place, points in _posts(bench)),
        *((place, points, _LARGEST) for place, points in others),
    )
    return [
        problem(
            table,
            row=row,
            column=column,
            what=f"{largest:g} is more than can be computed with: {most:,} at most.",
            remedy="Look at the unit, and at the number of noughts.",
            rule="number_beyond_reach",
        )
        for (table, row, column), points, most in places
        if (largest := max(points.low, points.mid, points.high, key=abs)) and abs(largest) > most
    ]


def case_limit_too_long(bench: Bench) -> list[Problem]:
    """Return a problem for a time limit of cases that reaches beyond the weeks kept."""
    return [
        problem(
            "parameters.csv",
            row=row.id,
            column="high",
            what=f"limits up to {row.high:g} weeks, where the model follows a case for "
            f"{LONGEST_CASE_LIMIT_W} weeks.",
            remedy=f"Give a limit whose 95 % point stays well below {LONGEST_CASE_LIMIT_W} weeks.",
            rule="case_limit_too_long",
        )
        for row in bench.case.parameters
        if row.id == "case_limit_w" and 0.0 < row.mid <= row.high
        # Three standard deviations above the middle, on the log scale, lie about here.
        if row.high * row.high / row.mid > LONGEST_CASE_LIMIT_W
    ]


def _lopsided(points: Points) -> float:
    """Return how many times one side is as wide as the other, on the kinder of two scales."""
    if points.low == points.high:
        return 1.0
    scales = [_ratio(points.low, mid=points.mid, high=points.high)]
    if points.low > 0.0:
        scales.append(_ratio(log(points.low), mid=log(points.mid), high=log(points.high)))
    return min(scales)


def _ratio(low: float, *, mid: float, high: float) -> float:
    below, above = mid - low, high - mid
    return max(below, above) / min(below, above) if min(below, above) > 0.0 else inf


def _ranges(bench: Bench) -> Iterator[tuple[Place, Points]]:
    yield from _posts(bench)
    yield from _amounts(bench)
    yield from _changes(bench)


def _changes(bench: Bench) -> Iterator[tuple[Place, Points]]:
    for measure in bench.case.measures:
        for number, change in enumerate(measure.changes, start=1):
            place = (f"measures, {measure.id}", f"changes {number}")
            for column, one in zip(
                ("value", *["factors"] * len(change.factors)),
                (change.value, *change.factors),
                strict=True,
            ):
                if isinstance(one, Points):
                    yield (*place, column), one
                elif isinstance(one, int | float):
                    yield (*place, column), Points(low=one, mid=one, high=one)


def _posts(bench: Bench) -> Iterator[tuple[Place, Points]]:
    for unit in bench.case.units:
        if unit.posts and unit.stratum:
            yield ("units.csv", unit.id, "posts"), unit.posts


def _amounts(bench: Bench) -> Iterator[tuple[Place, Points]]:
    for row in bench.case.households:
        item = HOUSEHOLD_BY_ID.get(row.id)
        if item is not None and item.form == "amount":
            yield ("households.csv", _label(row), "low"), _points(row)


def _points(row: HouseholdRow) -> Points:
    return Points(low=row.low, mid=row.mid, high=row.high)


def _label(row: HouseholdRow) -> str:
    return f"{row.id} / {row.stratum}" if row.stratum else row.id
