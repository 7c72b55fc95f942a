"""The results of a case that carries a model."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from apora.evidence.grades import STANDARD
from apora.inference.auxiliary import AUXILIARIES
from apora.inference.calibration import Calibration
from apora.inference.changed import Changed
from apora.inference.influence import influences_in, splits
from apora.inference.predictive import predicted_claims
from apora.projections.study import Study
from apora.results.calibrated_part import (
    claims_told,
    diagnostics_row,
    failed_weights,
    heaviest_claims,
    reasons_of,
)
from apora.results.changed_rows import changed_row
from apora.results.every_draw import every_draw
from apora.results.judgement_rows import judgement_rows, left_out
from apora.results.model_part import model_part
from apora.results.whole import evidence_part

Part: TypeAlias = dict[str, Any]


def model_results(
    study: Study,
    *,
    calibration: Calibration,
    changed: Sequence[Changed],
    digest: str,
    version: str,
) -> Part:
    """Return the results of a case that carries a model, accepted or not.

    Args:
        study: What projections found.
        calibration: Draws and verdict.
        changed: What weights tell after each change of what was given.
        digest: Of everything that went in.
        version: Of the package.
    """
    case = calibration.problem.case
    found = influences_in(changed)
    predicted = predicted_claims(calibration, seed=case.settings.seed)
    known = evidence_part(case, digest=digest, version=version)
    modelled = model_part(
        study,
        heaviest=heaviest_claims(found),
        grades=STANDARD,
        auxiliaries=AUXILIARIES,
        every=every_draw(calibration),
    )
    judgements = judgement_rows(
        case, estimates=modelled["estimates"], scenarios=modelled["scenarios"]
    )
    modelled["assumptions"] = [
        *modelled["assumptions"],
        *_weights_row(failed_weights(found)),
        *left_out(case, rows=judgements),
    ]
    return (
        known
        | modelled
        | {
            "status": "accepted" if calibration.accepted else "not accepted",
            "reasons": reasons_of(calibration, predicted=predicted),
            "diagnostics": diagnostics_row(calibration),
            "judgements": judgements,
            "changes": [changed_row(one) for one in changed],
            "claims": claims_told(
                known["claims"],
                predicted=predicted,
                found=found,
                split=splits(calibration, predicted=predicted),
            ),
        }
    )


def _weights_row(failed: list[str]) -> list[Part]:
    if not failed:
        return []
    return [
        {
            "id": "influence",
            "text": "Influence of a claim is the posterior with and without it, by smoothed "
            "weights. Weights failed, not refitted: " + ", ".join(failed) + ".",
            "value": "weights",
            "why": "Leaving out a claim that carries much needs a fit of its own.",
        }
    ]
