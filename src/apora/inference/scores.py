"""How well a projection did, once a source has said the number: CRPS, interval, coverage.

What is scored is what would have been said: each equally likely value goes through the
source's error and the sampler of the claim's words first. The scores are proper (Gneiting
and Raftery 2007): nobody does better on average by stating another range than they believe.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from apora.evidence.observation import Observation
from apora.inference.hedges.forms import scale_of
from apora.inference.predictive import said_of, tail_chance

Floats = NDArray[np.float64]
TIMES = 40
"""How often each value is said."""
RANGES = (0.5, 0.8, 0.9)
"""Central ranges whose coverage is counted [share]."""
SCORED_RANGE = 0.8
"""The range whose interval score is printed [share]."""
NUMBERS = frozenset({"exact", "round", "about", "almost", "fraction", "count_of", "tally"})
"""Forms that say one number; of a bound, a range or a word only its chance can be told."""


@dataclass(frozen=True, kw_only=True)
class Score:
    """How one set of equally likely values did against one number said, natural units.

    `interval` is the interval score of the 80 % range; `inside` says for each of `RANGES`
    whether the number lay in it.
    """

    crps: float
    interval: float
    inside: Mapping[float, bool]


def says_a_number(observation: Observation) -> bool:
    """Return whether a claim says one number, so that it can be scored.

    Args:
        observation: The claim.
    """
    return observation.heard.form in NUMBERS and observation.scale != "log_ratio"


def would_be_said(
    observation: Observation, *, members: Sequence[float], rng: np.random.Generator
) -> Floats:
    """Return what would be said of equally likely values, natural.

    Args:
        observation: The claim, for its words and its source.
        members: Equally likely values, natural.
        rng: Source of luck.
    """
    many = np.repeat(np.asarray(members, dtype=np.float64), TIMES)
    return said_of(observation, x=scale_of(observation).to(many), rng=rng)


def score_of(said: Floats, *, number: float) -> Score:
    """Return how well what would be said did against what was said.

    Args:
        said: From `would_be_said`.
        number: What was said, natural.
    """
    import scoringrules  # noqa: PLC0415 - slow to load, and needed for scores alone

    low, high = _ends(said, share=SCORED_RANGE)
    return Score(
        crps=float(scoringrules.crps_ensemble(number, said, backend="numpy")),
        interval=float(
            scoringrules.interval_score(number, low, high, 1.0 - SCORED_RANGE, backend="numpy")
        ),
        inside={share: _holds(_ends(said, share=share), number=number) for share in RANGES},
    )


def chance_of_statement(observation: Observation, *, said: Floats) -> float:
    """Return how likely a statement that is no single number was [share].

    Of a bound, the chance of its right side; of a range or a word, how far out it lies.

    Args:
        observation: The claim.
        said: From `would_be_said`.
    """
    return tail_chance(observation, values=said)


def _ends(said: Floats, *, share: float) -> tuple[float, float]:
    low, high = np.quantile(said, [(1.0 - share) / 2.0, (1.0 + share) / 2.0])
    return float(low), float(high)


def _holds(ends: tuple[float, float], *, number: float) -> bool:
    return ends[0] <= number <= ends[1]
