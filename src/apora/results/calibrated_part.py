"""What calibration adds to the claims, and its verdict on itself."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

import numpy as np

from apora.inference.calibration import Calibration
from apora.inference.headlines import HEADLINES
from apora.inference.influence import Influence, heaviest
from apora.inference.names import unknown_names
from apora.inference.predictive import Predicted
from apora.inference.splitting import Split
from apora.inference.weights import weighted_quantiles
from apora.results.numbers import LEVELS, quantiles_of

Part: TypeAlias = dict[str, Any]


def diagnostics_row(calibration: Calibration) -> Part:
    """Return what the sampler says of itself.

    Args:
        calibration: Accepted or not.
    """
    gates, unknowns = calibration.gates, calibration.chains.unknowns
    names = [*unknown_names(calibration.problem), *(one.title for one in HEADLINES)]
    return {
        "chains": int(unknowns.shape[0]),
        "draws": int(unknowns.shape[1]),
        "max_rhat": gates.max_rhat,
        "min_ess_bulk": gates.min_ess_bulk,
        "min_ess_tail": gates.min_ess_tail,
        "worst": names[gates.worst],
    }


def claims_told(
    rows: Sequence[Part],
    *,
    predicted: Sequence[Predicted],
    found: Sequence[Influence],
    split: Sequence[Split] = (),
) -> list[Part]:
    """Return claim rows with what would be said of them before and after the evidence.

    Args:
        rows: Claims as they are known without a model.
        predicted: What would be said of those used or held out.
        found: What each claim used does to each headline.
        split: Each of them against what the others imply.
    """
    by_claim = {one.claim: one for one in predicted}
    apart = {one.claim: one for one in split}
    return [
        _with_others(
            row | _told(row["id"], by_claim=by_claim, found=found), split=apart.get(row["id"])
        )
        for row in rows
    ]


def _with_others(row: Part, *, split: Split | None) -> Part:
    """Return a claim with what the others imply in its place; never averaged with it."""
    if split is None:
        return row
    return row | {
        "others": others_row(split, by="weights"),
        "conflict": row["conflict"] or split.apart,
    }


def others_row(split: Split, *, by: Literal["weights", "fit"]) -> Part:
    """Return what the other claims imply in a claim's place.

    Args:
        split: One claim against the rest.
        by: Whether it was left out by weights or by a fit of its own.
    """
    levels = np.array(list(LEVELS.values()))
    implied = weighted_quantiles(split.draws, weights=split.weights, levels=levels)
    return {
        "implied": dict(zip(LEVELS, implied.tolist(), strict=True)),
        "claims": split.others,
        "tail": split.tail,
        "overlap": split.overlap,
        "reliable": split.reliable,
        "by": by,
    }


def _told(claim: str, *, by_claim: Mapping[str, Predicted], found: Sequence[Influence]) -> Part:
    one = by_claim.get(claim)
    if one is None:
        return {}
    return {
        "prior": quantiles_of(one.prior),
        "posterior": quantiles_of(one.posterior),
        "tail": one.tail,
        "prior_tail": one.prior_tail,
        "surprising": one.surprising,
        # The claim itself was heard: that it lies near settles nothing.
        "conflict": one.conflict or None,
        "influence": [
            {
                "headline": row.headline,
                "shift": row.shift,
                "standard": row.standard,
                "reliable": row.reliable,
                "by": "weights",
            }
            for row in found
            if row.claim == claim
        ],
    }


def heaviest_claims(found: Sequence[Influence]) -> dict[str, list[str]]:
    """Return, for each headline, the claims that move it most, heaviest first.

    Args:
        found: From `influence.influences_in`.
    """
    return {one.id: heaviest(tuple(found), headline=one.id) for one in HEADLINES}


def reasons_of(calibration: Calibration, *, predicted: Sequence[Predicted]) -> list[str]:
    """Return why a fit was refused, with the claims that disagree; nothing if accepted.

    Args:
        calibration: Accepted or not.
        predicted: What would be said of each claim.
    """
    if calibration.accepted:
        return []
    apart = [one.claim for one in sorted(predicted, key=lambda one: one.tail) if one.conflict]
    disagree = f"Claims that disagree with the rest: {', '.join(apart)}." if apart else ""
    return [*calibration.reasons, *([disagree] if disagree else [])]


def failed_weights(found: Sequence[Influence]) -> list[str]:
    """Return the claims whose influence by weights cannot be trusted.

    Args:
        found: From `influence.influences_in`.
    """
    return sorted({one.claim for one in found if not one.reliable}, key=str)
