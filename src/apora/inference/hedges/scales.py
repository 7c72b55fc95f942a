"""The scales on which errors are added: log, logit, log ratio, and log expected number.

A scale maps a natural value to a number on which equal steps are equal errors: counts on
the log scale, shares on the logit scale, changes as the log of one plus the change. The
chance of at least one goes to the log of the expected number.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Scale:
    """One scale: both ways, and the natural values between which it is used."""

    code: int
    forward: Callable[[Floats], Floats]
    backward: Callable[[Floats], Floats]
    lowest: float
    highest: float

    def to(self, natural: ArrayLike) -> Floats:
        """Return natural values on the scale; beyond its ends they are at the ends."""
        return self.forward(np.clip(np.asarray(natural, dtype=np.float64), *self.ends))

    def back(self, x: ArrayLike) -> Floats:
        """Return values on the scale as natural ones."""
        return self.backward(np.asarray(x, dtype=np.float64))

    def steepness(self, natural: float) -> float:
        """Return how much the scale rises per natural unit at a value."""
        middle = min(max(natural, 1e3 * self.lowest), self.highest)
        step = 1e-4 * min(abs(middle), 1.0 - 1e-3) or 1e-6
        low, high = self.to([middle - step, middle + step])
        return float(high - low) / (2.0 * step)

    @property
    def ends(self) -> tuple[float, float]:
        """Return the natural values between which the scale is used."""
        return self.lowest, self.highest


SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "log": Scale(code=0, forward=np.log, backward=np.exp, lowest=1e-9, highest=1e18),
        "logit": Scale(
            code=1,
            forward=lambda p: np.log(p) - np.log1p(-p),
            backward=lambda x: 1.0 / (1.0 + np.exp(-x)),
            lowest=1e-9,
            highest=1.0 - 1e-9,
        ),
        "log_ratio": Scale(
            code=2, forward=np.log1p, backward=np.expm1, lowest=-1.0 + 1e-9, highest=1e9
        ),
        "log_number": Scale(
            code=3,
            forward=lambda p: np.log(-np.log1p(-p)),
            backward=lambda x: -np.expm1(-np.exp(np.minimum(x, 50.0))),
            lowest=1e-12,
            highest=1.0 - 1e-12,
        ),
    }
)
