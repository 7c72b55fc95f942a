"""The results of a run as a whole."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeAlias

from apora.errors import Problem
from apora.evidence.case import Case
from apora.results.evidence_part import (
    case_head,
    claim_rows,
    event_rows,
    implied_rows,
    source_rows,
    unit_rows,
)
from apora.results.judgement_rows import judgement_rows
from apora.results.measures_part import measure_rows
from apora.results.outside_rows import outside_rows

Part: TypeAlias = dict[str, Any]
SCHEMA = "apora-results/1.0"


def evidence_only_results(
    case: Case, *, digest: str, version: str, problems: Sequence[Problem]
) -> Part:
    """Return the results of a case that cannot carry a model.

    Args:
        case: The case.
        digest: Of everything that went in.
        version: Of the package.
        problems: What is wrong with the case; the errors are what keeps the model out.
    """
    return evidence_part(case, digest=digest, version=version) | {
        "status": "evidence only",
        "reasons": _reasons(problems),
    }


def evidence_part(case: Case, *, digest: str, version: str) -> Part:
    """Return what is known of a case without a model.

    Args:
        case: The case.
        digest: Of everything that went in.
        version: Of the package.
    """
    return {
        "schema": SCHEMA,
        "case": case_head(case, digest=digest, version=version),
        "units": unit_rows(case),
        "events": event_rows(case),
        "sources": source_rows(case),
        "claims": claim_rows(case),
        "implied": implied_rows(case),
        "measures": measure_rows(case),
        "outside": outside_rows(case),
        "judgements": judgement_rows(case),
    }


def _reasons(problems: Sequence[Problem]) -> list[str]:
    """Return why there is no model: the first fault of each rule, and how many are like it."""
    errors = [one for one in problems if one.severity == "error"]
    like = Counter(one.rule for one in errors)
    first = {one.rule: one for one in reversed(errors)}
    return [
        f"{first[rule].where}: {first[rule].what}"
        + (f" {count - 1} more like it." if count > 1 else "")
        for rule, count in like.items()
    ]
