"""What the evidence told about a quantity: prior and posterior draws as a part of a row."""

from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from apora.inference.diagnostics import contraction, contraction_error, told
from apora.results.numbers import quantiles_of

Part: TypeAlias = dict[str, Any]
Floats: TypeAlias = NDArray[np.float64]
Scale: TypeAlias = Literal["log", "logit", "linear"]
TINY = 1e-9


def on_scale(values: Floats, *, scale: Scale) -> Floats:
    """Return natural values on a scale on which a variance means something.

    Args:
        values: Natural.
        scale: Logs for counts and money, log-odds for shares.
    """
    if scale == "linear":
        return values
    bounded = np.maximum(values, TINY)
    if scale == "log":
        return np.log(bounded)
    return np.log(bounded) - np.log(np.maximum(1.0 - values, TINY))


def learned(*, prior: Floats, posterior: Floats, scale: Scale) -> Part:
    """Return quantiles before and after the evidence, and what it told.

    Args:
        prior: Draws, natural.
        posterior: Draws, natural.
        scale: On which their variances are compared.
    """
    return {
        "prior": quantiles_of(prior),
        "posterior": quantiles_of(posterior),
        **told_by(prior=on_scale(prior, scale=scale), posterior=on_scale(posterior, scale=scale)),
    }


def told_by(*, prior: Floats, posterior: Floats) -> Part:
    """Return the contraction, its standard error from the number of draws, and what it says.

    Args:
        prior: Draws, on a scale where a variance means something.
        posterior: Draws on the same scale.
    """
    share = contraction(prior=prior, posterior=posterior)
    error = contraction_error(share, prior=prior.size, posterior=posterior.size)
    return {
        "contraction": share,
        "contraction_error": error,
        "told": told(share, error=error),
    }
