"""What the other claims say in a claim's place, and how far it stands from them.

Node-splitting: a claim is left out of the posterior by weights 1 / likelihood, and what
would then have been said is held against what was said. Nothing is averaged.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from apora.evidence.observation import Observation
from apora.inference.hedges.forms import counts_existence
from apora.inference.weights import WEIGHTS_FAIL, smoothed_weights

Floats = NDArray[np.float64]
CONFLICT = 0.05
"""A claim this far out in the tail of what the others imply stands apart [share]."""
LITTLE_OVERLAP = 0.10
"""Where others are few: a claim that shares less than this with them stands apart [share]."""
MANY_OTHERS = 3
"""With fewer claims about the same quantity, overlap is shown instead of a tail."""
BINS = 80
WIDTHS = 4.0
"""How many spreads to each side the overlap is computed over."""
TINY = 1e-12
SAME = 1e-9
"""Numbers this near each other are one number said [share]."""
AT_LEAST = frozenset({"more", "at_least"})
AT_MOST = frozenset({"less", "up_to", "at_most"})
BETWEEN = frozenset({"range", "magnitude", "word"})


@dataclass(frozen=True, kw_only=True)
class Split:
    """One claim against the rest.

    `draws` are what would have been said if the claim had not been heard, natural, with
    `weights`. `tail` is the chance of a number as far out as the one said, where several
    other claims speak of the quantity; `overlap` the share that the two have in common,
    where few do. `reliable` is false where the weights failed: a fit of its own decides.
    """

    claim: str
    draws: Floats
    weights: Floats
    others: int
    tail: float | None
    overlap: float | None
    reliable: bool

    @property
    def apart(self) -> bool | None:
        """Return whether the claim stands apart from what the others imply; None: not settled."""
        if not self.reliable:
            return None
        if self.tail is not None:
            return self.tail < CONFLICT
        return self.overlap is not None and self.overlap < LITTLE_OVERLAP


def split(
    observation: Observation,
    *,
    draws: Floats,
    meant: Floats,
    log_likelihood: Floats | None,
    others: int,
    spread: float,
) -> Split:
    """Return one claim against the rest.

    Args:
        observation: The claim.
        draws: What would have been said, by posterior draw, natural.
        meant: What it would have been said of, without the source's error, natural.
        log_likelihood: Of the claim, by posterior draw; none where it was held out.
        others: How many other claims used speak of the same quantity.
        spread: Of the source's error and the words together, on the claim's scale.
    """
    weights, shape = np.full(draws.size, 1.0 / draws.size), 0.0
    if log_likelihood is not None:
        weights, shape = smoothed_weights(-log_likelihood)
    many = others >= MANY_OTHERS
    bound = observation.heard.form in AT_LEAST | AT_MOST
    held = draws if bound else meant
    return Split(
        claim=observation.claim,
        draws=draws,
        weights=weights,
        others=others,
        tail=weighted_tail(observation, draws=draws, weights=weights) if many else None,
        overlap=None if many else overlap(observation, meant=held, weights=weights, spread=spread),
        reliable=shape <= WEIGHTS_FAIL,
    )


def weighted_tail(observation: Observation, *, draws: Floats, weights: Floats) -> float:
    """Return how far out the number said lies among weighted draws of it [share].

    Two-sided for a number and a range; for a bound, the chance of its right side; where
    the draws are the chance of at least one, their mean.

    Args:
        observation: The claim.
        draws: What would have been said, natural.
        weights: Summing to one.
    """
    heard = observation.heard
    if counts_existence(observation):
        return min(float(weights @ draws), 1.0)
    low, high = (heard.low, heard.high) if heard.form in BETWEEN else (heard.value, heard.value)
    same = SAME * max(abs(low), abs(high), TINY)
    below = min(float(weights[draws <= high + same].sum()), 1.0)
    above = min(float(weights[draws >= low - same].sum()), 1.0)
    falls = heard.value < 0.0  # a bound on a fall bounds its size
    if heard.form in (AT_MOST if falls else AT_LEAST):
        return above
    if heard.form in (AT_LEAST if falls else AT_MOST):
        return below
    return min(1.0, 2.0 * min(below, above))


def overlap(observation: Observation, *, meant: Floats, weights: Floats, spread: float) -> float:
    """Return the share that what was said and what the others imply have in common.

    The number with the spread of its source and its words against the weighted draws of
    what it was said of, on the claim's scale: the source's error counts once. Of a bound,
    the share of the draws on its right side, the source's error being in them.

    Args:
        observation: The claim.
        meant: What it would have been said of, without the source's error; for a bound,
            with it; natural.
        weights: Summing to one.
        spread: On the claim's scale.
    """
    heard = observation.heard
    if heard.form in AT_LEAST | AT_MOST:
        return weighted_tail(observation, draws=meant, weights=weights)
    x = on_scale(meant, scale=observation.scale)
    ends = on_scale(
        np.array([heard.low, heard.high] if heard.form in BETWEEN else [heard.value] * 2),
        scale=observation.scale,
    )
    low = min(float(x.min()), float(ends[0]) - WIDTHS * spread)
    high = max(float(x.max()), float(ends[1]) + WIDTHS * spread)
    edges = np.linspace(low, high, BINS + 1)
    of_others = np.histogram(x, bins=edges, weights=weights)[0]
    middles = 0.5 * (edges[:-1] + edges[1:])
    away = np.maximum(np.maximum(ends[0] - middles, middles - ends[1]), 0.0) / spread
    of_claim = np.exp(-0.5 * away**2)
    of_claim = of_claim / max(float(of_claim.sum()), TINY)
    total = max(float(of_others.sum()), TINY)
    return min(float(np.minimum(of_others / total, of_claim).sum()), 1.0)


def on_scale(values: Floats, *, scale: str) -> Floats:
    """Return natural values on the scale of a claim.

    Args:
        values: Natural; a change is -0.186 for a fall by 18.6 %.
        scale: log, logit or log_ratio.
    """
    if scale == "log_ratio":
        return np.log(np.maximum(1.0 + values, TINY))
    bounded = np.maximum(values, TINY)
    if scale == "log":
        return np.log(bounded)
    return np.log(bounded) - np.log(np.maximum(1.0 - values, TINY))
