"""The public edition of results: what it leaves out, and nothing else."""

from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

from apora.evidence.editions import agencies, is_public, names_in
from apora.evidence.judgements import placeholder_of

Part: TypeAlias = dict[str, Any]

GATES_OF_PEOPLE = frozenset({"will", "support"})
"""Parts of the model whose parameters tell of willingness or of the reach of help."""
TELLING = frozenset({"implicated"})
"""Rows of households that tell of people as willingness does."""
DISAGREE = {"indicator": "disagree_share"}
"""What the rows of a composition are about."""
PUBLIC, RESTRICTED = "public", "restricted"


def restricted_edition(results: Mapping[str, Any]) -> Part:
    """Return results with everything, marked as the restricted edition."""
    return {**results, "edition": RESTRICTED}


def public_edition(results: Mapping[str, Any]) -> Part:
    """Return results without what is restricted to agencies.

    Willingness, letters waiting and the reach of help stand for whole agencies only:
    estimates, paths, outcomes, questions, parameters and judgements of offices on those
    are left out; of a claim about an office, what it said stays and what the model makes
    of it goes. Where the answers about harm forbid it, nothing estimated of an office
    stands in it.

    Args:
        results: What a run found.
    """
    whole = agencies({one["id"]: one["part_of"] for one in results["units"]})
    offices = bool(results["case"].get("offices_shown", True))
    public = _Public(whole, offices=offices)
    rows: Part = {
        "edition": PUBLIC,
        "estimates": [
            one for one in results.get("estimates", ()) if not one["restricted"] and public(one)
        ],
        "parameters": [
            one
            for one in results.get("parameters", ())
            if _is_shown(one, whole=whole, offices=offices)
        ],
        "pooling": [one for one in results.get("pooling", ()) if public.pooled(one)],
        "composition": [
            one for one in results.get("composition", ()) if public({**one, **DISAGREE})
        ],
        "claims": [one if public(one) else _as_said(one) for one in results["claims"]],
        "scenarios": [
            {**one, "outcomes": [row for row in one["outcomes"] if public(row)]}
            for one in results.get("scenarios", ())
        ],
        "judgements": [
            one
            for one in results.get("judgements", ())
            if _may_stand(one, whole=whole, offices=offices)
        ],
    }
    for name in ("series", "questions", "dotplots"):
        rows[name] = [one for one in results.get(name, ()) if public(one)]
    rows["headlines"] = [
        one for one in results.get("headlines", ()) if not one["indicator"] or public(one)
    ]
    rows["changes"] = _changes(results, shown={one["id"] for one in rows["headlines"]})
    gates = results.get("gates")
    if gates is not None and gates["where"] not in whole:
        rows["gates"] = None
    return {**results, **{name: value for name, value in rows.items() if _given(results, name)}}


def _changes(results: Mapping[str, Any], *, shown: Collection[str]) -> list[Part]:
    return [
        {**one, "headlines": [row for row in one["headlines"] if row["headline"] in shown]}
        for one in results.get("changes", ())
    ]


class _Public:
    """Whether a row with an indicator and a place is shown in the public edition."""

    def __init__(self, whole: frozenset[str], *, offices: bool) -> None:
        self.whole = whole
        self.offices = offices

    def pooled(self, row: Mapping[str, Any]) -> bool:
        """Return whether an office is shown beside its pool."""
        open_ = self.offices and row["gate"] not in GATES_OF_PEOPLE
        return open_ or row["where"] in self.whole

    def __call__(self, row: Mapping[str, Any]) -> bool:
        if not self.offices and not self.whole.issuperset(names_in(row["where"])):
            return False
        return is_public(row["indicator"], where=row["where"], whole=self.whole)


def _given(results: Mapping[str, Any], name: str) -> bool:
    return name == "edition" or name in results


def _is_shown(row: Mapping[str, Any], *, whole: frozenset[str], offices: bool) -> bool:
    telling = not offices or row["gate"] in GATES_OF_PEOPLE or row["id"] in TELLING
    return not (telling and row["stratum"]) or row["stratum"] in whole


def _as_said(claim: Mapping[str, Any]) -> Part:
    """Return a claim without what the model makes of it."""
    model = ("prior", "posterior", "tail", "prior_tail", "others")
    found = {name: None for name in model if name in claim}
    return {**claim, **found}


def _may_stand(judgement: Mapping[str, Any], *, whole: frozenset[str], offices: bool) -> bool:
    named = (placeholder_of(one) for one in judgement["values"])
    return all(
        one is None
        or (
            is_public(one.indicator, where=one.where, whole=whole)
            and (offices or one.where in whole)
        )
        for one in named
    )
