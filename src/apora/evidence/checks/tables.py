"""What the tree of units, the priors, the household rows and the settings must hold."""

import re

from apora.errors import Problem
from apora.evidence.checks.bench import JUDGEMENT, Bench, problem
from apora.evidence.records import Points, Settings
from apora.registry.households import HOUSEHOLD_BY_ID, HOUSEHOLD_ITEMS
from apora.registry.parameters import PARAMETER_BY_ID, PARAMETERS

_PLACEHOLDER = re.compile(r"\{[^{}]{1,200}\}")
_DIGITS = re.compile(r"[0-9][0-9.,]*")


def cyclic_part_of(bench: Bench) -> list[Problem]:
    """Return a problem for every unit that is, in the end, a part of itself."""
    found = []
    for unit in bench.case.units:
        seen, above = [unit.id], bench.units.get(unit.part_of)
        while above is not None and above.id not in seen:
            seen.append(above.id)
            above = bench.units.get(above.part_of)
        if above is not None and above.id == unit.id:
            found.append(
                problem(
                    "units.csv",
                    row=unit.id,
                    column="part_of",
                    what=f"it is a part of itself: {' in '.join([*seen, unit.id])}.",
                    remedy="Empty part_of of the topmost of them.",
                    rule="cyclic_part_of",
                )
            )
    return found


def stratum_with_parts(bench: Bench) -> list[Problem]:
    """Return a problem for every simulated unit that has parts of its own."""
    wholes = {unit.part_of for unit in bench.case.units}
    return [
        problem(
            "units.csv",
            row=unit.id,
            column="stratum",
            what="only a unit without parts is simulated, and this one has some.",
            remedy="Empty stratum here, or give it to a part that holds the rest of the people.",
            rule="stratum_with_parts",
        )
        for unit in bench.case.units
        if unit.stratum and unit.id in wholes
    ]


def stratum_without_posts(bench: Bench) -> list[Problem]:
    """Return a problem for every simulated unit without posts, or if there is none."""
    simulated = [unit for unit in bench.case.units if unit.stratum]
    if not simulated:
        return [
            problem(
                "units.csv",
                row="",
                column="stratum",
                what="no unit is simulated.",
                remedy="Give every lowest unit that people serve in a label under stratum.",
                rule="stratum_without_posts",
            )
        ]
    return [
        problem(
            "units.csv",
            row=unit.id,
            column="posts",
            what="missing. A simulated unit needs its number of posts.",
            remedy="Write a range low..mid..high, as in 450..600..800.",
            rule="stratum_without_posts",
        )
        for unit in simulated
        if unit.posts is None
    ]


def points_out_of_order(bench: Bench) -> list[Problem]:
    """Return a problem for every range whose low, mid and high do not rise, or that is no share."""
    found = []
    for unit in bench.case.units:
        for column, points, most in (
            ("posts", unit.posts, None),
            ("exposure", unit.exposure, 1.0),
        ):
            if points is None:
                continue
            fault = _fault(points, least=0.0, most=most)
            if fault:
                found.append(
                    problem(
                        "units.csv",
                        row=unit.id,
                        column=column,
                        what=fault,
                        remedy="Write low..mid..high, each no less than the one before.",
                        rule="points_out_of_order",
                    )
                )
    return found


def parameter_without_prior(bench: Bench) -> list[Problem]:
    """Return a problem for every quantity the model learns that has no prior."""
    there = {row.id for row in bench.case.parameters}
    return [
        problem(
            "parameters.csv",
            row=one.id,
            column="",
            what=f"missing. The model needs a range for it: {one.meaning} [{one.unit}].",
            remedy=f"Add a row with low, mid and high (5, 50, 95 %), scale {one.scale}, and why.",
            rule="parameter_without_prior",
        )
        for one in PARAMETERS
        if one.id not in there
    ]


def prior_out_of_order(bench: Bench) -> list[Problem]:
    """Return a problem for every prior whose points do not rise or leave their scale."""
    limits = {"log": (0.0, None), "logit": (0.0, 1.0), "linear": (None, None)}
    found = []
    for row in bench.case.parameters:
        least, most = limits[row.scale]
        if not row.low < row.mid < row.high:
            what = f"{row.low:g}, {row.mid:g}, {row.high:g} do not rise."
        elif least is not None and row.low <= least:
            what = f"{row.low:g} does not fit the {row.scale} scale, which begins above 0."
        elif most is not None and row.high >= most:
            what = f"{row.high:g} does not fit the {row.scale} scale, which ends below 1."
        else:
            continue
        found.append(
            problem(
                "parameters.csv",
                row=_label(row.id, stratum=row.stratum),
                column="low",
                what=what,
                remedy="Give rising 5, 50 and 95 % points inside the scale.",
                rule="prior_out_of_order",
            )
        )
    return found


def prior_of_another_kind(bench: Bench) -> list[Problem]:
    """Return a problem for every prior in another unit, on another scale, or split in vain."""
    found = []
    for row in bench.case.parameters:
        known = PARAMETER_BY_ID.get(row.id)
        if known is None:
            continue
        faults = [
            (column, given, needed)
            for column, given, needed in (
                ("unit", row.unit, known.unit),
                ("scale", row.scale, known.scale),
                ("stratum", row.stratum, "" if known.per == "case" else row.stratum),
            )
            if given != needed
        ]
        found += [
            problem(
                "parameters.csv",
                row=_label(row.id, stratum=row.stratum),
                column=column,
                what=f'"{given}", where the model takes {needed or "one value for all"}.',
                remedy=f'Write "{needed}".' if needed else "Empty the cell.",
                rule="prior_of_another_kind",
            )
            for column, given, needed in faults
        ]
    return found


def household_item_missing(bench: Bench) -> list[Problem]:
    """Return a problem for everything about households that no row for all strata gives."""
    there = {row.id for row in bench.case.households if not row.stratum}
    return [
        problem(
            "households.csv",
            row=item.id,
            column="",
            what=f"missing. The model needs it for every stratum: {item.meaning} [{item.unit}].",
            remedy="Add a row with an empty stratum; rows for one stratum may follow.",
            rule="household_item_missing",
        )
        for item in HOUSEHOLD_ITEMS
        if item.id not in there
    ]


def household_out_of_order(bench: Bench) -> list[Problem]:
    """Return a problem for every household row whose points cannot be used."""
    found = []
    for row in bench.case.households:
        item = HOUSEHOLD_BY_ID.get(row.id)
        if item is None:
            continue
        share = item.form == "share"
        points = Points(low=row.low, mid=row.mid, high=row.high)
        fault = _fault(points, least=0.0, most=1.0 if share else None)
        if not fault and share and not 0.0 < row.low < row.mid < row.high < 1.0:
            fault = "a share that is learned needs rising points above 0 and below 1."
        if fault:
            found.append(
                problem(
                    "households.csv",
                    row=_label(row.id, stratum=row.stratum),
                    column="low",
                    what=fault,
                    remedy="Give rising 5, 50 and 95 % points.",
                    rule="household_out_of_order",
                )
            )
        if row.unit != item.unit:
            found.append(
                problem(
                    "households.csv",
                    row=_label(row.id, stratum=row.stratum),
                    column="unit",
                    what=f'"{row.unit}", where the model takes {item.unit}.',
                    remedy=f'Convert it and write "{item.unit}".',
                    rule="household_out_of_order",
                )
            )
    return found


def judgement_without_why(bench: Bench) -> list[Problem]:
    """Return a problem for every number by judgement that does not say why."""
    case = bench.case
    rows = [
        *(("drivers.csv", row.id, row.why) for row in case.drivers if row.source == JUDGEMENT),
        *(
            (table, _label(row.id, stratum=row.stratum), row.why)
            for table, records in (
                ("parameters.csv", case.parameters),
                ("households.csv", case.households),
            )
            for row in records
            if row.basis == JUDGEMENT
        ),
    ]
    return [
        problem(
            table,
            row=row,
            column="why",
            what="missing. A number by judgement needs its reason.",
            remedy="Say in a sentence why this range and no other.",
            rule="judgement_without_why",
        )
        for table, row, why in rows
        if not why
    ]


def judgement_with_number(bench: Bench) -> list[Problem]:
    """Return a problem for every judgement with a typed number: numbers come from estimates."""
    return [
        problem(
            "judgements.toml",
            row=judgement.id,
            column=f"text.{language}",
            what=f'holds the typed number "{found.group()}".',
            remedy="Write a placeholder in braces for the estimate it stands for.",
            rule="judgement_with_number",
        )
        for judgement in bench.case.judgements
        for language, text in judgement.text.items()
        if (found := _DIGITS.search(_PLACEHOLDER.sub("", text)))
    ]


def settings_out_of_order(bench: Bench) -> list[Problem]:
    """Return a problem for every setting that contradicts another."""
    settings = bench.case.settings
    found = [*_dates_out_of_order(settings), *_not_above_nothing(settings)]
    if not settings.languages:
        found.append(
            _setting(
                "languages", what="no language is given.", remedy='Name at least one, as in ["en"].'
            )
        )
    return found


def _dates_out_of_order(settings: Settings) -> list[Problem]:
    dates = (
        ("as_of", settings.as_of, "start", settings.start),
        ("onset", settings.onset, "start", settings.start),
        ("main_shock", settings.main_shock, "start", settings.start),
        ("decision_date", settings.decision_date, "as_of", settings.as_of),
    )
    return [
        _setting(
            name,
            what=f"{value} is before {other}, {limit}.",
            remedy="Correct one of the two dates.",
        )
        for name, value, other, limit in dates
        if value < limit
    ]


def _not_above_nothing(settings: Settings) -> list[Problem]:
    positive = (
        ("rate", settings.rate),
        ("horizon_weeks", settings.horizon_weeks),
        ("household_types", settings.household_types),
    )
    return [
        _setting(name, what=f"{value:g} is not above 0.", remedy="Give a number above 0.")
        for name, value in positive
        if value <= 0
    ]


def _setting(name: str, *, what: str, remedy: str) -> Problem:
    return problem(
        "case.toml",
        row="",
        column=name,
        what=what,
        remedy=remedy,
        rule="settings_out_of_order",
    )


def _fault(points: Points, *, least: float | None, most: float | None) -> str:
    if not points.low <= points.mid <= points.high:
        return f"{points.low:g}, {points.mid:g}, {points.high:g} do not rise."
    if least is not None and points.low < least:
        return f"{points.low:g} is below {least:g}."
    if most is not None and points.high > most:
        return f"{points.high:g} is above {most:g}."
    return ""


def _label(name: str, *, stratum: str) -> str:
    return f"{name} / {stratum}" if stratum else name
