"""What a claim not yet heard would do: what would be said, and the draws weighted by it.

Preposterior analysis (Raiffa and Schlaifer 1961) on stored draws: one draw after another is
taken for the truth, the sampler of the claim's words draws what would be said of it, and the
likelihood of that weighs the other draws. The draw that spoke is left out, so that it does
not confirm itself, and variances are those of so many effective draws.
"""

from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.evidence.observation import Observation
from apora.inference.hedges.batch import HedgeBatch, compile_hedges, log_likelihood, padded
from apora.inference.hedges.forms import as_said
from apora.inference.hedges.hedge import Said

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
FEWEST_EFFECTIVE = 2.0
"""A number that leaves fewer effective draws than this tells nothing of the variance left."""
KNOTS_AT_A_TIME = 8
"""Knots are padded to multiples of this many a number, so that few programs are compiled."""


def weights_if_said(
    observation: Observation,
    *,
    values: Floats,
    shift: Floats,
    prior_range: tuple[float, float],
    speakers: Places,
    rng: np.random.Generator,
) -> Floats:
    """Return the weights of the draws after each of several numbers, number by draw.

    Each row sums to one; the draw that spoke weighs nothing in its own row.

    Args:
        observation: The claim as it would be heard, of one reading.
        values: What it would be said of, by draw, natural.
        shift: What the definition of a published level adds, by draw, on its scale.
        prior_range: Prior 99 % range of the quantity, natural.
        speakers: The draws that are taken for the truth in turn.
        rng: Source of luck.
    """
    said = [
        as_said(
            observation,
            theta=values[one : one + 1],
            prior_range=prior_range,
            shift=float(shift[one]),
            rng=rng,
        )
        for one in speakers
    ]
    return weights_after(
        observation,
        said=said,
        values=values,
        shift=shift,
        prior_range=prior_range,
        speakers=speakers,
    )


def weights_after(
    observation: Observation,
    *,
    said: Sequence[Said],
    values: Floats,
    shift: Floats,
    prior_range: tuple[float, float],
    speakers: Places,
) -> Floats:
    """Return the weights of the draws after each of several numbers was said, number by draw.

    Each row sums to one; the draw that spoke weighs nothing in its own row.

    Args:
        observation: The claim as it is heard, of one reading.
        said: What was said, each time.
        values: What it was said of, by draw, natural.
        shift: What the definition of a published level adds, by draw, on its scale.
        prior_range: Prior 99 % range of the quantity, natural.
        speakers: The draws of which it was said.
    """
    batch = _batch(observation, said=said, prior_range=prior_range)
    logs = _log_likelihoods(batch, values=values, shift=shift)
    logs[np.arange(speakers.size), speakers] = -np.inf
    weights = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def effective_draws(weights: Floats) -> Floats:
    """Return how many draws each row of weights is worth (Kish).

    Args:
        weights: Number by draw, rows summing to one.
    """
    return np.asarray(1.0 / np.sum(weights**2, axis=1))


def variance_left(weights: Floats, *, targets: Floats) -> Floats:
    """Return the expected variance of each target after a number, by target.

    The unbiased variance of weighted draws, averaged over the numbers: sum w (t - m)² / (1 -
    sum w²). Numbers that leave hardly a draw are passed over; nan where all do.

    Args:
        weights: Number by draw, rows summing to one.
        targets: Draw by target.
    """
    kept = weights[effective_draws(weights) >= FEWEST_EFFECTIVE]
    if not kept.shape[0]:
        return np.full(targets.shape[1], np.nan)
    centred = targets - targets.mean(axis=0)
    means = kept @ centred
    spread = kept @ centred**2 - means**2
    unbiased = spread / (1.0 - np.sum(kept**2, axis=1))[:, None]
    return np.asarray(unbiased.mean(axis=0))


def chance_left(weights: Floats, *, ahead: Floats) -> Floats:
    """Return the expected chance of choosing the worse of two after a number, by column.

    After each number the one more probably ahead is chosen.

    Args:
        weights: Number by draw, rows summing to one.
        ahead: 1 where the first is ahead, 0 where the second, a half where neither; draw by
            column.
    """
    chance = weights @ ahead
    return np.asarray(np.minimum(chance, 1.0 - chance).mean(axis=0))


def _batch(
    observation: Observation, *, said: Sequence[Said], prior_range: tuple[float, float]
) -> HedgeBatch:
    batch = compile_hedges([observation] * len(said), [prior_range] * len(said), said=said)
    step = KNOTS_AT_A_TIME * len(said)
    return padded(batch, knots=-(-batch.knots.shape[0] // step) * step)


def _log_likelihoods(batch: HedgeBatch, *, values: Floats, shift: Floats) -> Floats:
    """Return the log likelihood of each number under each draw, number by draw."""
    found = _by_draw(batch, jnp.asarray(values), jnp.asarray(shift))
    return np.array(found, dtype=np.float64).T


def _one_draw(batch: HedgeBatch, value: Array, shift: Array) -> Array:
    return log_likelihood(
        batch,
        jnp.full_like(batch.weight, value),
        discrepancy=jnp.full_like(batch.base, shift),
    )


_by_draw = jax.jit(jax.vmap(_one_draw, in_axes=(None, 0, 0)))
