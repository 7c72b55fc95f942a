"""Four plain forecasts of a monthly series: as last year, the mean of a year, ETS, ARIMA."""

import warnings
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import norm

from long_series_scores import LEVELS, QUANTILES

Floats = NDArray[np.float64]
HORIZON = 12
YEAR = 12
NAMES = {
    "SeasonalNaive": "seasonal naive",
    "AutoETS": "ETS",
    "AutoARIMA": "ARIMA",
}


class Month(Protocol):
    """The month in which a series begins."""

    @property
    def year(self) -> int:
        """Return the year."""

    @property
    def month(self) -> int:
        """Return the month of the year."""


def rival_quantiles(counted: Floats, *, start: Month) -> dict[str, Floats]:
    """Return the quantiles of each rival's forecasts, horizon by quantile.

    Args:
        counted: The series up to the origin.
        start: Its first month.
    """
    found = {"12-month mean": window_mean(counted)}
    table = _from_statsforecast(counted, start=start)
    for column, name in NAMES.items():
        low = [table[f"{column}-lo-{level}"] for level in reversed(LEVELS)]
        high = [table[f"{column}-hi-{level}"] for level in LEVELS]
        found[name] = np.array([*low, *high], dtype=np.float64).T
    return found


def window_mean(counted: Floats) -> Floats:
    """Return the mean of the last twelve months, as wide as its own past errors.

    The spread at each horizon is the root of the mean squared error that the same forecast
    made at that horizon from every earlier month of the series.

    Args:
        counted: The series up to the origin.
    """
    sums = np.concatenate([[0.0], np.cumsum(counted)])
    means = (sums[YEAR:] - sums[:-YEAR]) / YEAR
    spreads = [
        np.sqrt(np.mean((counted[YEAR - 1 + h :] - means[: means.size - h]) ** 2))
        for h in range(1, HORIZON + 1)
    ]
    return means[-1] + np.array(spreads)[:, None] * norm.ppf(QUANTILES)[None, :]


def _from_statsforecast(counted: Floats, *, start: Month) -> Any:
    from statsforecast import StatsForecast  # noqa: PLC0415 - tests load this file without it
    from statsforecast.models import AutoARIMA, AutoETS, SeasonalNaive  # noqa: PLC0415

    months = pd.date_range(f"{start.year}-{start.month:02d}-01", periods=counted.size, freq="MS")
    frame = pd.DataFrame({"unique_id": "one", "ds": months, "y": counted})
    models = [SeasonalNaive(YEAR), AutoETS(season_length=YEAR), AutoARIMA(season_length=YEAR)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pd.errors.PerformanceWarning)
        return StatsForecast(models=models, freq="MS").forecast(
            df=frame, h=HORIZON, level=list(LEVELS)
        )
