"""Words for probabilities: three published lexicons, each total and monotone.

Sources: icd203, United States Intelligence Community Directive 203 (2015); phia, the
Professional Head of Intelligence Assessment's yardstick (2018), whose gaps are divided
at their middle so that every probability has a word; ipcc, the uncertainty guidance for
the Fifth Assessment Report (2010), cut at its nested limits.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Lexicon = Literal["icd203", "phia", "ipcc"]

SURELY_NOT = 0.01
SURELY = 0.99
EVEN = 0.5


@dataclass(frozen=True, kw_only=True)
class Step:
    """One word of a lexicon and the band it covers [share]."""

    word: str
    low: float
    high: float


def _steps(words: tuple[str, ...], *, edges: tuple[float, ...]) -> tuple[Step, ...]:
    bounds = (0.0, *edges, 1.0)
    return tuple(
        Step(word=word, low=low, high=high)
        for word, low, high in zip(words, bounds[:-1], bounds[1:], strict=True)
    )


LEXICONS: Mapping[Lexicon, tuple[Step, ...]] = {
    "icd203": _steps(
        (
            "almost_no_chance",
            "very_unlikely",
            "unlikely",
            "roughly_even",
            "likely",
            "very_likely",
            "almost_certain",
        ),
        edges=(0.05, 0.20, 0.45, 0.55, 0.80, 0.95),
    ),
    "phia": _steps(
        (
            "remote_chance",
            "highly_unlikely",
            "unlikely",
            "realistic_possibility",
            "likely_or_probable",
            "highly_likely",
            "almost_certain",
        ),
        edges=(0.075, 0.225, 0.375, 0.525, 0.775, 0.925),
    ),
    "ipcc": _steps(
        (
            "exceptionally_unlikely",
            "extremely_unlikely",
            "very_unlikely",
            "unlikely",
            "as_likely_as_not",
            "likely",
            "very_likely",
            "extremely_likely",
            "virtually_certain",
        ),
        edges=(0.01, 0.05, 0.10, 0.33, 0.66, 0.90, 0.95, 0.99),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A word for a probability, with its band.

    `extreme` marks a band of which one end is said: below 1 or above 99 %, or as near to
    nought or to one as few draws can tell.
    """

    word: str
    low: float
    high: float
    extreme: Literal["", "below", "above"]


def judged(probability: float, *, lexicon: Lexicon, draws: int = 0) -> Judged:
    """Return the word that a lexicon gives to a probability, with its band [share].

    A share of draws stands for (k + 1/2) / (n + 1), and its band is never finer than 1 / n:
    that none of 24 draws shows it does not make it less likely than 1 %.

    Args:
        probability: Chance, 0 to 1.
        lexicon: Which table of words.
        draws: Of how many draws it is a share; none: it is known exactly.
    """
    if not 0.0 <= probability <= 1.0:
        message = f"a probability lies between 0 and 1, not {probability}"
        raise ValueError(message)
    if draws:
        probability = (probability * draws + 0.5) / (draws + 1.0)
    steps = LEXICONS[lexicon]
    lows = [one.low for one in steps]
    # A tie between two words goes to the one nearer an even chance.
    place = (
        bisect_right(lows, probability) if probability < EVEN else bisect_left(lows, probability)
    )
    step = steps[max(place - 1, 0)]
    if draws > 0 and 1.0 / draws > SURELY_NOT:
        return _coarse(step, probability=probability, finest=1.0 / draws)
    if probability < SURELY_NOT:
        return Judged(word=step.word, low=0.0, high=SURELY_NOT, extreme="below")
    if probability > SURELY:
        return Judged(word=step.word, low=SURELY, high=1.0, extreme="above")
    return Judged(word=step.word, low=step.low, high=step.high, extreme="")


def _coarse(step: Step, *, probability: float, finest: float) -> Judged:
    """Return a word with a band that draws coarser than a hundredth can tell.

    An end nearer to nought or to one than the draws can tell is not said.
    """
    low, high = step.low, step.high
    if high - low < finest:
        low = min(low, math.floor(100.0 * (probability - finest / 2.0)) / 100.0)
        high = max(high, math.ceil(100.0 * (probability + finest / 2.0)) / 100.0)
    if low <= finest and probability < EVEN:
        return Judged(word=step.word, low=0.0, high=min(high, 1.0), extreme="below")
    if high >= 1.0 - finest and probability > EVEN:
        return Judged(word=step.word, low=max(low, 0.0), high=1.0, extreme="above")
    return Judged(word=step.word, low=low, high=high, extreme="")
