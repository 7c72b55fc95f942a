"""A claim as the model hears it: constant weights over week and stratum, and a hedge."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Form = Literal[
    "exact",
    "round",
    "about",
    "almost",
    "more",
    "at_least",
    "less",
    "up_to",
    "at_most",
    "range",
    "fraction",
    "count_of",
    "tally",
    "magnitude",
    "word",
]
Combine = Literal["ratio", "mean", "max", "min", "change", "compare", "exists"]


@dataclass(frozen=True, kw_only=True)
class Terms:
    """A weighted sum of model series: flat positions in [series, week, stratum]."""

    index: NDArray[np.int64]
    weight: NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One ratio of weighted sums; without a denominator, the sum itself."""

    numerator: Terms
    denominator: Terms | None = None


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """What the model says: one or more parts put together.

    ratio: the only part. mean, max, min: over the parts. change: first over second,
    less one. compare: first over second. exists: 1 - exp(-sum), the chance of at least
    one, the smallest over the parts.
    """

    combine: Combine
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """One reading of a claim that leaves several open, with its prior weight."""

    weight: float
    quantity: Quantity
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The number as read: form, value(s) on the natural scale, and its roundness.

    `value` is 0.181 for 18.1 %; for a change -0.186; for "count_of" it is k/n. `grain` is
    the largest power of ten dividing the number as written, on the natural scale. `low`
    and `high` hold for "range", "magnitude" and "word". `on_change_of_size` is set where
    a bound on a fall bounds the size of the fall.
    """

    form: Form
    value: float
    grain: float
    low: float = float("nan")
    high: float = float("nan")
    k: int = 0
    n: int = 0
    speaks_for_others: bool = False


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One claim, ready for the likelihood.

    `power` is under 1 where one number informs several indicators: each of them has its
    observation, and together they are one piece of evidence. `letter_sd` holds the
    source's random error and, where no other claim shares its origin and indicator
    (`bias_group` is -1), the origin's bias as well. `held_out` is scored and not learned
    from. `date_assumed` is set where the claim has no date.
    """

    claim: str
    heard: Heard
    scale: Literal["log", "logit", "log_ratio"]
    letter_sd: float
    off_topic: float
    bias_group: int
    discrepancy: str | None
    alternatives: tuple[Alternative, ...]
    power: float = 1.0
    held_out: bool = False
    date_assumed: bool = False
