"""Every reading that a claim leaves open: which indicator, where, when, of what."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from types import MappingProxyType
from typing import cast

from apora.evidence.dates import Span, is_date, span, year_before
from apora.evidence.notation import Reading
from apora.evidence.records import Claim, Settings, Source
from apora.evidence.wanted import Frame, PlainNature, Refused, Wanted
from apora.evidence.windows import time_in, windows_of
from apora.registry.indicators import INDICATOR_BY_ID, Indicator
from apora.registry.series import SERIES, SERIES_INDEX

STOCK_OF_TOTAL: Mapping[str, str] = MappingProxyType(
    {"ill_total": "ill_now", "applications": "letters_on_file"}
)
"""For a number that may be either: the stock that belongs to a flow's total."""

PERIOD_DAYS: Mapping[str, float] = MappingProxyType(
    {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
)


def nature_of(claim: Claim, *, indicator: Indicator, is_change: bool = False) -> str:
    """Return the claim's nature, guessed where it is not stated.

    A signed number is a change. One about a flow on one day is a total up to that day,
    one about a longer span is the flow over it.
    """
    if claim.nature:
        return claim.nature
    if is_change:
        return "change"
    if indicator.nature != "flow":
        return indicator.nature
    return "flow" if "/" in claim.when or claim.when.count("-") == 1 else "total"


def wanted_of(
    claim: Claim,
    *,
    indicator: str,
    reading: Reading,
    source: Source,
    settings: Settings,
    frame: Frame,
) -> tuple[tuple[float, Wanted], ...]:
    """Return every reading of a claim about one or several indicators (a|b), weighted.

    Readings that the text leaves open are equally likely: indicators, places and
    denominators joined with |, stock or total. Dates have the weights of `windows_of`.

    Raises:
        Refused: The claim names something unknown, or asks what cannot be evaluated.
    """
    pairs = _natures(claim, indicator=indicator, is_change=reading.change)
    places = _choices(claim.where, column="where", frame=frame)
    parts = claim.of.split("|") if claim.of else [""]
    each = 1.0 / (len(pairs) * len(places) * len(parts))
    return tuple(
        (
            each * weight,
            _one(
                claim,
                indicator=one,
                nature=nature,
                window=window,
                units=place,
                below=below,
                reading=reading,
                frame=frame,
            ),
        )
        for (one, nature), place, below in product(pairs, places, parts)
        for weight, window in windows_of(
            claim,
            nature=nature,
            of_flows=_is_flow(one.numerator),
            source=source,
            settings=settings,
        )
    )


def _one(
    claim: Claim,
    *,
    indicator: Indicator,
    nature: PlainNature,
    window: Span,
    units: tuple[str, ...],
    below: str,
    reading: Reading,
    frame: Frame,
) -> Wanted:
    wanted = Wanted(
        indicator=indicator,
        nature=nature,
        stat=reading.stat,
        window=window,
        units=units,
        per_days=_per_days(reading.per),
        each_of=_units_over(claim, units=units, frame=frame),
        label=f"{indicator.id}, {nature}, {'+'.join(units)}, {window.lower}/{window.upper}",
    )
    wanted = _with_denominator(wanted, below=below, frame=frame)
    if nature == "order":
        return _with_order(wanted, reading=reading, frame=frame)
    if nature == "change":
        return _with_reference(wanted, over=claim.over)
    if nature == "share" and not (wanted.below or indicator.denominator):
        raise Refused(
            column="of",
            what="missing. A share needs what it is a share of.",
            remedy="Name a unit (its people in service) or an indicator in of.",
        )
    return wanted


def _natures(
    claim: Claim, *, indicator: str, is_change: bool
) -> list[tuple[Indicator, PlainNature]]:
    """Return each indicator with its nature; `total?` opens both stock and total."""
    found = [_indicator(name) for name in indicator.split("|")]
    if claim.nature != "total?":
        return [
            (one, _plain(nature_of(claim, indicator=one, is_change=is_change))) for one in found
        ]
    if len(found) == 1:
        found = _stock_and_total(found[0])
    return [(one, "stock" if one.nature == "stock" else "total") for one in found]


def _stock_and_total(indicator: Indicator) -> list[Indicator]:
    for total, stock in STOCK_OF_TOTAL.items():
        if indicator.id in {total, stock}:
            return [INDICATOR_BY_ID[stock], INDICATOR_BY_ID[total]]
    known = ", ".join(f"{stock}|{total}" for total, stock in STOCK_OF_TOTAL.items())
    raise Refused(
        column="nature",
        what=f"'{indicator.id}' has no stock that its total could be mistaken for.",
        remedy=f"Name both in indicator, as {known}, or say stock or total.",
    )


def _plain(nature: str) -> PlainNature:
    return cast("PlainNature", nature)  # `total?` was taken out by the caller


def _indicator(name: str) -> Indicator:
    found = INDICATOR_BY_ID.get(name.strip())
    if found is None:
        raise Refused(
            column="indicator",
            what=f"'{name}' is not an indicator.",
            remedy="`apora indicators` lists them; join two with | if one of them, with + if both.",
        )
    return found


def _choices(text: str, *, column: str, frame: Frame) -> list[tuple[str, ...]]:
    """Return the places in a|b, each as the units of a+b."""
    choices = [tuple(unit.strip() for unit in part.split("+")) for part in text.split("|")]
    for unit in (unit for choice in choices for unit in choice):
        _refuse_unknown(unit, column=column, frame=frame)
    return choices


def _refuse_unknown(unit: str, *, column: str, frame: Frame) -> None:
    if unit not in frame.organisation:
        raise Refused(
            column=column,
            what=f"'{unit}' is not a unit.",
            remedy="Add it to units.csv, or correct the name.",
        )


def _units_over(claim: Claim, *, units: tuple[str, ...], frame: Frame) -> tuple[str, ...]:
    """Return the units that a statistic runs over: those named, or those under the one."""
    over = claim.over.strip()
    if over and time_in(over) is None:
        units = tuple(unit.strip() for unit in over.split("+"))
        for unit in units:
            _refuse_over(unit, frame=frame)
    if len(units) > 1:
        return units
    under = frame.organisation.children(units[0])
    return tuple(unit for unit in under if frame.organisation.members(unit)) or units


def _refuse_over(unit: str, *, frame: Frame) -> None:
    if unit not in frame.organisation:
        raise Refused(
            column="over",
            what=f"'{unit}' is neither a unit nor a date.",
            remedy="Name units of units.csv (a+b), or a date or interval such as 2020-08-09/.. .",
        )


def _per_days(per: str) -> float:
    if not per:
        return 0.0
    days = PERIOD_DAYS.get(per.removesuffix("s"))
    if days is None:
        raise Refused(
            column="reads",
            what=f"'per {per}' is not a period.",
            remedy=f"Use per {', '.join(PERIOD_DAYS)}; what else a rate is counted against "
            "stands in of.",
        )
    return days


def _with_denominator(wanted: Wanted, *, below: str, frame: Frame) -> Wanted:
    """Return the question with the denominator that `of` names.

    Units give the place: of a share, where its own denominator is read; of a number,
    the people in service there. An indicator or a series is itself the denominator.
    """
    names = tuple(name.strip() for name in below.split("+")) if below else ()
    if not names:
        return wanted
    if all(name in frame.organisation for name in names):
        series = () if wanted.indicator.denominator else ("headcount",)
        return replace(wanted, below=series, below_units=names)
    return replace(wanted, below=tuple(_series_called(name) for name in names))


def _series_called(name: str) -> str:
    if name in INDICATOR_BY_ID:
        return INDICATOR_BY_ID[name].numerator
    if name in SERIES_INDEX:
        return name
    raise Refused(
        column="of",
        what=f"'{name}' is no unit, no indicator and no series.",
        remedy="Name what the number is counted against: a unit of units.csv (its people in "
        "service), or an indicator such as posts or registered_offences.",
    )


def _with_order(wanted: Wanted, *, reading: Reading, frame: Frame) -> Wanted:
    """Return the order with the window or the units that it compares with.

    "A above B" is heard as "B below A", so that one rule serves both.
    """
    if reading.form != "order":
        raise Refused(
            column="reads",
            what=f"'{reading.text}' is not an order.",
            remedy="Write below, well below or above, then a date or units, for example "
            "`well below 2020-09`.",
        )
    window = span(reading.target) if is_date(reading.target) else None
    units: tuple[str, ...] = ()
    if window is None:
        (units,) = _choices(reading.target, column="reads", frame=frame)
    if reading.op != "above":
        return replace(wanted, against=window, against_units=units)
    return replace(
        wanted,
        window=window or wanted.window,
        against=wanted.window if window else None,
        units=units or wanted.units,
        against_units=wanted.units if units else (),
    )


def _with_reference(wanted: Wanted, *, over: str) -> Wanted:
    """Return the change with the window it is counted from, by default a year before."""
    if _is_flow(wanted.indicator.numerator) and wanted.window.days == 1:
        raise Refused(
            column="when",
            what="a change of a flow needs the period it was counted over.",
            remedy="Write an interval, for example 2020-01/2020-10.",
        )
    against = time_in(over) or year_before(wanted.window)
    return replace(wanted, against=against)


def _is_flow(series: str) -> bool:
    return SERIES[SERIES_INDEX[series]].kind == "flow"
