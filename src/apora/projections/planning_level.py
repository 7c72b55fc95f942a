"""What a plan is judged by: the mean over draws, or a cautious quantile of them."""

import numpy as np
from scipy.stats import beta

from apora.projections.simulation import Floats


def level_weights(values: Floats, *, cautious: float | None) -> Floats:
    """Return the weight of each draw in what a plan is judged by; they sum to one.

    The mean, or the quantile of Harrell and Davis (1982): order statistics weighted by a
    beta distribution, smooth in the values, which a plain quantile is not.

    Args:
        values: By draw.
        cautious: Which quantile [share]; the mean if not given.
    """
    count = values.size
    if cautious is None:
        return np.full(count, 1.0 / count)
    ends = np.arange(count + 1) / count
    by_rank = np.diff(beta.cdf(ends, (count + 1) * cautious, (count + 1) * (1.0 - cautious)))
    weights = np.empty(count)
    weights[np.argsort(values, kind="stable")] = by_rank
    return weights


def level_of(values: Floats, *, cautious: float | None) -> float:
    """Return the mean over draws, or a cautious quantile of them.

    Args:
        values: By draw.
        cautious: Which quantile [share]; the mean if not given.
    """
    return float(level_weights(values, cautious=cautious) @ values)
