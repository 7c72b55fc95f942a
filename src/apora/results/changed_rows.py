"""How much the headlines rest on single claims, on origins and on what grades mean, as rows.

Rows by weights come with every assessment; those by fits of their own take their place as
they are done.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from apora.inference.calibration import Calibration
from apora.inference.changed import Changed, by_fit
from apora.inference.changes import Change
from apora.inference.headlines import HEADLINES
from apora.inference.influence import splits
from apora.inference.predictive import predicted_claims
from apora.inference.splitting import CONFLICT
from apora.results.calibrated_part import others_row
from apora.results.learned import Part
from apora.results.numbers import LEVELS
from apora.results.prospect_rows import carrying_decider, carrying_gates

NAMED = 2
"""Claims named beside a headline."""


def changed_row(changed: Changed) -> Part:
    """Return the headlines after one change; no number where nothing tells it.

    Args:
        changed: By weights, or by a fit.
    """
    change, told = changed.change, changed.is_told
    return {
        "what": change.what,
        "name": change.name,
        "claims": list(change.claims),
        "by": changed.by,
        "reliable": told,
        "reasons": list(changed.reasons),
        "headlines": [
            {
                "headline": one.id,
                "posterior": dict(zip(LEVELS, changed.quantiles[i].tolist(), strict=True))
                if told
                else None,
                "shift": float(changed.shift[i]) if told else None,
            }
            for i, one in enumerate(HEADLINES)
        ],
    }


def fit_row(calibration: Calibration, change: Change, *, fit: Calibration) -> Part:
    """Return what is kept of a fit: the row, shifts in standard units, and claims left out.

    Args:
        calibration: As the case is.
        change: What was changed.
        fit: The fit after it, accepted or not.
    """
    found = by_fit(calibration, change, fit=fit)
    seed = calibration.problem.case.settings.seed
    told = fit.accepted and bool(change.claims)
    predicted = predicted_claims(fit, seed=seed, only=change.claims) if told else ()
    apart = splits(fit, predicted=predicted, without=change.claims)
    return {
        "row": changed_row(found),
        "standard": {one.id: float(found.standard[i]) for i, one in enumerate(HEADLINES)},
        "others": {one.claim: others_row(one, by="fit") for one in apart},
        "apart": [one.claim for one in apart if one.apart],
    }


def with_fits(results: Mapping[str, Any], fits: Sequence[Part]) -> Part:
    """Return results in which fits have taken the place of weights.

    Of a claim: what leaving it out does, what the others imply for it and whether it
    stands apart. A fit that was not accepted says so in its row and touches nothing else.

    Args:
        results: What a run found.
        fits: Rows of `fit_row`, finished so far.
    """
    done = {(one["row"]["what"], one["row"]["name"]): one["row"] for one in fits}
    alone = {
        one["row"]["name"]: one
        for one in fits
        if one["row"]["what"] == "claim" and one["row"]["reliable"]
    }
    changes = [done.get((one["what"], one["name"]), one) for one in results.get("changes", ())]
    claims = [_with_fit(one, fit=alone.get(one["id"])) for one in results["claims"]]
    return _carried({**results, "changes": changes, "claims": claims}) if fits else {**results}


def _with_fit(claim: Part, *, fit: Part | None) -> Part:
    if fit is None:
        return claim
    influence = [
        {
            "headline": one["headline"],
            "shift": one["shift"],
            "standard": fit["standard"][one["headline"]],
            "reliable": True,
            "by": "fit",
        }
        for one in fit["row"]["headlines"]
    ]
    tail = claim["tail"]
    far = tail is not None and tail < CONFLICT
    conflict = far or claim["id"] in fit["apart"]
    others = fit["others"].get(claim["id"], claim["others"])
    return {**claim, "influence": influence, "others": others, "conflict": conflict}


def _carried(results: Part) -> Part:
    """Return results whose headlines name the claims that carry them most, as known now."""
    heaviest = {
        one["id"]: _heaviest(results["claims"], headline=one["id"]) for one in results["headlines"]
    }
    found: Part = {
        "headlines": [{**one, "heaviest": heaviest[one["id"]]} for one in results["headlines"]],
        "decider": [
            {**one, "heaviest": carrying_decider(heaviest)} for one in results.get("decider", ())
        ],
    }
    if results.get("gates"):
        found["gates"] = {**results["gates"], "heaviest": carrying_gates(heaviest)}
    return {**results, **found}


def _heaviest(claims: Sequence[Part], *, headline: str) -> list[str]:
    moves = [
        (claim["id"], abs(one["standard"]))
        for claim in claims
        for one in claim["influence"]
        if one["headline"] == headline
    ]
    return [name for name, _ in sorted(moves, key=lambda one: -one[1])[:NAMED]]
