"""The part of the results that is known before any model: who said what, how it is read."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from apora.errors import Unreadable
from apora.evidence.calendar import calendar_of
from apora.evidence.case import Case
from apora.evidence.editions import offices_may_be_shown
from apora.evidence.explain import explain
from apora.evidence.guess import reading_of
from apora.evidence.heard import heard_of
from apora.evidence.implied import implied_by
from apora.evidence.notation import Reading
from apora.evidence.observation import Heard
from apora.evidence.records import Claim, Source, Unit
from apora.evidence.texts import FrozenText, frozen_texts
from apora.evidence.uses import reasons_of, use_of
from apora.registry.drivers import DRIVER_BY_ID
from apora.registry.indicators import INDICATOR_BY_ID
from apora.results.numbers import quantiles_of_points

Part: TypeAlias = dict[str, Any]


def case_head(case: Case, *, digest: str, version: str) -> Part:
    """Return what was asked, for whom, and how it is computed.

    Args:
        case: The case.
        digest: Of everything that went in.
        version: Of the package.
    """
    head = case.settings
    return {
        "id": case.id,
        "title": dict(head.title),
        "question": dict(head.question),
        "reader": dict(head.reader),
        "decision": dict(head.decision),
        "as_of": head.as_of.isoformat(),
        "decision_date": head.decision_date.isoformat(),
        "main_shock": head.main_shock.isoformat(),
        "currency": head.currency,
        "report_currency": head.report_currency,
        "rate": head.rate,
        "rate_date": head.rate_date.isoformat(),
        "languages": list(head.languages),
        "lexicon": head.lexicon,
        "standard_of_proof": head.standard_of_proof,
        "sought": dict(head.sought),
        "headline_unit": head.headline_unit,
        "offices_shown": offices_may_be_shown(head.harm),
        "digest": digest,
        "version": version,
        "seed": head.seed,
        "household_types": head.household_types,
        "weeks": calendar_of(head).weeks,
    }


def unit_rows(case: Case) -> list[Part]:
    """Return the units in file order."""
    return [_unit_row(unit) for unit in case.units]


def _unit_row(unit: Unit) -> Part:
    return {
        "id": unit.id,
        "name": dict(unit.name),
        "within": dict(unit.within),
        "part_of": unit.part_of,
        "stratum": unit.stratum,
        "posts": quantiles_of_points(unit.posts),
        "counted": unit.counted,
        "note": dict(unit.note),
    }


def event_rows(case: Case) -> list[Part]:
    """Return the dated events that the model reacts to, in order of their days."""
    events = {one.id for one in DRIVER_BY_ID.values() if one.form == "event"}
    dated = [row for row in case.drivers if row.id in events]
    return [
        {"kind": row.id, "from": row.from_.isoformat(), "to": row.to.isoformat()}
        for row in sorted(dated, key=lambda row: (row.from_, row.to, row.id))
    ]


def source_rows(case: Case) -> list[Part]:
    """Return the sources in file order, each with the state of its frozen text."""
    texts = frozen_texts(case)
    return [_source_row(source, text=texts[source.id]) for source in case.sources]


def _source_row(source: Source, *, text: FrozenText) -> Part:
    copied = ("id", "title", "published", "url", "language", "grade", "sha256")
    texts = ("publisher", "kind", "grade_why", "interest")
    state = text.state if text.state in {"verified", "none"} else "absent"
    return {
        **{name: getattr(source, name) for name in copied},
        **{name: dict(getattr(source, name)) for name in texts},
        "text_state": state,
    }


def claim_rows(case: Case) -> list[Part]:
    """Return the claims in file order, as said and as read, before any model."""
    sources = {source.id: source for source in case.sources}
    within = {
        language: {unit.id: unit.within.get(language, "") for unit in case.units}
        for language in case.settings.languages
    }
    return [_claim_row(claim, source=sources[claim.source], within=within) for claim in case.claims]


def _claim_row(claim: Claim, *, source: Source, within: Mapping[str, Mapping[str, str]]) -> Part:
    use = use_of(claim)
    heeded = use.is_read or use.is_draft
    reading = _reading(claim, language=source.language) if heeded else None
    return {
        **_said(claim),
        "says_language": source.language,
        "read_as": {
            language: explain(reading, language=language, within=places)
            for language, places in within.items()
        }
        if reading
        else {},
        "nature": claim.nature or "",
        "origin": dict(claim.origin) or claim.source,
        "grade": source.grade,
        "credibility": claim.credibility,
        "use": use.kind,
        "reason": reasons_of(claim) or use.by,
        "statement": dict(claim.statement),
        "note": dict(claim.note),
        "date_assumed": not claim.when.strip(),
        "unit": _unit_of(claim, reading=reading),
        "heard": _heard_row(heard_of(reading)) if reading else None,
        "prior": None,
        "posterior": None,
        "tail": None,
        "prior_tail": None,
        "surprising": False,
        "conflict": None,
        "influence": [],
    }


def _said(claim: Claim) -> Mapping[str, str]:
    copied = ("id", "says", "reads", "indicator", "where", "when", "source")
    return {name: getattr(claim, name) for name in copied}


def _reading(claim: Claim, *, language: str) -> Reading | None:
    try:
        return reading_of(says=claim.says, reads=claim.reads, language=language)
    except Unreadable:
        return None  # `check` names it


def _unit_of(claim: Claim, *, reading: Reading | None) -> str:
    first = claim.indicator.partition("+")[0].partition("|")[0].strip()
    if reading is not None and (reading.change or reading.form == "order"):
        return "ratio"
    return INDICATOR_BY_ID[first].unit if first in INDICATOR_BY_ID else ""


def _heard_row(heard: Heard) -> Part:
    spread = heard.form in {"range", "magnitude", "word"}
    counted = heard.form == "count_of"
    return {
        "form": heard.form,
        "value": heard.value,
        "low": heard.low if spread else None,
        "high": heard.high if spread else None,
        "k": heard.k if counted else None,
        "n": heard.n if counted else None,
    }


def implied_rows(case: Case) -> list[Part]:
    """Return what the claims imply together, by arithmetic and without a model."""
    return [
        {
            "id": one.id,
            "title": one.title,
            "text": one.text,
            "claims": list(one.claims),
            "values": [
                {"label": value.label, "value": value.value, "unit": value.unit}
                for value in one.values
            ],
        }
        for one in implied_by(case)
    ]
