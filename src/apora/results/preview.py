"""Results with the texts of a case as it is now, and the numbers of the last run."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from apora.evidence.case import Case
from apora.evidence.forms import text_columns
from apora.evidence.records import Record, main_text
from apora.results.judgement_rows import judgement_rows
from apora.results.whole import evidence_part

Part: TypeAlias = dict[str, Any]

TEXTS: Mapping[str, frozenset[str]] = {
    "settings": frozenset(
        {"title", "question", "reader", "decision", "standard_of_proof", "licence"}
        | {"sought", "harm", "lexicon", "languages"}
    ),
    "units": frozenset({"name", "within", "counted", "note"}),
    "sources": frozenset(
        {"title", "publisher", "published", "url", "kind", "grade_why", "interest", "read"}
        | {"graded_as", "text", "sha256"}
    ),
    "claims": frozenset({"at", "statement", "note"}),
    "drivers": frozenset({"source", "why"}),
    "parameters": frozenset({"basis", "why"}),
    "households": frozenset({"basis", "why"}),
    "measures": frozenset({"title", "conditions", "evidence", "note"}),
    "scenarios": frozenset({"title"}),
}
"""Fields that readers see and no computation uses, by table. Judgements are texts alone."""
GRADES: Mapping[str, frozenset[str]] = {
    "sources": frozenset({"grade"}),
    "claims": frozenset({"credibility"}),
}
"""Fields that weigh a claim: a page can show new ones before the weights are computed anew."""
MODELLED = (
    "prior",
    "posterior",
    "tail",
    "prior_tail",
    "surprising",
    "conflict",
    "influence",
    "others",
)


def numbers_of(case: Case, *, grades: bool) -> Part:
    """Return what a run computes with: the tables of a case without its texts.

    Args:
        case: The case.
        grades: Whether grades are among it.
    """
    return {name: _without_texts(case, name=name, grades=grades) for name in TEXTS}


def _without_texts(case: Case, *, name: str, grades: bool) -> list[Part]:
    left = TEXTS[name] | (frozenset() if grades else GRADES.get(name, frozenset()))
    rows = getattr(case, name)
    rows = rows if isinstance(rows, tuple) else (rows,)
    return [_numbers(row, left=left) for row in rows]


def _numbers(row: Record, *, left: frozenset[str]) -> Part:
    """Return a row without its texts; of one that counts, as who said it, no translation."""
    cells = row.model_dump(mode="json", exclude=set(left))
    spoken = text_columns(type(row))
    return {key: main_text(cell) if key in spoken else cell for key, cell in cells.items()}


def with_texts(results: Mapping[str, Any], *, case: Case) -> Part:
    """Return results of a run with the texts and grades of the case as they are now.

    Args:
        results: Of a run of a case with the same numbers.
        case: The case now.
    """
    head = results["case"]
    fresh = evidence_part(case, digest=head["digest"], version=head["version"])
    known = {row["id"]: row for row in results["claims"]}
    titles = {one.id: dict(one.title) for one in case.scenarios}
    return {
        **results,
        **fresh,
        "claims": [
            row | {key: known[row["id"]][key] for key in MODELLED if key in known[row["id"]]}
            for row in fresh["claims"]
        ],
        "judgements": judgement_rows(
            case, estimates=results["estimates"], scenarios=results["scenarios"]
        ),
        "scenarios": [
            {**row, "title": titles.get(row["id"], row["title"])} for row in results["scenarios"]
        ],
    }
