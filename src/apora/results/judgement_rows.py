"""The analyst's own conclusions, with the estimates that stand in them."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from apora.evidence.case import Case
from apora.evidence.dates import span
from apora.evidence.judgements import placeholder_of, placeholders_in
from apora.evidence.records import Judgement

Part: TypeAlias = dict[str, Any]
REFERENCES = frozenset({"", "reference", "with_existing"})


def judgement_rows(
    case: Case, *, estimates: Sequence[Part] = (), scenarios: Sequence[Part] = ()
) -> list[Part]:
    """Return the conclusions whose every estimate is there, in file order.

    Args:
        case: The case.
        estimates: Rows under the reference.
        scenarios: Rows with their outcomes.
    """
    known = _known(estimates, scenarios=scenarios)
    rows = []
    for judgement in case.judgements:
        values = {written: _value(written, known=known) for written in written_in(judgement)}
        if all(values.values()):
            rows.append(
                {
                    "id": judgement.id,
                    "text": dict(judgement.text),
                    "confidence": judgement.confidence,
                    "why": dict(judgement.why),
                    "values": values,
                    "claims": list(judgement.claims),
                }
            )
    return rows


def left_out(case: Case, *, rows: Sequence[Part]) -> list[Part]:
    """Return an assumption row for every judgement that names an estimate nobody could make.

    Args:
        case: The case.
        rows: The judgements that stand.
    """
    standing = {row["id"] for row in rows}
    return [
        {
            "id": f"judgement.{one.id}",
            "text": f"The judgement '{one.id}' is left out: an estimate that it names cannot be "
            "made, because the unit is too small or the days lie beyond the horizon.",
            "value": "left out",
            "why": "a judgement stands with its numbers or not at all",
        }
        for one in case.judgements
        if one.id not in standing
    ]


def written_in(judgement: Judgement) -> tuple[str, ...]:
    """Return the placeholders of a judgement, each once."""
    written = (one for text in judgement.text.values() for one in placeholders_in(text))
    return tuple(dict.fromkeys(written))


def _known(
    estimates: Sequence[Part], *, scenarios: Sequence[Part]
) -> Mapping[tuple[str, str, str, str], Part]:
    found = {
        (row["indicator"], row["where"], row["when"], ""): {
            "value": row["posterior"],
            "unit": row["unit"],
        }
        for row in estimates
    }
    for scenario in scenarios:
        for row in scenario["outcomes"]:
            key = (row["indicator"], row["where"], row["when"], scenario["id"])
            found[key] = {"value": row["value"], "unit": row["unit"]}
    return found


def _value(written: str, *, known: Mapping[tuple[str, str, str, str], Part]) -> Part | None:
    named = placeholder_of(written)
    if named is None:
        return None
    try:
        days = span(named.when)
    except ValueError:
        return None
    lower, upper = days.lower.isoformat(), days.upper.isoformat()
    when = lower if lower == upper else f"{lower}/{upper}"
    scenario = "" if named.scenario in REFERENCES else named.scenario
    return known.get((named.indicator, named.where, when, scenario))
