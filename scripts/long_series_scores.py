"""One score for all forecasts: the same quantiles, the same months."""

from typing import Any

import numpy as np
import scoringrules
from numpy.typing import NDArray

Floats = NDArray[np.float64]
COUNT = 50
LEVELS = tuple(range(2, 100, 4))
"""Central ranges whose ends are the quantiles [%]."""
QUANTILES = (np.arange(COUNT) + 0.5) / COUNT
"""Fifty, evenly spaced: as an ensemble they stand for the forecast."""
RANGE = (0.1, 0.9)
"""Ends of the 80 % range: quantiles between the 5th and 6th, and their mirror image."""


def scored(quantiles: Floats, *, counted: Floats) -> dict[str, Any]:
    """Return CRPS and whether the 80 % range held the count, by horizon.

    Below nothing no count can lie: quantiles are cut there, for everyone.

    Args:
        quantiles: Horizon by quantile.
        counted: What was counted, by horizon.
    """
    ensemble = np.maximum(np.sort(quantiles, axis=1), 0.0)
    crps = scoringrules.crps_ensemble(counted, ensemble, backend="numpy")
    low, high = (np.array([np.interp(end, QUANTILES, one) for one in ensemble]) for end in RANGE)
    return {
        "crps": [round(float(one), 4) for one in np.asarray(crps)],
        "inside": [bool(one) for one in (low <= counted) & (counted <= high)],
    }
