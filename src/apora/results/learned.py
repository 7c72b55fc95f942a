"""What the evidence told about a quantity: prior and posterior draws as a part of a row."""

from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import rankdata

from apora.inference.diagnostics import contraction, contraction_error, told
from apora.results.numbers import quantiles_of

Part: TypeAlias = dict[str, Any]
Floats: TypeAlias = NDArray[np.float64]
Scale: TypeAlias = Literal["log", "logit", "linear"]
TINY = 1e-9


class Effective(NamedTuple):
    """Effective draws before the evidence and after it."""

    prior: float
    posterior: float


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


def learned(
    *, prior: Floats, posterior: Floats, scale: Scale, effective: Effective | None = None
) -> Part:
    """Return quantiles before and after the evidence, and what it told.

    Args:
        prior: Draws, natural.
        posterior: Draws, natural.
        scale: On which their variances are compared.
        effective: Effective draws; as many as there are where nothing is said.
    """
    before, after = (on_scale(one, scale=scale) for one in (prior, posterior))
    return {
        "prior": quantiles_of(prior),
        "posterior": quantiles_of(posterior),
        **_told_by(prior=before, posterior=after, effective=effective),
    }


def told_by_ranks(*, prior: Floats, posterior: Floats) -> Part:
    """Return the contraction of a difference, its standard error, and what it says.

    Differences have long tails, of which few draws hold none or one: variances are those of
    normal scores of the ranks among all draws (van der Waerden 1952), so that luck in the
    tails tells nothing.

    Args:
        prior: Draws, natural.
        posterior: Draws, natural.
    """
    ranks = rankdata(np.concatenate([prior, posterior]))
    scores = ndtri(ranks / (ranks.size + 1.0))
    return _told_by(prior=scores[: prior.size], posterior=scores[prior.size :])


def _told_by(*, prior: Floats, posterior: Floats, effective: Effective | None = None) -> Part:
    share = contraction(prior=prior, posterior=posterior)
    made = effective or Effective(prior.size, posterior.size)
    error = contraction_error(share, prior=made.prior, posterior=made.posterior)
    return {
        "contraction": share,
        "contraction_error": error,
        "told": told(share, error=error),
    }
