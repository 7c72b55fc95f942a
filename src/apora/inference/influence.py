"""What each claim does to each headline: the posterior without it, by weights."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from apora.evidence.editions import names_in
from apora.inference.calibration import Calibration
from apora.inference.changed import Changed
from apora.inference.headlines import HEADLINES
from apora.inference.predictive import Predicted
from apora.inference.splitting import Split, split


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


def influences_in(found: Sequence[Changed]) -> tuple[Influence, ...]:
    """Return the influence of every claim that was left out alone, on every headline.

    Args:
        found: The headlines after each change.
    """
    return tuple(
        Influence(
            claim=one.change.name,
            headline=headline.id,
            shift=float(one.shift[position]),
            standard=float(one.standard[position]),
            reliable=one.is_told,
        )
        for one in found
        if one.change.what == "claim"
        for position, headline in enumerate(HEADLINES)
    )


def splits(
    calibration: Calibration, *, predicted: Sequence[Predicted], without: Collection[str] = ()
) -> tuple[Split, ...]:
    """Return each claim, used or held out, against what the others imply.

    Args:
        calibration: Draws and claims' log likelihoods.
        predicted: What would be said of each claim.
        without: Claims that the calibration was made without; their likelihood weighs
            nothing.
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
        if one.id in used and one.id not in without
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
        found: From `influences_in`.
        headline: Its id.
        count: How many claims.
    """
    own = [one for one in found if one.headline == headline]
    return [one.claim for one in sorted(own, key=lambda one: -abs(one.standard))[:count]]
