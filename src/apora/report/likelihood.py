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

from scipy.special import betaincinv

Lexicon = Literal["icd203", "phia", "ipcc"]

SURELY_NOT = 0.01
SURELY = 0.99
EVEN = 0.5
MISSED = 0.05
"""How often a limit of a chance known from draws is missed at most [share]."""


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

    `extreme` marks a band of which one end is said: it reaches below 1 or above 99 %.
    """

    word: str
    low: float
    high: float
    extreme: Literal["", "below", "above"]


def judged(probability: float, *, lexicon: Lexicon, draws: int = 0) -> Judged:
    """Return the word that a lexicon gives to a probability, with its band [share].

    A share of draws stands for all that it may be by its limits: the word is that of the
    limit nearer to an even chance, and the band is widened to hold both.

    Args:
        probability: Chance, 0 to 1.
        lexicon: Which table of words.
        draws: Of how many draws it is a share; none: it is known exactly.
    """
    if not 0.0 <= probability <= 1.0:
        message = f"a probability lies between 0 and 1, not {probability}"
        raise ValueError(message)
    low, high = limits(probability, draws=draws) if draws else (probability, probability)
    step = _step(min(max(low, EVEN), high), lexicon=lexicon)
    least, most = step.low, step.high
    if low < least:
        least = math.floor(100.0 * low) / 100.0
    if high > most:
        most = math.ceil(100.0 * high) / 100.0
    if low < SURELY_NOT:
        end = SURELY_NOT if high < SURELY_NOT else most
        return Judged(word=step.word, low=0.0, high=end, extreme="below")
    if high > SURELY:
        end = SURELY if low > SURELY else least
        return Judged(word=step.word, low=end, high=1.0, extreme="above")
    return Judged(word=step.word, low=least, high=most, extreme="")


def limits(share: float, *, draws: int) -> tuple[float, float]:
    """Return between which limits a chance lies that is known from draws [share].

    Each is missed in 1 of 20 at most (Clopper and Pearson 1934).

    Args:
        share: Of the draws.
        draws: How many.
    """
    hits = share * draws
    misses = draws - hits
    low = float(betaincinv(hits, misses + 1.0, MISSED)) if hits > 0.0 else 0.0
    high = float(betaincinv(hits + 1.0, misses, 1.0 - MISSED)) if misses > 0.0 else 1.0
    return low, high


def _step(probability: float, *, lexicon: Lexicon) -> Step:
    """Return the step of a chance; a tie between two goes to the one nearer an even chance."""
    steps = LEXICONS[lexicon]
    lows = [one.low for one in steps]
    place = (
        bisect_right(lows, probability) if probability < EVEN else bisect_left(lows, probability)
    )
    return steps[max(place - 1, 0)]
