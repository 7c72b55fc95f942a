"""Every item of every standard, held against one case."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from apora.errors import Problem
from apora.evidence.case import Case
from apora.standards import admiralty, berkeley, findings, icd203, icd206, yardsticks
from apora.standards.dossier import Dossier, dossier_of
from apora.standards.icd206 import quoted
from apora.standards.item import Item, Outcome, Verdict, outcome_of
from apora.standards.support import support_of

ITEMS: tuple[Item, ...] = (
    *icd203.ITEMS,
    *icd206.ITEMS,
    *admiralty.ITEMS,
    *yardsticks.ITEMS,
    *berkeley.ITEMS,
    *findings.ITEMS,
)
MOST_SHOWN = 5
QUOTED = {
    "verified": "stand exactly in a frozen text with the hash on record",
    "missed": "do not stand in it",
    "absent": "could not be verified, the text is not there or not the one on record",
    "none": "could not be verified, their source names no text",
}


def checklist(
    case: Case, *, problems: Sequence[Problem], outputs: Path | None = None
) -> tuple[Dossier, tuple[Outcome, ...]]:
    """Return the dossier of a case, and how every item comes out.

    Args:
        case: The case.
        problems: What its check found.
        outputs: Folder of its outputs; `out` in the case if not given.
    """
    dossier = dossier_of(case, problems=problems, outputs=outputs)
    return dossier, tuple(outcome_of(item, dossier=dossier) for item in ITEMS)


def checklist_rows(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Return how every item came out, as rows of `results.json`.

    Args:
        outcomes: From `checklist`.
    """
    return [
        {
            "id": one.item.label,
            "verdict": one.verdict,
            "places": list(dict.fromkeys(problem.where for problem in one.problems)),
        }
        for one in outcomes
    ]


def checklist_text(dossier: Dossier, *, outcomes: Sequence[Outcome]) -> str:
    """Return the checklist as text: each item with pass, or with what fails.

    Args:
        dossier: The case.
        outcomes: From `checklist`.
    """
    lines = ["", "Quotations", *_quotations(dossier)]
    for standard, group in groupby(outcomes, key=lambda one: one.item.standard):
        lines += ["", standard]
        for one in group:
            lines += _lines(one)
        if standard == admiralty.STANDARD:
            lines += ["  Claims by letter and digit:", admiralty.grid_text(dossier)]
    supports = [
        f"  {judgement.id}: {found.text()}"
        for judgement in dossier.case.judgements
        if (found := support_of(judgement, dossier=dossier)) is not None
    ]
    if supports:
        lines += ["", "What each judgement rests on", *supports]
    counts = Counter(one.verdict for one in outcomes)
    verdicts: tuple[Verdict, ...] = ("pass", "fail", "not yet", "does not apply")
    summary = ", ".join(f"{counts[one]} {one}" for one in verdicts if counts[one])
    return "\n".join(["Standards checklist", *lines, "", summary])


def _quotations(dossier: Dossier) -> list[str]:
    """Return which claims stand exactly in their frozen text, and which nobody could verify."""
    missed = {one.where.split(", ")[1] for one in quoted(dossier)}
    groups: dict[str, list[str]] = {state: [] for state in QUOTED}
    for one in dossier.bench.claims:
        text = dossier.bench.texts.get(one.claim.source)
        state: str = text.state if text else "none"
        if state == "verified" and one.claim.id in missed:
            state = "missed"
        groups["absent" if state not in groups else state].append(one.claim.id)
    return [
        f"  {len(claims)} {QUOTED[state]}"
        + (f": {', '.join(claims)}" if state != "verified" else "")
        for state, claims in groups.items()
        if claims
    ]


def _lines(outcome: Outcome) -> list[str]:
    item = outcome.item
    verdict = "FAIL" if outcome.verdict == "fail" else outcome.verdict
    lines = [f"  {item.label:<8} {verdict:<14} {item.demand}"]
    if outcome.note:
        lines.append(f"           {outcome.note}")
    for one in outcome.problems[:MOST_SHOWN]:
        lines += [f"           {one.where}: {one.what}", f"               {one.remedy}"]
    if len(outcome.problems) > MOST_SHOWN:
        lines.append(f"           and {len(outcome.problems) - MOST_SHOWN} more.")
    return lines
