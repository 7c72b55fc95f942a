"""The measures and reactions of a case as results hold them."""

from math import exp, hypot, log, prod
from typing import Any, TypeAlias

from apora.evidence.case import Case
from apora.evidence.records import Change, Measure, Points

Part: TypeAlias = dict[str, Any]


def measure_rows(case: Case) -> list[Part]:
    """Return the measures and reactions by file name, each change with its range."""
    return [_measure_row(measure) for measure in case.measures]


def _measure_row(measure: Measure) -> Part:
    return {
        "id": measure.id,
        "title": dict(measure.title),
        "by": measure.by,
        "from": measure.from_.isoformat(),
        "to": measure.to.isoformat() if measure.to else None,
        "conditions": dict(measure.conditions),
        "evidence": dict(measure.evidence),
        "changes": [_change_row(change) for change in measure.changes],
    }


def _change_row(change: Change) -> Part:
    size = size_of(change)
    return {
        "lever": change.lever,
        "do": change.do,
        "low": size.low,
        "mid": size.mid,
        "high": size.high,
        "unit": f"{change.unit}, {change.currency}" if change.currency else change.unit,
        "effect": change.effect,
    }


def size_of(change: Change) -> Points:
    """Return the 5, 50 and 95 % points of a change: its value times its factors.

    Positive ranges are independent and multiply in logs, so their widths add in squares.
    A change that may be negative has its extremes multiplied, which is wider.

    Args:
        change: One change of a measure, in the unit and currency it is written in.
    """
    parts = [
        one if isinstance(one, Points) else Points(low=one, mid=one, high=one)
        for one in (change.value, *change.factors)
    ]
    mid = prod(one.mid for one in parts)
    if all(one.low > 0.0 for one in parts):
        down = hypot(*(log(one.mid / one.low) for one in parts))
        up = hypot(*(log(one.high / one.mid) for one in parts))
        return Points(low=mid * exp(-down), mid=mid, high=mid * exp(up))
    ends = [parts[0].low, parts[0].high]
    for one in parts[1:]:
        ends = [end * by for end in ends for by in (one.low, one.high)]
    return Points(low=min(ends), mid=mid, high=max(ends))
