"""Numbers that cannot be what the claim says they are."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, Heeded, ids_in, lines_of_units, of_claim, problem
from apora.evidence.heard import heard_of
from apora.evidence.observation import Heard
from apora.evidence.observations import origin_of
from apora.registry.indicators import INDICATOR_BY_ID, Indicator

_WIDE = float("inf")


@dataclass(frozen=True, kw_only=True)
class _Bounded:
    """A claim in use about one indicator: the least and most it admits, and what it said."""

    one: Heeded
    indicator: Indicator
    low: float
    high: float
    said: float


def number_not_read(bench: Bench) -> list[Problem]:
    """Return a problem for every claim in use whose number cannot be read."""
    return [
        of_claim(
            one.claim,
            column="reads" if one.claim.reads else "says",
            what=one.fault.what,
            remedy=one.fault.remedy,
            rule="number_not_read",
        )
        for one in bench.read
        if one.fault is not None
    ]


def order_without_other(bench: Bench) -> list[Problem]:
    """Return a problem where nature and reading disagree about being an order."""
    return [
        of_claim(
            one.claim,
            column="reads",
            what=f"reads as {one.reading.text}, while nature is {one.claim.nature or 'empty'}.",
            remedy="An order needs nature = order and reads such as `below 2020-09`.",
            rule="order_without_other",
        )
        for one in bench.read
        if one.reading is not None
        and (one.reading.form == "order") != (one.claim.nature == "order")
    ]


def share_over_one(bench: Bench) -> list[Problem]:
    """Return a problem for every share above 100 per cent."""
    return [
        of_claim(
            row.one.claim,
            column="says",
            what=f"{_text(row.one)} is more than the whole: {row.indicator.id} is a share.",
            remedy="Write a per cent sign if per cent is meant, or correct the indicator.",
            rule="share_over_one",
        )
        for row in _with_bounds(bench)
        if row.said > 1 and row.one.claim.nature != "change" and _is_share(row.one, row.indicator)
    ]


def change_without_sign(bench: Bench) -> list[Problem]:
    """Return a problem for every change that does not say whether it rose or fell."""
    return [
        of_claim(
            one.claim,
            column="reads",
            what=f"{_text(one)} does not say whether it is a rise or a fall.",
            remedy="Write the sign, as in -18.6% or +5%.",
            rule="change_without_sign",
        )
        for one in bench.read
        if one.claim.nature == "change" and one.reading is not None and not one.reading.change
    ]


def fall_of_more_than_all(bench: Bench) -> list[Problem]:
    """Return a problem for every fall by more than 100 per cent."""
    return [
        of_claim(
            one.claim,
            column="says",
            what=f"{_text(one)} is a fall by more than everything.",
            remedy="Correct the number, or give the level instead of the change.",
            rule="fall_of_more_than_all",
        )
        for one in bench.read
        if one.reading is not None
        and one.reading.change
        and min(one.reading.value or 0.0, one.reading.low or 0.0) <= -1.0
    ]


def total_that_falls(bench: Bench) -> list[Problem]:
    """Return a problem for every running total that is below the one before it."""
    series: dict[tuple[str, ...], list[_Bounded]] = defaultdict(list)
    for row in _with_bounds(bench):
        claim = row.one.claim
        if claim.nature == "total" and row.one.days is not None:
            origin = origin_of(claim)
            key = (claim.indicator, claim.where, claim.over, claim.counted, origin)
            series[key].append(row)
    found = []
    for rows in series.values():
        rows.sort(key=lambda row: row.one.days.upper if row.one.days else date.min)
        for before, after in pairwise(rows):
            if after.high < before.low:
                found.append(
                    of_claim(
                        after.one.claim,
                        column="says",
                        what=f"the total {_text(after.one)} is below {_text(before.one)} of "
                        f"{before.one.claim.id}, which is earlier. A total only rises.",
                        remedy="Correct the date or nature of one, or hold one with a reason.",
                        rule="total_that_falls",
                    )
                )
    return found


def part_above_whole(bench: Bench) -> list[Problem]:
    """Return a problem for every number of a part that exceeds that of its whole."""
    lines = lines_of_units(bench)
    said: dict[tuple[object, ...], _Bounded] = {}
    rows = [row for row in _with_bounds(bench) if row.indicator.denominator is None]
    for row in rows:
        claim = row.one.claim
        said.setdefault((claim.indicator, claim.when, claim.nature, claim.where), row)
    found = []
    for row in rows:
        claim = row.one.claim
        for above in lines.get(claim.where, ())[1:]:
            whole = said.get((claim.indicator, claim.when, claim.nature, above))
            if whole is not None and row.low > whole.high:
                found.append(
                    of_claim(
                        claim,
                        column="says",
                        what=f"{_text(row.one)} is more than {_text(whole.one)} of "
                        f"{whole.one.claim.id}, and {claim.where} is a part of {above}.",
                        remedy="Correct the unit or date of one, or hold one with a reason.",
                        rule="part_above_whole",
                    )
                )
    return found + _posts_above_whole(bench)


def word_without_share(bench: Bench) -> list[Problem]:
    """Return a problem for a word such as "many" about something that is no share."""
    return [
        of_claim(
            one.claim,
            column="of",
            what=f"missing. {_text(one)} stands for a share, and {one.claim.indicator} is none.",
            remedy="Name what it is a share of, or keep the claim as `context: reason`.",
            rule="word_without_share",
        )
        for one in bench.read
        if one.reading is not None
        and one.reading.form == "word"
        and not one.claim.of
        and not any(_implied(name) for name in ids_in(one.claim.indicator))
    ]


def rate_without_denominator(bench: Bench) -> list[Problem]:
    """Return a warning for every rate or share that does not name what it is a share of."""
    return [
        of_claim(
            one.claim,
            column="of",
            what=f"missing. {_text(one)} is a share; {one.claim.indicator} does not say of what.",
            remedy="Name the denominator: a unit (its people in service) or an indicator.",
            rule="rate_without_denominator",
            severity="warning",
        )
        for one in bench.read
        if one.reading is not None
        and (one.reading.percent or one.reading.n)
        and not one.reading.change
        and not one.claim.of
        and not any(_implied(name) for name in ids_in(one.claim.indicator))
    ]


def _posts_above_whole(bench: Bench) -> list[Problem]:
    found = []
    for unit in bench.units.values():
        whole = bench.units.get(unit.part_of)
        if unit.posts and whole and whole.posts and unit.posts.low > whole.posts.high:
            found.append(
                problem(
                    "units.csv",
                    row=unit.id,
                    column="posts",
                    what=f"even the low end, {unit.posts.low:g}, is more than all of {whole.id} "
                    f"({whole.posts.high:g}).",
                    remedy="Correct one of the two ranges, or part_of.",
                    rule="part_above_whole",
                )
            )
    return found


def _implied(name: str) -> bool:
    indicator = INDICATOR_BY_ID.get(name)
    return indicator is None or indicator.nature == "share"


def _is_share(one: Heeded, indicator: Indicator) -> bool:
    return indicator.nature == "share" or (one.claim.nature == "share" and bool(one.claim.of))


def _text(one: Heeded) -> str:
    return f'"{one.claim.reads or one.claim.says}"'


def _with_bounds(bench: Bench) -> Iterator[_Bounded]:
    """Return the claims in use about one known indicator, with the least and most they say."""
    for one in bench.read:
        indicator = INDICATOR_BY_ID.get(one.claim.indicator)
        reading = one.reading
        if indicator is None or reading is None or reading.change:
            continue
        if reading.form not in {"order", "exists", "duration"}:
            heard = heard_of(reading)
            low, high = _bounds(heard)
            spread = heard.form in {"range", "magnitude", "word"}
            said = heard.high if spread else heard.value
            yield _Bounded(one=one, indicator=indicator, low=low, high=high, said=said)


def _bounds(heard: Heard) -> tuple[float, float]:
    """Return the least and the most that a number admits, hedges taken by their words."""
    if heard.form in {"range", "magnitude", "word"}:
        return heard.low, heard.high
    if heard.form in {"more", "at_least"}:
        return heard.value, _WIDE
    if heard.form in {"less", "up_to", "at_most"}:
        return 0.0, heard.value
    slack = {
        "exact": 0.0,
        "count_of": 0.0,
        "tally": 0.0,
        "about": max(heard.grain, 0.16 * heard.value),
    }
    width = slack.get(heard.form, heard.grain / 2)
    return heard.value - width, heard.value + width
