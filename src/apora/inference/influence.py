"""What each claim does to each headline: the posterior without it, by weights."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from apora.evidence.editions import names_in
from apora.inference.calibration import Calibration, headline_scores
from apora.inference.headlines import HEADLINES
from apora.inference.predictive import Predicted
from apora.inference.splitting import Split, split
from apora.inference.weights import WEIGHTS_FAIL, smoothed_weights, weighted_median

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Influence:
    """How far one claim moves one headline.

    `shift` is the median without the claim less the median with it, natural: how the
    headline would move if the claim were left out. `standard` is the same in posterior
    standard deviations; `reliable` is false where the weights failed.
    """

    claim: str
    headline: str
    shift: float
    standard: float
    reliable: bool


def influences(calibration: Calibration) -> tuple[Influence, ...]:
    """Return the influence of every claim used on every headline.

    A claim is left out with weights 1 / likelihood.

    Args:
        calibration: Draws and claims' log likelihoods.
    """
    claims = [one.claim for one in calibration.problem.observations]
    logs = calibration.log_likelihood.reshape(-1, len(claims))
    headlines = calibration.posterior.headlines.reshape(logs.shape[0], -1)
    on_scale = headline_scores(headlines)
    found = []
    for claim in dict.fromkeys(claims):
        columns = [i for i, name in enumerate(claims) if name == claim]
        weights, shape = smoothed_weights(-logs[:, columns].sum(axis=1))
        for position, headline in enumerate(HEADLINES):
            values, scaled = headlines[:, position], on_scale[:, position]
            without = weighted_median(scaled, weights=weights)
            found.append(
                Influence(
                    claim=claim,
                    headline=headline.id,
                    shift=weighted_median(values, weights=weights) - float(np.median(values)),
                    standard=(without - float(np.median(scaled)))
                    / max(float(np.std(scaled)), 1e-12),
                    reliable=shape <= WEIGHTS_FAIL,
                )
            )
    return tuple(found)


def splits(calibration: Calibration, *, predicted: Sequence[Predicted]) -> tuple[Split, ...]:
    """Return each claim, used or held out, against what the others imply.

    Args:
        calibration: Draws and claims' log likelihoods.
        predicted: What would be said of each claim.
    """
    problem = calibration.problem
    logs = calibration.log_likelihood.reshape(-1, len(problem.observations))
    columns: dict[str, list[int]] = defaultdict(list)
    for column, one in enumerate(problem.observations):
        columns[one.claim].append(column)
    used = set(columns)
    about = [
        (one.id, frozenset(names_in(one.indicator)))
        for one in problem.case.claims
        if one.id in used
    ]
    first = {one.claim: one for one in (*problem.held_out[::-1], *problem.observations[::-1])}
    names = {one.id: frozenset(names_in(one.indicator)) for one in problem.case.claims}
    return tuple(
        split(
            first[one.claim],
            draws=one.posterior,
            meant=one.meant,
            log_likelihood=logs[:, columns[one.claim]].sum(axis=1) if one.claim in used else None,
            others=sum(1 for id_, own in about if id_ != one.claim and own & names[one.claim]),
            spread=one.spread,
        )
        for one in predicted
    )


def heaviest(found: tuple[Influence, ...], *, headline: str, count: int = 2) -> list[str]:
    """Return the claims that move a headline most.

    Args:
        found: From `influences`.
        headline: Its id.
        count: How many claims.
    """
    own = [one for one in found if one.headline == headline]
    return [one.claim for one in sorted(own, key=lambda one: -abs(one.standard))[:count]]
