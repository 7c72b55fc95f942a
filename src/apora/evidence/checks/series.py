"""What drivers and measures must hold."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, problem
from apora.evidence.records import Change, DriverRow, Measure, Points, Settings
from apora.registry.drivers import DRIVER_BY_ID
from apora.registry.levers import LEVER_BY_ID

Fault = tuple[str, str, str]
"""A column, what is wrong with it, and the remedy."""


def driver_row_wrong(bench: Bench) -> list[Problem]:
    """Return a problem for every driver row that ends too early or is in another unit."""
    return [
        problem(
            "drivers.csv",
            row=f"{row.id} {row.from_}",
            column=column,
            what=what,
            remedy=remedy,
            rule="driver_row_wrong",
        )
        for row in bench.case.drivers
        for column, what, remedy in _driver_faults(row)
    ]


def driver_gap(bench: Bench) -> list[Problem]:
    """Return a problem for every hole or overlap in an outside series that has a level."""
    groups: dict[tuple[str, str], list[DriverRow]] = defaultdict(list)
    for row in bench.case.drivers:
        known = DRIVER_BY_ID.get(row.id)
        if known is not None and known.form == "level" and row.to >= row.from_:
            groups[row.id, row.where].append(row)
    return [
        problem(
            "drivers.csv",
            row=" / ".join(part for part in key if part),
            column="from",
            what=what,
            remedy=remedy,
            rule="driver_gap",
        )
        for key, rows in groups.items()
        for what, remedy in _holes(rows)
    ]


def change_wrong(bench: Bench) -> list[Problem]:
    """Return a problem for every change that a measure cannot make."""
    return [
        problem(
            f"measures, {measure.id}",
            row=f"changes {number}",
            column=column,
            what=what,
            remedy=remedy,
            rule="change_wrong",
        )
        for measure in bench.case.measures
        for number, change in enumerate(measure.changes, start=1)
        for column, what, remedy in (
            *_value_faults(change, settings=bench.case.settings),
            *_time_faults(change, measure=measure),
        )
    ]


def _driver_faults(row: DriverRow) -> Iterator[Fault]:
    known = DRIVER_BY_ID.get(row.id)
    if row.to < row.from_:
        yield "to", f"{row.to} is before {row.from_}.", "Give the last day the value holds."
    if known is not None and row.unit != known.unit:
        yield (
            "unit",
            f'"{row.unit}", where the model takes {known.unit}.',
            f'Convert it and write "{known.unit}".',
        )
    low = row.value if row.low is None else row.low
    high = row.value if row.high is None else row.high
    if not low <= row.value <= high:
        yield "value", f"{row.value:g} lies outside its own range.", "Correct low, value or high."


def _holes(rows: list[DriverRow]) -> Iterator[tuple[str, str]]:
    """Return what is wrong between the rows of one series, and the remedy."""
    rows = sorted(rows, key=lambda row: row.from_)
    last = rows[0].to
    for row in rows[1:]:
        if row.from_ <= last:
            yield f"two rows hold on {row.from_}.", "End the earlier one the day before."
        elif row.from_ - last > timedelta(days=1):
            neutral = DRIVER_BY_ID[row.id].neutral
            first, end = last + timedelta(days=1), row.from_ - timedelta(days=1)
            yield (
                f"no row holds from {first} to {end}.",
                f"Add one; write {neutral:g} if all was as in calm times.",
            )
        last = max(last, row.to)


def _value_faults(change: Change, *, settings: Settings) -> Iterator[Fault]:
    lever, value = LEVER_BY_ID.get(change.lever), change.value
    for points in (value, *change.factors):
        if isinstance(points, Points) and not points.low <= points.mid <= points.high:
            yield "value", "low, mid and high do not rise.", "Write low..mid..high."
    if change.unit and lever is not None and not change.unit.startswith(lever.unit):
        yield (
            "unit",
            f'"{change.unit}", where the model takes {lever.unit}.',
            f'Convert it and write "{lever.unit}".',
        )
    if change.currency not in {"", settings.currency, settings.report_currency}:
        yield (
            "currency",
            f'"{change.currency}" has no rate in case.toml.',
            f"Use {settings.currency} or {settings.report_currency}.",
        )


def _time_faults(change: Change, *, measure: Measure) -> Iterator[Fault]:
    start, end = change.from_ or measure.from_, change.to or measure.to
    if end is not None and end < start:
        yield "to", f"{end} is before {start}.", "Give the last day it holds."
    if change.effect == "assumed" and not (change.evidence or measure.evidence):
        yield "evidence", "missing. An assumed effect needs it.", "Say what it rests on."
