"""Which form of words an observation has, and what would have been said in its place."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from apora.evidence.observation import Form, Heard, Observation
from apora.inference.hedges import bounds, points, spreads
from apora.inference.hedges.hedge import Hedge, Said, draw_in_range
from apora.inference.hedges.scales import SCALES, Floats, Scale

MIN_SPREAD = 0.005
"""No source is better than this on its scale; it is also how soft an edge is at least."""


def scale_of(observation: Observation) -> Scale:
    """Return the scale of an observation."""
    if counts_existence(observation):
        return SCALES["log_number"]
    return SCALES[observation.scale]


def counts_existence(observation: Observation) -> bool:
    """Return whether an observation says that there is at least one."""
    return observation.alternatives[0].quantity.combine == "exists"


def hedge_of(observation: Observation) -> Hedge:
    """Return the form of words of an observation, as its speaker uses it."""
    scale = scale_of(observation)
    if counts_existence(observation):
        return bounds.AtLeastOne(scale=scale)
    return _HEDGES[observation.heard.form](observation.heard, scale=scale)


def _range(heard: Heard, *, scale: Scale) -> Hedge:
    del heard  # its ends are read with the words
    return spreads.Range(scale=scale)


def _word(heard: Heard, *, scale: Scale) -> Hedge:
    del heard  # likewise
    return bounds.Word(scale=scale)


_HEDGES: Mapping[Form, Callable[..., Hedge]] = MappingProxyType(
    {
        "exact": points.stated,
        "round": points.rounded,
        "about": points.about,
        "almost": points.almost,
        "fraction": points.fraction,
        "more": bounds.more,
        "at_least": bounds.at_least,
        "less": bounds.less,
        "up_to": bounds.up_to,
        "at_most": bounds.at_most,
        "range": _range,
        "magnitude": _range,
        "count_of": spreads.count_of,
        "tally": spreads.tally,
        "word": _word,
    }
)


def spread_of(observation: Observation, *, hedge: Hedge) -> float:
    """Return the spread of the source's error and the words together, on the scale."""
    return max(float(np.hypot(observation.letter_sd, hedge.looseness)), MIN_SPREAD)


def as_said(
    observation: Observation,
    *,
    theta: Sequence[float] | Floats,
    prior_range: tuple[float, float],
    shift: float = 0.0,
    rng: np.random.Generator,
) -> Said:
    """Return what would have been said of the truth, or whether it would have been said.

    Args:
        observation: The claim whose words, source and open readings are kept.
        theta: The true value under each of its alternatives, natural.
        prior_range: The indicator's prior 99 % range, natural; an off-topic statement is
            about a value anywhere in it.
        shift: The origin's bias and the indicator's discrepancy, on the scale.
        rng: Source of chance.
    """
    scale, hedge = scale_of(observation), hedge_of(observation)
    weights = np.array([one.weight for one in observation.alternatives])
    reading = int(rng.choice(weights.size, p=weights / weights.sum()))
    if rng.random() < observation.off_topic:
        low, high = prior_range
        anywhere = draw_in_range(scale=scale, low=low, high=high, rng=rng)
        return hedge.say(anywhere, heard=observation.heard, rng=rng)
    error = spread_of(observation, hedge=hedge) * rng.standard_normal()
    x = float(scale.to(theta[reading])) + shift + error
    return hedge.say(x, heard=observation.heard, rng=rng)
