"""Words for probabilities: three published lexicons, each total and monotone.

Sources: icd203, United States Intelligence Community Directive 203 (2015); phia, the
Professional Head of Intelligence Assessment's yardstick (2018), whose gaps are divided
at their middle so that every probability has a word; ipcc, the uncertainty guidance for
the Fifth Assessment Report (2010), cut at its nested limits.
"""

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
    """A word for a probability; `extreme` marks what lies below 1 or above 99 %."""

    word: str
    low: float
    high: float
    extreme: Literal["", "below", "above"]


def judged(probability: float, *, lexicon: Lexicon) -> Judged:
    """Return the word that a lexicon gives to a probability, with its band [share].

    Args:
        probability: Chance, 0 to 1.
        lexicon: Which table of words.
    """
    if not 0.0 <= probability <= 1.0:
        message = f"a probability lies between 0 and 1, not {probability}"
        raise ValueError(message)
    steps = LEXICONS[lexicon]
    lows = [one.low for one in steps]
    # A tie between two words goes to the one nearer an even chance.
    place = (
        bisect_right(lows, probability) if probability < EVEN else bisect_left(lows, probability)
    )
    step = steps[max(place - 1, 0)]
    extreme: Literal["", "below", "above"] = ""
    if probability < SURELY_NOT:
        extreme = "below"
    elif probability > SURELY:
        extreme = "above"
    return Judged(word=step.word, low=step.low, high=step.high, extreme=extreme)
